import { expect, test } from 'vitest'
import { openSession, sealSession } from './session-seal.ts'

const id = 'YbZ0k3rPq2sLw8nT5vXc'
const data = { person: { role: 'analyst' }, notice: { text: 'lantern_secret' } }

test('what a session holds is read with its id', () => {
  expect(openSession(id, sealSession(id, data))).toEqual(data)
})

test('and without it not: the words are not in what is stored, and no other id opens it', () => {
  const sealed = sealSession(id, data)
  expect(sealed.toString('latin1')).not.toMatch(/analyst|lantern_secret/)
  expect(openSession(`${id}x`, sealed)).toBeUndefined()
})

test('the same session is never stored as the same bytes', () => {
  expect(sealSession(id, data).equals(sealSession(id, data))).toBe(false)
})

test.each([0, 12, 28, 40])('bytes that were cut off or changed at %i are no session', place => {
  const sealed = sealSession(id, data)
  expect(openSession(id, sealed.subarray(0, place))).toBeUndefined()
  sealed[place] = (sealed[place] ?? 0) ^ 1
  expect(openSession(id, sealed)).toBeUndefined()
})
