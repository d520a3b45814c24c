import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { z } from 'zod'
import { atMost, takeRows } from '#platform/database/limits.ts'
import { LONDON } from '../clock.ts'
import { readCursor, writeCursor } from '../cursor.ts'
import type { Tx } from '../database/database.ts'
import type { EventItem, ListEvents } from './list-schema.ts'

export type Condition = RawBuilder<SqlBool>

/** Civil days in England as a span of instants, both days included. */
export function between(dates: { from?: string | undefined; to?: string | undefined }): readonly Condition[] {
  const start = (day: Temporal.PlainDate) => day.toZonedDateTime(LONDON).toInstant().toString()
  const conditions: Condition[] = []
  if (dates.from) conditions.push(sql`e.at >= ${start(Temporal.PlainDate.from(dates.from))}::timestamptz`)
  if (dates.to) {
    conditions.push(sql`e.at < ${start(Temporal.PlainDate.from(dates.to).add({ days: 1 }))}::timestamptz`)
  }
  return conditions
}

export function filterOf(councilId: string, input: ListEvents): Condition {
  const wanted: Condition[] = [sql`e.council_id = ${councilId}`, ...between(input)]
  if (input.actor) wanted.push(sql`e.actor_id = ${input.actor}`)
  if (input.action) wanted.push(sql`e.action = ${input.action}`)
  if (input.subjectType) wanted.push(sql`e.subject_type = ${input.subjectType}`)
  if (input.subjectId) wanted.push(sql`e.subject_id = ${input.subjectId}`)
  if (input.outcome) wanted.push(sql`e.outcome = ${input.outcome}`)
  return sql`${sql.join(wanted, sql` and `)}`
}

const EventKey = z.object({ at: z.iso.datetime(), id: z.uuid() })
const NEWEST_FIRST = 'newest-first'

export const cursorAt = ({ at, id }: z.input<typeof EventKey>): string =>
  writeCursor(NEWEST_FIRST, { at, id })

/** Older than the event the cursor names. Invalid where it is no cursor of this list. */
export function olderThan(cursor: string): Condition {
  const { at, id } = readCursor(cursor, NEWEST_FIRST, EventKey)
  return sql`(e.at, e.id) < (${at}::timestamptz, ${id}::uuid)`
}

/** How many match, counted no further than `most` + 1. */
export async function countEvents(tx: Tx, filter: Condition, most: number): Promise<number> {
  const { rows } = await sql<{ n: string }>`
    select count(*)::text as n from
      (select from platform.event e where ${filter} ${atMost(most + 1)}) few`.execute(tx)
  return Number(rows[0]?.n ?? 0)
}

export interface Slice {
  readonly filter: Condition
  readonly newestFirst: boolean
  readonly limit: number
  readonly offset?: number
}

export async function readEvents(tx: Tx, slice: Slice): Promise<EventItem[]> {
  const order = slice.newestFirst ? sql`e.at desc, e.id desc` : sql`e.at, e.id`
  const { rows } = await sql<EventItem & { waiting: boolean }>`
    select e.id, (to_jsonb(e.at at time zone 'UTC') #>> '{}') || 'Z' as at, e.actor_id,
      coalesce(a.name, case e.actor_role when 'system' then 'Lantern' when 'public' then 'Not signed in'
        else 'Unknown account' end) as actor_name,
      e.actor_role, e.via, e.action, e.outcome, e.subject_type, e.subject_id, e.reason as because, e.purpose,
      e.request_id, e.data, w.event_id is not null as waiting
    from (select * from platform.event e where ${slice.filter}
           order by ${order} ${takeRows(slice.limit, slice.offset ?? 0)}) e
    left join platform.account a on a.council_id = e.council_id and a.id = e.actor_id
    left join platform.event_unsealed w on w.council_id = e.council_id and w.event_id = e.id
    order by ${order}`.execute(tx)
  const settled = rows.filter(row => !row.waiting).map(row => row.id)
  const seals = await sealsOf(tx, settled)
  return rows.map(({ waiting, ...item }) => ({
    ...item,
    seal: waiting ? 'waiting' : (seals.get(item.id) ?? 'unaccounted'),
  }))
}

async function sealsOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ eventId: string; sequence: string }>`
    select event_id, sequence::text as sequence from platform.seals_of(${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map(row => [row.eventId, Number(row.sequence)]))
}
