import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readTracker } from './read-tracker.ts'

async function fileOf(content: string | Uint8Array): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'lantern-extract-test-')), 'extract.csv')
  await writeFile(path, content)
  return path
}

const read = async (content: string | Uint8Array) => readTracker(await fileOf(content))
const HEADER = 'CQC Location ID,Location Name,Last Updated,Maximum Capacity,Occupied,Vacant - Reserved'

describe('An extract of the Capacity Tracker', () => {
  it('is read by the names of its columns, under a title, with a byte-order mark and CRLF', async () => {
    const rows = await read(
      `\uFEFFCare homes in Fenmarsh\r\n\r\n${HEADER},Region\r\n1-900,Larkfield House,03/11/2026,38,34,n/a,East\r\n`,
    )
    expect(rows).toEqual([
      {
        row: 4,
        locationId: '1-900',
        name: 'Larkfield House',
        asOf: '2026-11-03',
        values: { maximumCapacity: 38, occupied: 34 },
      },
    ])
  })

  it('keeps nought, and leaves out what is empty', async () => {
    const [row] = await read(`${HEADER}\n1-900,A,2026-11-03,38,0,\n`)
    expect(row?.values).toEqual({ maximumCapacity: 38, occupied: 0 })
  })

  it.each([
    ['a count in words', `${HEADER}\n1-900,A,03/11/2026,many,3,0\n`, /Row 2: “many” is no number/],
    ['a share for a count', `${HEADER}\n1-900,A,03/11/2026,38,92%,0\n`, /“92%” is no number/],
    ['fewer than none', `${HEADER}\n1-900,A,03/11/2026,38,-1,0\n`, /“-1” is no number/],
    ['a day that is none', `${HEADER}\n1-900,A,31/02/2026,38,3,0\n`, /“31\/02\/2026” is no day/],
    ['a home twice', `${HEADER}\n1-900,A,,38,3,0\n1-900,A,,38,4,0\n`, /Row 3: 1-900 is in row 2 as well/],
    ['a row of nobody', `${HEADER}\n,A,,38,3,0\n`, /Row 2: the CQC location ID is missing/],
    ['a header alone', `${HEADER}\n`, /cut off/],
    ['another file', 'Name,Age\nA,3\n', /No sheet has the columns of a Capacity Tracker extract/],
    ['UTF-16', Buffer.from(`\uFEFF${HEADER}\n1-900,A,,38,3,0\n`, 'utf16le'), /./],
    ['nothing', '', /empty/],
  ])('refuses %s in one line', async (_what, content, why) => {
    const error = await read(content).then(
      () => undefined,
      (reason: Error) => reason,
    )
    expect(error?.name).toBe('Invalid')
    expect(error?.message).toMatch(why)
    expect(error?.message).not.toContain('\n')
  })

  it('names the first ten faults and counts the others', async () => {
    const rows = Array.from({ length: 14 }, (_, at) => `1-${at},A,,x,3,0`)
    await expect(read([HEADER, ...rows].join('\n'))).rejects.toThrow(/Row 11: .*; and 4 more\./)
  })
})
