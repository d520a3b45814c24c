import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anySignal } from '../testing/signals.ts'
import { liveOn } from '../triangulate/live.ts'
import { ruleSets } from '../triangulate/rule-sets.ts'
import { overOn } from './ends-on.ts'
import { rowOfSignal } from './row.ts'

const HOME = '00000000-0000-8000-8000-000000000000'
const told = anySignal([HOME], ['key/1'])

describe('the day on which a telling is over', () => {
  it('is one from which it counts by no rules there ever were', () => {
    let over = 0
    fc.assert(
      fc.property(told, fc.nat(4_000), (signal, later) => {
        const day = overOn(rowOfSignal(signal, HOME, signal.receivedOn))
        if (day === 'infinity') return
        over++
        const on = Temporal.PlainDate.from(day).add({ days: later }).toString()
        for (const rules of ruleSets) expect(liveOn([signal], on, rules)).toEqual([])
      }),
    )
    expect(over).toBeGreaterThan(0)
  })

  it('never comes for what is open, or is a rating until the next', () => {
    fc.assert(
      fc.property(told, signal => {
        const lasts = signal.expiresOn === null && (!signal.untilNext || signal.what.startsWith('cqc.rating'))
        expect(overOn(rowOfSignal(signal, HOME, signal.receivedOn)) === 'infinity').toBe(lasts)
      }),
    )
  })
})
