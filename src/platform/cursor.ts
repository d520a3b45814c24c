import { z } from 'zod'
import { Invalid } from './errors.ts'

const Cursor = z.object({ order: z.string(), key: z.unknown() })

/**
 * Where a list goes on: the order it stands in and the sort key of the last row shown, as text that nobody
 * needs to read. Rows that come or go meanwhile neither repeat nor skip others, however deep one pages.
 */
export function writeCursor(order: string, key: object): string {
  return Buffer.from(JSON.stringify({ order, key })).toString('base64url')
}

/** The key a cursor holds. Invalid for what no answer gave, and for a cursor of another order. */
export function readCursor<T extends z.ZodType>(cursor: string, order: string, key: T): z.output<T> {
  const read = Cursor.safeParse(parsed(cursor))
  const found = read.success ? key.safeParse(read.data.key) : read
  if (!read.success || !found.success) {
    throw unusable('This "cursor" cannot be used: give back the "next" of the answer before, as it was')
  }
  if (read.data.order !== order) {
    throw unusable('This "cursor" belongs to a list in another order: keep "sort" and "q" as they were')
  }
  return found.data as z.output<T>
}

/** For a key part that a database compares as text: a null character is not text to it. */
export const cursorText = z
  .string()
  .max(1_000)
  .refine(text => !text.includes('\0'))

/** The input of a list that goes on by cursor. */
export const cursorInput = z
  .string()
  .max(4_000, 'Give back the "next" of the answer before, as it was')
  .optional()
  .describe('The "next" of the answer before: goes on from there, whatever the page')

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

const unusable = (message: string) => new Invalid([{ field: 'cursor', message }])
