import { describe, expect, it } from 'vitest'
import { journey } from '../support/journey.ts'
import type { Visitor } from '../support/visitor.ts'
import { homeNames, searchHomes, sumOf } from './homes-list.ts'

const { visitor } = journey()

async function someone(role: string, width = 1280): Promise<Visitor> {
  const person = await visitor({ width })
  await person.signIn(role)
  return person
}

describe('A commissioner who looks at who runs homes', () => {
  it.each([
    ['wide', 1280],
    ['narrow', 390],
  ])('@P17 goes from a home to its provider and its brand, on a %s screen', async (_size, width) => {
    const commissioner = await someone('commissioner', width)
    const { page } = commissioner
    await searchHomes(commissioner, 'Larkfield House')
    await commissioner.follow('Larkfield House', 'Larkfield House')
    await commissioner.follow('Wold Care Ltd', 'Wold Care Ltd')
    const chart = page.locator('figure', { hasText: 'rated homes' })
    expect(await chart.locator('svg').filter({ visible: true }).count()).toBe(1)
    await chart.getByText('Show as a table').click()
    expect(await chart.getByRole('row', { name: /^Now/ }).count()).toBe(1)
    await commissioner.follow(/^Wold Care \(\d+ homes\)/, 'Wold Care')
    expect(await page.getByRole('heading', { name: 'Its providers' }).count()).toBe(1)
    const [, count = ''] =
      /^(\d+) open homes/.exec((await page.locator('.lantern-title__lede').textContent()) ?? '') ?? []
    await commissioner.follow(/^All \d+ open homes in the list/, 'Care homes')
    expect(await sumOf(commissioner)).toBe(Number(count))
  })
})

describe('A quality officer who looks for more than a name', () => {
  it('@P17 finds the homes near a postcode, nearest first, and keeps the distance in the file', async () => {
    const officer = await someone('quality-officer')
    const { page } = officer
    await searchHomes(officer, 'Larkfield House')
    const address = (await page.locator('tbody tr').first().textContent()) ?? ''
    const postcode = /FM\d+ \d[A-Z]{2}/.exec(address)?.[0] ?? ''
    await officer.visit('/homes', 'Care homes')
    await page.getByText('More filters').click()
    await page.getByLabel('Near a postcode').fill(postcode)
    await page.getByLabel('Within').selectOption({ label: '5 miles' })
    await officer.press('Apply filters', 'Care homes')
    expect(await page.getByText(`Nearest to ${postcode} first`).count()).toBe(1)
    expect((await homeNames(officer))[0]).toBe('Larkfield House')
    const notes = await page.locator('tbody th').allTextContents()
    const miles = notes.map(note => Number(/(\d+\.\d) miles? away/.exec(note)?.[1]))
    expect(miles.length).toBeGreaterThan(3)
    expect(miles).toEqual(miles.toSorted((a, b) => a - b))
    expect(Math.max(...miles)).toBeLessThanOrEqual(5)
    expect((await officer.download('Download as CSV')).text).toContain('Miles away')
  })

  it('@P17 filters by one key question, and sees at once that the folded filters are in use', async () => {
    const officer = await someone('quality-officer')
    const { page } = officer
    await officer.follow('Homes', 'Care homes')
    const all = await sumOf(officer)
    expect(await page.getByLabel('Well-led').isVisible()).toBe(false)
    await page.getByText('More filters').click()
    await page.getByLabel('Well-led').selectOption({ label: 'Requires improvement or worse' })
    await officer.press('Apply filters', 'Care homes')
    expect(await sumOf(officer)).toBeGreaterThan(0)
    expect(await sumOf(officer)).toBeLessThan(all)
    expect(await page.getByLabel('Well-led').isVisible()).toBe(true)
    await officer.follow(/Remove filter: Well-led/, 'Care homes')
    expect(await sumOf(officer)).toBe(all)
  })

  it('@P17 is told which part of what they asked cannot be, and where Lantern knows no place', async () => {
    const officer = await someone('quality-officer')
    const main = officer.page.getByRole('main')
    await officer.visit('/homes?near=nowhere&bedsFrom=some', 'Care homes')
    expect(await main.textContent()).toContain('We left out: Fewest beds, Near a postcode.')
    await officer.visit('/homes?near=ZZ1+1ZZ', 'Care homes')
    expect(await main.textContent()).toContain('Lantern does not know where ZZ1 1ZZ is')
  })
})

describe('A quality officer who sets homes side by side', () => {
  it.each([
    ['wide', 1280],
    ['narrow', 390],
  ])('@P17 compares a home with one nearby and takes it away again, on a %s screen', async (_size, width) => {
    const officer = await someone('quality-officer', width)
    const { page } = officer
    await searchHomes(officer, 'Larkfield House')
    await officer.follow('Larkfield House', 'Larkfield House')
    await officer.follow('Compare with homes nearby', 'Compare Larkfield House with others')
    await officer.follow(page.locator('.lantern-card__actions a').first(), 'Homes side by side')
    expect(await page.getByRole('columnheader').count()).toBe(3)
    expect(await page.getByRole('row', { name: /^CQC overall/ }).count()).toBe(1)
    await officer.follow('Take Larkfield House away', /^Compare .* with others$/)
    expect(await page.getByRole('columnheader').count()).toBe(2)
  })
})
