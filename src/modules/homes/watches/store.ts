import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { atMost } from '#platform/database/limits.ts'
import { findHomeNamed, type HomeNamed } from '../registry/home-named.ts'
import type { Watcher } from './watcher.ts'

export const watchKinds = ['home', 'provider', 'filter'] as const
export type WatchKind = (typeof watchKinds)[number]

export interface WatchRow {
  readonly kind: WatchKind
  readonly id: string
  readonly name: string
  readonly since: Temporal.Instant
  /** A filter that came to match more homes than can be watched: nothing is told of it. */
  readonly tooMany: boolean
  /** Of a filter: what it asks for, as it was kept. */
  readonly search: Readonly<Record<string, unknown>> | null
}

/** Undefined where there is no such home or provider. A home that was joined into another stands for that. */
export async function findWatchable(
  tx: Tx,
  kind: 'home' | 'provider',
  id: string,
): Promise<HomeNamed | undefined> {
  if (kind === 'home') return findHomeNamed(tx, id)
  const found = await sql<HomeNamed>`
    select id, coalesce(name, cqc_provider_id) as name from homes.provider where id = ${id}`.execute(tx)
  return found.rows[0]
}

export async function addWatch(
  tx: Tx,
  { councilId, accountId }: Watcher,
  { kind, id }: { readonly kind: WatchKind; readonly id: string },
  since: Temporal.Instant,
): Promise<void> {
  await sql`insert into homes.watch (council_id, account_id, kind, subject_id, since)
            values (${councilId}, ${accountId}, ${kind}, ${id}, ${since}) on conflict do nothing`.execute(tx)
}

export async function endWatch(
  tx: Tx,
  { councilId, accountId }: Watcher,
  { kind, id }: { readonly kind: WatchKind; readonly id: string },
): Promise<void> {
  await sql`delete from homes.watch where council_id = ${councilId} and account_id = ${accountId}
             and kind = ${kind} and subject_id = ${id}`.execute(tx)
}

const MOST = 500

/** All that somebody watches, by name. */
export async function watchesOf(tx: Tx, { councilId, accountId }: Watcher): Promise<readonly WatchRow[]> {
  const found = await sql<WatchRow>`
    select w.kind, coalesce(h.id, p.id, f.id) as id, coalesce(h.name, p.name, p.cqc_provider_id, f.name) as name,
           w.since, f.id is not null and f.matched is null as too_many, f.search
      from homes.watch w
      left join homes.home named on w.kind = 'home' and named.id = w.subject_id
      left join homes.home h on h.id = coalesce(named.joined_into, named.id)
      left join homes.provider p on w.kind = 'provider' and p.id = w.subject_id
      left join homes.saved_filter f on w.kind = 'filter' and f.council_id = w.council_id and f.id = w.subject_id
     where w.council_id = ${councilId} and w.account_id = ${accountId}
     order by name, id ${atMost(MOST)}`.execute(tx)
  return found.rows
}
