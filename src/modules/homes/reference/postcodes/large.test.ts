import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { zipOf } from '#platform/sheets/testing.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { referenceIn } from '../../testing/reference.ts'
import { addCouncils } from '../../testing/register.ts'
import { FileOnDisk } from '../file.ts'

const database = testDatabase()
const { bringIn, rows } = referenceIn(database)
const ROWS = 300_000
let folder = ''

const letters = (n: number) => String.fromCharCode(65 + (n % 26))
/** A postcode for each number below 26 × 100 × 10 × 26 × 26. */
function postcode(n: number): string {
  const [outward, inward] = [Math.floor(n / 6760), n % 6760]
  return `${letters(Math.floor(outward / 99))}${(outward % 99) + 1} ${Math.floor(inward / 676)}${letters(Math.floor(inward / 26))}${letters(inward)}`
}

function* lines(count: number): Generator<string> {
  yield 'pcds,doterm,lad25cd,lat,long,icb23cd\n'
  for (let n = 0; n < count; n++)
    yield `"${postcode(n)}","","E08000004",${(50 + (n % 9000) / 1000).toFixed(6)},-2.099824,"E54000057"\n`
}

beforeAll(async () => {
  await addCouncils(database)
  folder = await mkdtemp(join(tmpdir(), 'lantern-large-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('a large file of postcodes', () => {
  it('is read in flat memory: its last third needs no more than its first', {
    timeout: 300_000,
  }, async () => {
    const path = join(folder, 'ONSPD_NOV_2025_UK.csv')
    await pipeline(Readable.from(lines(ROWS)), createWriteStream(path))
    const most = { first: 0, last: 0 }
    let told = 0
    const file = await FileOnDisk.at(path, (done, total) => {
      expect(total).toBe(ROWS + 1)
      told = done
      const { rss } = process.memoryUsage()
      if (done <= ROWS / 3) most.first = Math.max(most.first, rss)
      if (done >= (2 * ROWS) / 3) most.last = Math.max(most.last, rss)
    })
    expect(await bringIn('postcodes', file)).toMatchObject({ read: ROWS, created: ROWS })
    expect(told).toBe(ROWS)
    expect(most.last - most.first).toBeLessThan(100 * 1024 * 1024)
    const [plan] = await rows(
      `explain (format json) select latitude from homes.postcode where postcode = 'A10AA'`,
    )
    expect(JSON.stringify(plan)).toContain('"Node Type":"Index Scan"')
  })

  it('is read from the ZIP of the ONS too; a ZIP of something else is refused', async () => {
    const csv = [...lines(3)].join('')
    const path = join(folder, 'ONSPD_FEB_2026.zip')
    await writeFile(path, zipOf({ 'Documents/guide.txt': 'guide', 'Data/ONSPD_FEB_2026_UK.csv': csv }))
    expect(await bringIn('postcodes', await FileOnDisk.at(path))).toMatchObject({
      read: 3,
      edition: 'February 2026',
    })
    await writeFile(path, zipOf({ 'Documents/guide.txt': 'guide' }))
    const refused = bringIn('postcodes', await FileOnDisk.at(path))
    await expect(refused).rejects.toThrow('The ZIP does not hold the list that it should')
  })

  it('of a bomb is refused before it is unpacked', async () => {
    const path = join(folder, 'ONSPD_MAY_2026.zip')
    await writeFile(path, zipOf({ 'Data/ONSPD_MAY_2026_UK.csv': Buffer.alloc(120 * 1024 * 1024) }))
    const refused = bringIn('postcodes', await FileOnDisk.at(path))
    await expect(refused).rejects.toThrow(/unpacks to far more/)
  })
})
