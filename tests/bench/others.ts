import { cpus } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'

const LOOKED_AT_MS = 3_000
/** Less of the cores than this, from 0 to 1, and a machine counts as quiet. */
const QUIET = 0.15
const PATIENCE_MS = 180_000

/** How much of the machine's cores others use while we do nothing, from 0 to 1. */
export async function othersShare(): Promise<number> {
  const before = spent()
  await pause(LOOKED_AT_MS)
  const after = spent()
  return (after.busy - before.busy) / (after.all - before.all)
}

/** Waits until nobody else is at work here, three minutes at most. Gives how much of the cores others use then. */
export async function whenQuiet(): Promise<number> {
  const began = performance.now()
  for (;;) {
    const share = await othersShare()
    if (share < QUIET || performance.now() - began > PATIENCE_MS) return share
  }
}

function spent(): { readonly busy: number; readonly all: number } {
  const times = cpus().map(cpu => cpu.times)
  const all = times.reduce((sum, one) => sum + Object.values(one).reduce((a, b) => a + b, 0), 0)
  return { all, busy: all - times.reduce((sum, one) => sum + one.idle, 0) }
}
