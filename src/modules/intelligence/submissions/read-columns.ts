/** The columns of a partner's file, found by their names. */
const names = {
  location: ['cqc location id', 'location id', 'cqc id', 'cqc location'],
  home: ['home', 'home name', 'care home', 'name of home'],
  postcode: ['postcode', 'post code'],
  partner: ['organisation', 'partner', 'who tells', 'told by'],
  kind: ['kind', 'what', 'what it was', 'kind of thing'],
  from: ['date', 'day', 'from', 'first day', 'observed on'],
  to: ['to', 'last day', 'until'],
  seenBy: ['seen by', 'who saw it', 'role'],
  sureness: ['how sure', 'sure', 'hearsay or verified', 'verified or hearsay'],
  reference: ['reference', 'event reference', 'your reference', 'ref'],
  count: ['count', 'number', 'how many'],
  bedDays: ['occupied bed days', 'bed days', 'denominator'],
} as const

export type Column = keyof typeof names

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

export interface Header {
  readonly at: ReadonlyMap<Column, number>
  /** Columns that are not read: words about people are never taken in. */
  readonly unread: readonly string[]
}

export function headerOf(cells: readonly string[]): Header {
  const at = new Map<Column, number>()
  const unread: string[] = []
  for (const [index, cell] of cells.entries()) {
    const column = (Object.keys(names) as Column[]).find(key =>
      (names[key] as readonly string[]).includes(plain(cell)),
    )
    if (column && !at.has(column)) at.set(column, index)
    else if (cell.trim() !== '') unread.push(cell.trim().slice(0, 40))
  }
  return { at, unread }
}

const needed: readonly Column[] = ['kind', 'from', 'partner', 'seenBy', 'sureness']
const called = (column: Column): string => `“${names[column][0]}”`

/** What a header lacks; undefined where a file with it can be read. */
export function lacks({ at }: Header): string | undefined {
  const missing = needed.filter(column => !at.has(column)).map(called)
  if (!at.has('location') && !(at.has('home') && at.has('postcode')))
    missing.unshift('“cqc location id” (or “home” and “postcode”)')
  return missing.length === 0 ? undefined : missing.join(', ')
}
