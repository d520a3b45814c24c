import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#platform/access/actor.ts'
import { provideFiles } from '#platform/files/index.ts'
import { hugePng, photograph, planted, zipBomb } from '#platform/files/testing/samples.ts'
import { getCase } from '../case/get-case.ts'
import { closeConcern } from '../concern/commands.ts'
import { decideConcern } from '../concern/decide.ts'
import { listAsked } from '../enquirers/asked-units.ts'
import { stopSharing } from '../enquirers/commands.ts'
import { liftHold, tellPolice } from '../police/commands.ts'
import { approveForgetting } from '../retention/commands.ts'
import { forgetApproved, listDueRecords } from '../retention/jobs.ts'
import { listRetention } from '../retention/queries.ts'
import { safeguardingWorld } from '../testing/world.ts'
import { caseFilesIn, lookWords } from './case-part.ts'
import { addCaseFile, giveReason, markIntimate } from './commands.ts'
import { openCaseFile, readCaseFile } from './queries.ts'
import { shareFile } from './share.ts'
import { openSharedFile } from './shared.ts'

const world = safeguardingWorld()
const worker = () => world.as('safeguarding-practitioner')
const manager = () => world.as('safeguarding-manager')
const run = world.runner
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lantern-case-files-'))
  provideFiles(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text))
const note = { fileName: 'Night notes.txt', bytes: bytesOf('At two she was on the floor.') }

const add = async (concernId: string, more: object = {}) => {
  const input = { concernId, kind: 'care-record', what: 'Night notes', intimate: false, file: note, ...more }
  return (await run().run(addCaseFile, input, worker())).id
}
const picture = async (concernId: string, intimate = false) =>
  add(concernId, {
    ...{ kind: 'photograph', what: 'A bruise', madeBy: 'A nurse', intimate },
    file: { fileName: `${planted.owner}.jpg`, bytes: await photograph() },
  })
const open = (concernId: string, caseFileId: string, show = false, by = worker()) =>
  run().ask(openCaseFile, { concernId, caseFileId, show }, by)
const read = (concernId: string, caseFileId: string) =>
  run().ask(readCaseFile, { concernId, caseFileId }, manager())
const listed = async (concernId: string, now?: string) =>
  caseFilesIn(await run(now).ask(getCase, { concernId }, manager()))

describe('a file in a case', () => {
  it('says what it is, who made it and when; its original is kept as it came, with its hash', async () => {
    const { id } = await world.raised()
    const fileId = await picture(id)
    const [file] = await listed(id)
    expect(file).toMatchObject({
      ...{ id: fileId, what: 'A bruise', madeBy: 'A nurse', kind: 'photograph', intimate: false },
      ...{ name: `${planted.owner}.jpg`, looks: 0, by: 'safeguarding-practitioner' },
    })
    expect(file?.hash).toMatch(/^[0-9a-f]{64}$/)
    const original = await open(id, fileId)
    expect(Buffer.from(original.bytes ?? []).includes(planted.camera)).toBe(true)
    const copy = await open(id, file?.copyId ?? '')
    expect(copy).toMatchObject({ state: 'whole', stripped: true })
    expect(Buffer.from(copy.bytes ?? []).includes(planted.camera)).toBe(false)
  })

  it('tells who opened it and when, each look', async () => {
    const { id } = await world.raised()
    const fileId = await add(id)
    expect((await listed(id)).map(lookWords)).toEqual(['Nobody has opened it yet.'])
    await open(id, fileId)
    await open(id, fileId, false, manager())
    expect((await listed(id))[0]).toMatchObject({ looks: 2, lastLookBy: 'safeguarding-manager' })
    expect((await read(id, fileId)).custody.map(one => [one.by, one.what])).toEqual([
      ['safeguarding-practitioner', 'Put into the case'],
      ['safeguarding-practitioner', 'Opened: the original'],
      ['safeguarding-manager', 'Opened: the original'],
    ])
    const { rows } = await world.database.superuser.query('select data::text as data from platform.event')
    expect(rows.map(row => row.data).join(' ')).not.toContain('Night notes')
  })

  it('is of its own case alone', async () => {
    const [one, other] = [await world.raised(), await world.raised()]
    const fileId = await add(one.id)
    await expect(open(other.id, fileId)).rejects.toThrow('could not find that file')
    await expect(read(other.id, fileId)).rejects.toThrow('could not find that file')
  })

  it('is never there for the home', async () => {
    const { id } = await world.raised()
    const fileId = await add(id)
    for (const role of ['provider-manager', 'provider-staff'] as const) {
      const attempt = open(id, fileId, true, world.as(role))
      await expect(attempt).rejects.toMatchObject({ name: expect.stringMatching(/NotFound|NotAllowed/) })
    }
  })
})

describe('a file that is shared with somebody at the home', () => {
  const home = () => world.as('provider-manager')
  const share = (concernId: string, caseFileId: string, more: object = {}) =>
    run().run(
      shareFile,
      {
        ...{ concernId, caseFileId, recipientId: home().actor.id ?? '', purpose: 'information' as const },
        ...{ words: 'The bruise as the nurse saw it.', ...more },
      },
      worker(),
    )
  const openShared = (sharedItemId: string, by = home()) => run().ask(openSharedFile, { sharedItemId }, by)
  const seen = async () => (await run().ask(listAsked, {}, home())).shared
  const hold = (concernId: string) =>
    run().run(tellPolice, { concernId, hold: 'yes', blocks: ['disclosure'] }, worker())

  it('is opened by them alone, of a picture the stripped copy; each look is in its custody', async () => {
    const { id } = await world.raised()
    const fileId = await picture(id)
    const { id: sharedItemId } = await share(id, fileId)
    const opened = await openShared(sharedItemId)
    expect(opened).toMatchObject({ state: 'whole', stripped: true, kind: 'copy' })
    expect(Buffer.from(opened.bytes ?? []).includes(planted.camera)).toBe(false)
    const mine = (await seen()).find(one => one.id === sharedItemId)
    expect(mine).toMatchObject({ file: true, words: 'The bruise as the nurse saw it.' })
    for (const role of ['provider-staff', 'partner', 'quality-officer'] as const) {
      await expect(openShared(sharedItemId, world.as(role))).rejects.toBeInstanceOf(Error)
    }
    await expect(open(id, fileId, true, home())).rejects.toBeInstanceOf(Error)
    expect((await read(id, fileId)).custody.map(one => [one.by, one.what]).slice(-2)).toEqual([
      ['safeguarding-practitioner', 'Shared with one named person outside the council'],
      ['provider-manager', 'Opened: the stripped copy'],
    ])
  })

  it('is never an intimate image, and is none any more once it is marked as one', async () => {
    const { id: concernId } = await world.raised()
    await expect(share(concernId, await picture(concernId, true))).rejects.toThrow(
      'does not leave the council',
    )
    const caseFileId = await picture(concernId)
    const { id } = await share(concernId, caseFileId)
    await run().run(markIntimate, { concernId, caseFileId }, worker())
    await expect(openShared(id)).rejects.toThrow('not shared with you now')
  })

  it('is neither shared nor opened while police hold that back, unless it keeps somebody safe', async () => {
    const { id: concernId } = await world.raised()
    const fileId = await add(concernId)
    const before = await share(concernId, fileId)
    const { id: policeId } = await hold(concernId)
    await expect(share(concernId, fileId)).rejects.toThrow('police')
    await expect(openShared(before.id)).rejects.toThrow('not shared with you now')
    expect((await seen()).map(one => one.id)).not.toContain(before.id)
    const safe = await share(concernId, fileId, { purpose: 'protection' })
    expect((await openShared(safe.id)).state).toBe('whole')
    const lift = { concernId, policeId, version: 1, liftedOn: '2026-11-16', who: 'DC Malik' }
    await run().run(liftHold, lift, worker())
    // It was taken back then: somebody looks anew at whether it may be shared.
    await expect(openShared(before.id)).rejects.toThrow('not shared with you now')
    expect((await openShared((await share(concernId, fileId)).id)).state).toBe('whole')
  })

  it('can be taken back', async () => {
    const { id: concernId } = await world.raised()
    const { id: sharedItemId } = await share(concernId, await add(concernId))
    await run().run(stopSharing, { concernId, sharedItemId }, worker())
    await expect(openShared(sharedItemId)).rejects.toThrow('not shared with you now')
    expect((await seen()).map(one => one.id)).not.toContain(sharedItemId)
  })

  it('goes to nobody who could not be asked in this case', async () => {
    const { id } = await world.raised()
    const stranger = { recipientId: world.as('board-member').actor.id ?? '' }
    await expect(share(id, await add(id), stranger)).rejects.toMatchObject({ name: 'Invalid' })
  })
})

describe('a file that is not taken is told beside its field, and nothing is kept', () => {
  const jpg = (bytes: Uint8Array) => ({ fileName: 'cat.jpg', bytes })
  it.each([
    ['one that lies about what it is', async () => jpg(bytesOf('<script>1</script>')), 'ends in .jpg'],
    ['one that unpacks to a flood', async () => ({ fileName: 'a.docx', bytes: await zipBomb(300) }), ''],
    ['a picture of too many points', async () => ({ fileName: 'a.png', bytes: hugePng(20_000, 20_000) }), ''],
    ['one too large', async () => ({ fileName: 'a.txt', bytes: bytesOf('a'.repeat(2 ** 21)) }), 'more than'],
    ['an empty one', async () => jpg(new Uint8Array(0)), 'empty'],
  ])('%s', async (_what, file, message) => {
    const { id } = await world.raised()
    await expect(add(id, { file: await file() })).rejects.toMatchObject({
      faults: [{ field: 'file', message: expect.stringContaining(message) }],
    })
    expect(await listed(id)).toEqual([])
  })

  it('one from the future', async () => {
    const { id } = await world.raised()
    await expect(add(id, { madeOn: '2026-11-17' })).rejects.toMatchObject({ faults: [{ field: 'madeOn' }] })
  })
})

describe('an intimate image', () => {
  const why = (concernId: string, caseFileId: string, now?: string) =>
    run(now).run(giveReason, { concernId, caseFileId, reason: 'injury', words: 'To size it' }, worker())

  it('opens only for whoever has just said why they need to see it, and that is written down', async () => {
    const { id } = await world.raised()
    const fileId = await picture(id, true)
    const copyId = (await listed(id))[0]?.copyId ?? ''
    expect((await open(id, copyId, true)).state).toBe('hidden')
    await why(id, copyId)
    expect((await open(id, copyId)).state).toBe('hidden')
    expect((await open(id, copyId, true)).state).toBe('whole')
    expect((await open(id, copyId, true, manager())).state).toBe('hidden')
    const said = (await read(id, fileId)).custody.map(one => one.what)
    expect(said).toContain('Said why they need to see it: to see what the injury is, and how serious')
    expect(said.filter(one => one.startsWith('Opened'))).toEqual(['Opened: the stripped copy'])
  })

  it('is asked about anew after a quarter of an hour', async () => {
    const { id } = await world.raised()
    const fileId = await picture(id, true)
    await why(id, fileId, '2026-11-16T08:44:00Z')
    expect((await open(id, fileId, true)).state).toBe('hidden')
    await why(id, fileId, '2026-11-16T08:46:00Z')
    expect((await open(id, fileId, true)).state).toBe('whole')
  })

  it('can be marked as such later', async () => {
    const { id: concernId } = await world.raised()
    const caseFileId = await picture(concernId)
    await run().run(markIntimate, { concernId, caseFileId }, worker())
    expect((await listed(concernId))[0]?.intimate).toBe(true)
    expect((await open(concernId, caseFileId, true)).state).toBe('hidden')
  })
})

it('goes with its case: name, words and bytes, while its custody stays', async () => {
  const { id: concernId } = await world.raised()
  const caseFileId = await add(concernId)
  const no = { answer: 'no', words: 'No.' } as const
  const limbs = { needs: { answer: 'yes' as const }, abuse: no, protect: no }
  const none = { outcome: 'no-enquiry' as const, reason: 'quality', route: 'quality' }
  await run().run(decideConcern, { concernId, version: 1, limbs, ...none }, worker())
  await run().run(closeConcern, { concernId, version: 2, closingReason: 'completed' }, worker())
  const later = run('2046-11-16T09:00:00Z')
  const lantern = { actor: systemActor(world.councilId), via: 'system' as const }
  const governance = world.as('information-governance')
  await later.run(listDueRecords, {}, lantern)
  const { items } = await later.ask(listRetention, {}, governance)
  const itemIds = items.map(one => one.id)
  await later.run(approveForgetting, { itemIds, holdsChecked: true }, governance)
  await later.run(forgetApproved, {}, lantern)
  expect((await later.ask(openCaseFile, { concernId, caseFileId }, manager())).state).toBe('erased')
  const { rows } = await world.database.superuser.query(
    'select name, hash, erased_at from platform.file where id = $1',
    [caseFileId],
  )
  expect(rows[0]).toMatchObject({ name: null, hash: null })
  expect((await listed(concernId, '2046-11-16T09:00:00Z'))[0]).toMatchObject({ what: null, name: null })
})
