import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { atMost } from '#platform/database/limits.ts'
import { shownChange } from '../registry/homes-store.ts'
import { changeSentence } from '../registry/sentences.ts'
import type { Running } from './schema.ts'

/** Whose homes are told of. */
export type Runner =
  | { readonly kind: 'provider'; readonly id: string }
  | { readonly kind: 'brand'; readonly id: string }

interface Asking {
  readonly runner: Runner
  readonly councilId: string
  readonly today: Temporal.PlainDate
}

type Identity = Pick<Running, 'id' | 'cqcId' | 'name'>

/** Ratings began in October 2014. */
export const FIRST_YEAR = 2014
const MOST_EVENTS = 30
const MOST_HERE = 100

const ratingCounts = sql`jsonb_build_object(
  'outstanding', count(*) filter (where rating = 'outstanding'), 'good', count(*) filter (where rating = 'good'),
  'requires-improvement', count(*) filter (where rating = 'requires-improvement'),
  'inadequate', count(*) filter (where rating = 'inadequate'), 'unrated', count(*) filter (where rating is null))`

/** Everything about a provider or a brand in a few statements, however many homes it has. Undefined: not known. */
export async function findRunning(tx: Tx, asking: Asking): Promise<Running | undefined> {
  const identity = await identityOf(tx, asking.runner)
  if (!identity) return undefined
  const [now, history, events, related] = await Promise.all([
    nowOf(tx, asking),
    ratingsOverTime(tx, ranBy(asking.runner), asking.today),
    eventsOf(tx, asking),
    relatedTo(tx, asking.runner),
  ])
  return { kind: asking.runner.kind, ...identity, ...now, history, events, related }
}

async function identityOf(tx: Tx, { kind, id }: Runner): Promise<Identity | undefined> {
  const found =
    kind === 'provider'
      ? sql<Identity>`select id::text as id, cqc_provider_id as cqc_id, name from homes.provider where id = ${id}`
      : sql<Identity>`select brand_id as id, brand_id as cqc_id, brand_name as name from homes.home
                       where brand_id = ${id} order by registered desc, changed_at desc limit 1`
  return (await found.execute(tx)).rows[0]
}

function ranBy({ kind, id }: Runner): RawBuilder<SqlBool> {
  const theirs = kind === 'provider' ? sql`h.provider_id = ${id}` : sql`h.brand_id = ${id}`
  return sql<SqlBool>`h.joined_into is null and ${theirs}`
}

type Now = Pick<Running, 'homes' | 'beds' | 'closed' | 'councils' | 'ratings' | 'here'>

async function nowOf(tx: Tx, { runner, councilId }: Asking): Promise<Now> {
  const found = await sql<Now>`
    with h as (select h.id, h.name, h.town, h.beds, h.rating, h.rating_on, h.registered, h.council_id
                 from homes.home h where ${ranBy(runner)})
    select count(*) filter (where registered) as homes, coalesce(sum(beds) filter (where registered), 0) as beds,
           count(*) filter (where not registered) as closed,
           (select ${ratingCounts} from h where registered) as ratings,
           coalesce((select jsonb_agg(jsonb_build_object('code', c.code, 'name', c.nice_name, 'homes', n.homes, 'beds', n.beds)
                order by n.homes desc, c.nice_name)
              from (select council_id, count(*) as homes, coalesce(sum(beds), 0) as beds from h where registered group by 1) n
              join platform.council c on c.id = n.council_id), '[]') as councils,
           coalesce((select jsonb_agg(to_jsonb(x) - 'rating_on' || jsonb_build_object('ratingOn', x.rating_on) order by x.name)
              from (select id, name, town, beds, rating, rating_on from h
                     where registered and council_id = ${councilId} order by name ${atMost(MOST_HERE)}) x), '[]') as here
      from h`.execute(tx)
  const now = found.rows[0]
  if (!now) throw new Error('A count always gives a row')
  return { ...now, homes: Number(now.homes), beds: Number(now.beds), closed: Number(now.closed) }
}

/** 1 January of each year since ratings began, and today. */
function daysUntil(today: Temporal.PlainDate): readonly string[] {
  const years = Array.from({ length: today.year - FIRST_YEAR + 1 }, (_, i) => `${FIRST_YEAR + i}-01-01`)
  return [...years, today.toString()]
}

/** On each of those days, the homes `h` of these that were open then, by the rating they had then. */
export async function ratingsOverTime(
  tx: Tx,
  whose: RawBuilder<SqlBool>,
  today: Temporal.PlainDate,
): Promise<Running['history']> {
  const found = await sql<{ on: string; counts: Omit<Running['history'][number], 'on'> }>`
    with theirs as materialized (select h.id, h.opened_on, h.closed_on from homes.home h where ${whose}),
    held as (select r.home_id, r.overall, r.published_on as since,
                    lead(r.published_on) over (partition by r.home_id order by r.published_on, r.id desc) as until
               from homes.rating r
              where r.home_id = any(array(select id from theirs)) and r.overall is not null and r.published_on is not null)
    select day::text as on, ${ratingCounts} as counts
      from (select day, held.overall as rating
              from unnest(${daysUntil(today)}::date[]) as day
              join theirs h on h.opened_on <= day and (h.closed_on is null or h.closed_on > day)
              left join held on held.home_id = h.id and held.since <= day and (held.until is null or held.until > day)) as then_rated
     group by day order by day`.execute(tx)
  return found.rows.map(({ on, counts }) => ({ on, ...counts }))
}

async function eventsOf(tx: Tx, { runner }: Asking): Promise<Running['events']> {
  const found = await sql<{
    kind: string
    onDate: string
    data: Record<string, unknown>
    home: { id: string; name: string }
  }>`
    select x.kind, x.on_date, x.data, jsonb_build_object('id', h.id, 'name', h.name) as home
      from homes.home h join homes.change x on x.home_id = h.id
     where ${ranBy(runner)} and ${shownChange} and x.kind in ('opened', 're-registered', 'closed') and x.on_date is not null
     order by x.on_date desc, h.name, x.id ${atMost(MOST_EVENTS)}`.execute(tx)
  return found.rows.map(({ data, ...event }) => ({ ...event, sentence: changeSentence({ ...event, data }) }))
}

async function relatedTo(tx: Tx, runner: Runner): Promise<Running['related']> {
  const found =
    runner.kind === 'provider'
      ? sql<Running['related'][number]>`
          select 'brand' as kind, h.brand_id as id, max(h.brand_name) as name, count(*)::int as homes
            from homes.home h where ${ranBy(runner)} and h.registered and h.brand_id is not null
           group by h.brand_id order by homes desc, name`
      : sql<Running['related'][number]>`
          select 'provider' as kind, p.id::text as id, coalesce(p.name, p.cqc_provider_id) as name, count(*)::int as homes
            from homes.home h join homes.provider p on p.id = h.provider_id
           where ${ranBy(runner)} and h.registered group by p.id order by homes desc, name`
  return (await found.execute(tx)).rows
}
