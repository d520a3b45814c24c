import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '#platform/access/actor.ts'
import type { PersonRole } from '#platform/access/roles.ts'
import { fixedClock } from '#platform/clock.ts'
import type { SignedIn } from '#platform/http/context.ts'
import { stableId, systemIds } from '#platform/ids.ts'
import { platform } from '#platform/index.ts'
import { createRunner } from '#platform/runner.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { type TestBrowser, testPages } from '#platform/testing/pages.ts'
import { testNow, testWeb } from '#platform/testing/web.ts'
import { todayPart } from '#platform/today/index.ts'
import { createViews } from '#platform/view/engine.ts'
import { fenmarsh } from '#src/demo/council.ts'
import { stories, writeDemoDirectory, writeFenmarsh } from '#src/demo/fenmarsh.ts'
import { demoLocalFacts } from '#src/demo/local-facts.ts'
import { arrangeHomesDemo } from '../demo.ts'
import { demoIds } from '../demo-ids.ts'
import { homes } from '../index.ts'
import { provideUploads, views } from './index.ts'

const database = testDatabase()
const councilId = stableId('council', fenmarsh.code)
const clock = fixedClock(testNow)
const home = `/homes/${demoIds.home}`
let signIn: (person: SignedIn) => void
let browser: () => TestBrowser

const anyAsset = new Proxy({}, { get: (_files, name) => String(name) }) as Readonly<Record<string, string>>

function person(role: PersonRole): SignedIn {
  const homeIds = role === 'provider-manager' ? [demoIds.home] : []
  const actor = { id: stableId('account', role), name: 'Test Person', role, councilId, homeIds }
  return { actor, councilName: fenmarsh.name, councilCode: fenmarsh.code }
}

/** Opens a page as this role. */
async function open(path: string, role: PersonRole = 'quality-officer') {
  signIn(person(role))
  return browser().open(path)
}

beforeAll(async () => {
  const { pool } = database.app
  await database.superuser.query(
    'insert into platform.council (id, code, name, nice_name, fictional) values ($1, $2, $3, $4, true)',
    [councilId, fenmarsh.code, fenmarsh.name, fenmarsh.niceName],
  )
  const folder = await mkdtemp(join(tmpdir(), 'lantern-pages-'))
  writeFenmarsh(folder)
  provideUploads(join(folder, 'uploads'))
  const runnerWith = (ids = systemIds) =>
    createRunner({ pool, policy: homes.policy, clock, ids, enqueue: async () => {} })
  await arrangeHomesDemo({
    runnerWith,
    pool,
    clock,
    folder,
    directory: writeDemoDirectory(folder),
    system: { actor: systemActor(councilId), via: 'system' },
    qualityOfficer: { actor: person('quality-officer').actor, via: 'page' },
    commissioner: { actor: person('commissioner').actor, via: 'page' },
    localFacts: demoLocalFacts(),
  })
  const { render } = createViews({
    folders: { homes: views, ...(todayPart.views ? { today: todayPart.views } : {}) },
    assets: { files: anyAsset },
    today: () => '2026-11-16',
  })
  const later = fixedClock('2026-11-16T10:00:00Z')
  const made = await testPages(
    testWeb(database, [platform, homes, todayPart], { clock: later, render, rateFactor: 100 }),
  )
  signIn = made.signIn
  browser = made.browser
}, 60_000)

describe('the pages of the register', () => {
  it.each([
    ['/', 'quality-officer', '3 things need you'],
    ['/', 'board-member', 'What has changed'],
    ['/', 'provider-manager', 'Nothing waits for you'],
    ['/homes', 'partner', 'Care homes'],
    ['/homes/changes', 'analyst', 'What has changed'],
    [home, 'board-member', 'Look:'],
    [`${home}/ratings`, 'advocate', 'Every published rating'],
    [`${home}/challenges/new`, 'commissioner', 'Which fact is wrong?'],
    ['/challenges', 'quality-officer', '2 challenges'],
    [
      `/challenges/${demoIds.mismatch}`,
      'quality-officer',
      'Two of CQC’s sources differ about this fact (beds)',
    ],
    [`/challenges/${demoIds.challenge}`, 'analyst', 'What is disputed'],
    ['/joins', 'analyst', 'one home, or two?'],
    ['/imports', 'analyst', 'Refused'],
    [`/imports/${demoIds.registerImport}`, 'administrator', 'The register is up to date'],
    [`/imports/${demoIds.faultyImport}`, 'administrator', 'Nothing was imported'],
    [`/imports/${demoIds.faultyImport}/faults`, 'administrator', '1 fault'],
    [`/imports/${demoIds.registerImport}/changes`, 'administrator', 'What this import changed'],
    [`/imports/${demoIds.listImport}`, 'administrator', 'Take it back'],
    [`/imports/${demoIds.listImport}/undo`, 'administrator', 'Take this import back?'],
    ['/imports/new', 'administrator', 'Import from CQC'],
  ] as const)('%s opens for a %s', async (path, role, words) => {
    const answer = await open(path, role)
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain(words)
  })

  it('shows the form for a challenge to a manager of that home alone, and writes the refusal down', async () => {
    const elsewhere = await database.superuser.query<{ id: string }>(
      'select id from homes.home where id <> $1 and joined_into is null and registered limit 1',
      [demoIds.home],
    )
    const other = `/homes/${elsewhere.rows[0]?.id}`
    const refusals = async () => {
      const found = await database.superuser.query(
        `select from platform.event where outcome = 'refused' and action = 'homes.raiseChallenge'`,
      )
      return found.rowCount
    }
    expect((await open(`${home}/challenges/new`, 'provider-manager')).statusCode).toBe(200)
    const before = (await refusals()) ?? 0
    for (const form of [`${other}/challenges/new`, `${other}/facts/phone/challenge`]) {
      const answer = await open(form, 'provider-manager')
      expect(answer.statusCode).toBe(403)
      expect(answer.body).not.toContain('<form method="post"')
    }
    expect(await refusals()).toBe(before + 2)
  })

  it.each([
    ['/imports', 'board-member'],
    ['/joins', 'provider-manager'],
    ['/challenges', 'partner'],
  ] as const)('%s is refused to a %s', async (path, role) => {
    expect((await open(path, role)).statusCode).toBe(403)
  })

  it.each([
    '/homes/00000000-0000-8000-8000-000000000000',
    `${home}/facts/nonsense/challenge`,
    '/joins/x/join',
  ])('%s is not found', async path => {
    expect((await open(path)).statusCode).toBe(404)
  })

  it('offer nothing to those who may not do it', async () => {
    const board = await open(home, 'board-member')
    expect(board.body).not.toContain('/challenge"')
    expect(board.body).not.toContain('/undo"')
    const officer = await open(home)
    expect(officer.body).toContain(`${home}/facts/phone/challenge`)
    const manager = await open(home, 'provider-manager')
    expect(manager.body).toContain(`${home}/facts/phone/challenge`)
    const found = await open('/homes?q=Amber+Staithe', 'provider-manager')
    const neighbour = await open(found.body.match(/\/homes\/[0-9a-f-]{36}/)?.[0] ?? '', 'provider-manager')
    expect(neighbour.statusCode).toBe(200)
    expect(neighbour.body).not.toContain('/challenge"')
  })

  it('show the record behind a fact without anyone’s name, as fields and as data', async () => {
    const page = await open(home)
    const record = page.body.match(/\/homes\/[\w-]+\/records\/[\w-]+/)?.[0] ?? ''
    const { body } = await open(record)
    expect(body).toContain('Number of beds')
    expect(body).toContain('&quot;locationId&quot;')
    expect(body).not.toMatch(/nominatedIndividual|&quot;contacts&quot;/)
  })

  it('find a home in spite of a typing mistake, and explain a postcode that has none', async () => {
    expect((await open('/homes?q=larkfeild')).body).toContain('Larkfield House')
    expect((await open('/homes?q=FM5+9ZZ')).body).toContain('Try its first half, FM5')
  })

  it('give just what is shown as CSV', async () => {
    const answer = await open('/homes?rating=inadequate&registered=true&format=csv')
    const lines = answer.body.trim().split('\r\n')
    expect(lines[0]).toContain('Name,Address')
    expect(lines.slice(1).every(line => line.includes(',Inadequate,'))).toBe(true)
    expect(lines.length).toBeGreaterThan(1)
  })

  it('say that a new registration hides an older rating', async () => {
    const found = await open('/homes?q=Amber+Staithe')
    const href = found.body.match(/\/homes\/[0-9a-f-]{36}/)?.[0] ?? ''
    expect((await open(href)).body).toContain('a new registration hides the rating before it')
  })
})

describe('a fact challenged on the page', () => {
  it('goes through its questions, is raised, sent, and refused with reasons', async () => {
    signIn(person('commissioner'))
    const tab = browser()
    const start = `${home}/facts/website/challenge`
    await tab.open(start)
    const empty = await tab.post(`${start}/correct`, { proposed: '' })
    expect(empty.statusCode).toBe(422)
    expect(empty.body).toContain('Say what it should be')
    await tab.post(`${start}/correct`, { proposed: 'https://www.example.test' })
    await tab.open(`${start}/reason`)
    await tab.post(`${start}/reason`, { reason: 'It is on their letters.' })
    await tab.open(`${start}/check`)
    const sent = await tab.post(`${start}/check`, {})
    expect(sent.statusCode).toBe(303)
    const challenge = String(sent.headers.location)
    expect((await tab.open(challenge)).body).toContain('The challenge is raised')

    signIn(person('quality-officer'))
    const desk = browser()
    const slow = browser()
    await slow.open(`${challenge}/uphold`)
    await desk.open(`${challenge}/refuse`)
    expect((await desk.post(`${challenge}/refuse`, { outcomeNote: '' })).body).toContain('Give your reasons')
    await desk.post(`${challenge}/refuse`, { outcomeNote: 'CQC has the right one.' })
    const ended = await desk.open(challenge)
    expect(ended.body).toContain('CQC has the right one.')
    expect(ended.body).not.toContain(`${challenge}/uphold`)

    const late = await slow.post(`${challenge}/uphold`, { outcomeNote: 'Their letters say so.' })
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('CQC has the right one.')
    expect(late.body).toContain('You wrote: Their letters say so.')
  })

  it('says at once when it is challenged already', async () => {
    expect((await open(`${home}/facts/beds/challenge`)).body).toContain('This fact is challenged already')
  })
})

describe('registrations on the page', () => {
  it('are joined with a reason, and parted again', async () => {
    const candidate = (await open('/joins')).body.match(/\/joins\/[0-9a-f-]{36}\/join/)?.[0] ?? ''
    const tab = browser()
    await tab.open(candidate)
    const ids = [stories.sharedAddress.locationId, stories.sharedAddressOther.locationId]
    const joined = await tab.post(candidate, { cqcLocationIds: ids, reason: 'One garden.' })
    const page = String(joined.headers.location)
    const undo = (await tab.open(page)).body.match(/\/homes\/[\w-]+\/joins\/[\w-]+\/undo/)?.[0] ?? ''
    await tab.open(undo)
    const undone = await tab.post(undo, { reason: 'I was wrong.' })
    expect(undone.statusCode).toBe(303)
    expect((await tab.open('/joins')).body).toContain('one home, or two?')
  })
})

describe('imports on the page', () => {
  it('are asked for, followed, and given up', async () => {
    signIn(person('administrator'))
    const tab = browser()
    await tab.open('/imports/new')
    const asked = await tab.post('/imports/new', { dryRun: 'true' })
    const page = String(asked.headers.location)
    const followed = await tab.open(page)
    expect(followed.body).toContain('data-lantern-refresh')
    expect(followed.body).toContain('http-equiv="refresh"')
    await tab.open(`${page}/give-up`)
    await tab.post(`${page}/give-up`, {})
    const ended = await tab.open(page)
    expect(ended.body).toContain('This import was given up')
    expect(ended.body).not.toContain('http-equiv="refresh"')
  })

  it.each([
    ['nothing', Buffer.alloc(0), 'The file is empty'],
    ['no ZIP', Buffer.from('not a zip'), 'The file must be a ZIP'],
  ])('refuse an upload that is %s', async (_what, bytes, words) => {
    const answer = await upload(bytes)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(words)
  })

  it('take a ZIP, once however often it is sent', async () => {
    const answer = await upload(Buffer.from('504b0506000000000000000000000000000000000000', 'hex'))
    expect(answer.statusCode).toBe(303)
  })
})

async function upload(bytes: Buffer) {
  signIn(person('administrator'))
  const tab = browser()
  await tab.open('/imports/upload')
  const hidden = Object.entries(tab.hidden).map(([name, value]) => part(`name="${name}"`, value))
  const file = part('name="upload"; filename="a.zip"\r\ncontent-type: application/zip', bytes)
  const body = Buffer.concat([...hidden, part('name="dryRun"', 'true'), file, Buffer.from('--edge--\r\n')])
  return tab.postRaw('/imports/upload', 'multipart/form-data; boundary=edge', body)
}

function part(header: string, value: string | Buffer): Buffer {
  const start = Buffer.from(`--edge\r\ncontent-disposition: form-data; ${header}\r\n\r\n`)
  return Buffer.concat([start, Buffer.from(value), Buffer.from('\r\n')])
}

describe('the first page', () => {
  it('shows what changed until it is marked as seen', async () => {
    signIn(person('analyst'))
    const tab = browser()
    expect((await tab.open('/')).body).toContain('In the register of homes, noticed in the last 30 days')
    await tab.open('/today/seen')
    await tab.post('/today/seen', {})
    const after = await tab.open('/')
    expect(after.body).toContain('nothing in them has changed since you last looked')
    expect((await open('/', 'board-member')).body).toContain('In the register of homes')
  })
})
