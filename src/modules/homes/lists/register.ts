import { sql } from 'kysely'
import type pg from 'pg'
import type { Tx } from '#platform/database/database.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { nameAndPostcode } from '../joining/keys.ts'
import { NO_NUMBER } from '../joining/registration.ts'
import type { Listed } from './listed.ts'
import type { Standing } from './merge.ts'
import type { ListKind } from './ratings-rows.ts'

type Unnumbered = Pick<Listed, 'locationId' | 'name' | 'postcode'>

/** What reading a list needs to know of the register. Short reads: no transaction is held while a file is read. */
export interface Register {
  /** By CQC's id. */
  standing(ids: readonly string[]): Promise<ReadonlyMap<string, Standing>>
  /** For homes listed without a number: the id of the registration of that name and postcode, the open one first. */
  numbersFor(homes: readonly Unnumbered[]): Promise<ReadonlyMap<string, string>>
  /** Registrations open in these councils by records older than that day. */
  openBefore(localAuthorities: readonly string[], day: string): Promise<readonly string[]>
  /** Councils, by the name CQC gives them, that an imported list of this kind covers; with the day of the latest. */
  covered(kind: ListKind): Promise<ReadonlyMap<string, string>>
}

export function registerOf(pool: pg.Pool, councilId: string): Register {
  const reading = <T>(work: (tx: Tx) => Promise<T>) =>
    inTransaction(pool, { councilId, readOnly: true, long: true }, work)
  return {
    standing: ids => reading(tx => standing(tx, ids)),
    numbersFor: homes => reading(tx => numbersFor(tx, homes)),
    openBefore: (names, day) => reading(tx => openBefore(tx, names, day)),
    covered: kind => reading(tx => covered(tx, kind)),
  }
}

async function standing(tx: Tx, ids: readonly string[]): Promise<Map<string, Standing>> {
  const found = await sql<Standing>`
    select location, ((as_of at time zone 'Europe/London')::date)::text as as_of
      from homes.registration where cqc_location_id = any(${[...ids]})`.execute(tx)
  return new Map(found.rows.map(row => [row.location.locationId, row]))
}

async function numbersFor(tx: Tx, homes: readonly Unnumbered[]): Promise<Map<string, string>> {
  const postcodes = [...new Set(homes.map(home => home.postcode).filter(postcode => postcode !== undefined))]
  const found = await sql<{ id: string; name: string; postcode: string }>`
    select cqc_location_id as id, name, postcode from homes.registration
     where postcode = any(${postcodes}) and not starts_with(cqc_location_id, ${NO_NUMBER})
     order by registered, registered_from`.execute(tx)
  const byPlace = new Map(found.rows.map(({ id, name, postcode }) => [placeKey(name, postcode), id] as const))
  const numbers = homes.flatMap(home => {
    const number = byPlace.get(placeKey(home.name, home.postcode))
    return number ? [[home.locationId, number] as const] : []
  })
  return new Map(numbers)
}

function placeKey(name: string, postcode: string | undefined): string {
  const unknown = { locationId: '', registeredFrom: '', relationships: [] }
  return nameAndPostcode({ ...unknown, name, postcode }) ?? ''
}

async function openBefore(tx: Tx, names: readonly string[], day: string): Promise<string[]> {
  const found = await sql<{ id: string }>`
    select cqc_location_id as id from homes.registration
     where registered and location->>'localAuthority' = any(${[...names]}) and registered_from < ${day}::date
       and (as_of at time zone 'Europe/London')::date < ${day}::date
     order by cqc_location_id`.execute(tx)
  return found.rows.map(row => row.id)
}

async function covered(tx: Tx, kind: ListKind): Promise<Map<string, string>> {
  const found = await sql<{ name: string; day: string }>`
    select name, max(origin->>'day') as day
      from homes.import, jsonb_array_elements_text(origin->'covers') as name
     where state = 'done' and not dry_run and origin->>'list' = ${kind} group by name`.execute(tx)
  return new Map(found.rows.map(row => [row.name, row.day]))
}
