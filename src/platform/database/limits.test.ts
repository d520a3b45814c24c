import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { atMost, takeRows } from './limits.ts'

it('takes numbers of rows alone: what it is given becomes part of the text', () => {
  for (const wrong of [-1, 1.5, Number.NaN, 2 ** 60, '1; drop table homes.home' as unknown as number]) {
    expect(() => atMost(wrong)).toThrow('no number of rows')
    expect(() => takeRows(25, wrong)).toThrow('no number of rows')
  }
})

it('is the one way to say how many: no statement has its limit as a value', () => {
  const src = join(import.meta.dirname, '../..')
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    file => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  )
  expect(files.length).toBeGreaterThan(500)
  expect(
    files.filter(
      file =>
        file !== 'platform/database/limits.ts' &&
        /\b(limit|offset) \$\{/.test(readFileSync(join(src, file), 'utf8')),
    ),
  ).toEqual([])
})
