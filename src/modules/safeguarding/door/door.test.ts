import { describe, expect, it } from 'vitest'
import { hugePng, photograph, planted, zipBomb } from '#platform/files/testing/samples.ts'
import { answerAll, door, publicDoor, send } from '../testing/door.ts'
import { safeguardingWorld } from '../testing/world.ts'

const world = safeguardingWorld()
const at = publicDoor(world)

const halfDayOf = '2026-11-16T00:00:00'

async function rowOf(reference: string) {
  const [row] = await at.ask('select * from safeguarding.report where reference = $1', [reference])
  return row
}

describe('the first page', () => {
  it('puts danger and 999 before everything else, and turns nobody away', async () => {
    const { body } = await at.browser().get(door())
    expect(body.indexOf('999')).toBeGreaterThan(0)
    expect(body.indexOf('Call 999')).toBeLessThan(body.indexOf('Tell us what worries you'))
    expect(body).toContain('you cannot choose wrongly')
    expect(body).toContain('Exit this page')
  })
})

describe('telling', () => {
  it('takes one account without a name, and gives a reference, a code and days', async () => {
    const { sent, reference, code } = await at.tell({ where: { homeId: world.homeId, place: 'Upstairs' } })
    expect(reference).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/)
    expect(code).toMatch(/^([A-Z0-9]{4}-){3}[A-Z0-9]{4}$/)
    expect(sent.body).toContain('Tuesday 17 November 2026')
    const row = await rowOf(reference)
    expect(row).toMatchObject({ door: 'public', naming: 'anonymous', state: 'new', home_id: world.homeId })
    expect(row.received_at.toISOString()).toContain(halfDayOf)
    expect(row.id[14]).toBe('4')
    expect(row.code_hash).not.toContain(code)
    expect(row.words.toString('latin1')).not.toContain('wet bed')
  })

  it('offers every home of the council by name', async () => {
    const browser = at.browser()
    await browser.get(door('tell'))
    await browser.post(door('tell/danger'), { danger: 'no' })
    expect((await browser.post(door('tell/who'), {})).body).toContain('Test House')
  })

  it('says whom to call before anything else where there is danger now', async () => {
    const browser = at.browser()
    await browser.get(door('tell'))
    const { body } = await browser.post(door('tell/danger'), { danger: 'now' })
    expect(body).toContain('Call 999 now')
  })

  it('keeps ordinary times for who gave their name, and asks no one else for one', async () => {
    const named = await at.tell({ naming: 'name-withheld', contact: { reporterName: 'Ruth Test' } })
    const row = await rowOf(named.reference)
    expect(row.received_at.toISOString()).toContain('2026-11-16T09:00:00')
    const nameless = await at.tell({ naming: 'anonymous' })
    expect(nameless.sent.statusCode).toBe(200)
  })

  it('wants a name where one chose to give it, and says how not to', async () => {
    const browser = at.browser()
    await answerAll(browser, { naming: 'anonymous' })
    await browser.post(door('tell/name'), { naming: 'named' })
    const { statusCode, body } = await browser.post(door('tell/contact'), { reporterName: '' })
    expect(statusCode).toBe(422)
    expect(body).toContain('choose not to give it')
  })

  it('sent twice is one report with one answer', async () => {
    const { browser, reference } = await at.tell({})
    const again = await send(browser)
    expect(again.statusCode).toBe(200)
    expect(again.body).toContain(reference)
    const [{ count }] = await at.ask('select count(*)::int from safeguarding.report where reference = $1', [
      reference,
    ])
    expect(count).toBe(1)
  })

  it('sent again with other words is the same report, and the new words are kept beside the first', async () => {
    const browser = at.browser()
    await answerAll(browser, { words: 'She fell.' })
    const onCheck = browser.hidden
    await send(browser)
    await browser.post(door('tell/what'), { words: 'She fell. He pushed her.', _change: '1' }, onCheck)
    for (let times = 0; times < 2; times++) expect((await send(browser)).statusCode).toBe(200)
    const added = await at.ask(`select m.side from safeguarding.message m`)
    expect(added).toEqual([{ side: 'reporter' }])
  })

  it('tells the duty worker and managers at once of danger, where there is a name', async () => {
    const before = world.jobs.length
    const told = await at.tell({ danger: 'now', naming: 'named' })
    expect([told.sent.statusCode, told.reference]).toEqual([200, expect.stringMatching(/-/)])
    const sent = await at.ask(
      `select link from platform.message where link like '/safeguarding/reports-in/%'`,
    )
    expect(sent.length).toBeGreaterThan(0)
    const nameless = sent.length
    await at.tell({ danger: 'now', naming: 'anonymous' })
    const after = await at.ask(
      `select link from platform.message where link like '/safeguarding/reports-in/%'`,
    )
    expect(after.length).toBe(nameless)
    expect(world.jobs.length).toBe(before)
  })
})

describe('what cannot be is said beside its question, and nothing is lost', () => {
  it.each([
    ['100,000 letters', 'what', { words: 'abc '.repeat(25_000) }, 'Use at most 20,000 letters'],
    ['nothing at all', 'what', { words: '  ' }, 'Tell us what happened'],
    [
      'a day that is none',
      'when',
      { 'happenedOn-day': '31', 'happenedOn-month': '2', 'happenedOn-year': '2026' },
      'must be a real date',
    ],
    ['no choice', 'danger', { danger: '' }, 'Say whether anyone is in danger now'],
  ])('%s', async (_what, slug, fields, message) => {
    const browser = at.browser()
    await answerAll(browser, {})
    const { statusCode, body } = await browser.post(door(`tell/${slug}`), fields)
    expect(statusCode).toBe(422)
    expect(body).toContain(message)
    expect(browser.hidden._state).toBeTruthy()
  })

  it('a day to come', async () => {
    const when = { 'happenedOn-day': '1', 'happenedOn-month': '1', 'happenedOn-year': '2030' }
    const { sent } = await at.tell({ when })
    expect(sent.statusCode).toBe(422)
    expect(sent.body).toContain('cannot be in the future')
    expect(sent.body).toContain('2030')
  })

  it('a home that nobody knows', async () => {
    const { sent } = await at.tell({ where: { homeId: '00000000-0000-4000-8000-000000000009' } })
    expect(sent.statusCode).toBe(422)
    expect(sent.body).toContain('We do not know that home')
  })

  it('writing from right to left, marks upon marks and faces are kept as they are', async () => {
    const words = 'ولدي \u202Eolleh\u202C Z̵̢̛̬a̴l̶g̷o 👵🏽 line\nnext'
    const { reference, code } = await at.tell({ words })
    expect(reference).not.toBe('')
    expect(code).not.toBe('')
  })
})

const jpeg = async () => ({
  bytes: await photograph('jpeg'),
  fileName: `${planted.owner}.jpg`,
  type: 'image/jpeg',
})

describe('a photograph', () => {
  const filesOf = (reference: string) =>
    at.ask(
      `select f.* from platform.file f join safeguarding.report r on r.id = f.owner_id where r.reference = $1`,
      [reference],
    )

  it('of who gave no name is kept stripped alone, hidden, by the half day', async () => {
    const { reference } = await at.tell({ photo: await jpeg() })
    const files = await filesOf(reference)
    expect(files.map(file => file.kind).sort()).toEqual(['copy', 'small'])
    for (const file of files) {
      expect(file).toMatchObject({ stripped: true, hidden: true, name: null, put_by: null })
      expect(file.put_at.toISOString()).toContain(halfDayOf)
      expect(file.id[14]).toBe('4')
    }
  })

  it('of a named person is kept as it came, with copies', async () => {
    const { reference } = await at.tell({ naming: 'named', photo: await jpeg() })
    expect((await filesOf(reference)).map(file => file.kind).sort()).toEqual(['copy', 'original', 'small'])
  })

  it.each([
    ['a program that says it is a picture', async () => Buffer.from('MZ\x90\0 this is no picture at all')],
    ['a ZIP that unpacks to a flood', () => zipBomb(200)],
    ['a picture of a hundred million points', async () => hugePng(10_000, 10_000)],
  ])('%s is refused on the page, and the words stay', async (_what, bytes) => {
    const before = await at.ask('select count(*)::int as n from safeguarding.report')
    const photo = { bytes: await bytes(), fileName: 'cat.jpg', type: 'image/jpeg' }
    const browser = at.browser()
    await answerAll(browser, { words: 'He shouted at her.' })
    const sent = await send(browser, photo)
    expect(sent.statusCode).toBe(422)
    expect(sent.body).toContain('He shouted at her.')
    expect(await at.ask('select count(*)::int as n from safeguarding.report')).toEqual(before)
    expect((await send(browser)).statusCode).toBe(200)
  })
})

it('a hundred reports a minute from one place are all taken, and others are served meanwhile', {
  // A thousand requests, each code hashed slowly on purpose: how fast is measured elsewhere.
  timeout: 300_000,
}, async () => {
  const before = await at.ask('select count(*)::int as n from safeguarding.report')
  for (let batch = 0; batch < 10; batch++) {
    const flood = Array.from({ length: 10 }, () => at.tell({}))
    // Somebody else comes into the middle of it: their page and their report are not behind all of the others’.
    const other = await at.browser().get(door('numbers'))
    expect(other.statusCode).toBe(200)
    const told = await Promise.all(flood)
    expect(told.every(({ sent }) => sent.statusCode === 200)).toBe(true)
  }
  const after = await at.ask('select count(*)::int as n from safeguarding.report')
  expect(after[0].n - before[0].n).toBe(100)
})
