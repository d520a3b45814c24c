import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  asSuperuser,
  type LanternProcess,
  lantern,
  newDataFolder,
  processesOn,
  removeDataFolder,
  startLantern,
} from '../support/lantern-process.ts'
import { preparedDataFolder } from '../support/prepared-folder.ts'
import { startWriting, writtenIn } from './write-load.ts'

let folder = ''
let fresh = ''
let copy = ''
let running: LanternProcess
let acknowledged: ReadonlySet<string>

beforeAll(async () => {
  folder = await preparedDataFolder()
  fresh = await newDataFolder()
  copy = join(dirname(folder), 'copy.lantern')
  running = await startLantern({ dataFolder: folder, env: { LOG_LEVEL: 'warn' } })
  await running.ready
}, 240_000)

afterAll(async () => {
  await removeDataFolder(folder)
  await removeDataFolder(fresh)
})

describe('a backup', () => {
  test('is made while people write', async () => {
    const { out } = await lantern(folder, ['token', 'create', '--role', 'administrator'])
    const load = startWriting(running.url, out.trim(), 5)
    await load.more(20)
    const before = load.acknowledged()
    const made = await lantern(folder, ['backup', copy])
    expect(made).toMatchObject({ code: 0, out: expect.stringContaining(`Backed up into ${copy}`) })
    await load.more(1)
    acknowledged = await load.finish()
    expect(acknowledged.size).toBeGreaterThan(before)
  }, 60_000)

  test('is restored into a fresh folder, and the event log of the copy is whole', async () => {
    const restored = await lantern(fresh, ['restore', copy])
    expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('Restored from') })
    expect(await processesOn(fresh)).toEqual([])
    const verified = await lantern(fresh, ['audit', 'verify'])
    expect(verified).toMatchObject({ code: 0, out: expect.stringContaining('whole and unchanged') })
  }, 60_000)

  test('serves as the original did, with all that was acknowledged before it began', async () => {
    const second = await startLantern({ dataFolder: fresh })
    await second.ready
    const written = await writtenIn(fresh)
    // Everyone had at most one write under way when the copy was made.
    expect(written.size).toBeGreaterThanOrEqual(20)
    expect([...written.keys()].filter(key => !acknowledged.has(key))).toEqual([])
    expect([...written.values()].filter(({ rows, events }) => rows !== 1 || events !== 1)).toEqual([])
    second.signal('SIGTERM')
    expect((await second.ended).code).toBe(0)
  }, 60_000)

  test('is not put over what is there, unless asked to: exit 2, and nothing changed', async () => {
    const refused = await lantern(fresh, ['restore', copy])
    expect(refused).toMatchObject({ code: 2, out: '', err: expect.stringContaining('nothing was changed') })
  }, 60_000)

  test('that cannot be written leaves no half of one', async () => {
    const nowhere = join(dirname(folder), 'no such folder', 'copy.lantern')
    const failed = await lantern(folder, ['backup', nowhere])
    expect(failed).toMatchObject({ code: 2, out: '' })
    expect(failed.err).toBe(`${nowhere} cannot be used (there is no such folder). Choose another file.\n`)
    expect(existsSync(nowhere)).toBe(false)
  }, 60_000)
})

describe('an event that someone changed behind Lantern’s back', () => {
  test('is found and named by audit verify, exit 1', async () => {
    // Sealed within seconds: only sealed events can be proved.
    const sealed = `select e.id from platform.event e
      where not exists (select from platform.event_unsealed u where u.event_id = e.id) order by e.id limit 1`
    await expect.poll(() => asSuperuser<{ id: string }>(folder, sealed), { timeout: 20_000 }).toHaveLength(1)
    const [victim] = await asSuperuser<{ id: string }>(folder, sealed)
    await asSuperuser(
      folder,
      `update platform.event set reason = 'Another reason' where id = '${victim?.id}'`,
    )
    const verified = await lantern(folder, ['audit', 'verify'])
    expect(verified.code).toBe(1)
    expect(verified.out).toContain('1 fault(s)')
    expect(verified.out).toContain(victim?.id)
  }, 60_000)

  test('and the server stops cleanly after all this', async () => {
    running.signal('SIGTERM')
    expect((await running.ended).code).toBe(0)
    await expect.poll(() => processesOn(folder), { timeout: 10_000, interval: 50 }).toEqual([])
  }, 60_000)
})
