import type { Share } from '../../method/wilson.ts'

/** A part of a report: for a page to render, and for the command line to print. Text only; nothing of a person. */
export interface Block {
  readonly heading: string
  readonly says: readonly string[]
  readonly table?: BlockTable
}

export interface BlockTable {
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The same for people at a terminal. */
export function* textOf(blocks: readonly Block[]): Generator<string> {
  for (const { heading, says, table } of blocks) {
    yield ''
    yield heading
    yield '-'.repeat(heading.length)
    yield* says
    if (table) yield* tableText(table)
  }
}

function* tableText({ caption, head, rows }: BlockTable): Generator<string> {
  yield ''
  yield `${caption}:`
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map(row => row[i]?.length ?? 0)))
  for (const row of [head, ...rows])
    yield `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd()
}

/** "62 in 100 (52 to 72)", which is never told without how many it is of: see `ofWords`. */
export function shareWords(share: Share | null): string {
  if (!share) return 'not known'
  return `${hundredths(share.share)} in 100 (${hundredths(share.lower95)} to ${hundredths(share.upper95)})`
}

const hundredths = (part: number): string => `${Math.round(part * 100)}`

/** To two places, with its interval. */
export function numberWords(number: number, lower: number, upper: number): string {
  return `${places(number)} (${places(lower)} to ${places(upper)})`
}

// Not -0.00.
export const places = (number: number): string => (Math.abs(number) < 0.005 ? 0 : number).toFixed(2)

export const levelWords = {
  insufficient: 'insufficient information',
  routine: 'routine',
  look: 'look',
  'act-now': 'act now',
} as const
