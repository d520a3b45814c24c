import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { shownChange } from '../registry/homes-store.ts'
import { jsonRows } from '../registry/rows.ts'
import type { Before, ProviderBefore, RegistrationBefore } from './before-store.ts'

/** SQL of making the register as it was before an import. */

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

/** What the import noticed of registrations; what has a day is made again from the records. */
export async function noticedBy(tx: Tx, importId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select x.id from homes.change x
     where x.import_id = ${importId} and x.on_date is null and x.withdrawn_at is null`.execute(tx)
  return found.rows.map(row => row.id)
}

/** Challenges that Lantern itself raised about what only this import brought, and that nobody has answered. */
export async function forgetChallengesOfNobody(tx: Tx, importId: string): Promise<void> {
  await sql`select homes.forget_challenges_of_nobody(${importId})`.execute(tx)
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
      select max(coalesce(x.on_date, (x.noticed_at at time zone 'Europe/London')::date))
        from homes.change x where x.home_id = h.id and ${shownChange})
     where h.id = any(${[...homeIds]}::uuid[])`.execute(tx)
}
