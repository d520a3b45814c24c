import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyRow } from './export.ts'

const numbered = (count: number) => Array.from({ length: count }, (_, at) => at)

test('a file has every row of a list that answers in pages, each once, in its order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(0, 1, 99, 100, 101, 200, 450), async count => {
      const all = numbered(count)
      const ask = async (input: Readonly<Record<string, unknown>>) => {
        const { page, perPage, q } = input as { page: number; perPage: number; q: string }
        expect(q).toBe('kept')
        return { items: all.slice((page - 1) * perPage, page * perPage), total: count }
      }
      expect(await everyRow({ page: 1, perPage: 1, q: 1 }, { q: 'kept' }, ask)).toEqual(all)
    }),
  )
})

test('what is answered whole is asked for once, and not by page', async () => {
  const inputs: unknown[] = []
  const ask = async (input: unknown) => {
    inputs.push(input)
    return numbered(450)
  }
  expect(await everyRow({ q: 1 }, { q: 'kept' }, ask)).toHaveLength(450)
  expect(inputs).toEqual([{ q: 'kept' }])
})
