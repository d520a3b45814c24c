import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { demoIds } from '#modules/homes/index.ts'
import { journey } from '../support/journey.ts'
import type { Visitor, VisitorOptions } from '../support/visitor.ts'
import { searchHomes } from './homes-list.ts'

const test = journey()

async function officerWith(options: VisitorOptions = {}): Promise<Visitor> {
  const officer = await test.visitor(options)
  await officer.signIn('quality-officer')
  return officer
}

/** How many sides of A4 the page takes, as the browser prints it: each is an object of the PDF. */
async function sidesOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: 'A4' })
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
}

/** Of the whole council, the homes that have most to say in any column: their profiles are the longest. */
async function wordiestHomes({ page }: Visitor): Promise<readonly string[]> {
  const file = await page.request.get('/homes?registered=&format=csv')
  const rows: Record<string, string>[] = parse(await file.text(), { columns: true, bom: true })
  const columns = ['Name', 'Address', 'Run by', 'Cares for', 'CQC location numbers']
  const longest = columns.flatMap(column =>
    rows.toSorted((a, b) => (b[column]?.length ?? 0) - (a[column]?.length ?? 0)).slice(0, 3),
  )
  return [...new Set(longest.map(row => row['Lantern id'] ?? ''))]
}

describe('Anyone with access takes the profile of a home along on paper', { timeout: 120_000 }, () => {
  it('@P17 opens it from the home’s page and reads the home on one side', async () => {
    const officer = await officerWith()
    const { page } = officer
    await searchHomes(officer, 'Larkfield House')
    await officer.follow('Larkfield House', 'Larkfield House')
    expect(await sidesOf(page), 'the whole story is longer').toBeGreaterThan(1)
    await officer.follow('Print a one-page profile', 'Larkfield House')
    const main = await page.getByRole('main').innerText()
    for (const words of [/Requires improvement/, /Wold Care Ltd\s+Since 2019/, /Away since 12 June 2026/]) {
      expect(main).toMatch(words)
    }
    expect(main).toContain('Printed on 16 November 2026 by Fenmarsh County Council')
    expect(main).toContain(`${test.baseUrl}/homes/${demoIds.home}`)
    expect(await sidesOf(page)).toBe(1)
    await page.emulateMedia({ media: 'print' })
    for (const role of ['navigation', 'button'] as const) {
      expect(await page.getByRole(role).count(), `a ${role} is of no use on paper`).toBe(0)
    }
  })

  it('@P17 prints every home of the council that has much to say on one side', async () => {
    const officer = await officerWith()
    const homes = await wordiestHomes(officer)
    expect(homes.length).toBeGreaterThanOrEqual(8)
    for (const id of homes) {
      await officer.visit(`/homes/${id}/profile`)
      expect(await sidesOf(officer.page), await officer.page.title()).toBe(1)
    }
  })

  it('@P17 has room to spare for the longest names and lists that the register could have', async () => {
    const officer = await officerWith()
    const { page } = officer
    await officer.visit(`/homes/${demoIds.home}/profile`, 'Larkfield House')
    await fillUp(page)
    expect(await page.locator('tbody tr').count()).toBe(5)
    expect(await sidesOf(page)).toBe(1)
  })

  it('@P17 prints it by a button, and without JavaScript is told how', async () => {
    const officer = await officerWith()
    await officer.visit(`/homes/${demoIds.home}/profile`, 'Larkfield House')
    await officer.page.evaluate('globalThis.print = () => { document.title = "printing" }')
    await officer.page.getByRole('button', { name: 'Print this page' }).click()
    expect(await officer.page.title()).toBe('printing')

    const without = await officerWith({ javaScript: false, width: 390 })
    await without.visit(`/homes/${demoIds.home}/profile`, 'Larkfield House')
    expect(await without.page.getByRole('button', { name: 'Print this page' }).isVisible()).toBe(false)
    expect(await without.page.getByText('Print it from your browser’s menu').isVisible()).toBe(true)
  })
})

const everyNeed =
  'Dementia, learning disabilities, older people, adults under 65, children, people under the Mental Health Act, eating disorders, mental health, physical disabilities, sensory impairments, drugs and alcohol and everyone'

const silence =
  'All of this comes from the register and from officers. No resident, relative, carer or visitor has been heard here through Lantern.'

/** Puts in the place of what the page says the longest of each that was found in all of England, and more. */
async function fillUp(page: Page): Promise<void> {
  const put = (selector: string, words: string) =>
    page.locator(selector).evaluateAll((found, text) => {
      for (const each of found) each.textContent = text
    }, words)
  await put('h1', 'The Larkfield House Residential and Nursing Home for Older People of Marshby and District')
  await put('.lantern-title__lede', `${'Larkfield Business and Community Park, '.repeat(3)}Marshby, FM5 7TH`)
  await put('.lantern-profile__part--facts .lantern-fact:first-child .lantern-fact__value', everyNeed)
  await put(
    '.lantern-fact__value a',
    'The Wold and Marsh Residential Care and Nursing Homes (Holdings) Limited',
  )
  await put('.lantern-profile__questions dd strong', 'Requires improvement')
  await put('td:last-child span', 'The Wold and Marsh Residential Care and Nursing Homes Limited')
  await put('.lantern-profile__part--soft p', `${silence} ${silence}`)
  await put(
    '.lantern-profile__foot p:first-child',
    'A list of care homes that CQC published, fetched 22 September 2026. '.repeat(3),
  )
  await page.locator('tbody').evaluate(body => {
    while (body.children.length < 5) body.append(body.lastElementChild?.cloneNode(true) ?? '')
  })
}
