import { type Expression, type SqlBool, sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { atMost, takeRows } from '#platform/database/limits.ts'

export interface PersonRow {
  readonly councilId: string
  readonly id: string
  readonly version: number
  readonly givenName: string
  readonly familyName: string
  readonly knownAs: string | null
  readonly bornOn: string | null
  readonly bornAbout: string | null
  readonly sex: string | null
  readonly ethnicity: string | null
  readonly supportReason: string | null
  readonly conditions: readonly string[]
  readonly homeId: string | null
  readonly funding: string | null
  readonly restricted: boolean
  readonly diedOn: string | null
  readonly words: Buffer | null
}

const columns = sql`p.council_id, p.id, p.version, p.given_name, p.family_name, p.known_as, p.born_on, p.born_about, p.sex,
  p.ethnicity, p.support_reason, p.conditions, p.home_id, p.funding, p.restricted, p.died_on, p.words`

export async function findPerson(
  tx: Tx,
  councilId: string,
  id: string,
  lock = false,
): Promise<PersonRow | undefined> {
  const found = await sql<PersonRow>`select ${columns} from people.person p
    where p.council_id = ${councilId} and p.id = ${id} ${lock ? sql`for update` : sql``}`.execute(tx)
  return found.rows[0]
}

export async function findPeople(
  tx: Tx,
  councilId: string,
  ids: readonly string[],
): Promise<readonly PersonRow[]> {
  const found = await sql<PersonRow>`select ${columns} from people.person p
    where p.council_id = ${councilId} and p.id = any(${ids}::uuid[])`.execute(tx)
  return found.rows
}

/** By the indexes of people and of stays by home. Those who died are left out: nobody sees them safe and well. */
export async function findResidents(
  tx: Tx,
  councilId: string,
  homeId: string,
  leftSince: string | null,
): Promise<readonly PersonRow[]> {
  const found = await sql<PersonRow>`select ${columns} from people.person p
    where p.council_id = ${councilId} and p.erased_at is null and p.died_on is null
      and (p.home_id = ${homeId} or (${leftSince}::date is not null and p.id in
        (select s.person_id from people.stay s where s.council_id = ${councilId} and s.home_id = ${homeId}
            and s.to_on >= ${leftSince}::date)))
    order by p.family_name, p.given_name, p.id`.execute(tx)
  return found.rows
}

export async function findPeopleSeen(
  tx: Tx,
  councilId: string,
  ids: readonly string[],
  visible: Expression<SqlBool>,
): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`select p.id from people.person p
    where p.council_id = ${councilId} and p.id = any(${ids}::uuid[]) and ${visible}`.execute(tx)
  return found.rows.map(row => row.id)
}

export interface Wanted {
  readonly councilId: string
  /** Folded to plain small letters; every word of it must be in the name. */
  readonly words: readonly string[]
  readonly homeId: string | undefined
  readonly visible: Expression<SqlBool>
}

/** As `LIKE` reads it: a word that holds `%` or `_` means just these signs. */
const holding = (word: string): string => `%${word.replaceAll(/[\\%_]/g, sign => `\\${sign}`)}%`

function matching({ councilId, words, homeId, visible }: Wanted) {
  // The longest word first: fewest names hold it. See the function for why it is one.
  const patterns = words.toSorted((a, b) => b.length - a.length).map(holding)
  const named =
    patterns.length > 0 ? [sql<SqlBool>`p.id in (select people.named_like(${patterns}::text[]))`] : []
  const living = homeId ? [sql<SqlBool>`p.home_id = ${homeId}`] : []
  const all = [sql<SqlBool>`p.council_id = ${councilId}`, sql<SqlBool>`p.erased_at is null`, visible]
  return sql.join([...all, ...named, ...living], sql` and `)
}

/** Those named like this, by name; who looks for a name does not ask how many there are. */
export async function peopleLike(tx: Tx, wanted: Wanted, limit: number): Promise<readonly PersonRow[]> {
  const found = await sql<PersonRow>`select ${columns} from people.person p where ${matching(wanted)}
    order by p.family_name, p.given_name, p.id ${atMost(limit)}`.execute(tx)
  return found.rows
}

/** Counted to 10,000 exactly; more than that nobody reads. */
const COUNTED = 10_000

export async function searchPeople(tx: Tx, wanted: Wanted, limit: number, offset: number) {
  const rows = await sql<PersonRow>`select ${columns} from people.person p where ${matching(wanted)}
    order by p.family_name, p.given_name, p.id ${takeRows(limit, offset)}`.execute(tx)
  const counted = await sql<{ total: number }>`select count(*)::int as total from
    (select from people.person p where ${matching(wanted)} ${atMost(COUNTED)}) as counted`.execute(tx)
  return { rows: rows.rows, total: counted.rows[0]?.total ?? 0 }
}

export interface PersonKept {
  readonly givenName: string
  readonly familyName: string
  readonly knownAs: string | null
  readonly nameKey: string
  readonly bornOn: string | null
  readonly bornAbout: string | null
  readonly sex: string | null
  readonly ethnicity: string | null
  readonly supportReason: string | null
  readonly conditions: readonly string[]
  readonly homeId: string | null
  readonly funding: string | null
  readonly diedOn: string | null
  readonly words: Buffer | null
}

interface Making {
  readonly councilId: string
  readonly id: string
  readonly madeAt: Temporal.Instant
  readonly madeBy: string | null
}

export async function addPerson(tx: Tx, making: Making, kept: PersonKept): Promise<void> {
  await tx
    .insertInto('people.person')
    .values({ ...making, ...kept, conditions: [...kept.conditions] })
    .execute()
}

export async function changePersonRow(
  tx: Tx,
  councilId: string,
  id: string,
  kept: PersonKept,
): Promise<void> {
  await tx
    .updateTable('people.person')
    .set({ ...kept, conditions: [...kept.conditions], version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}

export interface Stay {
  readonly councilId: string
  readonly id: string
  readonly personId: string
  readonly homeId: string
  readonly fromOn: string | null
  readonly recordedAt: Temporal.Instant
  readonly recordedBy: string | null
}

/** Ends where they lived until now, the day before, and begins the new stay. */
export async function moveTo(tx: Tx, stay: Stay, today: string): Promise<void> {
  await sql`update people.stay set to_on = ${today} where council_id = ${stay.councilId}
    and person_id = ${stay.personId} and to_on is null`.execute(tx)
  await tx.insertInto('people.stay').values(stay).execute()
}

/** People of this home whose folded name is just these two words, whatever else they are called. */
export async function findByExactName(
  tx: Tx,
  councilId: string,
  { givenKey, familyKey }: { readonly givenKey: string; readonly familyKey: string },
  homeId: string,
): Promise<readonly Pick<PersonRow, 'id' | 'restricted' | 'bornOn'>[]> {
  const both = `${givenKey} ${familyKey}`
  // All that begin with both and a space: compared letter by letter, as the index is. LIKE takes none here.
  const found = await sql<Pick<PersonRow, 'id' | 'restricted' | 'bornOn'>>`
    select p.id, p.restricted, p.born_on from people.person p
     where p.council_id = ${councilId} and p.home_id = ${homeId} and p.erased_at is null and p.died_on is null
       and (p.name_key = ${both} or (p.name_key ~>=~ ${`${both} `} and p.name_key ~<~ ${`${both}!`}))
     limit 3`.execute(tx)
  return found.rows
}

/** The day somebody died; a case may record it before anybody opens the person's own record. */
export async function setDiedOn(tx: Tx, councilId: string, id: string, diedOn: string): Promise<void> {
  await tx
    .updateTable('people.person')
    .set({ diedOn, version: sql<number>`version + 1` })
    .where('councilId', '=', councilId)
    .where('id', '=', id)
    .execute()
}

/** The year of birth stays, as its first day: ages are counted by bands. Where they lived is told by their cases. */
export async function emptyPerson(
  tx: Tx,
  councilId: string,
  id: string,
  at: Temporal.Instant,
): Promise<void> {
  await sql`update people.person set given_name = '', family_name = '', known_as = null, name_key = '',
      born_on = date_trunc('year', born_on)::date, born_about = null, home_id = null, words = null,
      erased_at = ${at}, version = version + 1
    where council_id = ${councilId} and id = ${id}`.execute(tx)
}

export async function madeBefore(
  tx: Tx,
  councilId: string,
  at: Temporal.Instant,
  limit: number,
): Promise<
  readonly { readonly id: string; readonly madeAt: Temporal.Instant; readonly diedOn: string | null }[]
> {
  const found = await sql<{ id: string; madeAt: Temporal.Instant; diedOn: string | null }>`
    select id, made_at, died_on from people.person where council_id = ${councilId} and erased_at is null
       and made_at < ${at} order by made_at, id ${atMost(limit)}`.execute(tx)
  return found.rows
}
