import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { CqcLocation } from '../cqc/location.ts'
import { jsonRows } from '../registry/rows.ts'

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
        order by subject_id limit ${limit}`,
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

export async function hasBefore(tx: Tx, importId: string): Promise<boolean> {
  const found = await sql`select from homes.import_before where import_id = ${importId} limit 1`.execute(tx)
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

/** Every fact of these registrations as it was: those it has now give way. */
export async function putBackFacts(
  tx: Tx,
  registrations: readonly { readonly id: string; readonly facts: RegistrationBefore['facts'] }[],
): Promise<void> {
  await sql`delete from homes.fact where registration_id = any(${registrations.map(one => one.id)}::uuid[])`.execute(
    tx,
  )
  const rows = registrations.flatMap(one => one.facts)
  await sql`insert into homes.fact select * from jsonb_populate_recordset(null::homes.fact, ${jsonRows(rows)})`.execute(
    tx,
  )
}

/** Gives the homes whose provider has another name now, since people search by it. */
export async function putBackProviders(
  tx: Tx,
  providers: readonly Before<ProviderBefore>[],
): Promise<string[]> {
  const known = providers.flatMap(({ id, before }) => (before ? [{ id, ...before }] : []))
  const named = await sql<{ homeId: string }>`
    with named as (
      update homes.provider p set name = x.name, ownership = x.ownership, record_id = x."recordId",
             version = version + 1
        from jsonb_to_recordset(${jsonRows(known)}) as x(id uuid, name text, ownership text, "recordId" uuid)
       where p.id = x.id returning p.id)
    select distinct r.home_id from homes.registration r join named n on n.id = r.provider_id`.execute(tx)
  return named.rows.map(row => row.homeId)
}

/** Providers that only the import named. */
export async function dropProviders(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`delete from homes.provider p where p.id = any(${[...ids]}::uuid[])
       and not exists (select from homes.registration r where r.provider_id = p.id)
       and not exists (select from homes.home h where h.provider_id = p.id)`.execute(tx)
}

/** Where these registrations belong now. */
export async function homesOf(tx: Tx, registrationIds: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('homes.registration')
    .select('homeId')
    .distinct()
    .where(sql<boolean>`id = any(${[...registrationIds]}::uuid[])`)
    .execute()
  return rows.map(row => row.homeId)
}

/** Registrations that only the import brought; gives the homes they belonged to. */
export async function dropRegistrations(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const dropped = await sql<{ homeId: string }>`
    delete from homes.registration where id = any(${[...ids]}::uuid[]) returning home_id`.execute(tx)
  return dropped.rows.map(row => row.homeId)
}

/** What the import noticed of registrations that stay; what has a day is made again from the records. */
export async function dropNoticed(tx: Tx, importId: string): Promise<void> {
  await sql`delete from homes.change where import_id = ${importId} and on_date is null`.execute(tx)
}

/**
 * Homes that only this import brought and that somebody has written about, as far as this council may know: by their
 * own names, or through one of their registrations.
 */
export async function writtenAbout(tx: Tx, importId: string): Promise<string[]> {
  const found = await sql<{ name: string }>`
    with new as (select kind, subject_id as id from homes.import_before
                  where import_id = ${importId} and before is null)
    select h.name from homes.home h
     where exists (select from homes.challenge ch join new on new.kind = 'registration' and new.id = ch.registration_id
                    where ch.home_id = h.id)
        or h.id in (select id from new where kind = 'home')
           and not exists (select from homes.registration r where r.home_id = h.id
                            and r.id not in (select id from new where kind = 'registration'))
           and (exists (select from homes.challenge ch where ch.home_id = h.id)
                or exists (select from homes.local_fact f where f.home_id = h.id))
     order by h.name`.execute(tx)
  return found.rows.map(row => row.name)
}

/** Homes that only the import brought and that have no registration any more. Another name of a home that people have
 * used stays one. */
export async function dropNewHomes(tx: Tx, importId: string): Promise<number> {
  const dropped = await sql`
    delete from homes.home h using homes.import_before b
     where b.import_id = ${importId} and b.kind = 'home' and b.subject_id = h.id
       and not exists (select from homes.registration r where r.home_id = h.id)
       and (h.joined_into is null
            or not exists (select from homes.challenge ch where ch.home_id = h.id)
           and not exists (select from homes.local_fact f where f.home_id = h.id))`.execute(tx)
  return Number(dropped.numAffectedRows ?? 0)
}

/** The day of the latest change of these homes, from the changes that are left. */
export async function dateAgain(tx: Tx, homeIds: readonly string[]): Promise<void> {
  await sql`update homes.home h set changed_on = (
      select max(coalesce(c.on_date, (c.noticed_at at time zone 'Europe/London')::date))
        from homes.change c where c.home_id = h.id)
     where h.id = any(${[...homeIds]}::uuid[])`.execute(tx)
}
