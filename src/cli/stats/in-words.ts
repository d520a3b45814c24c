import type { Analysis } from '../../modules/intelligence/index.ts'

type Item = Readonly<Record<string, unknown>>

const headings: Readonly<Record<string, string>> = {
  unit: 'Unit',
  period: 'Period',
  phase: 'Phase',
  zWinsorised: 'z winsorised',
  zAdjusted: 'z adjusted',
  lower95: '95% from',
  upper95: '95% to',
  lower998: '99.8% from',
  upper998: '99.8% to',
  movingRange: 'moving range',
  rangeBeyond: 'range beyond',
  rules: 'rules met',
}

/** What is measured to find how wide the columns are. */
const MEASURED = 2000

/** A table for people: numbers to four places, labels to the left. For sums take `--json`, which rounds nothing. */
export function* inWords({ head, items: told, readable: items = told }: Analysis): Generator<string> {
  for (const [name, value] of Object.entries(head)) yield* headLines(name, value)
  yield ''
  let widths: readonly number[] | undefined
  for (const item of items()) {
    if (!widths) {
      const names = Object.keys(item)
      widths = widthsOf(names, items())
      yield lineOf(names.map(titleOf), widths)
    }
    yield lineOf(Object.values(item).map(cell), widths)
  }
}

function* headLines(name: string, value: unknown): Generator<string> {
  if (!Array.isArray(value)) {
    if (value !== null) yield `${name}: ${cell(value)}`
    return
  }
  for (const one of value as Item[]) {
    const { phase, ...numbers } = one
    const told = Object.entries(numbers).map(([key, number]) => `${key} ${cell(number)}`)
    yield `${typeof phase === 'string' ? `${phase}: ` : ''}${told.join(', ')}`
  }
}

function widthsOf(names: readonly string[], items: Iterable<Item>): number[] {
  const widths = names.map(name => titleOf(name).length)
  let measured = 0
  for (const item of items) {
    for (const [i, value] of Object.values(item).entries())
      widths[i] = Math.max(widths[i] ?? 0, cell(value).length)
    if (++measured === MEASURED) break
  }
  return widths
}

function lineOf(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((text, i) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0)))
    .join('  ')
    .trimEnd()
}

function titleOf(name: string): string {
  return headings[name] ?? name
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '-'
  if (typeof value === 'number') return numberInWords(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : '-'
  // What a file holds must not move the cursor of who reads it.
  return String(value).replaceAll(/\p{Cc}+/gu, ' ')
}

function numberInWords(value: number): string {
  const rounded = value.toFixed(4)
  return Number(rounded) === 0 && value !== 0 ? value.toPrecision(2) : rounded.replace(/\.?0+$/, '')
}
