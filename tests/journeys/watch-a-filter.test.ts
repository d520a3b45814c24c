import { describe, expect, it } from 'vitest'
import { journey } from '../support/journey.ts'
import type { Visitor, VisitorOptions } from '../support/visitor.ts'
import { homeNames, searchHomes } from './homes-list.ts'

const { visitor } = journey()

async function officerWith(options: VisitorOptions): Promise<Visitor> {
  const officer = await visitor(options)
  await officer.signIn('quality-officer')
  return officer
}

const screens: readonly (readonly [string, VisitorOptions])[] = [
  ['wide', { width: 1280 }],
  ['narrow', { width: 390 }],
  ['narrow and bare', { width: 390, javaScript: false }],
]

async function saveGooseberry(officer: Visitor, name: string): Promise<void> {
  await searchHomes(officer, 'Gooseberry Care')
  await officer.follow('Save this filter', 'Save this filter')
  await officer.page.getByLabel('Name').fill(name)
  await officer.press('Save', name)
}

describe('A quality officer who looks for the same homes again and again', { timeout: 60_000 }, () => {
  it.each(screens)(
    '@P17 saves a filter, watches it, and reads what changed, on a %s screen',
    async (size, options) => {
      const officer = await officerWith(options)
      const { page } = officer
      const name = `Gooseberries, ${size}`
      await searchHomes(officer, 'Gooseberry Care')
      const homes = await homeNames(officer)
      await officer.follow('Save this filter', 'Save this filter')
      expect(await page.getByText('It asks for: “Gooseberry Care”; Open or closed: Open now.').count()).toBe(
        1,
      )
      await officer.press('Save', 'Save this filter')
      expect(await page.getByRole('alert').textContent()).toContain('Enter a name for the filter')
      await page.getByLabel('Name').fill(name)
      await officer.press('Save', name)
      expect(await homeNames(officer)).toEqual(homes)
      expect(await page.getByText('is saved').count()).toBe(1)

      await officer.follow('Watch it', `Watch “${name}”?`)
      await officer.press('Watch', 'Your filters')
      await officer.visit('/')
      const card = page.locator('.lantern-card', { hasText: 'In what you watch' })
      expect(await card.textContent()).toContain(`In “${name}”.`)
      expect(await card.getByRole('link', { name: 'Gooseberry Care Centre' }).count()).toBeGreaterThan(0)

      await officer.follow('What you watch', 'What you watch')
      await officer.follow(name, name)
      expect(await homeNames(officer)).toEqual(homes)
      await officer.follow('Your filters', 'Your filters')
      await officer.follow('Rename', `Rename “${name}”`)
      await page.getByLabel('Name').fill(`${name}, renamed`)
      await officer.press('Rename', 'Your filters')
      await officer.follow('Delete', `Delete “${name}, renamed”?`)
      await officer.press('Delete', 'Your filters')
      expect(await homeNames(officer)).toEqual(['Nursing homes not inspected for two years'])
      await officer.visit('/watches', 'What you watch')
      expect(await page.getByText('You watch nothing yet').count()).toBe(1)
    },
  )

  it('@P17 is told that a filter was saved already, and finds each again from the list of homes', async () => {
    const officer = await officerWith({})
    await saveGooseberry(officer, 'Twice')
    await officer.visit('/homes?q=Gooseberry+Care&registered=true&sort=beds', 'Care homes')
    await officer.follow('Save this filter', 'Save this filter')
    await officer.page.getByLabel('Name').fill('Biggest first')
    const again = officer.page.url()
    await officer.press('Save', 'Biggest first')
    await officer.visit(again, 'Save this filter')
    await officer.page.getByLabel('Name').fill('Biggest again')
    await officer.press('Save', 'Save this filter')
    expect(await officer.page.getByRole('alert').textContent()).toContain(
      'You saved this filter already, as “Biggest first”',
    )
    await officer.visit('/homes', 'Care homes')
    await officer.follow('Your filters', 'Your filters')
    expect(await homeNames(officer)).toEqual([
      'Biggest first',
      'Nursing homes not inspected for two years',
      'Twice',
    ])
  })

  it('@P17 chooses mail about what they watch, and none', async () => {
    const officer = await officerWith({ width: 390 })
    const { page } = officer
    await officer.visit('/watches', 'What you watch')
    expect(await page.getByText('Mail about it: no mail.').count()).toBe(1)
    await officer.follow('Mail about it', 'Mail about what you watch')
    await page.getByLabel('Every Monday').check()
    await officer.press('Save', 'What you watch')
    expect(await page.getByText('You get mail every Monday').count()).toBe(1)
    await officer.follow('Mail about it', 'Mail about what you watch')
    expect(await page.getByLabel('Every Monday').isChecked()).toBe(true)
    await page.getByLabel('No mail').check()
    await officer.press('Save', 'What you watch')
    expect(await page.getByText('You get no mail about what you watch').count()).toBe(1)
  })

  it('@P17 opens a filter whose provider is gone, and is told so', async () => {
    const officer = await officerWith({})
    const { page } = officer
    await officer.visit('/homes?provider=0192f3a4-7c11-7def-8abc-0123456789ab&registered=true', 'Care homes')
    await officer.follow('Save this filter', 'Save this filter')
    await page.getByLabel('Name').fill('Homes of nobody')
    await officer.press('Save', 'Homes of nobody')
    expect(await page.getByText('The provider it asks for is no longer in the register.').count()).toBe(1)
    await officer.visit('/filters', 'Your filters')
    expect(await page.getByText('Run by: no longer known').count()).toBe(1)
  })
})
