import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#platform/access/actor.ts'
import { fenmarshId } from '#src/demo/identity/index.ts'
import { runImportJob } from '#src/modules/homes/import/job.ts'
import { testProduct } from '../support/product.ts'
import { type Entry, zipOf } from './zip.ts'

const product = testProduct()
let cookie = ''

beforeAll(async () => {
  cookie = await product.sessionFor(product.actorOf('administrator'))
})

interface Sending {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly fileName?: string
  readonly type?: string
  readonly field?: string
}

async function upload({
  bytes,
  fileName = 'records.zip',
  type = 'application/zip',
  field = 'upload',
}: Sending) {
  const page = await product.app.inject({ url: '/imports/upload', headers: { cookie } })
  const hidden = [...page.body.matchAll(/<input type="hidden" name="(_[^"]+)" value="([^"]*)">/g)]
  const form = new FormData()
  // The header has a form of its own: the last of each name is this one's.
  for (const [, name = '', value = ''] of hidden) form.set(name, value)
  form.append('dryRun', 'true')
  form.append(field, new Blob([bytes], { type }), fileName)
  return product.app.inject({ method: 'POST', url: '/imports/upload', headers: { cookie }, payload: form })
}

const folder = () => join(product.lantern.config.dataFolder, 'uploads')
const kept = () => (existsSync(folder()) ? readdirSync(folder()) : [])
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text))

/** Runs what was asked for, as the worker would. @returns the state and the faults it ended with */
async function run(importPath: string): Promise<{ state: string; words: string }> {
  const importId = importPath.split('/').at(-1) ?? ''
  const caller = { actor: systemActor(fenmarshId), via: 'job' as const }
  await product.lantern.runner.run(runImportJob, { importId }, caller).catch(() => undefined)
  const db = product.database.superuser
  const { rows } = await db.query(
    `select state, coalesce(report::text, '') || coalesce(failure::text, '') as words from homes.import where id = $1`,
    [importId],
  )
  return rows[0]
}

describe('what is no ZIP is refused on the page, and nothing is kept', () => {
  it.each([
    ['words that call themselves a ZIP', { bytes: bytesOf('not a zip at all') }],
    ['a program', { bytes: Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 1, 1, 1, 0) }],
    ['a page', { bytes: bytesOf('<script>alert(4711)</script>'), fileName: 'x.html', type: 'text/html' }],
    ['nothing', { bytes: new Uint8Array(0) }],
    ['a file in a field of another name', { bytes: bytesOf('PK'), field: 'else' }],
  ])('%s', async (_what, sending) => {
    const answer = await upload(sending)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).not.toContain('<script>alert(4711)')
    expect(kept()).toEqual([])
  })

  it('what is too large, without the page going away', async () => {
    const answer = await upload({ bytes: new Uint8Array(51 * 1024 * 1024) })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('must be smaller than')
    expect(kept()).toEqual([])
  })
})

it('a form in parts that is broken off, or never says where it ends, is an error of whoever sent it', async () => {
  const payloads = [
    '--x\r\nContent-Disposition: form-data; name="upload"; filename="a.zip"\r\n\r\nPK',
    '--x',
    '',
  ]
  for (const payload of payloads) {
    const headers = { cookie, 'content-type': 'multipart/form-data; boundary=x' }
    const answer = await product.app.inject({ method: 'POST', url: '/imports/upload', headers, payload })
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.statusCode).toBeLessThan(500)
  }
})

const MEGABYTE = 1024 * 1024
const bomb = (): Entry => {
  const bytes = deflateRawSync(Buffer.alloc(40 * MEGABYTE, ' '))
  return { name: 'location_details/location_1-1.json', bytes, unpacked: 40 * MEGABYTE }
}

const tricks: readonly [string, () => readonly Entry[]][] = [
  ['one record that unpacks to more than any record has', () => [bomb()]],
  ['one that lies about its size', () => [{ ...bomb(), unpacked: 10 }]],
  [
    'many that together unpack to more than is taken',
    () =>
      Array.from({ length: 20 }, (_, at) => ({ ...bomb(), name: `location_details/location_${at}.json` })),
  ],
  ['a name that climbs out', () => [stored('../../location_details/location_1-1.json')]],
  ['an absolute name', () => [stored('/etc/location_details/location_1-1.json')]],
  ['a name with a drive', () => [stored('C:\\location_details\\location_1-1.json')]],
  ['no record at all', () => [stored('readme.txt')]],
]

function stored(name: string): Entry {
  const bytes = Buffer.from('{"locationId":"1-1"}')
  return { name, bytes: deflateRawSync(bytes), unpacked: bytes.length }
}

describe('a ZIP that means harm is kept under its hash, and its import changes nothing', () => {
  it.each(tricks)('%s', async (_what, entries) => {
    const bytes = zipOf(entries())
    const before = await homes()
    const answer = await upload({ bytes, fileName: '../../../tmp/evil.zip' })
    expect(answer.statusCode).toBe(303)
    const hash = createHash('sha256').update(bytes).digest('hex')
    expect(kept()).toContain(`${hash}.zip`)
    expect(kept().every(name => /^[0-9a-f]{64}\.zip$/.test(name))).toBe(true)
    const memory = process.memoryUsage().rss
    const { state, words } = await run(String(answer.headers.location))
    expect(state, words).not.toBe('done')
    expect(words.length).toBeGreaterThan(5)
    expect(process.memoryUsage().rss - memory).toBeLessThan(400 * MEGABYTE)
    expect(await homes()).toBe(before)
  })
})

async function homes(): Promise<string> {
  const { rows } = await product.database.superuser.query(
    `select md5(string_agg(h::text, ',' order by id)) as hash from homes.home h`,
  )
  return rows[0].hash
}
