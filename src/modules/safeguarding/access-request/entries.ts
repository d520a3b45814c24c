import { isCode } from '../case/codes.ts'

/** One thing that a part of a case holds, with its words. Pure. */
export interface PartEntry {
  /** The part, and the lists that lead to it: 'hearing', 'measures.reviews'. */
  readonly field: string
  /** What tells it from the others under the same field: its id, else its codes and days. Never its words. */
  readonly key: string
  readonly onDate: string | null
  readonly text: string
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const DAY = /^\d{4}-\d\d-\d\d/
/** When it was written or happened, not when it is due. */
const DAYS = [
  'on',
  'at',
  'onDay',
  'heardOn',
  'heldOn',
  'happenedOn',
  'recordedAt',
  'madeAt',
  'fromOn',
  'askedOn',
]

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isList = (value: unknown): value is readonly Fields[] =>
  Array.isArray(value) && value.some(one => isFields(one))

/**
 * A part of a case as what can be decided on: each entry of each of its lists by itself, and what is in no list
 * together. Ids, codes and times are left out: only what somebody can read stays.
 */
export function entriesOf(name: string, value: unknown): readonly PartEntry[] {
  const all = isList(value) ? listed(name, value) : isFields(value) ? whole(name, value, '') : []
  const same = new Map<string, number>()
  return all.map(entry => {
    // Of two that are alike but for their words the place tells which is which.
    const nth = same.get(`${entry.field} ${entry.key}`) ?? 0
    same.set(`${entry.field} ${entry.key}`, nth + 1)
    return nth === 0 ? entry : { ...entry, key: `${entry.key} ${nth}` }
  })
}

const listed = (field: string, entries: readonly unknown[]): readonly PartEntry[] =>
  entries.filter(isFields).flatMap(one => whole(field, one, keyOf(one)))

function whole(field: string, value: Fields, key: string): readonly PartEntry[] {
  const text = linesOf(value).join('\n')
  const own = text === '' ? [] : [{ field, key, onDate: dayOf(value), text }]
  return [...own, ...listsIn(field, value, key)]
}

/** Lists at any depth: an entry of one that lies within another belongs to that one's entry. */
function listsIn(field: string, value: Fields, within: string): readonly PartEntry[] {
  return Object.entries(value).flatMap(([name, one]) => {
    if (isList(one)) {
      return listed(`${field}.${name}`, one).map(entry => ({
        ...entry,
        key: `${within} ${entry.key}`.trim(),
      }))
    }
    return isFields(one) ? listsIn(`${field}.${name}`, one, within) : []
  })
}

function keyOf(value: Fields): string {
  const { id } = value
  if (typeof id === 'string' && ID.test(id)) return id
  return JSON.stringify(
    Object.entries(value).filter(([, one]) =>
      typeof one === 'string' ? isCode(one) : typeof one === 'number',
    ),
  )
}

function dayOf(value: Fields): string | null {
  const found = DAYS.map(name => value[name]).find(one => typeof one === 'string' && DAY.test(one))
  return typeof found === 'string' ? found.slice(0, 10) : null
}

/** 'barredWhy' is 'barred why', and 'kindLabel' is 'kind': whoever asked reads it. */
const nameOf = (key: string): string =>
  key.replace(/(?<=.)Label$/, '').replaceAll(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)

/** The words of an entry, each with the name of its field; what lies in a list is an entry of its own. */
function linesOf(value: unknown, name = ''): readonly string[] {
  if (typeof value === 'string')
    return value.trim() === '' || isCode(value) ? [] : [name ? `${name}: ${value}` : value]
  if (isList(value)) return []
  if (Array.isArray(value)) return value.flatMap(one => linesOf(one, name))
  if (!isFields(value)) return []
  return Object.entries(value).flatMap(([key, one]) => linesOf(one, nameOf(key)))
}
