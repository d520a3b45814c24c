import { generateKeyPairSync } from 'node:crypto'
import { appendFile, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type PublishedSeal, readPublished, sealsFile } from './published.ts'
import { openSealing } from './sealing.ts'

let folder: string
const logged: object[] = []
const log = { info: (data: object) => void logged.push(data) }
const seal = (sequence: number, councilId = 'one'): PublishedSeal => ({
  councilId,
  sequence,
  hash: `hash ${sequence}`,
  sealedAt: '2026-11-03T10:00:00Z',
  keyId: 'key',
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lantern-sealing-'))
  logged.length = 0
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the file of published seals', () => {
  it('gets each seal once, in the log too, and gives back the latest of each council', async () => {
    const sealing = await openSealing(folder, log)
    for (const one of [seal(1), seal(1), seal(2), seal(7, 'two'), seal(1)]) await sealing.publish(one)
    expect([...(await sealing.published()).values()]).toEqual([seal(2), seal(7, 'two')])
    expect(logged).toEqual([{ seal: seal(1) }, { seal: seal(2) }, { seal: seal(7, 'two') }])
    expect((await readFile(sealsFile(folder), 'utf8')).trim().split('\n')).toHaveLength(3)
  })

  it('goes on after a new start without telling anything twice', async () => {
    await (await openSealing(folder, log)).publish(seal(2))
    const again = await openSealing(folder, log)
    await again.publish(seal(2))
    await again.publish(seal(3))
    expect(logged).toHaveLength(2)
  })

  it('loses no seal to a line torn by a crash', async () => {
    const sealing = await openSealing(folder, log)
    await sealing.publish(seal(1))
    await appendFile(sealsFile(folder), '{"councilId":"one","sequ')
    await sealing.publish(seal(2))
    expect((await readPublished(sealsFile(folder))).get('one')).toEqual(seal(2))
  })

  it('is empty when there is none', async () => {
    expect(await readPublished(join(folder, 'none.log'))).toEqual(new Map())
  })
})

describe('the key that seals', () => {
  it('is made once, for its owner alone to read, by however many start at once', async () => {
    const all = await Promise.all([1, 2, 3].map(() => openSealing(folder, log)))
    expect(new Set(all.map(sealing => sealing.key.id)).size).toBe(1)
    expect((await stat(join(folder, 'sealing/private.pem'))).mode & 0o777).toBe(0o600)
    expect(await readdir(join(folder, 'sealing'))).toEqual(['private.pem', 'public'])
  })

  it('can be changed, and the public half of the old one stays', async () => {
    const old = await openSealing(folder, log)
    await rename(join(folder, 'sealing/private.pem'), join(folder, 'old.pem'))
    const fresh = await openSealing(folder, log)
    expect(fresh.key.id).not.toBe(old.key.id)
    expect([...(await fresh.publicKeys()).keys()].sort()).toEqual([old.key.id, fresh.key.id].sort())
  })

  it('is the one the configuration gives, which is not written down', async () => {
    const { privateKey } = generateKeyPairSync('ed25519')
    const given = await openSealing(folder, log, privateKey)
    expect([...(await given.publicKeys()).keys()]).toEqual([given.key.id])
    expect(await readdir(join(folder, 'sealing'))).toEqual(['public'])
  })
})
