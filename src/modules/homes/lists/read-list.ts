import { createHash } from 'node:crypto'
import { isNumberless } from '../joining/registration.ts'
import { dayOf } from './dates.ts'
import { type FirstLook, firstLook, rowsBelow } from './first-look.ts'
import type { Listed, ListedHome, ListedOther, ListFault, ReadList } from './listed.ts'
import { type Found, type ListKind, locationIn } from './ratings-rows.ts'
import { dateColumns, isCareHome, type ListRow, listedOf, nameId } from './rows.ts'

interface OfList {
  readonly path: string
  readonly kind: ListKind
  /** The file's name as people know it. */
  readonly file: string
  readonly look: FirstLook
}

/**
 * Goes through a list twice, and holds none of its rows: once for how its days are written, once for what is in it.
 * @throws Invalid when the file cannot be read, or has no header of such a list.
 */
export async function readList(path: string, kind: ListKind, file: string): Promise<ReadList> {
  const list = { path, kind, file, look: await firstLook(path, kind) }
  const survey = new Survey()
  let newestDay: string | undefined
  const note = (row: ListRow) => {
    for (const day of daysOf(row, list.look)) if (newestDay === undefined || day > newestDay) newestDay = day
  }
  for await (const found of foundIn(list, note)) survey.add(found)
  const { homes, others, faults, providers } = survey
  const covers = [...survey.covers].sort()
  const { above } = list.look
  return { homes, others, faults, providers, covers, newestDay, above, read: () => homesIn(list) }
}

async function* homesIn(list: OfList): AsyncGenerator<Listed> {
  for await (const found of foundIn(list)) if ('home' in found) yield found.home
}

async function* foundIn(
  { path, kind, file, look }: OfList,
  note: (row: ListRow) => void = () => {},
): AsyncGenerator<Found> {
  // Publishers write the rows of a location one below the other; only where they do not, more than one waits here.
  const begun = new Map<string, [ListRow, ...ListRow[]]>()
  for await (const row of rowsBelow(path, look)) {
    note(row)
    if (kind === 'cqc-directory') {
      yield serviceIn(row, file)
      continue
    }
    const id = row.text('locationId') ?? ''
    const rows = begun.get(id)
    const all: [ListRow, ...ListRow[]] = rows ? [...rows, row] : [row]
    begun.set(id, all)
    if (all.length < (look.rowsOf.get(id) ?? 0)) continue
    begun.delete(id)
    yield locationIn(all, file)
  }
}

function* daysOf(row: ListRow, { orders }: FirstLook): Generator<string> {
  for (const column of dateColumns) {
    const text = row.text(column)
    const day = text === undefined ? undefined : dayOf(text, orders[column] ?? 'day-first')
    if (day !== undefined) yield day
  }
}

/** One row of a directory is one service. */
function serviceIn(row: ListRow, file: string): Found {
  const id = row.text('locationId') ?? ''
  if (isProvider(row) || isCareHome(row) === false) return { other: { id, row: row.number } }
  const home = listedOf(row, file)
  if (row.faults.length === 0) return { home }
  return { faults: row.faults.map(fault => ({ row: row.number, id, ...fault })) }
}

/** Some lists have the rows of providers among those of locations; their address tells. */
function isProvider(row: ListRow): boolean {
  return /\/provider\//.test(row.text('url') ?? '')
}

/** What is held of a list: nothing of a row but its number, its ids and a hash of what it says. */
class Survey {
  readonly homes: ListedHome[] = []
  readonly others: ListedOther[] = []
  readonly faults: ListFault[] = []
  readonly covers = new Set<string>()
  readonly providers = new Map<string, { name: string; ownership: string | undefined }>()
  readonly #first = new Map<string, { row: number; hash: string }>()

  add(found: Found): void {
    if ('home' in found) this.#addHome(found.home)
    else if ('other' in found) this.others.push(found.other)
    else this.faults.push(...found.faults)
  }

  /**
   * One number twice with different words contradicts itself. A list without numbers has a home that is registered
   * twice in two rows: without numbers they cannot be told apart from one year to the next, so the first stands.
   */
  #addHome({ locationId, row, name, postcode, record, ...home }: Listed): void {
    const hash = createHash('sha256').update(JSON.stringify(record)).digest('base64')
    const before = this.#first.get(locationId)
    if (before && (isNumberless(locationId) || before.hash === hash)) {
      this.others.push({ id: `${locationId}, again`, row })
      return
    }
    if (before) {
      const message = `is in row ${before.row} as well, with other words. Keep one of them.`
      this.faults.push({ row, id: locationId, field: 'Location ID', message })
      return
    }
    this.#first.set(locationId, { row, hash })
    const unnumbered = isNumberless(locationId) ? { locationId, name, postcode } : undefined
    this.homes.push({ locationId, row, nameId: nameId(name, postcode), unnumbered })
    const { localAuthority, providerId, providerName, ownership } = home
    if (localAuthority !== undefined) this.covers.add(localAuthority)
    if (providerId && providerName) this.providers.set(providerId, { name: providerName, ownership })
  }
}
