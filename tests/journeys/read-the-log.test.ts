import { parse } from 'csv-parse/sync'
import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { journey } from '../support/journey.ts'
import type { Visitor } from '../support/visitor.ts'
import { searchHomes } from './homes-list.ts'

const { visitor } = journey()

const log = 'Who saw and did what'
const searched = 'Searched care homes by name'
const refusal = 'Only an administrator of your council can import records. Ask yours to do it.'

const ownReading = [
  'Signed in',
  'Listed who saw or did what',
  'Checked the whole event log against its seals',
  'Looked at the whole log of one record',
]

async function signedIn(person: string): Promise<Visitor> {
  const somebody = await visitor()
  await somebody.signIn(person)
  return somebody
}

/** What the log tells of: a search that was answered, and a page that was refused. */
async function somethingHappens(): Promise<void> {
  const officer = await signedIn('quality-officer')
  await searchHomes(officer, 'Larkfield')
  const analyst = await signedIn('analyst')
  await analyst.visit('/imports/new', 'You cannot see or do this')
  expect(await analyst.page.getByText(refusal).count()).toBe(1)
}

function row({ page }: Visitor, ...words: readonly string[]): Locator {
  return words.reduce((rows, hasText) => rows.filter({ hasText }), page.locator('tbody tr')).first()
}

async function filter(reader: Visitor, label: string, option: string): Promise<void> {
  await reader.page.getByLabel(label, { exact: true }).selectOption({ label: option })
  await reader.press('Apply filters', log)
}

/** The rows on this page, each as the text of its cells: When, Who, What, About, Why. */
async function cellsIn({ page }: Visitor): Promise<string[][]> {
  const rows = await page.locator('tbody tr').all()
  return Promise.all(rows.map(one => one.locator('th, td').allInnerTexts()))
}

describe('An information governance officer answers for who saw what', () => {
  it('@P20 finds a search, a refusal and her own reading in the log, and takes one record’s log away', {
    timeout: 120_000,
  }, async () => {
    await somethingHappens()
    const guardian = await signedIn('information-governance')
    const { page } = guardian
    await guardian.follow('Event log', log)
    const search = await row(guardian, searched, 'Priya Nair').innerText()
    expect(search).toContain('Quality officer, on a page')
    expect(search).toContain('The register of care homes is published by the Care Quality Commission')

    await filter(guardian, 'What came of it', 'Was refused')
    const refused = await cellsIn(guardian)
    expect(refused.every(([, , what]) => what?.includes('Refused'))).toBe(true)
    const analysts = refused.filter(([, who]) => who?.includes('Mei-Lin Cheung'))
    expect(analysts).toHaveLength(1)
    expect(analysts[0]?.[4]).toContain('Only an administrator of your council can import records')
    await guardian.follow('Clear all', log)

    await isSealed(guardian)
    const file = await takesAway(guardian)
    expect(file.map(line => line['Action code'])).toEqual(['ChallengeRaised'])
    expect(file).toMatchObject([{ Who: 'Priya Nair', Role: 'Quality officer', Outcome: 'Did something' }])
    expect(file[0]?.Seal).toMatch(/^Seal \d+$/)

    await guardian.visit('/events', log)
    await filter(guardian, 'Who', 'Ruth Abelson')
    const own = (await cellsIn(guardian)).map(([, , what]) => what)
    for (const deed of ownReading) expect(own).toContain(deed)
    expect(await page.getByRole('link', { name: 'Remove filter: Who: Ruth Abelson' }).count()).toBe(1)
  })

  it('@P20 narrows the log to some days, with the month in words or in figures', {
    timeout: 60_000,
  }, async () => {
    const guardian = await signedIn('information-governance')
    const { page } = guardian
    await guardian.visit('/events', log)
    await since(guardian, '16', 'November')
    expect(await page.getByRole('link', { name: 'Remove filter: From: 16 November 2026' }).count()).toBe(1)
    expect((await cellsIn(guardian)).length).toBeGreaterThan(0)
    await since(guardian, '17', '11')
    expect(await page.getByRole('heading', { name: 'No events match' }).count()).toBe(1)
    await since(guardian, '31', 'Novembr')
    expect(await page.getByRole('link', { name: 'Remove filter: From' }).count()).toBe(0)
  })
})

async function since(guardian: Visitor, day: string, month: string): Promise<void> {
  const from = guardian.page.getByRole('group', { name: 'From' })
  await from.getByLabel('Day').fill(day)
  await from.getByLabel('Month').fill(month)
  await from.getByLabel('Year').fill('2026')
  await guardian.press('Apply filters', log)
}

/** New events wait some seconds for their seal; then the whole log proves to be as it was written. */
async function isSealed(guardian: Visitor): Promise<void> {
  const when = async () => {
    await guardian.visit('/events', log)
    return row(guardian, searched, 'Priya Nair').locator('th, td').first().innerText()
  }
  await expect.poll(when, { timeout: 30_000 }).toMatch(/Seal \d+$/)
  await guardian.follow('Check the seal', 'The event log is whole')
  const main = await guardian.page.getByRole('main').innerText()
  expect(main).toMatch(/as it was when it was sealed, none is missing and none was added/)
  expect(main).toMatch(/Faults\s+None/)
}

/** From the log to the log of one record, and its file. */
async function takesAway(guardian: Visitor): Promise<Record<string, string>[]> {
  await guardian.visit('/events?subjectType=challenge', log)
  const about = row(guardian, 'Challenge raised').getByRole('link', { name: /^Challenge ending/ })
  await guardian.follow(about, /^Everything recorded about challenge ending [0-9a-f]{6}$/)
  const { name, text } = await guardian.download('Download as CSV')
  expect(name).toMatch(/^event-log-of-one-record.*\.csv$/)
  return parse(text, { columns: true, bom: true })
}
