import { parse } from 'csv-parse/sync'
import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { readRows } from '#platform/sheets/index.ts'
import { journey } from '../support/journey.ts'
import type { Visitor } from '../support/visitor.ts'
import { homeNames, searchHomes, sumOf } from './homes-list.ts'

const { visitor } = journey()

async function qualityOfficer(): Promise<Visitor> {
  const officer = await visitor()
  await officer.signIn('quality-officer')
  return officer
}

describe('A quality officer who knows every care home of the area', () => {
  it('@P17 sees on the first page what needs them, what changed, and why they see it', async () => {
    const { page } = await qualityOfficer()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/\d+ things need you/)
    for (const name of ['What needs you', 'What changed', 'Why am I seeing this?']) {
      expect(await page.getByRole('heading', { level: 2, name }).count(), name).toBe(1)
    }
    expect(await page.getByText('challenges to a fact wait for an answer').count()).toBe(1)
  })

  it.each([
    ['a mistyped name', 'Larkfeild Huose', 'Larkfield House'],
    ['its provider', 'Wold Care', 'Larkfield House'],
    ['its CQC number', '1-9000000002', 'Larkfield House'],
    ['the CQC number of an old registration', '1-9000000001', 'Larkfield House'],
    ['a name it no longer has', 'Orchard Staithe', 'Amber Staithe Care Home'],
  ])('@P17 finds a home by %s', async (_how, words, name) => {
    const officer = await qualityOfficer()
    await searchHomes(officer, words)
    expect(await homeNames(officer)).toContain(name)
  })

  it('@P17 finds a home by its postcode, and is helped when no home has it', async () => {
    const officer = await qualityOfficer()
    await searchHomes(officer, 'Larkfield')
    const address = await officer.page.locator('tbody tr').first().textContent()
    const postcode = /FM\d+ \d[A-Z]{2}/.exec(address ?? '')?.[0] ?? ''
    expect(postcode).not.toBe('')
    await searchHomes(officer, postcode.replace(' ', '').toLowerCase())
    expect(await homeNames(officer)).toContain('Larkfield House')
    await searchHomes(officer, 'ZZ9 9ZZ')
    expect(await officer.page.getByText('No care home in the register has the postcode').count()).toBe(1)
  })

  it('@P17 filters, sorts and pages the list, and takes a filter away again', async () => {
    const officer = await qualityOfficer()
    const { page } = officer
    await officer.follow('Homes', 'Care homes')
    const all = await sumOf(officer)
    await page.getByLabel('Requires improvement').check()
    await page.getByLabel('Kind of care').selectOption({ label: 'With nursing' })
    await page.getByLabel('Who it cares for').selectOption({ label: 'Dementia' })
    await officer.press('Apply filters', 'Care homes')
    const asked = '/homes?rating=requires-improvement&nursing=true&specialism=Dementia&registered=true'
    expect(page.url().endsWith(asked), page.url()).toBe(true)
    const some = await sumOf(officer)
    expect(some).toBeGreaterThan(0)
    expect(some).toBeLessThan(all)
    expect(await homeNames(officer)).toContain('Larkfield House')
    await officer.follow(/Remove filter: Kind of care/, 'Care homes')
    expect(await sumOf(officer)).toBeGreaterThan(some)
    await officer.follow('Clear all', 'Care homes')
    await officer.follow(page.getByRole('columnheader').getByRole('link', { name: 'Beds' }), 'Care homes')
    const beds = await page.locator('tbody td[data-label="Beds"]').allTextContents()
    expect(beds.length).toBeGreaterThan(10)
    expect(beds.map(Number)).toEqual(beds.map(Number).toSorted((a, b) => b - a))
    const first = await homeNames(officer)
    await officer.follow('Next', 'Care homes')
    expect(await homeNames(officer)).not.toContain(first[0])
  })

  it('@P17 takes away what is shown as CSV and as ODS, with the same homes', async () => {
    const officer = await qualityOfficer()
    await officer.visit('/homes?registered=true&rating=inadequate', 'Care homes')
    const file = await officer.download('Download as CSV')
    expect(file.name).toMatch(/^care-homes.*\.csv$/)
    const rows: { Name: string }[] = parse(file.text, { columns: true, bom: true })
    expect(rows.map(row => row.Name)).toEqual(await homeNames(officer))
    const sheet = await officer.download('Download as ODS')
    expect(sheet.name).toMatch(/^care-homes.*\.ods$/)
    const [, ...homes] = await Array.fromAsync(readRows(sheet.path))
    expect(homes.map(row => row.cells[0])).toEqual(await homeNames(officer))
  })

  it('@P17 still finds a home that has closed', async () => {
    const officer = await qualityOfficer()
    const { page } = officer
    await officer.follow('Homes', 'Care homes')
    await page.getByLabel('Open or closed').selectOption({ label: 'Closed' })
    await officer.press('Apply filters', 'Care homes')
    const [closed = ''] = await homeNames(officer)
    await officer.follow(closed, closed)
    expect(await page.locator('.lantern-title__lede').textContent()).toMatch(/^Closed /)
  })

  it('@P17 reads the ratings of a home as a picture and as a table that says the same', async () => {
    const officer = await qualityOfficer()
    const { page } = officer
    await searchHomes(officer, 'Larkfield')
    await officer.follow('Larkfield House', 'Larkfield House')
    const chart = page.locator('figure', { hasText: 'Ratings since' })
    expect(await chart.locator('svg').first().isVisible()).toBe(true)
    await chart.getByText('Show as a table').click()
    const table = chart.getByRole('table')
    expect(await table.isVisible()).toBe(true)
    expect(await table.textContent()).toContain('Requires improvement')
    const file = await officer.download('Download as CSV')
    expect(file.text).toContain('Requires improvement')
    expect(file.text).toContain('2017')
  })

  it.each([
    ['wide', 1280],
    ['narrow', 390],
  ])('@P17 reads every rating of the five questions inside its box, on a %s screen', async (_size, width) => {
    const officer = await visitor({ width })
    await officer.signIn('quality-officer')
    await searchHomes(officer, 'Amber Staithe')
    await officer.follow('Amber Staithe Care Home', 'Amber Staithe Care Home')
    const chart = officer.page.locator('figure', { hasText: 'five questions' })
    const picture = chart.locator('svg').filter({ visible: true })
    const words = await boxesOf(picture.locator('.chart-value-cell text'))
    const cells = await boxesOf(picture.locator('[class*="chart-cell-"] path'))
    expect(words.length).toBe(cells.length)
    expect(words.length).toBeGreaterThanOrEqual(10)
    const inside = (word: Box) => cells.some(cell => holds(cell, word))
    expect(words.filter(word => !inside(word))).toEqual([])
  })

  it('@P17 sees a home under all its registrations, and the rating that the newest one hides', async () => {
    const officer = await qualityOfficer()
    const { page } = officer
    await searchHomes(officer, 'Amber Staithe')
    await officer.follow('Amber Staithe Care Home', 'Amber Staithe Care Home')
    const heading = /^Here since 2011 under three registrations;.* before/
    const card = page.locator('section', { has: page.getByRole('heading', { name: heading }) })
    for (const id of ['1-9000000005', '1-9000000006', '1-9000000007']) {
      expect(await card.textContent()).toContain(id)
    }
    expect(await card.getByRole('heading', { name: 'Why these are one home' }).count()).toBe(1)
  })

  it('@P17 sees for every fact where it comes from and when, and opens the record', async () => {
    const officer = await qualityOfficer()
    const { page } = officer
    await searchHomes(officer, 'Teasel Court')
    await officer.follow('Teasel Court', 'Teasel Court')
    for (const group of await page.locator('details', { hasText: 'CQC record,' }).all()) {
      await group.locator('summary').click()
    }
    const facts = page.locator('dl .lantern-fact', { has: page.getByRole('link', { name: 'CQC record,' }) })
    const sources = await facts.getByRole('link', { name: /CQC record, \d+ \w+ 2026/ }).all()
    expect(sources.length).toBe(await facts.count())
    expect(sources.length).toBeGreaterThan(12)
    await officer.follow(/CQC record, .*for Beds/, 'CQC’s record 1-9000000003')
    expect(await page.getByRole('row', { name: 'Number of beds' }).textContent()).toContain('32')
    expect(await page.getByText('Where from').count()).toBe(1)
  })
})

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

async function boxesOf(marks: Locator): Promise<Box[]> {
  const boxes = await Promise.all((await marks.all()).map(mark => mark.boundingBox()))
  return boxes.filter(box => box !== null)
}

function holds(cell: Box, word: Box): boolean {
  return (
    word.x >= cell.x &&
    word.y >= cell.y &&
    word.x + word.width <= cell.x + cell.width &&
    word.y + word.height <= cell.y + cell.height
  )
}
