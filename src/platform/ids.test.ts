import { expect, it } from 'vitest'
import { isUuid, stableId, systemIds } from './ids.ts'

it('makes ids in order, however many in a millisecond', () => {
  const made = Array.from({ length: 20_000 }, () => systemIds.next())
  expect(made.toSorted()).toEqual(made)
  expect(new Set(made).size).toBe(made.length)
  expect(made.every(isUuid)).toBe(true)
})

it('makes the same id of the same words, and another of others', () => {
  expect(stableId('council', 'E10999999')).toBe(stableId('council', 'E10999999'))
  expect(stableId('a', 'bc')).not.toBe(stableId('ab', 'c'))
  expect(isUuid(stableId('x'))).toBe(true)
})
