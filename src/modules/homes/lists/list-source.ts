import { LONDON } from '#platform/clock.ts'
import { Invalid } from '#platform/errors.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { type Fetched, inBatches, NOT_LISTED, type Source, type Wanted } from '../import/source.ts'
import { isNumberless } from '../joining/registration.ts'
import { saidByAbsence, saidByList } from '../sources/said.ts'
import { dayIn } from './dates.ts'
import { goneFrom } from './gone.ts'
import type { Listed, ReadList } from './listed.ts'
import { ended, type ListMoment, mergeListed } from './merge.ts'
import type { ListKind } from './ratings-rows.ts'
import { readList } from './read-list.ts'
import type { Register } from './register.ts'
import { nameId } from './rows.ts'

export interface ListToImport {
  readonly kind: ListKind
  readonly path: string
  /** The file's name as people know it: an upload is kept under another. */
  readonly name: string
  /** The day the list is of, where the person says it. */
  readonly day?: string | undefined
  readonly today: Temporal.PlainDate
  readonly register: Register
}

const BATCH = 200

/**
 * One of CQC's published lists as a source of records. It is read whole before anything is listed: a list with a
 * fault changes nothing. @throws Invalid when it cannot be read, is older than the last, or seems cut off.
 */
export async function listSource({ kind, path, name, register, ...said }: ListToImport): Promise<Source> {
  const list = await readList(path, kind, name)
  const day = dayOfList(list, { name, ...said })
  const homes = await numbered(list.homes, register)
  const covers = [
    ...new Set(homes.map(home => home.localAuthority).filter(name => name !== undefined)),
  ].sort()
  const before = await register.covered(kind)
  refuseOlder(covers, before, day)
  const whole = kind === 'cqc-directory' && list.faults.length === 0
  const gone = whole ? await goneFrom(homes, { covers, before, day, register }) : new Map()
  const faultsByRow = Map.groupBy(list.faults, fault => fault.row)
  const named = new Map(homes.filter(home => home.providerName).map(home => [home.providerId, home]))
  const byId = new Map(homes.map(home => [home.locationId, home]))
  // A place that an earlier list had without a number is not new, whichever of its numbers comes now.
  const moment = (home: Listed): ListMoment => ({
    on: day,
    follows: before.has(home.localAuthority ?? '') && !gone.has(nameId(home.name, home.postcode)),
  })
  return {
    origin: { kind: 'list', list: kind, path, name, day, covers },
    strict: true,
    asOf: Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: LONDON, plainTime: '12:00' }).toInstant(),
    async *list() {
      yield* inBatches(wantedOf(list, homes, gone.keys(), name), BATCH)
    },
    async read(batch) {
      const standing = await register.standing(batch.map(item => item.id))
      return batch.map((item): Fetched => {
        if (item.kind === 'provider') return { json: providerRecord(item.id, named.get(item.id)) }
        const faults = faultsByRow.get(rowOf(item))
        if (faults) return { faults: faults.map(({ field, message }) => ({ field, message })) }
        const was = standing.get(item.id)
        if (was && gone.has(item.id))
          return {
            json: notListed(name, day),
            says: saidByAbsence,
            location: ended(was.location, day, gone.get(item.id)),
          }
        const home = byId.get(item.id)
        if (home) {
          const location = mergeListed(was, home, moment(home))
          return { json: home.record, says: saidByList(home), location }
        }
        return { json: { careHome: 'N', locationId: item.id } }
      })
    },
    providers: ids => ids.filter(id => named.has(id)).map(id => ({ kind: 'provider', id, address: name })),
    close: async () => {},
  }
}

/** A list's day is told by whoever imports it, else stands above its header or in its name, else follows from its rows. */
function dayOfList(
  { above, newestDay }: ReadList,
  { name, day: given, today }: { name: string; day?: string | undefined; today: Temporal.PlainDate },
): string {
  const day = given ?? dayIn(above) ?? dayIn(name) ?? newestDay ?? today.toString()
  if (day <= today.toString()) return day
  const message = `The list is of ${formatCivilDate(day)}, which is still to come. Say its day: --date 2026-02-25`
  throw new Invalid([{ field: 'file', message }])
}

/** Homes listed without a number are those of that name and postcode that CQC's records have. */
async function numbered(homes: readonly Listed[], register: Register): Promise<readonly Listed[]> {
  const without = homes.filter(home => isNumberless(home.locationId))
  if (without.length === 0) return homes
  const numbers = await register.numbersFor(without)
  return homes.map(home => ({ ...home, locationId: numbers.get(home.locationId) ?? home.locationId }))
}

function refuseOlder(covers: readonly string[], before: ReadonlyMap<string, string>, day: string): void {
  const later =
    covers
      .map(name => before.get(name) ?? '')
      .toSorted()
      .at(-1) ?? ''
  if (later <= day) return
  const message = `This list is of ${formatCivilDate(day)}, and one of ${formatCivilDate(later)} is imported already. Lists are imported in order of their days.`
  throw new Invalid([{ field: 'file', message }])
}

function* wantedOf(
  list: ReadList,
  homes: readonly Listed[],
  gone: Iterable<string>,
  file: string,
): Generator<Wanted> {
  const row = (number: number) => `${file}, row ${number}`
  for (const home of homes) yield { kind: 'location', id: home.locationId, address: row(home.row) }
  for (const other of list.others)
    yield { kind: 'location', id: other.id || row(other.row), address: row(other.row) }
  for (const [at, [fault]] of Map.groupBy(list.faults, one => one.row))
    yield { kind: 'location', id: fault?.id || row(at), address: row(at) }
  for (const id of gone) yield { kind: 'location', id, address: file + NOT_LISTED }
}

function providerRecord(id: string, home: Listed | undefined): object {
  const { providerName: name, ownership: ownershipType } = home ?? {}
  return { providerId: id, name, ...(ownershipType ? { ownershipType } : {}) }
}

function notListed(name: string, day: string): object {
  return { notListedIn: name, listOf: day }
}

/** The row of an address: 'list.csv, row 12'. */
const rowOf = (item: Wanted): number => Number(/row (\d+)$/.exec(item.address)?.[1])
