import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { atMost } from '#platform/database/limits.ts'
import type { CqcLocation } from '../cqc/location.ts'

/** SQL of what an import changed, as it was before. */

/** A registration as it stood, with every fact it ever had. */
export interface RegistrationBefore {
  readonly homeId: string
  readonly location: CqcLocation
  readonly recordId: string
  readonly asOf: string
  readonly facts: readonly Readonly<Record<string, unknown>>[]
}

export interface ProviderBefore {
  readonly name: string | null
  readonly ownership: string | null
  readonly recordId: string | null
}

/** Undefined: it was not there before the import. */
export interface Before<T> {
  readonly id: string
  readonly before: T | undefined
}

/** Called before these registrations are changed, in the same transaction. Those new to the register are noted so. */
export async function noteRegistrations(tx: Tx, importId: string, ids: readonly string[]): Promise<void> {
  await sql`
    insert into homes.import_before (import_id, kind, subject_id, before)
    select ${importId}, 'registration', x.id,
           case when r.id is not null then jsonb_build_object('homeId', r.home_id, 'location', r.location,
             'recordId', r.record_id, 'asOf', r.as_of, 'facts', coalesce(f.facts, '[]')) end
      from unnest(${[...ids]}::uuid[]) as x(id)
      left join homes.registration r on r.id = x.id
      left join lateral (select jsonb_agg(to_jsonb(f)) as facts from homes.fact f
                          where f.registration_id = r.id) f on true
    on conflict do nothing`.execute(tx)
}

/** Of these homes, those that are not there yet. */
export async function noteHomes(tx: Tx, importId: string, ids: readonly string[]): Promise<void> {
  await sql`
    insert into homes.import_before (import_id, kind, subject_id)
    select ${importId}, 'home', x.id from unnest(${[...ids]}::uuid[]) as x(id)
     where not exists (select from homes.home h where h.id = x.id)
    on conflict do nothing`.execute(tx)
}

/** Providers that the import names or renames, before it does. */
export async function noteProviders(tx: Tx, importId: string, ids: readonly string[]): Promise<void> {
  await sql`
    insert into homes.import_before (import_id, kind, subject_id, before)
    select ${importId}, 'provider', x.id,
           case when p.id is not null then jsonb_build_object('name', p.name, 'ownership', p.ownership,
             'recordId', p.record_id) end
      from unnest(${[...ids]}::uuid[]) as x(id)
      left join homes.provider p on p.id = x.id
      left join homes.import_item i on i.import_id = ${importId} and i.kind = 'provider' and i.outcome = 'kept'
           and i.item_id = p.cqc_provider_id
     where p.id is null or i.record_id is distinct from p.record_id and i.record_id is not null
    on conflict do nothing`.execute(tx)
}

/** What this import changed, a batch at a time, from one id on: of a whole register that is much. */
export async function registrationsBefore(
  tx: Tx,
  importId: string,
  after: string | undefined,
  limit: number,
): Promise<Before<RegistrationBefore>[]> {
  return beforeOf<RegistrationBefore>(
    tx,
    sql`import_id = ${importId} and kind = 'registration' and (${after ?? null}::uuid is null or subject_id > ${after ?? null}::uuid)
        order by subject_id ${atMost(limit)}`,
  )
}

export async function providersBefore(tx: Tx, importId: string): Promise<Before<ProviderBefore>[]> {
  return beforeOf<ProviderBefore>(tx, sql`import_id = ${importId} and kind = 'provider' order by subject_id`)
}

async function beforeOf<T>(tx: Tx, which: RawBuilder<unknown>): Promise<Before<T>[]> {
  const found = await sql<{ id: string; before: T | null }>`
    select subject_id as id, before from homes.import_before where ${which}`.execute(tx)
  return found.rows.map(({ id, before }) => ({ id, before: before ?? undefined }))
}

/** Whether another import has changed something of this one since: of whichever council. */
export async function changedSince(tx: Tx, importId: string): Promise<boolean> {
  const found = await sql`
    select from homes.import_before mine join homes.import_before later
        on later.kind = mine.kind and later.subject_id = mine.subject_id and later.seq > mine.seq
     where mine.import_id = ${importId} and later.import_id <> ${importId} limit 1`.execute(tx)
  return found.rows.length > 0
}

/** Whether the import changed anything, or said something that no earlier one of its source had said. */
export async function hasBefore(tx: Tx, importId: string): Promise<boolean> {
  const found = await sql`
    select from homes.import_before where import_id = ${importId}
    union all select from homes.said where import_id = ${importId} limit 1`.execute(tx)
  return found.rows.length > 0
}

export async function forgetBefore(tx: Tx, importId: string): Promise<void> {
  await sql`delete from homes.import_before where import_id = ${importId}`.execute(tx)
}

/** The way back of imports that ended before this day is forgotten: nobody would take so old a thing back whole. */
export async function forgetOldBefore(tx: Tx, before: Temporal.Instant): Promise<void> {
  await sql`delete from homes.import_before b using homes.import i
     where i.id = b.import_id and i.finished_at < ${before}`.execute(tx)
}
