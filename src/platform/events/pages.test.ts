import { randomBytes } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stableId } from '../ids.ts'
import { platform } from '../index.ts'
import { testDatabase } from '../testing/database.ts'
import { signedInAs, type TestPages, testPages, testRender } from '../testing/pages.ts'
import { testWeb } from '../testing/web.ts'
import type { ListModel, PageModel, TableModel } from '../view/models.ts'
import { provideSealing } from './sealing.ts'
import { type TestLog, testLog } from './test-log.ts'

const database = testDatabase()
const officerId = stableId('account', 'guardian')
let log: TestLog
let pages: TestPages
let shown: { page: PageModel; list: ListModel; table?: TableModel }

beforeAll(async () => {
  log = await testLog(database.app.pool, database.superuser)
  await database.superuser.query(
    `insert into platform.account (council_id, id, name, email) values ($1, $2, 'Ada Ogun', 'ada@example.org')`,
    [log.councilId, officerId],
  )
  provideSealing({
    key: log.key,
    publicKeys: async () => log.publicKeys,
    publish: async () => {},
    published: async () => new Map(),
  })
  const render = testRender()
  const web = testWeb(database, [platform], {
    render: (template, model) => {
      shown = model as typeof shown
      return render(template, model)
    },
  })
  pages = await testPages(web)
  await log.sealed(30)
  pages.signIn(signedInAs(log.councilId, officerId, 'information-governance'))
})

afterAll(() => pages.app.close())

async function open(url: string) {
  const answer = await pages.app.inject({ method: 'GET', url })
  return { ...answer, body: answer.body, shown }
}

async function logged(action: string) {
  const { rows } = await database.superuser.query(
    'select outcome, data from platform.event where action = $1 order by id desc',
    [action],
  )
  return rows
}

describe('the event log', () => {
  test('opens with how far it is sealed, and reading it is logged', async () => {
    const answer = await open('/events')
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('Everything up to 3 November 2026, 10:00 am is sealed')
    expect(answer.body).toContain('href="/events/verification"')
    expect(answer.shown.list.table?.rows).toHaveLength(25)
    expect(await logged('platform.listEvents')).toMatchObject([{ outcome: 'seen', data: { total: 31 } }])
  })

  test('filters by who, what, kind of record, record, outcome and days', async () => {
    const { shown: first } = await open('/events?subjectType=test')
    expect(first.list.count).toBe('30 events')
    expect(first.list.filters?.chips).toEqual([
      { label: 'Kind of record', text: 'Test', removeHref: '/events' },
    ])
    const mine = await open(`/events?actor=${officerId}&outcome=seen`)
    expect(mine.shown.list.filters?.chips.map(chip => chip.text)).toEqual(['Ada Ogun', 'Looked at something'])
    expect(mine.body).toContain('Information governance officer, on a page')
    const days = 'from-day=4&from-month=nov&from-year=2026'
    expect((await open(`/events?action=TestDone&${days}`)).shown.list.empty?.heading).toBe('No events match')
    expect((await open('/events?subjectId=one')).shown.list.count).toBe('30 events')
  })

  test('comes as a file with codes beside the words, and taking it is logged', async () => {
    const file = await pages.app.inject({ method: 'GET', url: '/events?action=TestDone&format=csv' })
    expect(file.headers['content-disposition']).toBe('attachment; filename="event-log-2026-11-16.csv"')
    const rows = parse(file.rawPayload, { bom: true, columns: true }) as Record<string, string>[]
    expect(rows).toHaveLength(30)
    expect(rows[0]).toMatchObject({ What: 'Test done', 'Action code': 'TestDone', Seal: 'Seal 1' })
    expect(await logged('platform.exportEvents')).toEqual([
      { outcome: 'seen', data: { filter: { action: 'TestDone' }, total: 30 } },
    ])
  })
})

describe('the log of one record', () => {
  test('is read and taken away whole, each time logged', async () => {
    const answer = await open('/events/subjects/test/one')
    expect(answer.shown.page.title).toBe('Everything recorded about test ending one')
    expect(answer.body).toContain('Reading this was logged')
    expect(answer.shown.list.count).toBe('30 events')
    const href = answer.shown.list.exportLinks?.[0]?.href ?? ''
    expect(href).toBe('/events/subjects/test/one?format=csv')
    const file = await pages.app.inject({ method: 'GET', url: href })
    expect(parse(file.rawPayload, { bom: true })).toHaveLength(31)
    expect(await logged('platform.exportSubjectEvents')).toMatchObject([{ data: { total: 30 } }])
  })

  test('a record nobody touched says so', async () => {
    const { shown: none } = await open(`/events/subjects/home/${stableId('nothing')}`)
    expect(none.list.empty?.heading).toBe('Nothing is recorded about this record')
  })
})

describe('the check of the seal', () => {
  test('finds the log whole, and then what was done to it behind Lantern’s back', async () => {
    expect((await open('/events/verification')).body).toContain('The event log is whole')
    const [victim] = await log.sealed(1)
    await database.superuser.query(`alter table platform.event disable trigger all`)
    await database.superuser.query(`update platform.event set reason = $1 where id = $2`, [
      randomBytes(4).toString('hex'),
      victim,
    ])
    const answer = await open('/events/verification')
    expect(answer.statusCode).toBe(200)
    expect(answer.shown.page.title).toBe('The event log has 1 fault')
    expect(answer.body).toContain('An event was changed')
    expect(answer.body).toContain(victim)
  })
})

describe('anyone else', () => {
  test.each(['/events', '/events?format=csv', '/events/subjects/test/one', '/events/verification'])(
    'is refused %s',
    async url => {
      pages.signIn(signedInAs(log.councilId, stableId('account', 'other'), 'administrator'))
      expect((await open(url)).statusCode).toBe(403)
      pages.signIn(signedInAs(log.councilId, officerId, 'information-governance'))
    },
  )
})
