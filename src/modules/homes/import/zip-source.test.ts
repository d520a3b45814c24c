import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#platform/testing/database.ts'
import { careHome } from '../testing/records.ts'
import { addCouncils, testRegister } from '../testing/register.ts'
import { zipLimits, zipSource } from './zip-source.ts'

const database = testDatabase()
beforeAll(() => addCouncils(database))

const record = (id: string) => JSON.stringify(careHome(id, { name: `Home ${id}` }))

describe('a ZIP of CQC records', () => {
  it('is imported, also from a folder inside it and beside files of other kinds', async () => {
    const path = await zipOf({
      'oldham/location_details/location_1-1.json': record('1-1000001'),
      'oldham/location_details/location_2.json': record('1-1000002'),
      'oldham/provider_details/provider_1.json': JSON.stringify({
        providerId: '1-555000001',
        name: 'Alder Care Ltd',
      }),
      '__MACOSX/oldham/location_details/._location_2.json': 'a note of the Mac',
      'oldham/readme.txt': 'hello',
    })
    const { state, report } = await testRegister(database).import({ source: await zipSource(path) })
    expect({ state, read: report.read, created: report.homesCreated }).toEqual({
      state: 'done',
      read: 2,
      created: 2,
    })
    const named = await database.superuser.query('select name from homes.provider')
    expect(named.rows).toEqual([{ name: 'Alder Care Ltd' }])
  })

  it('with a name that climbs out of it is refused', async () => {
    const path = await zipOf({ '../location_details/location_1.json': record('1-1') })
    await expect(zipSource(path)).rejects.toThrow(/not allowed/)
  })

  it('that is no ZIP is refused in one sentence', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'lantern-zip-')), 'x.zip')
    await writeFile(path, 'not a zip')
    await expect(zipSource(path)).rejects.toThrow(/not a ZIP file/)
  })

  it('without location_details is refused', async () => {
    await expect(zipSource(await zipOf({ 'a.txt': 'a' }))).rejects.toThrow(/location_details/)
  })

  it('that unpacks to too much, or has too many entries, is refused before anything is unpacked', async () => {
    const path = await zipOf({
      'location_details/a.json': record('1-1'),
      'location_details/b.json': record('1-2'),
    })
    await expect(zipSource(path, { ...zipLimits, entries: 1 })).rejects.toThrow(/at most 1 /)
    await expect(zipSource(path, { ...zipLimits, unpacked: 100 })).rejects.toThrow(/unpacks to more/)
  })

  it('whose entry is larger than any record has that entry named as a fault', async () => {
    const source = await zipSource(await zipOf({ 'location_details/a.json': record('1-1') }), {
      ...zipLimits,
      record: 50,
    })
    const [fetched] = await source.read([{ kind: 'location', id: 'a', address: 'location_details/a.json' }])
    expect(fetched).toMatchObject({ problem: expect.stringContaining('larger than any record') })
    await source.close()
  })
})

/** Writes a ZIP by hand, so that names can be in it which no honest tool would write. */
async function zipOf(files: Readonly<Record<string, string>>): Promise<string> {
  const [parts, directory]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const packed = deflateRawSync(text)
    const [size, sum] = [Buffer.byteLength(text), crc32(text)]
    const local = header(0x04034b50, 30, name, packed.length, size, sum)
    const central = header(0x02014b50, 46, name, packed.length, size, sum)
    central.writeUInt32LE(offset, 42)
    parts.push(local, packed)
    directory.push(central)
    offset += local.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(directory.length, 8)
  end.writeUInt16LE(directory.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  const path = join(await mkdtemp(join(tmpdir(), 'lantern-zip-')), 'records.zip')
  await writeFile(path, Buffer.concat([...parts, ...directory, end]))
  return path
}

/** The central header is the local one with two more bytes in front and room behind. */
function header(
  signature: number,
  length: number,
  name: string,
  packed: number,
  size: number,
  sum: number,
): Buffer {
  const made = Buffer.alloc(length + Buffer.byteLength(name))
  const at = length === 46 ? 2 : 0
  made.writeUInt32LE(signature, 0)
  made.writeUInt16LE(20, 4 + at)
  made.writeUInt16LE(8, 8 + at)
  made.writeUInt32LE(sum, 14 + at)
  made.writeUInt32LE(packed, 18 + at)
  made.writeUInt32LE(size, 22 + at)
  made.writeUInt16LE(Buffer.byteLength(name), 26 + at)
  made.write(name, length)
  return made
}
