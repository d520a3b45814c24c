import { stat, utimes, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { wholeCouncil } from '../access/permissions.ts'
import { command, done } from '../command.ts'
import type { Context } from '../context.ts'
import { event } from '../events/event.ts'
import { type Blobs, namesBefore, removeAsides } from './blobs.ts'
import { blobs } from './provide.ts'
import { awaitingRemoval, knownNames, markRemoved } from './store.ts'

const Removed = z.object({ removed: z.number().int() })

const AT_ONCE = 500

/** Takes off the disk what was erased; what is left for the next run, that one finds. */
export const removeErasedFiles = command({
  name: 'platform.removeErasedFiles',
  does: 'Takes the bytes of erased files off the disk.',
  input: z.object({}),
  output: Removed,
  can: 'job.housekeep',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const waiting = await awaitingRemoval(ctx.tx, AT_ONCE)
    for (const { stored } of waiting) await blobs().remove(stored)
    await markRemoved(
      ctx.tx,
      waiting.map(file => file.id),
      ctx.now,
    )
    return told(waiting.length, 'ErasedFilesRemoved')
  },
})

/** A write that was killed, or whose command failed at its end, leaves bytes that no row speaks of. */
export const sweepFiles = command({
  name: 'platform.sweepFiles',
  does: 'Removes files older than a day that no record speaks of, as a write that was killed leaves them.',
  input: z.object({}),
  output: Removed,
  can: 'job.housekeep',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  long: true,
  async run(ctx) {
    return told(await sweep(ctx, blobs()), 'StrayFilesRemoved')
  },
})

function told(removed: number, happened: string) {
  return removed === 0 ? done({ removed }) : done({ removed }, event(happened, { removed }))
}

async function sweep(ctx: Context, place: Blobs): Promise<number> {
  if (!(await isDue(place, ctx.now))) return 0
  const yesterday = ctx.now.subtract({ hours: 24 })
  const strays: string[] = []
  let known = 0
  for await (const names of namesBefore(place, yesterday)) {
    const kept = await knownNames(ctx.tx, names)
    known += kept.size
    strays.push(...names.filter(name => !kept.has(name)))
  }
  const asides = await removeAsides(place, yesterday)
  refuseMany(strays.length, known)
  for (const name of strays) await place.remove(name)
  await markSwept(place, ctx.now)
  return asides + strays.length
}

const FEW = 100

/** A wrong database beside the right folder would look like strays only: then nothing must go. */
function refuseMany(strays: number, known: number): void {
  if (strays <= FEW || strays <= known) return
  throw new Error(
    `${strays} stored files are spoken of by no record, and only ${known} are: nothing was removed. Check that this data folder belongs to this database.`,
  )
}

/** The folder is every council's: whoever comes first in a day does it for all. */
async function isDue(place: Blobs, now: Temporal.Instant): Promise<boolean> {
  const there = await stat(place.folder).catch(() => undefined)
  const swept = await stat(markOf(place)).catch(() => undefined)
  const lately = now.subtract({ hours: 20 }).epochMilliseconds
  return there !== undefined && (swept === undefined || swept.mtimeMs <= lately)
}

/** Only once it is done: what was refused is tried again, and fails for an administrator to see. */
async function markSwept(place: Blobs, now: Temporal.Instant): Promise<void> {
  await writeFile(markOf(place), '', { mode: 0o600 })
  await utimes(markOf(place), now.epochMilliseconds / 1000, now.epochMilliseconds / 1000)
}

const markOf = (place: Blobs): string => `${place.folder}.swept`
