import fc from 'fast-check'
import { expect, it } from 'vitest'
import { testDatabase } from '#platform/testing/database.ts'

const database = testDatabase()

const word = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,4})?$/)
const nameAndPart = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 5 }), fc.nat(4), fc.nat(4))
  .map(([words, from, more]) => {
    const start = from % words.length
    return { name: words.join(' '), typed: words.slice(start, start + 1 + more).join(' ') }
  })

it('a name that holds what was typed, as whole words, is as alike as PostgreSQL can find it', async () => {
  const cases = fc.sample(nameAndPart, { numRuns: 2_000, seed: 20_261_116 })
  const { rows } = await database.superuser.query(
    `select name, typed, word_similarity(typed, name) from jsonb_to_recordset($1) as x(name text, typed text)
      where word_similarity(typed, name) <> 1`,
    [JSON.stringify(cases)],
  )
  expect(rows).toEqual([])
})
