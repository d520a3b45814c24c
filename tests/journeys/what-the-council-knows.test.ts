import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { axeCheck } from '../support/browser.ts'
import { journey } from '../support/journey.ts'
import type { Visitor } from '../support/visitor.ts'
import { searchHomes } from './homes-list.ts'

const { visitor } = journey()

async function someone(role: string, options: Parameters<typeof visitor>[0] = {}): Promise<Visitor> {
  const person = await visitor(options)
  await person.signIn(role)
  return person
}

const KNOWN = /^What .* knows of Larkfield House$/

async function openKnown(person: Visitor): Promise<void> {
  await searchHomes(person, 'Larkfield House')
  await person.follow('Larkfield House', 'Larkfield House')
  await person.follow(/^See all of it/, KNOWN)
}

describe('A commissioner who looks at the market', () => {
  it.each([
    ['wide', { width: 1280 }],
    ['narrow', { width: 390 }],
    ['wide and bare', { width: 1280, javaScript: false }],
  ])(
    '@E2 reads each finding as a sentence, a chart and a table that downloads, on a %s screen',
    async (_size, options) => {
      const commissioner = await someone('commissioner', options)
      const { page } = commissioner
      await commissioner.visit('/market', 'The market of care homes in Fenmarsh')
      await axeCheck(page, { javaScript: !('javaScript' in options) })
      const figures = page.locator('figure')
      expect(await figures.count()).toBeGreaterThanOrEqual(6)
      expect(await figures.filter({ hasText: 'of beds are in homes that nurse' }).count()).toBe(1)
      const prices = figures.filter({ hasText: 'The council usually pays' })
      expect(await prices.locator('svg').filter({ visible: true }).count()).toBe(1)
      await prices.getByText('Show as a table').click()
      expect(await prices.getByRole('row', { name: /^All care homes/ }).count()).toBe(1)
      expect(await page.getByText(/^Not told by \d+ homes$/).count()).toBe(2)
      const file = await commissioner.download(/^Download as CSV Weekly prices/)
      expect(file.text).toContain('Kind of care,The council pays a week')
    },
  )

  it('@E2 sees gaps grow when less far is too far, and the nearest home that would do', async () => {
    const commissioner = await someone('commissioner')
    const { page } = commissioner
    await commissioner.visit('/market', 'The market of care homes in Fenmarsh')
    const rows = async () => {
      const gaps = page.locator('.lantern-card', { hasText: 'Looked for from' })
      return gaps.locator('tbody tr').count()
    }
    const atTen = await rows()
    await commissioner.follow('Within 1 mile', 'The market of care homes in Fenmarsh')
    expect(await rows()).toBeGreaterThanOrEqual(atTen)
    expect(await page.getByText(/^No .* rated Good or better within 1 mile of/).count()).toBeGreaterThan(0)
  })

  it('@E2 finds real choices today: a free place at the budget first, then the homes to ask', async () => {
    const commissioner = await someone('commissioner')
    const { page } = commissioner
    await commissioner.visit('/market', 'The market of care homes in Fenmarsh')
    await commissioner.follow('Real choices today', /^\d+ real choices today$/)
    const real = async () => page.locator('tbody tr', { hasText: 'Place told of' }).count()
    await page.getByLabel('Kind of care').selectOption({ label: 'Nursing, dementia' })
    await page.getByLabel('Budget a week').fill('£850')
    await commissioner.press('Apply filters', /^\d+ real choices? today$/)
    const rows = await page.locator('tbody tr').allTextContents()
    const prices = rows
      .filter(row => row.includes('Place told of'))
      .map(row => Number(/£(\d+)/.exec(row)?.[1]))
    expect(prices.length).toBeGreaterThan(0)
    expect(Math.max(...prices)).toBeLessThanOrEqual(850)
    expect(await real()).toBe(prices.length)
    await page.getByLabel('Budget a week').fill('100')
    await commissioner.press('Apply filters', 'No real choice is known today')
    expect(await page.getByText('Ask the home').count()).toBeGreaterThan(0)
  })

  it('@E2 writes down a price, sees who said so, and takes a mistake back', async () => {
    const commissioner = await someone('commissioner', { width: 390 })
    const { page } = commissioner
    await openKnown(commissioner)
    await commissioner.follow(/^Write down what is known Places/, 'Places, price and contract')
    await commissioner.press('Write it down', 'Places, price and contract')
    expect(await page.getByRole('alert').textContent()).toContain('Choose who said so')
    await page.getByLabel('What the council pays a week').fill('£1,115.50')
    await page.getByLabel('The council’s contracts or payments').check()
    await commissioner.press('Write it down', KNOWN)
    expect(await page.getByText('£1,115.50').count()).toBe(1)
    await axeCheck(page)
    await commissioner.follow(
      /^Withdraw What the council pays a week/,
      /^Withdraw “What the council pays a week: £1,115\.50”\?$/,
    )
    await page.getByLabel('Why is it withdrawn?').fill('Another home’s price')
    await commissioner.press('Withdraw it', KNOWN)
    expect(await page.getByText('£1,115.50').count()).toBe(0)
  })

  it('@E2 brings in a Capacity Tracker extract: a faulty one changes nothing, a tried one neither, a whole one can be taken back', async () => {
    const commissioner = await someone('commissioner')
    const { page } = commissioner
    const folder = mkdtempSync(join(tmpdir(), 'lantern-extract-journey-'))
    const send = async (rows: string, choice: string, title: string) => {
      const path = join(folder, 'extract.csv')
      writeFileSync(path, `CQC Location ID,Maximum Capacity,Occupied\n${rows}`)
      await commissioner.visit('/imports/capacity-tracker/new', 'Bring in a Capacity Tracker extract')
      await page.getByLabel('The extract').setInputFiles(path)
      await page.getByLabel(choice).check()
      await commissioner.press('Bring it in', title)
    }
    await send('1-9000000002,many,3\n', 'No, import it', 'Bring in a Capacity Tracker extract')
    expect(await page.getByRole('alert').textContent()).toContain('Row 2: “many” is no number')
    await send('1-9000000002,39,37\n', 'Yes, only say what would change', 'Capacity Tracker extracts')
    expect(await page.getByText(/^1 row, 1 home found\. 2 facts would be new/).count()).toBe(1)
    await send('1-9000000002,39,37\n1-9999999999,4,4\n', 'No, import it', 'Capacity Tracker extracts')
    const [first] = await page.locator('tbody tr').allTextContents()
    expect(first).toContain('Row 3: 1-9999999999')
    await openKnown(commissioner)
    expect(await page.getByText('37 of 39 places taken (95%)').count()).toBe(1)
    await commissioner.visit('/imports/capacity-tracker', 'Capacity Tracker extracts')
    await page.locator('tbody tr').first().getByRole('link', { name: 'Take it back' }).click()
    await commissioner.press('Take it back', 'Capacity Tracker extracts')
    await openKnown(commissioner)
    expect(await page.getByText('37 of 39 places taken').count()).toBe(0)
  })
})

describe('A partner in health, and a home', () => {
  it('@P17 reads which health care is missing at a home, and when the ICB was told', async () => {
    const officer = await someone('quality-officer')
    const { page } = officer
    await openKnown(officer)
    const gaps = page.locator('.lantern-card', { hasText: 'gaps in health care here' })
    const words = (await gaps.textContent()) ?? ''
    for (const part of [
      'a dentist',
      'therapy',
      'a named clinical lead',
      'The ICB was told',
      '3 November 2026',
    ]) {
      expect(words).toContain(part)
    }
    expect(await page.getByText('Nobody has told us').count()).toBeGreaterThan(10)
  })

  it('@P17 a registered manager sees what the council holds about their own home, and of no other', async () => {
    const manager = await someone('provider-manager')
    const { page } = manager
    await searchHomes(manager, 'Teasel Court')
    await manager.follow('Teasel Court', 'Teasel Court')
    await manager.follow('See all of it', /^What .* knows of Teasel Court$/)
    expect(await page.getByRole('link', { name: /^Write down/ }).count()).toBe(0)
    await searchHomes(manager, 'Larkfield House')
    await manager.follow('Larkfield House', 'Larkfield House')
    expect(await page.getByRole('heading', { name: 'What the council knows' }).count()).toBe(0)
  })
})

describe('A quality officer who wants to hear', () => {
  it('@P17 watches a home, sees first what changed there, and stops', async () => {
    const officer = await someone('quality-officer')
    const { page } = officer
    await searchHomes(officer, 'Gooseberry Care Centre')
    await officer.follow('Gooseberry Care Centre', 'Gooseberry Care Centre')
    await officer.follow('Watch this home', 'Watch Gooseberry Care Centre?')
    await officer.press('Watch', 'Gooseberry Care Centre')
    await officer.visit('/')
    const [first] = await page
      .locator('.lantern-card', { hasText: 'Gooseberry Care Centre' })
      .allTextContents()
    expect(first).toContain('In what you watch')
    await officer.follow('What you watch', 'What you watch')
    await officer.follow('Stop watching', 'Stop watching Gooseberry Care Centre?')
    await officer.press('Stop watching', 'What you watch')
    expect(await page.getByText('You watch nothing yet').count()).toBe(1)
  })
})

describe('A practice officer who looks where nobody looks', () => {
  it('@P4 finds the home where few could notice, takes on a visit, and says who is heard now', async () => {
    const officer = await someone('practice-officer')
    const { page } = officer
    await officer.follow('Who could notice', /homes? where few could notice$/)
    const [first] = await page.locator('tbody tr').allTextContents()
    for (const part of ['Larkfield House', '29 of 34 residents had nobody from outside', 'Befriending'])
      expect(first).toContain(part)
    await axeCheck(page)
    const file = await officer.download(/CSV/)
    expect(file.text).toContain('a prompt to look; unproven; not a finding')
    await officer.follow('Larkfield House', 'Few could notice: Larkfield House')
    await axeCheck(page)
    await officer.follow(/^Take it on A visit to listen/, /^What is done so that more people/)
    await officer.press('Take it on', /^What is done so that more people/)
    expect(await page.getByRole('alert').textContent()).toContain('Say why this is done')
    await page.getByLabel('Why is this done?').fill('Nobody has told us how it is there.')
    const due = page.getByRole('group', { name: 'By when?' })
    for (const [box, text] of [
      ['Day', '4'],
      ['Month', '12'],
      ['Year', '2026'],
    ] as const)
      await due.getByLabel(box).fill(text)
    await officer.press('Take it on', 'Few could notice: Larkfield House')
    await officer.visit('/')
    await officer.follow('A visit to listen, Larkfield House', 'A visit to listen: taken on')
    await officer.follow('It has begun', 'Has it begun?')
    await officer.press('It has begun', 'A visit to listen: under way')
    await officer.follow('Say what came of it', 'What came of it?')
    await page.getByLabel('More people are there now who could notice').check()
    await page.getByLabel('Residents, seen alone').check()
    await page.getByLabel('In your words').fill('Nine residents spoke with me. Two want an advocate.')
    await officer.press('Say what came of it', 'A visit to listen: done')
    expect(await page.getByRole('main').innerText()).toContain('Residents, seen alone')
    await axeCheck(page)
  })

  it('@P4 tells whoever placed people there, on a phone without JavaScript, and says what came of it', async () => {
    const officer = await someone('practice-officer', { width: 390, javaScript: false })
    const { page } = officer
    const words = () => page.getByRole('main').innerText()
    await officer.follow(
      'Other councils that placed people there, Larkfield House',
      'Other councils that placed people there: to be sent on',
    )
    await officer.follow('Send it on', 'To whom was it sent on?')
    await officer.press('Send it on', 'To whom was it sent on?')
    expect(await page.getByRole('alert').textContent()).toContain('Say which council, board or team')
    await page.getByLabel('Which council, board or team?').fill('The reviewing team of the next county.')
    const due = page.getByRole('group', { name: 'By when are they asked to answer?' })
    for (const [box, text] of [
      ['Day', '30'],
      ['Month', '11'],
      ['Year', '2026'],
    ] as const)
      await due.getByLabel(box).fill(text)
    await officer.press('Send it on', /: sent on, and waiting for an answer$/)
    await officer.follow(/^Who could notice at/, 'Few could notice: Larkfield House')
    for (const part of ['The reviewing team of the next county', '30 November 2026', 'fewer than five'])
      expect((await words()).toLowerCase()).toContain(part.toLowerCase())
    await officer.visit('/placing-tasks?state=waiting', 'Whoever placed people where few could notice')
    await officer.follow(
      page
        .getByRole('row', { name: /Other councils/ })
        .getByRole('link')
        .first(),
      /: sent on, and waiting/,
    )
    await officer.follow('Close it, and say what came of it', 'What came of it?')
    await page.getByLabel('What came of it?').fill('They came on Friday, and saw each of theirs alone.')
    await officer.press('Close it, and say what came of it', /: closed$/)
    expect(await words()).toContain('saw each of theirs alone')
  })

  it('@P4 reads who placed people there, and what is missing where nobody knows', async () => {
    const officer = await someone('quality-officer')
    const { page } = officer
    await officer.visit('/placing-tasks', 'Whoever placed people where few could notice')
    await axeCheck(page)
    const file = await officer.download(/CSV/)
    expect(file.text).toContain('Few could notice since')
    await searchHomes(officer, 'Teasel Court')
    await officer.follow('Teasel Court', 'Teasel Court')
    await officer.follow('Who could notice here', /Teasel Court/)
    expect(await page.getByRole('main').innerText()).toContain('Who placed people here is not known')
    await officer.follow('Write down who pays for whom', 'Places, price and contract')
  })

  it('@P4 a registered manager gives five numbers, and sees no finding about their home', async () => {
    const manager = await someone('provider-manager', { width: 390 })
    const { page } = manager
    await searchHomes(manager, 'Teasel Court')
    await manager.follow('Teasel Court', 'Teasel Court')
    await manager.follow('Give a month’s numbers', 'Five numbers of a month')
    await page.getByLabel('Residents at the end of the month').fill('30')
    await page.getByLabel('Residents visited by a relative or friend').fill('31')
    await manager.press('Give the numbers', 'Five numbers of a month')
    expect(await page.getByRole('alert').textContent()).toContain('no more than lived there')
    await page.getByLabel('Residents visited by a relative or friend').fill('21')
    await manager.press('Give the numbers', 'Who comes to Teasel Court')
    expect(await page.getByRole('main').innerText()).not.toMatch(/few could notice|have nobody:/i)
    await axeCheck(page)
  })
})
