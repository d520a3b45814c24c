import { civilDate } from '#platform/clock.ts'
import type { Tx } from '#platform/database/database.ts'
import { together } from '#platform/database/together.ts'
import type { Signal } from '#platform/signal.ts'
import { homesById } from '#src/modules/homes/index.ts'
import { hasTurned } from '../reading/cursor-store.ts'
import { rulesInUse } from '../triangulate/rule-sets.ts'
import { endsOn } from './ends-on.ts'
import { settle } from './live-store.ts'
import { type NewTelling, rowOfSignal, saysTheSame, type TellingRow } from './row.ts'
import { countsFor } from './sources.ts'
import { addTellings, clear, lastTold, markStale, unclear } from './telling-store.ts'

/** A signal under its key; `null` takes back what was told under it, from now on. */
export interface Told {
  readonly key: string
  readonly signal: Signal | null
  /** How it stood from day to day, where it is told for the first time long after; the last as it stands now. */
  readonly standings?: readonly { readonly from: string; readonly standing: Signal['standing'] }[]
}

export interface Telling {
  readonly councilId: string
  /** A code: who tells. Keys are of one source; two sources may use the same. */
  readonly source: string
  readonly signals: readonly (Signal | Told)[]
  /** The time by which it is told. Default: the machine's own, for those who have no context at hand. */
  readonly now?: Temporal.Instant
}

/**
 * Takes in what a source tells of homes, in the caller's transaction. Told again under a key the last telling stands,
 * from the day on which it is told; the past stays as it was known. Told twice alike it is one telling. Pictures follow
 * within seconds, by a job: whoever tells waits for none of it. What is told before the first day has turned is known from
 * the day on which it was received; later than that a day gone by stays as it was seen.
 * @returns how many tellings there were
 */
export async function tellSignals(tx: Tx, { councilId, source, signals, now }: Telling): Promise<number> {
  const told = new Map(
    signals.map(one => ('signal' in one ? one : { key: one.key, signal: one })).map(one => [one.key, one]),
  )
  if (told.size === 0) return 0
  const before = await clear(tx)
  const at = now ?? Temporal.Now.instant()
  const count = await takeIn(tx, { councilId, source, at }, [...told.values()])
  if (!before) await unclear(tx)
  return count
}

interface To {
  readonly councilId: string
  readonly source: string
  readonly at: Temporal.Instant
}

async function takeIn(tx: Tx, to: To, told: readonly Told[]): Promise<number> {
  const [last, homes, turned] = await together([
    lastTold(
      tx,
      to,
      told.map(one => one.key),
    ),
    homesById(
      tx,
      told.flatMap(one => one.signal?.homeId ?? []),
    ),
    hasTurned(tx, to.councilId),
  ])
  const today = { day: civilDate(to.at).toString(), turned }
  const rows = told.flatMap(one => {
    const homeId = one.signal ? (homes.get(one.signal.homeId)?.id ?? one.signal.homeId) : ''
    return rowsOf(one, homeId, last.get(one.key), today)
  })
  if (rows.length === 0) return 0
  await writeTellings(tx, to, rows)
  const now = rows.map(row => ({ homeId: row.homeId, restriction: row.restriction }))
  const before = rows.flatMap(row => last.get(row.key) ?? [])
  await markStale(tx, to.councilId, movedBy(to.source, [...now, ...before]))
  return rows.length
}

/** The homes that something is told of, and whether the home's own edition is made of any of it. */
export function movedBy(source: string, rows: readonly Pick<NewTelling, 'homeId' | 'restriction'>[]) {
  const moved = new Map<string, { readonly shareable: boolean }>()
  for (const { homeId, restriction } of rows) {
    const shareable = countsFor('home', source, restriction) || (moved.get(homeId)?.shareable ?? false)
    moved.set(homeId, { shareable })
  }
  return moved
}

/** Adds them, and lets the last of each key stand. */
export async function writeTellings(tx: Tx, to: To, rows: readonly NewTelling[]): Promise<void> {
  const today = civilDate(to.at).toString()
  const placed = await addTellings(tx, to, rows)
  const seqs = new Map<string, number>()
  for (const { key, seq } of placed) seqs.set(key, Math.max(seq, seqs.get(key) ?? 0))
  const lasting = [...new Map(rows.map(row => [row.key, row])).values()]
  const live = lasting.flatMap(row => {
    const { key, homeId, restriction } = row
    const ends = endsOn(row, rulesInUse)
    if (row.takenBack || rulesInUse.standing[row.standing] === 0 || (ends !== null && ends <= today))
      return []
    return [{ key, seq: seqs.get(key) ?? 0, homeId, restriction, endsOn: ends }]
  })
  await settle(tx, to, { told: rows, live, today })
}

interface Today {
  readonly day: string
  /** Pictures are kept of every day: what comes late is known from today on, for nobody saw it before. */
  readonly turned: boolean
}

/** What one telling adds: nothing where it says what was said; more than one where it tells of its past too. Pure. */
function rowsOf(
  { signal, standings = [] }: Told,
  homeId: string,
  before: TellingRow | undefined,
  { day: today, turned }: Today,
): NewTelling[] {
  if (signal === null) {
    if (!before || before.takenBack) return []
    const { seq: _seq, source: _source, ...same } = before
    return [{ ...same, takenBack: true, knownOn: later(today, before.knownOn) }]
  }
  if (before) {
    const row = rowOfSignal(signal, homeId, later(today, before.knownOn))
    return saysTheSame(before, row) ? [] : [row]
  }
  if (turned) return [rowOfSignal(signal, homeId, today)]
  const first = earlier(signal.receivedOn, today)
  const past = standings.slice(0, -1).map(({ from, standing }) => {
    // While it stood so its case was open, and what is open does not expire.
    return rowOfSignal({ ...signal, standing, expiresOn: null }, homeId, earlier(later(from, first), today))
  })
  const since = earlier(later(standings.at(-1)?.from ?? first, first), today)
  return [...past, rowOfSignal(signal, homeId, since)]
}

const later = (a: string, b: string): string => (a > b ? a : b)
const earlier = (a: string, b: string): string => (a < b ? a : b)
