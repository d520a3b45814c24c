import type { Column, Table } from './table.ts'

/** What comes of an analyst's file: some numbers for the whole, and an item for each row, in the order of the file. */
export interface Analysis {
  readonly head: Readonly<Record<string, unknown>>
  readonly list: 'units' | 'points'
  /** Made as they are read, so that a million need no room. */
  readonly items: () => Iterable<Readonly<Record<string, unknown>>>
  /** The same for people to read, where they are told more or less than a program. */
  readonly readable?: () => Iterable<Readonly<Record<string, unknown>>>
  /** What to keep in mind when reading it, a sentence each. */
  readonly notes: readonly string[]
}

/** One kind of analysis: the columns it reads, and what it makes of them. */
export interface AnalysisKind<Options> {
  readonly columns: readonly Column[]
  /** What to do where a column is missing; `found` are the columns that are there. */
  readonly hint: (found: readonly string[]) => string
  /** @throws Invalid for rows that no result can be made of. */
  readonly analyse: (table: Table, options: Options) => Analysis
}

/** The numbers of a column, which the table has read. */
export function numbersOf(table: Table, column: string): readonly number[] {
  return table.numbers.get(column) ?? []
}

export function labelsOf(table: Table, column: string): readonly string[] {
  return table.labels.get(column) ?? []
}
