import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, unlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../access/actor.ts'
import { fixedClock } from '../clock.ts'
import type { Module } from '../module.ts'
import {
  addPicture,
  album,
  albumSchema,
  exportPicture,
  forgetAlbum,
  hidePicture,
  listPictures,
  makeAlbum,
  openPicture,
  pictureCustody,
} from '../testing/album.ts'
import { testDatabase } from '../testing/database.ts'
import { signedInAs } from '../testing/pages.ts'
import { testWeb } from '../testing/web.ts'
import { provideVault } from '../vault/index.ts'
import { hashOf, openBlobs } from './blobs.ts'
import { checkFiles } from './check.ts'
import { filesPart } from './index.ts'
import type { Opened } from './open.ts'
import { provideFiles } from './provide.ts'
import { heic, pdf, photograph, planted } from './testing/samples.ts'
import { removeErasedFiles, sweepFiles } from './tidy.ts'

const database = testDatabase()
const [fenmarsh, otherCouncil, accountId] = [randomUUID(), randomUUID(), randomUUID()]
const caller = (councilId = fenmarsh) =>
  ({ actor: signedInAs(councilId, accountId, 'quality-officer').actor, via: 'page' }) as const
const lantern = (councilId = fenmarsh) => ({ actor: systemActor(councilId), via: 'job' }) as const

const files: Module = {
  ...filesPart,
  name: 'files',
  pages: [],
  policy: {
    'job.housekeep': { grants: [{ roles: ['system'], relation: 'council', because: 'Lantern tidies up' }] },
    'event.verify': { grants: [{ roles: ['system'], relation: 'council', because: 'Lantern checks' }] },
  },
}
const runnerAt = (now: string) => testWeb(database, [album, files], { clock: fixedClock(now) }).runner
const NOW = '2026-11-16T09:07:41Z'

let folder: string
let picture: Uint8Array
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lantern-files-'))
  provideFiles(folder)
  provideVault('a master key for tests that is long enough')
  await database.superuser.query(albumSchema)
  for (const id of [fenmarsh, otherCouncil])
    await database.superuser.query(
      `insert into platform.council (id, code, name, nice_name) values ($1, $2, $2, $2)`,
      [id, id.slice(0, 9)],
    )
  picture = await photograph()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const newAlbum = async (councilId = fenmarsh) =>
  (await runnerAt(NOW).run(makeAlbum, {}, caller(councilId))).id

interface Adding {
  readonly bytes?: Uint8Array
  readonly fileName?: string
  readonly nameless?: boolean
  readonly hidden?: boolean
}
const add = (albumId: string, { bytes = picture, fileName = 'Mrs Quin’s arm.jpg', ...more }: Adding = {}) =>
  runnerAt(NOW).run(addPicture, { albumId, picture: { fileName, bytes }, ...more }, caller())
const look = async (fileId: string, show = false): Promise<Opened> =>
  (await runnerAt(NOW).ask(openPicture, { fileId, show }, caller())) as Opened
const custody = async (fileId: string) => {
  const entries = await runnerAt(NOW).ask(pictureCustody, { fileId }, caller())
  return entries.map(({ action, data, outcome }) => ({ action, outcome, ...data }))
}

async function rowsOf(albumId: string) {
  const { rows } = await database.superuser.query(
    'select * from platform.file where owner_id = $1 order by of_id nulls first, kind',
    [albumId],
  )
  return rows
}
const pathOf = (stored: string) => join(folder, 'files', stored.slice(0, 2), stored.slice(2, 4), stored)
const onDisk = (stored: string) =>
  stat(pathOf(stored)).then(
    () => true,
    () => false,
  )

describe('from a person who is named', () => {
  it('the original is kept as it came, sealed, and people are shown copies without what it tells', async () => {
    const albumId = await newAlbum()
    const { id, copyId, smallId } = await add(albumId)
    const original = await look(id)
    expect(original).toMatchObject({ state: 'whole', kind: 'original', name: 'Mrs Quin’s arm.jpg' })
    expect(Buffer.from(original.bytes ?? [])).toEqual(Buffer.from(picture))
    expect(original.hash).toBe(hashOf(picture))
    for (const copy of [copyId, smallId]) {
      const opened = await look(copy ?? '')
      expect(opened).toMatchObject({ state: 'whole', stripped: true, ofId: id })
      expect(Buffer.from(opened.bytes ?? []).toString('latin1')).not.toContain(planted.owner)
    }
  })

  it('nothing on the disk or in the row can be read without the key, not even the name', async () => {
    const albumId = await newAlbum()
    await add(albumId)
    for (const row of await rowsOf(albumId)) {
      const sealed = await readFile(pathOf(row.stored))
      expect(hashOf(sealed)).toBe(row.stored)
      expect(sealed.toString('latin1')).not.toMatch(/JFIF|Exif|Planted/)
      expect(JSON.stringify(row) + row.name.toString('latin1')).not.toContain('Quin')
    }
  })

  it('what cannot be stripped is kept as an original only', async () => {
    const albumId = await newAlbum()
    for (const [fileName, bytes] of [
      ['a.pdf', pdf],
      ['a.heic', heic],
    ] as const) {
      const { id, ...copies } = await add(albumId, { bytes, fileName })
      expect(copies).toEqual({})
      expect(Buffer.from((await look(id)).bytes ?? [])).toEqual(bytes)
    }
    const listed = await runnerAt(NOW).ask(listPictures, { albumId }, caller())
    expect(listed.map(file => file.name).toSorted()).toEqual(['a.heic', 'a.pdf'])
  })

  it('the same file twice is two pieces of evidence, sealed apart, in one record and in two', async () => {
    const [one, two] = [await newAlbum(), await newAlbum()]
    for (const albumId of [one, one, two]) await add(albumId, { bytes: pdf, fileName: 'a.pdf' })
    const rows = [...(await rowsOf(one)), ...(await rowsOf(two))]
    expect(new Set(rows.map(row => row.hash)).size).toBe(1)
    expect(new Set(rows.map(row => row.stored)).size).toBe(3)
  })

  it('a refused file leaves nothing, and is told beside its field', async () => {
    const albumId = await newAlbum()
    const refused = add(albumId, { bytes: picture, fileName: 'a.pdf' })
    await expect(refused).rejects.toMatchObject({ name: 'Invalid', faults: [{ field: 'picture' }] })
    expect(await rowsOf(albumId)).toEqual([])
  })
})

describe('from a person who gives no name', () => {
  it('only stripped copies are kept, with random ids, no name and the half day', async () => {
    const albumId = await newAlbum()
    await add(albumId, { nameless: true })
    const rows = await rowsOf(albumId)
    expect(rows.map(row => row.kind)).toEqual(['copy', 'small'])
    for (const row of rows) {
      expect(row).toMatchObject({ name: null, put_by: null, stripped: true })
      expect(row.id[14]).toBe('4')
      expect(row.put_at.toISOString()).toBe('2026-11-16T00:00:00.000Z')
      expect((await stat(pathOf(row.stored))).mtime.toISOString()).toBe('2026-11-16T00:00:00.000Z')
      expect(await custody(row.id)).toEqual([
        { action: 'FilePut', outcome: 'done', kind: 'copy', mediaType: 'image/jpeg' },
        { action: 'FileCopied', outcome: 'done', kind: 'small', mediaType: 'image/jpeg', copy: rows[1].id },
      ])
    }
  })

  it('plain text is taken, and what cannot be stripped is refused with what to do', async () => {
    const albumId = await newAlbum()
    await add(albumId, { nameless: true, bytes: Buffer.from('They shout at night.'), fileName: 'n.txt' })
    for (const [fileName, bytes] of [
      ['a.pdf', pdf],
      ['a.heic', heic],
    ] as const) {
      const refused = add(albumId, { nameless: true, bytes, fileName })
      await expect(refused).rejects.toMatchObject({
        faults: [
          { field: 'picture', message: expect.stringMatching(/cannot take out of.*Send a photograph/) },
        ],
      })
    }
    expect(await rowsOf(albumId)).toHaveLength(1)
  })
})

describe('custody', () => {
  it('tells all that was done with an original and its copies, and holds no name', async () => {
    const albumId = await newAlbum()
    const { id, copyId, smallId } = await add(albumId)
    await look(copyId ?? '')
    await runnerAt(NOW).ask(exportPicture, { fileId: id }, caller())
    await runnerAt(NOW).run(hidePicture, { fileId: smallId }, caller())
    const entries = await custody(copyId ?? '')
    expect(entries.map(({ action, copy }) => [action, copy])).toEqual([
      ['FilePut', undefined],
      ['FileCopied', copyId],
      ['FileCopied', smallId],
      ['FileSeen', copyId],
      ['FileExported', undefined],
      ['FileHidden', undefined],
    ])
    expect(entries[0]).toMatchObject({ hash: hashOf(picture), size: picture.length })
    expect(JSON.stringify(entries)).not.toContain('Quin')
  })

  it('each opening checks the file: what is altered, gone or sealed with another key is told and written down', async () => {
    const albumId = await newAlbum()
    const [altered, missing, other] = [await add(albumId), await add(albumId), await add(albumId)]
    const storedOf = async (id: string) => (await rowsOf(albumId)).find(row => row.id === id)?.stored
    const path = pathOf(await storedOf(altered.id))
    const bytes = await readFile(path)
    await writeFile(path, bytes.fill(bytes.readUInt8(40) ^ 1, 40, 41))
    await unlink(pathOf(await storedOf(missing.id)))
    expect((await look(altered.id)).state).toBe('altered')
    expect(await look(missing.id)).toMatchObject({ state: 'missing' })
    const another = await newAlbum()
    await add(another)
    await database.superuser.query('update platform.file set owner_id = $2 where id = $1', [
      other.id,
      another,
    ])
    const unreadable = await look(other.id)
    expect(unreadable.state).toBe('unreadable')
    expect(unreadable.bytes).toBeUndefined()
    const last = async (id: string) => (await custody(id)).at(-1)?.action
    expect([await last(altered.id), await last(missing.id), await last(other.id)]).toEqual([
      'FileAltered',
      'FileMissing',
      'FileUnreadable',
    ])
    const checked = await runnerAt(NOW).ask(checkFiles, {}, lantern())
    expect(checked).toMatchObject({ ok: false, faultCount: 2 })
    expect(checked.faults.map(({ fileId, kind }) => [fileId, kind]).toSorted()).toEqual(
      [
        [altered.id, 'altered'],
        [missing.id, 'missing'],
      ].toSorted(),
    )
  })

  it('a hidden picture is not opened until it is asked for again, and only then counts as seen', async () => {
    const { id, copyId } = await add(await newAlbum(), { hidden: true })
    const first = await look(copyId ?? '')
    expect([first.state, first.bytes]).toEqual(['hidden', undefined])
    expect((await custody(id)).map(({ action }) => action)).not.toContain('FileSeen')
    expect((await look(copyId ?? '', true)).state).toBe('whole')
    expect((await custody(id)).at(-1)).toMatchObject({ action: 'FileSeen', outcome: 'seen', copy: copyId })
  })
})

describe('whose it is', () => {
  it('a file of another council, or of another kind of record, is not found', async () => {
    const { id } = await add(await newAlbum())
    const elsewhere = runnerAt(NOW).ask(openPicture, { fileId: id }, caller(otherCouncil))
    await expect(elsewhere).rejects.toMatchObject({ name: 'NotFound' })
    await database.superuser.query(`update platform.file set owner_type = 'letter' where id = $1`, [id])
    await expect(look(id)).rejects.toMatchObject({ name: 'NotFound' })
  })

  it('the app itself can change neither what a file is nor whose, and can delete none', async () => {
    for (const statement of [
      'delete from platform.file',
      `update platform.file set stored = repeat('a', 64)`,
      'update platform.file set owner_id = gen_random_uuid()',
    ])
      await expect(database.app.pool.query(statement)).rejects.toThrow(/permission denied/)
  })
})

describe('erasing and tidying', () => {
  it('an erased record is unreadable at once, and its bytes leave the disk with the next look', async () => {
    const albumId = await newAlbum()
    const { id } = await add(albumId)
    const stored = (await rowsOf(albumId)).map(row => row.stored)
    await runnerAt(NOW).run(forgetAlbum, { albumId }, caller())
    expect((await look(id)).state).toBe('erased')
    for (const row of await rowsOf(albumId)) expect(row).toMatchObject({ name: null, hash: null })
    expect(await filesPart.sweeps[0].due(database.app.pool)).toContain(fenmarsh)
    await runnerAt(NOW).run(removeErasedFiles, {}, lantern())
    expect(await Promise.all(stored.map(onDisk))).toEqual([false, false, false])
    expect(await filesPart.sweeps[0].due(database.app.pool)).not.toContain(fenmarsh)
    expect((await custody(id)).at(-1)?.action).toBe('FileErased')
  })

  it('what a failed command wrote goes after a day, and what any council’s record has stays', async () => {
    const albumId = await newAlbum()
    const kept = await add(albumId)
    const input = { albumId, picture: { fileName: 'a.pdf', bytes: pdf }, failAtTheEnd: true }
    await expect(runnerAt(NOW).run(addPicture, input, caller())).rejects.toThrow(/fails/)
    const stray = await openBlobs(folder).put(Buffer.from('a killed write'))
    await writeFile(join(folder, 'files.aside', randomUUID()), 'half')
    const old = new Date('2026-11-16T10:00:00Z')
    await utimes(pathOf(stray), old, old)
    await runnerAt('2026-11-17T09:00:00Z').run(sweepFiles, {}, lantern(otherCouncil))
    expect(await onDisk(stray)).toBe(true)
    // Real files have the machine's time: the look comes long after.
    const after = await runnerAt('2126-11-18T11:00:00Z').run(sweepFiles, {}, lantern(otherCouncil))
    expect(after.removed).toBeGreaterThanOrEqual(3)
    expect(await onDisk(stray)).toBe(false)
    expect((await look(kept.id)).state).toBe('whole')
    // Once a day is enough, whichever council asks.
    expect((await runnerAt('2126-11-18T12:00:00Z').run(sweepFiles, {}, lantern())).removed).toBe(0)
  })

  it('nothing goes when the folder looks like another database’s', async () => {
    const place = openBlobs(folder)
    const strays: string[] = []
    for (let n = 0; n <= 100; n++) strays.push(await place.put(Buffer.from(`of another Lantern ${n}`)))
    const sweeping = runnerAt('2126-12-18T11:00:00Z').run(sweepFiles, {}, lantern())
    await expect(sweeping).rejects.toThrow(/spoken of by no record.*nothing was removed/)
    expect(await Promise.all(strays.map(onDisk))).not.toContain(false)
  })
})
