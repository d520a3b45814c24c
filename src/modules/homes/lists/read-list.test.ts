import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readList } from './read-list.ts'
import { Rereading } from './rereading.ts'

const HEADER = 'Location ID,Location Name,Care Home?,Location Post Code,Domain,Latest Rating,Publication Date'
const rated = (id: string, domain: string, rating: string): string =>
  `${id},Home ${id},Y,OL1 1NL,${domain},${rating},05/29/2026`
const rows = [
  rated('1-1', 'Overall', 'Good'),
  rated('1-1', 'Safe', 'Inadequate'),
  rated('1-2', 'Overall', 'Outstanding'),
  rated('1-2', 'Safe', 'Good'),
  rated('1-3', 'Overall', 'Good'),
  rated('1-3', 'Safe', 'Good'),
]

async function listOf(lines: readonly string[]) {
  const path = join(await mkdtemp(join(tmpdir(), 'lantern-ratings-')), 'ratings.csv')
  await writeFile(path, [HEADER, ...lines].join('\n'))
  return { path, list: await readList(path, 'cqc-ratings', 'ratings.csv') }
}

test('rows of one location that stand apart say the same as rows that stand together', async () => {
  const apart = [0, 2, 4, 1, 3, 5].map(at => rows[at] ?? '')
  const [together, scattered] = [await listOf(rows), await listOf(apart)]
  const ratingsIn = async ({ list }: typeof together) =>
    (await Array.fromAsync(list.read())).map(home => [home.locationId, home.rating])
  expect(scattered.list.homes.map(home => home.locationId)).toEqual(['1-1', '1-2', '1-3'])
  expect(await ratingsIn(scattered)).toEqual(await ratingsIn(together))
})

test('an import that goes on in the middle reads on from there, and an earlier row is found again', async () => {
  const { list } = await listOf(rows)
  const reading = new Rereading(list)
  expect((await reading.at(4)).locationId).toBe('1-2')
  expect((await reading.at(6)).locationId).toBe('1-3')
  expect((await reading.at(2)).locationId).toBe('1-1')
  await reading.close()
})

test('a file that was changed meanwhile is not taken for the one that was checked', async () => {
  const { list, path } = await listOf(rows)
  const reading = new Rereading(list)
  await reading.at(2)
  await reading.close()
  await writeFile(path, [HEADER, ...rows.slice(0, 2)].join('\n'))
  await expect(reading.at(6)).rejects.toThrow('The file was changed while it was read. Import it again.')
})
