import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Context } from '#platform/context.ts'
import { homesById } from '#src/modules/homes/index.ts'
import { bedDaysOf, occupiedOf } from './bed-days.ts'
import { factsKept, faultsOf } from './check.ts'
import { FOOD_KIND, FOOD_PARTNER, kindOf } from './kinds.ts'
import { matcherFor } from './match.ts'
import { readFood } from './read-food.ts'
import { type ReadRow, readSignals } from './read-signals.ts'
import type { NewSubmission } from './store.ts'
import { restrictionFor } from './subject.ts'

/** A row that can be told, with what it says in plain words. */
export interface Ready {
  readonly row: number
  readonly says: string
  readonly told: Omit<NewSubmission, 'id' | 'fileId' | 'by' | 'receivedOn'>
}

/** What a file holds. With faults nothing of it is taken. */
export interface Gathered {
  readonly rows: number
  readonly ready: readonly Ready[]
  readonly faults: readonly string[]
  readonly unmatched: readonly string[]
  readonly notes: readonly string[]
}

/** Files of partners: every row must name a home that Lantern knows. */
export async function gatherSignals(ctx: Context, bytes: Uint8Array): Promise<Gathered> {
  const { rows, unread } = await readWritten(bytes)
  const locations = rows.map(one => one.location)
  const match = await matcherFor(ctx.tx, ctx.actor.councilId, locations)
  const homeOf = ({ location, home, postcode }: ReadRow) =>
    location === '' ? match.byName(home, postcode)?.id : match.byLocation(location)
  const found = rows.map(one => ({ ...one, homeId: homeOf(one) }))
  const homes = await homesById(
    ctx.tx,
    found.flatMap(one => one.homeId ?? []),
  )
  const occupied = await occupiedOf(ctx, [...homes.keys()])
  const faults: string[] = []
  const ready: Ready[] = []
  const seen = new Map<string, number>()
  for (const { row, facts, homeId, ...read } of found) {
    const home = homeId === undefined ? undefined : homes.get(homeId)
    const wrong = [...read.faults]
    if (!home) wrong.push('no home is found for it. Check its CQC location ID, or its name and postcode')
    if (facts) wrong.push(...faultsOf(ctx, facts).map(fault => fault.message))
    if (wrong.length > 0 || !home || !facts) {
      faults.push(`Row ${row}: ${wrong.join('; ')}`)
      continue
    }
    const kept = { homeId: home.id, ...factsKept(facts), grade: null }
    const said = typeof facts.bedDays === 'number' ? { ...kept, bedDays: facts.bedDays } : kept
    const told = {
      ...{ ...kept, ...bedDaysOf(facts, { occupied: occupied.get(home.id), beds: home.beds }) },
      ...{ restriction: restrictionFor(home.beds, facts), fingerprint: fingerprintOf(said, seen) },
    }
    ready.push({ row, says: `${home.name}: ${kindOf(facts.kind, null)?.label ?? ''}`, told })
  }
  const notes = unread.length > 0 ? [`These columns were not read: ${unread.join(', ')}`] : []
  return { rows: rows.length, ready, faults, unmatched: [], notes }
}

/** Read where the process may write, and gone again whatever happens. */
async function readWritten(bytes: Uint8Array) {
  const folder = await mkdtemp(join(tmpdir(), 'lantern-partners-'))
  try {
    const path = join(folder, 'file')
    await writeFile(path, bytes, { mode: 0o600 })
    return await readSignals(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The same said twice in one file is two; the same file again is the same two. */
function fingerprintOf(kept: object, seen: Map<string, number>): string {
  const said = JSON.stringify(kept)
  const nth = (seen.get(said) ?? 0) + 1
  seen.set(said, nth)
  return createHash('sha256').update(`${nth} ${said}`).digest('hex')
}

/** Food hygiene ratings: most places of the file are no care home, so those without a home are listed and left. */
export async function gatherFood(ctx: Context, bytes: Uint8Array): Promise<Gathered> {
  const { caring, others } = readFood(bytes)
  const match = await matcherFor(ctx.tx, ctx.actor.councilId, [])
  const today = ctx.today.toString()
  const ready: Ready[] = []
  const [unmatched, notes]: [string[], string[]] = [[], [`${others} places of other kinds were left out`]]
  const seen = new Map<string, number>()
  for (const { row, id, name, postcode, rating, ratedOn } of caring) {
    const home = match.byName(name, postcode)
    const place = `Row ${row}: ${[name, postcode].filter(Boolean).join(', ')}`
    if (!home) unmatched.push(place)
    else if (rating === null || ratedOn === null || ratedOn > today) notes.push(`${place}: no rating yet`)
    else {
      const kept = {
        ...{ homeId: home.id, partner: FOOD_PARTNER, kind: FOOD_KIND, seenBy: 'inspector', count: null },
        ...{ bedDays: null, bedDaysFrom: null },
        ...{ observedFrom: ratedOn, observedTo: ratedOn, sureness: 'verified' as const, grade: rating },
        reference: id || null,
      }
      const told = { ...kept, restriction: 'published' as const, fingerprint: fingerprintOf(kept, seen) }
      ready.push({ row, says: `${home.name}: food hygiene rating ${rating}`, told })
    }
  }
  return { rows: caring.length, ready, faults: [], unmatched, notes }
}
