import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import { type EventDraft, event } from '#platform/events/event.ts'
import { homeIdFor, homesById } from '#src/modules/homes/index.ts'
import { keepPerson, samePerson } from '#src/modules/people/index.ts'
import { addConcern, changeConcern } from '../concern/store.ts'
import { referenceFrom } from '../reference.ts'
import { addReport } from '../report/store.ts'
import { caseSealer } from '../words.ts'
import type { RawRow } from './columns.ts'
import { type ReadRow, readRow, stateOf } from './read-row.ts'
import {
  addImport,
  type ImportRow,
  type KnownConcern,
  knownConcerns,
  noteKnown,
  noteRead,
  versionOf,
} from './store.ts'

export interface NumberedRow {
  /** As the sheet counts it. */
  readonly number: number
  readonly raw: RawRow
}

export interface Taking {
  readonly door: ImportRow['door']
  readonly fileName: string
  readonly rows: readonly NumberedRow[]
  readonly dryRun: boolean
  readonly system: string
}

export interface TakenIn
  extends Pick<ImportRow, 'rows' | 'created' | 'changed' | 'unchanged' | 'refused' | 'faults'> {
  /** Null for a try. */
  readonly importId: string | null
  readonly dryRun: boolean
}

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/**
 * Takes in what another case system says, row by row: a row that is wrong is refused and told, and holds up no other.
 * The same row again does nothing. A try does all of it and takes it back, so that its report is the truth.
 */
export async function takeIn(
  ctx: Context,
  taking: Taking,
): Promise<{ report: TakenIn; events: readonly EventDraft[] }> {
  const { door, fileName, rows, dryRun, system } = taking
  if (dryRun) await sql.raw('savepoint dry_run').execute(ctx.tx)
  const importId = ctx.ids.next()
  const hash = hashOf(rows.map(row => row.raw))
  const counts = { created: 0, changed: 0, unchanged: 0, refused: 0 }
  const work = await sortOut(ctx, rows)
  for (const { kind } of work.rows) counts[kind] += 1
  counts.refused = work.refused
  const by = ctx.actor.id ?? null
  const made = { id: importId, door, fileName, hash, rows: rows.length, at: ctx.now, by }
  await addImport(ctx.tx, ctx.actor.councilId, made, { ...counts, faults: work.faults })
  const events: EventDraft[] = []
  for (const one of work.rows) {
    if (one.kind === 'created') events.push(await create(ctx, one, { importId, system }))
    if (one.kind === 'changed' && one.known) events.push(await change(ctx, one, one.known))
  }
  if (dryRun) await sql.raw('rollback to savepoint dry_run').execute(ctx.tx)
  const report = {
    importId: dryRun ? null : importId,
    dryRun,
    rows: rows.length,
    ...counts,
    faults: work.faults.slice(0, 200),
  }
  const told = event('ConcernsTakenIn', { ...counts, door, dryRun, file: hash })
  return { report, events: dryRun ? [told] : [told, ...events] }
}

interface Sorted {
  readonly kind: 'created' | 'changed' | 'unchanged'
  readonly row: ReadRow
  readonly hash: string
  readonly known?: KnownConcern | undefined
}

async function sortOut(ctx: Context, rows: readonly NumberedRow[]) {
  const faults: ImportRow['faults'][number][] = []
  const read = new Map<string, { row: ReadRow; hash: string; number: number }>()
  let refused = 0
  const refuse = (row: number, field: string, message: string, first = true) => {
    faults.push({ row, field, message })
    if (first) refused += 1
  }
  for (const { number, raw } of rows) {
    const row = readRow(raw, ctx.today.toString())
    if (!('id' in row)) {
      for (const [at, { field, message }] of row.entries()) refuse(number, field, message, at === 0)
    } else if (read.has(row.id)) refuse(number, 'id', 'The same number stands above. Keep one row of it.')
    else read.set(row.id, { row, hash: hashOf(raw), number })
  }
  const known = new Map(
    (await knownConcerns(ctx.tx, ctx.actor.councilId, [...read.keys()])).map(one => [one.foreignId, one]),
  )
  const sorted: Sorted[] = []
  for (const { row, hash, number } of read.values()) {
    const before = known.get(row.id)
    if (!before) sorted.push({ kind: 'created', row, hash })
    else if (before.hash === hash) sorted.push({ kind: 'unchanged', row, hash })
    else if (before.version === before.concernVersion)
      sorted.push({ kind: 'changed', row, hash, known: before })
    else refuse(number, 'id', 'Somebody has worked on this case here since. Put the two together by hand.')
  }
  return { rows: sorted, faults, refused }
}

const noon = (day: string): Temporal.Instant =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'Europe/London', plainTime: '12:00' }).toInstant()

/** What changes as the other system goes on. */
const standing = (row: ReadRow) => ({
  state: stateOf(row),
  dueOn: null,
  outcome: row.outcome ?? null,
  decidedAt: row.decidedOn ? noon(row.decidedOn) : null,
  closedAt: row.closedOn ? noon(row.closedOn) : null,
  closingReason: row.closedOn ? (row.closingReason ?? 'completed') : null,
  abuseTypes: row.abuseTypes,
  location: row.location ?? null,
})

async function homeOf(ctx: Context, location: string | undefined): Promise<string | null> {
  if (!location) return null
  const id = homeIdFor(location)
  return (await homesById(ctx.tx, [id])).has(id) ? id : null
}

async function create(
  ctx: Context,
  { row, hash }: Sorted,
  from: { importId: string; system: string },
): Promise<EventDraft> {
  const { councilId } = ctx.actor
  const homeId = await homeOf(ctx, row.cqcLocationId)
  const { givenName, familyName, bornOn } = row.person
  const same = await samePerson(ctx, { givenName, familyName, bornOn }, homeId ?? undefined)
  const personId = same?.id ?? (await keepPerson(ctx, { ...row.person, homeId }))
  const [id, reportId] = [ctx.ids.next(), ctx.ids.random()]
  const receivedAt = noon(row.receivedOn)
  const words = { account: row.words ?? `Kept in ${from.system}, number ${row.id}.` }
  await addReport(ctx.tx, {
    ...{
      councilId,
      id: reportId,
      reference: referenceFrom('R', ctx.ids.random()),
      door: 'import',
      naming: 'anonymous',
    },
    ...{ raisedBy: null, relation: null, homeId, danger: 'not-known', receivedAt },
    ...{ state: 'sorted', sortedAs: 'safeguarding', sortedAt: ctx.now },
    words: (await caseSealer(ctx, reportId))(words),
  })
  const restricted = same?.restricted ?? false
  await addConcern(ctx.tx, {
    ...{
      councilId,
      id,
      reference: referenceFrom('C', ctx.ids.random()),
      reportId,
      personId,
      homeId,
      receivedAt,
      restricted,
    },
    ...{
      state: 'looking',
      danger: 'not-known',
      abuseTypes: row.abuseTypes,
      happenedOn: null,
      dueOn: null,
      harm: null,
      reopens: null,
    },
    words: (await caseSealer(ctx, id))(words),
  })
  await changeConcern(ctx.tx, councilId, id, standing(row))
  const known = {
    councilId,
    foreignId: row.id,
    concernId: id,
    importId: from.importId,
    hash,
    personMade: !same,
  }
  await noteKnown(ctx.tx, { ...known, concernVersion: await versionOf(ctx.tx, councilId, id) })
  return event(
    'ConcernTakenIn',
    { state: stateOf(row), homeId },
    { type: 'concern', id, sensitive: true, restricted },
  )
}

async function change(
  ctx: Context,
  { row, hash }: Sorted,
  { concernId, foreignId }: KnownConcern,
): Promise<EventDraft> {
  const { councilId } = ctx.actor
  await changeConcern(ctx.tx, councilId, concernId, standing(row))
  await noteRead(ctx.tx, councilId, foreignId, hash, await versionOf(ctx.tx, councilId, concernId))
  return event(
    'ConcernFollowed',
    { state: stateOf(row) },
    { type: 'concern', id: concernId, sensitive: true },
  )
}
