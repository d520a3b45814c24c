import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkFilling } from '../notify/filling.ts'
import {
  afterWrongCode,
  codeFits,
  hashOfCode,
  isCode,
  isReference,
  mayTry,
  newCode,
  newReference,
  tidied,
} from './index.ts'

const confusable = /[0158BILOSUVZ]/

describe('a reference and a code', () => {
  test('have no letter that could be taken for another, and are read in groups of four', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(23)), numbers => {
        const chance = (max: number) => (numbers.next().value ?? 0) % max
        expect(newReference(chance)).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/)
        expect(newCode(chance)).toMatch(/^([A-Z0-9]{4}-){3}[A-Z0-9]{4}$/)
        expect(`${newReference(chance)}${newCode(chance)}`).not.toMatch(confusable)
      }),
    )
  })

  test('a reference is never a word: a message to those on duty takes it, whichever it is', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(1_000)), numbers => {
        const reference = newReference(max => (numbers.next().value ?? 0) % max)
        expect(reference).toMatch(/\d$/)
        expect(isReference(reference)).toBe(true)
        expect(() => checkFilling({ reference, link: '/safeguarding/reports-in/' })).not.toThrow()
      }),
    )
  })

  test('the code has at least 60 bits, all of them random', () => {
    const asked: number[] = []
    newCode(max => asked.push(max) && 0)
    const bits = asked.reduce((sum, max) => sum + Math.log2(max), 0)
    expect(bits).toBeGreaterThan(60)
    expect(new Set(Array.from({ length: 500 }, () => newCode())).size).toBe(500)
  })

  test.each([
    ['k7qf2m9d', 'K7QF-2M9D'],
    [' K7QF 2M9D ', 'K7QF-2M9D'],
    ['k7qf–2m9d', 'K7QF-2M9D'],
    ['', ''],
  ])('%j is read as %j', (typed, read) => {
    expect(tidied(typed)).toBe(read)
  })

  test('are known by their shape, and tidying leaves them as they are', () => {
    for (let i = 0; i < 50; i++) {
      const [reference, code] = [newReference(), newCode()]
      expect([isReference(reference), isReference(code), isCode(code), isCode(reference)]).toEqual([
        true,
        false,
        true,
        false,
      ])
      expect([tidied(reference), tidied(code)]).toEqual([reference, code])
    }
    expect(isReference('K7QF-2M90')).toBe(false)
  })
})

describe('what is kept of a code', () => {
  test('is a slow hash with a salt of its own, which the code fits and no other does', async () => {
    const code = newCode()
    const [one, two] = await Promise.all([hashOfCode(code), hashOfCode(code)])
    expect(one).not.toBe(two)
    expect(one).toMatch(/^scrypt\$32768\$8\$1\$/)
    expect(one).not.toContain(code)
    expect(await codeFits(code.toLowerCase().replaceAll('-', ' '), one)).toBe(true)
    expect(await codeFits(newCode(), one)).toBe(false)
  })

  test('nothing fits where there is nothing, or something else', async () => {
    for (const kept of [undefined, '', 'plain', 'scrypt$32768$8$1$$']) {
      expect(await codeFits(newCode(), kept)).toBe(false)
    }
  })
})

describe('guessing', () => {
  const at = (time: string) => Temporal.Instant.from(`2026-11-16T${time}Z`)

  test('ends for the half day after 50 wrong codes, and the count begins anew in the next', () => {
    let tries = afterWrongCode(undefined, at('09:00:00'))
    for (let i = 1; i < 50; i++) {
      expect(mayTry(tries, at('09:30:00'))).toBe(true)
      tries = afterWrongCode(tries, at('09:30:00'))
    }
    expect(mayTry(tries, at('11:59:59'))).toBe(false)
    expect(mayTry(tries, at('12:00:00'))).toBe(true)
    expect(afterWrongCode(tries, at('12:00:00'))).toEqual({ failed: 1, since: at('12:00:00') })
  })

  test('keeps no time finer than the half day', () => {
    expect(afterWrongCode(undefined, at('09:41:23')).since.toString()).toBe('2026-11-16T00:00:00Z')
  })
})
