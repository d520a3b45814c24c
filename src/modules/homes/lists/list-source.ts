import { LONDON } from '#platform/clock.ts'
import { Invalid } from '#platform/errors.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { type Fetched, inBatches, NOT_LISTED, type Source, type Wanted } from '../import/source.ts'
import { saidByAbsence, saidByList } from '../sources/said.ts'
import { dayIn } from './dates.ts'
import { goneFrom } from './gone.ts'
import type { Listed, ListedHome, ReadList } from './listed.ts'
import { ended, type ListMoment, mergeListed, type Standing } from './merge.ts'
import type { ListKind } from './ratings-rows.ts'
import { readList } from './read-list.ts'
import type { Register } from './register.ts'
import { Rereading } from './rereading.ts'
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
 * One of CQC's published lists as a source of records. It is gone through whole before anything is listed: a list with
 * a fault changes nothing. Its rows are read again, a batch at a time, as they are imported.
 * @throws Invalid when it cannot be read, is older than the last, or seems cut off.
 */
export async function listSource({ kind, path, name, register, ...said }: ListToImport): Promise<Source> {
  const list = await readList(path, kind, name)
  const day = dayOfList(list, { name, ...said })
  const homes = await numbered(list.homes, register)
  const { covers } = list
  const before = await register.covered(kind)
  refuseOlder(covers, before, day)
  const whole = kind === 'cqc-directory' && list.faults.length === 0
  const gone = whole ? await goneFrom(homes, { covers, before, day, register }) : new Map()
  const { providers } = list
  const rereading = new Rereading(list)
  return {
    origin: { kind: 'list', list: kind, path, name, day, covers },
    strict: true,
    asOf: Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: LONDON, plainTime: '12:00' }).toInstant(),
    async *list() {
      yield* inBatches(wantedOf(list, homes, gone.keys(), name), BATCH)
    },
    read: readerOf(list, { homes, before, gone, name, day, register, rereading }),
    providers: ids =>
      ids.filter(id => providers.has(id)).map(id => ({ kind: 'provider', id, address: name })),
    close: () => rereading.close(),
  }
}

interface Reading {
  readonly homes: readonly ListedHome[]
  readonly before: ReadonlyMap<string, string>
  readonly gone: ReadonlyMap<string, string | undefined>
  readonly name: string
  readonly day: string
  readonly register: Register
  readonly rereading: Rereading
}

function readerOf(list: ReadList, reading: Reading): Source['read'] {
  const { before, gone, name, day, register, rereading } = reading
  const faultsByRow = Map.groupBy(list.faults, fault => fault.row)
  const rows = new Map(reading.homes.map(home => [home.locationId, home.row]))
  // A place that an earlier list had without a number is not new, whichever of its numbers comes now.
  const moment = (home: Listed): ListMoment => ({
    on: day,
    follows: before.has(home.localAuthority ?? '') && !gone.has(nameId(home.name, home.postcode)),
  })
  const readOne = async (item: Wanted, was: Standing | undefined): Promise<Fetched> => {
    if (item.kind === 'provider') return { json: providerRecord(item.id, list.providers.get(item.id)) }
    const faults = faultsByRow.get(rowOf(item))
    if (faults) return { faults: faults.map(({ field, message }) => ({ field, message })) }
    if (was && gone.has(item.id)) {
      const location = ended(was.location, day, gone.get(item.id))
      return { json: notListed(name, day), says: saidByAbsence, location }
    }
    const row = rows.get(item.id)
    if (row === undefined) return { json: { careHome: 'N', locationId: item.id } }
    const home = { ...(await rereading.at(row)), locationId: item.id }
    return { json: home.record, says: saidByList(home), location: mergeListed(was, home, moment(home)) }
  }
  return async batch => {
    const standing = await register.standing(batch.map(item => item.id))
    const read: Fetched[] = []
    for (const item of batch) read.push(await readOne(item, standing.get(item.id)))
    return read
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
async function numbered(homes: readonly ListedHome[], register: Register): Promise<readonly ListedHome[]> {
  const without = homes.flatMap(home => home.unnumbered ?? [])
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
  homes: readonly ListedHome[],
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

function providerRecord(
  id: string,
  { name, ownership }: { name?: string; ownership?: string | undefined } = {},
): object {
  return { providerId: id, name, ...(ownership ? { ownershipType: ownership } : {}) }
}

function notListed(name: string, day: string): object {
  return { notListedIn: name, listOf: day }
}

/** The row of an address: 'list.csv, row 12'. */
const rowOf = (item: Wanted): number => Number(/row (\d+)$/.exec(item.address)?.[1])
