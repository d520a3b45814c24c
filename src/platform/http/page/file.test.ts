import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { provideFiles } from '../../files/provide.ts'
import { pdf, photograph } from '../../files/testing/samples.ts'
import { addPicture, album, albumSchema, makeAlbum } from '../../testing/album.ts'
import { testDatabase } from '../../testing/database.ts'
import { signedInAs, type TestPages, testPages, testRender } from '../../testing/pages.ts'
import { testWeb } from '../../testing/web.ts'
import { provideVault } from '../../vault/index.ts'

const database = testDatabase()
const councilId = randomUUID()
const officer = signedInAs(councilId, randomUUID(), 'quality-officer')
const analyst = signedInAs(councilId, randomUUID(), 'analyst')

let folder: string
let pages: TestPages
let albumId: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lantern-file-page-'))
  provideFiles(folder)
  provideVault('a master key for tests that is long enough')
  await database.superuser.query(albumSchema)
  await database.superuser.query(
    `insert into platform.council (id, code, name, nice_name) values ($1, 'E10000099', 'Fenmarsh', 'Fenmarsh')`,
    [councilId],
  )
  pages = await testPages(web())
  albumId = (await web().runner.run(makeAlbum, {}, { ...officer, via: 'page' })).id
})
beforeEach(() => pages.signIn(officer))
afterAll(() => rm(folder, { recursive: true, force: true }))

const web = () => testWeb(database, [album], { render: testRender() })
const add = (fileName: string, bytes: Uint8Array, more: object = {}) =>
  web().runner.run(
    addPicture,
    { albumId, picture: { fileName, bytes }, ...more },
    { ...officer, via: 'page' },
  )
const get = (id: string | undefined, search = '') => pages.browser().get(`/albums/files/${id}${search}`)

describe('a stored file, sent', () => {
  it('a stripped picture may be shown in a page; an original is only ever saved', async () => {
    const { id, copyId, smallId } = await add('arm.jpg', await photograph())
    const dispositions = await Promise.all(
      [id, copyId, smallId].map(async each => (await get(each)).headers['content-disposition']),
    )
    expect(dispositions).toEqual([
      `attachment; filename="arm.jpg"; filename*=UTF-8''arm.jpg`,
      `inline; filename="arm.jpg"; filename*=UTF-8''arm.jpg`,
      `inline; filename="arm.jpg"; filename*=UTF-8''arm.jpg`,
    ])
  })

  it('runs nothing, is what it says, and stays in no cache', async () => {
    const { id } = await add('letter.pdf', pdf)
    const { statusCode, headers, rawPayload } = await get(id)
    expect([statusCode, headers['content-type']]).toEqual([200, 'application/pdf'])
    expect(rawPayload).toEqual(pdf)
    expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['cross-origin-resource-policy']).toBe('same-origin')
  })

  it.each([
    ['../../etc/pass"wd.pdf', `etc pass wd.pdf`],
    ['a\r\nset-cookie: x=1.pdf', 'aset-cookie  x=1.pdf'],
    ['rcs\u202Efdp.pdf', 'rcsfdp.pdf'],
    ['Siân’s (1).pdf', 'Siân’s (1).pdf'],
    ['\ud800.pdf', 'file-'],
  ])('its name %j becomes harmless', async (fileName, harmless) => {
    const { id } = await add(fileName, pdf)
    const { headers } = await get(id)
    const sent = String(headers['content-disposition']).split("UTF-8''")[1] ?? ''
    expect(decodeURIComponent(sent)).toContain(harmless)
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="[\w .-]+"; filename\*=UTF-8''[^"\s]+$/,
    )
  })

  it('goes only to whom its query lets in', async () => {
    const { id, copyId } = await add('arm.jpg', await photograph())
    pages.signIn(analyst)
    expect((await get(copyId)).statusCode).toBe(403)
    pages.signIn(undefined)
    expect((await get(id)).statusCode).toBe(303)
    pages.signIn(officer)
    expect((await get(randomUUID())).statusCode).toBe(404)
  })

  it('a hidden picture needs a second click', async () => {
    const { copyId } = await add('arm.jpg', await photograph(), { hidden: true })
    const first = await get(copyId)
    expect([first.statusCode, first.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(first.body).toContain(`href="/albums/files/${copyId}?show=1"`)
    const second = await get(copyId, '?show=1')
    expect(second.headers['content-type']).toBe('image/jpeg')
  })

  it('one that was altered is not sent: the page says so plainly', async () => {
    const { id } = await add('letter.pdf', pdf)
    const { rows } = await database.superuser.query('select stored from platform.file where id = $1', [id])
    const all = await readdir(join(folder, 'files'), { recursive: true })
    await writeFile(join(folder, 'files', all.find(path => path.endsWith(rows[0].stored)) ?? ''), 'other')
    const { statusCode, body } = await get(id)
    expect(statusCode).toBe(409)
    expect(body).toContain('This file is not what was stored')
    expect(body).toContain('Back to the album')
  })
})

describe('a form that takes a file', () => {
  async function send(fileName: string, type: string, bytes: Uint8Array) {
    const browser = pages.browser()
    const path = `/albums/${albumId}/add`
    const form = await browser.get(path)
    expect(form.body).toContain('One at a time. Send a photograph (JPEG, PNG or WebP')
    const words = Object.entries(browser.hidden).map(
      ([name, value]) => `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    const head = `--B\r\nContent-Disposition: form-data; name="picture"; filename="${fileName}"\r\nContent-Type: ${type}\r\n\r\n`
    const body = Buffer.concat([Buffer.from(words.join('') + head), bytes, Buffer.from('\r\n--B--\r\n')])
    return browser.postRaw(path, 'multipart/form-data; boundary=B', body)
  }

  it('keeps it, whatever type the browser says it has', async () => {
    const sent = await send('arm.jpg', 'text/html', await photograph())
    expect(sent.statusCode).toBe(303)
    expect((await pages.browser().get(String(sent.headers.location))).headers['content-type']).toBe(
      'image/jpeg',
    )
  })

  it('tells beside the field that the file is not what its name says', async () => {
    const sent = await send('arm.pdf', 'application/pdf', await photograph('png'))
    expect(sent.statusCode).toBe(422)
    expect(sent.body).toMatch(/href="#picture"[^>]*>[^<]*ends in \.pdf, but the file is a PNG picture/)
  })
})
