import type { FieldModel } from '../../../view/models.ts'
import { cleanLine } from '../form/text.ts'
import { dateOf, everyField, listOf, type Typed } from '../form/typed.ts'

/** The list's own address: one view of it, by name, each with one or several values. */
export type View = Readonly<Record<string, readonly string[]>>

/** Just what the list understood: what it left out is not carried from link to link. */
export function viewOf(fields: readonly FieldModel[], typed: Typed): View {
  const entries = everyField(fields).flatMap(field => {
    const value = typed[field.name]
    if (field.kind !== 'date') return [[field.name, listOf(value)] as const]
    return Object.entries(dateOf(value)).map(
      ([part, text]) => [`${field.name}-${part}`, listOf(text)] as const,
    )
  })
  return Object.fromEntries(entries)
}

/** Names that never belong in a link to another view: they are about this answer alone. */
const PASSING = new Set(['page', 'format'])

/**
 * A link to the list with some values changed; undefined takes a name away. Names with a default that stand
 * empty are written as such (`status=`), since an address without any query would bring the defaults back.
 */
export function hrefTo(
  path: string,
  view: View,
  change: Readonly<Record<string, readonly string[] | undefined>>,
  emptied: readonly string[] = [],
): string {
  const kept = Object.entries(view).filter(([name]) => !PASSING.has(name))
  const next = { ...Object.fromEntries(kept), ...change }
  const query = new URLSearchParams()
  for (const [name, values] of Object.entries(next)) {
    for (const value of values ?? []) if (value !== '') query.append(name, value)
  }
  for (const name of emptied) if (!query.has(name)) query.append(name, '')
  return query.size > 0 ? `${path}?${query}` : path
}

/**
 * A query string without the empty parts that a form sends along, so that the address can be kept and shared;
 * undefined where it has none to spare. What was typed stays as it was typed: what cannot be used is still told.
 * Names with a default stand empty, once, as in `hrefTo`. Whatever this gives, it finds nothing to spare in.
 */
export function tidied(query: string, defaults: readonly string[] = []): string | undefined {
  const parts = query
    .split('&')
    .filter(part => part !== '')
    .map(readPart)
  const kept = parts.filter(part => !part.empty)
  const emptied = defaults.filter(name => !kept.some(part => part.name === name))
  const empty = parts.filter(part => part.empty).map(part => part.name)
  const spare = empty.filter((name, at) => !emptied.includes(name) || empty.indexOf(name) < at)
  if (spare.length === 0) return undefined
  return [...kept.map(part => part.text), ...emptied.map(name => `${encodeURIComponent(name)}=`)].join('&')
}

interface QueryPart {
  readonly text: string
  readonly name: string
  /** Nothing in it that a field would read. */
  readonly empty: boolean
}

function readPart(text: string): QueryPart {
  const [[name = '', value = ''] = []] = new URLSearchParams(text)
  return { text, name, empty: cleanLine(value) === '' }
}
