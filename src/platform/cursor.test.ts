import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { cursorText, readCursor, writeCursor } from './cursor.ts'
import { Invalid } from './errors.ts'

const Key = z.object({ name: cursorText, id: z.int() })
const key = { name: 'Château Élan', id: 7 }

describe('a cursor', () => {
  it('gives back the key it was made of', () => {
    const cursor = writeCursor('name', key)
    expect(cursor).toMatch(/^[\w-]+$/)
    expect(readCursor(cursor, 'name', Key)).toEqual(key)
  })

  it.each([
    ['nonsense', 'x'],
    ['no text at all', ''],
    ['another shape', writeCursor('name', { name: 'x' })],
    ['a null character', writeCursor('name', { name: 'a\0b', id: 1 })],
    ['data that is no cursor', Buffer.from('[1]').toString('base64url')],
  ])('that is %s is refused with how to put it right', (_what, cursor) => {
    expect(() => readCursor(cursor, 'name', Key)).toThrow(Invalid)
    expect(() => readCursor(cursor, 'name', Key)).toThrow(/give back the "next"/)
  })

  it('of another order is refused, not misread', () => {
    expect(() => readCursor(writeCursor('beds', key), 'name', Key)).toThrow(/another order/)
  })
})
