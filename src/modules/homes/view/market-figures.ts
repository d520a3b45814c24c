import type { Market } from '../market/schema.ts'

/** A figure as it is counted, for the download; `text` is how it is shown. */
export interface Figure {
  readonly value: string | number | null
  readonly text: string
  readonly href?: string
}

export interface MarketTable {
  readonly title: string
  /** What the figures count, and of what. */
  readonly note: string
  readonly columns: readonly string[]
  readonly rows: (market: Market) => readonly (readonly Figure[])[]
}

export const word = (text: string, href?: string): Figure => ({
  value: text,
  text,
  ...(href ? { href } : {}),
})
export const number = (value: number): Figure => ({ value, text: value.toLocaleString('en-GB') })
