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

async function openHealth(person: Visitor, home = 'Larkfield House'): Promise<void> {
  await searchHomes(person, home)
  await person.follow(home, home)
  await person.follow('See all of it', new RegExp(`^(Health care around )?${home}`))
}

describe('A nurse of the integrated care board', () => {
  it.each([
    ['on a wide screen', { width: 1280 }],
    ['on a phone', { width: 390 }],
    ['without JavaScript', { javaScript: false }],
  ])('@P17 reads what care a home lacks, and no price, %s', async (_, how) => {
    const nurse = await someone('partner', how)
    const { page } = nurse
    await openHealth(nurse)
    const words = await page.getByRole('main').innerText()
    for (const part of ['a dentist', 'Who pays for the people here', 'Pets can come'])
      expect(words).toContain(part)
    for (const part of ['What the council pays', 'Contract with the council', 'Places taken'])
      expect(words).not.toContain(part)
    await axeCheck(page, { javaScript: !('javaScript' in how) })
  })

  it('@P17 writes down that a dentist comes now, and takes a mistake back', async () => {
    const nurse = await someone('partner')
    const { page } = nurse
    await openHealth(nurse)
    await nurse.follow(/^Write down what is known/, 'Health around the home')
    await nurse.press('Write it down', 'Health around the home')
    expect(await page.getByRole('alert').textContent()).toContain('Choose who said so')
    await page.getByRole('group', { name: 'Dentist people can see' }).getByLabel('Yes').check()
    await page.getByLabel('The NHS or the ICB').check()
    await nurse.press('Write it down')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toContain('a dentist')
    await nurse.follow(/^Withdraw Dentist/, /^Withdraw “Dentist people can see: Yes”\?$/)
    await page.getByLabel('Why is it withdrawn?').fill('Another home')
    await nurse.press('Withdraw it')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('a dentist')
  })
})

describe('A commissioner', () => {
  it('@P17 finds homes with a gap, takes the list away, and tells the ICB, with the day kept at each home', async () => {
    const commissioner = await someone('commissioner')
    const { page } = commissioner
    await commissioner.visit('/market')
    await commissioner.follow('Gaps in health care around homes', 'Gaps in health care around homes')
    const rows = await page.locator('tbody tr').allTextContents()
    expect(rows.length).toBeGreaterThan(0)
    await page.getByLabel('Which gap').selectOption({ label: 'A dentist' })
    await commissioner.press('Apply filters', 'Gaps in health care around homes')
    for (const row of await page.locator('tbody tr').allTextContents()) expect(row).toContain('a dentist')
    const file = await commissioner.download(/CSV/)
    expect(file.text).toContain('Nobody has told us of')
    await commissioner.follow('Tell the ICB', /^Tell the ICB of gaps at \d+ homes?$/)
    await commissioner.press('Write down that they are told', /^Tell the ICB/)
    expect(await page.getByRole('alert').textContent()).toContain('Choose at least one person of a partner')
    await page.getByLabel('Nasreen Malik').check()
    await commissioner.press('Write down that they are told', 'Gaps in health care around homes')
    expect(await page.getByText(/^The ICB is told of gaps at/).count()).toBe(1)
    const told = page.locator('tbody tr td[data-label="The ICB was told"]')
    for (const words of await told.allTextContents()) expect(words).not.toContain('Not yet')

    const nurse = await someone('partner')
    await nurse.follow('Health care', 'Gaps in health care around homes')
    expect(await nurse.page.getByRole('link', { name: 'Tell the ICB' }).count()).toBe(0)
  })
})
