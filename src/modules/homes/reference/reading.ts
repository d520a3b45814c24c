import { open } from 'node:fs/promises'
import type { SheetRow } from '#platform/sheets/index.ts'
import type { Edition } from './edition.ts'
import { badFile, type RowNotes } from './faults.ts'

/** A file that is about to be read, and what was said of it. */
export interface OpenFile {
  readonly path: string
  readonly name: string
  /** The day it is of, where somebody said so. */
  readonly day: string | undefined
  readonly today: Temporal.PlainDate
  readonly notes: RowNotes
  readonly progress: ((rows: number) => void) | undefined
}

/** One row of a file, and what is made of it for the kind's table; undefined where it is left out. */
export interface MadeRow {
  /** As a spreadsheet numbers it. */
  readonly number: number
  readonly made: Readonly<Record<string, unknown>> | undefined
}

export interface Reading {
  readonly edition: Edition
  readonly rows: AsyncIterable<MadeRow> | Iterable<MadeRow>
}

/** Where each wanted column stands in a header, by patterns for its name; the first pattern that is met counts. */
export function columnsOf<K extends string>(
  cells: readonly string[],
  wanted: Readonly<Record<K, readonly RegExp[]>>,
): ReadonlyMap<K, number> {
  const names = cells.map(cell => cell.trim().toLowerCase())
  const at = new Map<K, number>()
  for (const column of Object.keys(wanted) as K[]) {
    const place = wanted[column].map(name => names.findIndex(cell => name.test(cell))).find(one => one >= 0)
    if (place !== undefined) at.set(column, place)
  }
  return at
}

/** @throws Invalid naming every column that must be there and is not. */
export function needColumns<K extends string>(
  at: ReadonlyMap<K, number>,
  needed: Readonly<Partial<Record<K, string>>>,
): void {
  const missing = (Object.keys(needed) as K[]).filter(column => !at.has(column)).map(column => needed[column])
  if (missing.length > 0)
    throw badFile(`The file has no column for ${missing.join(', nor for ')}. Check which file it is.`)
}

/** The text of a cell by its column; empty where there is none. */
export function cellAt<K extends string>(row: SheetRow, at: ReadonlyMap<K, number>, column: K): string {
  const place = at.get(column)
  return place === undefined ? '' : (row.cells[place] ?? '')
}

/** '143,210', '-2.1' and '7.87E-2' as numbers, without the noise that machines leave in the last figures. */
export function numberOf(text: string): number | undefined {
  const plain = text.replaceAll(',', '')
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(plain) ? Number(Number(plain).toPrecision(12)) : undefined
}

/** Whether a text file's last line ends as a line does: one that was cut off seldom does. A ZIP tells its own end. */
export async function endsWithLine(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const start = await file.read(Buffer.alloc(2), 0, 2, 0)
    const end = await file.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1))
    return start.buffer.toString('latin1') === 'PK' || end.buffer[0] === 10 || end.buffer[0] === 13
  } finally {
    await file.close()
  }
}
