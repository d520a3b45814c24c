import { expect, it } from 'vitest'
import { journey } from '../support/journey.ts'
import type { Visitor } from '../support/visitor.ts'

const { visitor, walks } = journey()

const ASKED = 'Which homes would you visit next if you had only ten visits?'
const SEALED = 'Your ten for October to December 2026 is sealed'

async function choose({ page }: Visitor, place: string, home: string): Promise<void> {
  const field = page.getByLabel(place)
  const value = await field.locator('option', { hasText: home }).first().getAttribute('value')
  await field.selectOption(value ?? '')
}

/** Nothing of Lantern's own is on a page that asks for what somebody thinks before they look. */
async function blind({ page }: Visitor): Promise<void> {
  const words = await page.locator('main').innerText()
  expect(words).not.toMatch(/act now|insufficient|routine|harder to hear|to look at/i)
}

walks('Officers’ own blind top ten', () => {
  it('@P20 is written down once a quarter, blind, and stays as it is', async () => {
    const officer = await visitor({ width: 390 })
    await officer.signIn('quality-officer', '/intelligence')
    const { page } = officer
    await officer.follow('Your own ten', 'Your own ten for October to December 2026')
    await officer.follow(page.getByRole('button', { name: 'Write your ten' }), ASKED)
    await blind(officer)
    await officer.press('Continue', ASKED)
    expect(await page.getByRole('alert').innerText()).toContain('Choose the home that you would visit first')
    await choose(officer, 'First home', 'Larkfield House')
    await choose(officer, 'Second home', 'Marram Lodge')
    await choose(officer, 'Fourth home', 'Larkfield House')
    await officer.press('Continue', ASKED)
    const beside = page.locator('.govuk-form-group--error')
    expect(await beside.innerText()).toContain('Fourth home')
    expect(await beside.innerText()).toContain('This home is in the first place already')
    await choose(officer, 'Fourth home', 'Samphire House')
    await officer.press('Continue', 'Have you looked at Lantern’s list in the last week?')
    await blind(officer)
    await page.getByLabel('No', { exact: true }).check()
    await officer.press('Continue', 'Check your ten')
    await officer.press('Seal my ten', SEALED)
    const sealed = await page.locator('main').innerText()
    expect(sealed).toContain('Written on 16 November 2026')
    expect(sealed).toMatch(
      /First home\s+Larkfield House[\s\S]+Second home\s+Marram Lodge[\s\S]+Third home\s+Samphire House/,
    )

    await officer.visit('/intelligence/own-ten/write')
    expect(await page.locator('main').innerText()).toContain(
      'You have written your ten down on 16 November 2026. It stays as it is',
    )
  })

  it('@P20 compares with what came of earlier quarters, and the chair of the Board reads all together', async () => {
    const officer = await visitor()
    await officer.signIn('commissioner', '/intelligence/own-ten')
    const earlier = await officer.page.locator('main').innerText()
    expect(earlier).toContain(SEALED)
    expect(earlier).toContain('April to June 2024')
    expect(earlier).toMatch(/\d below Good, of \d that were rated since; \d not known/)

    const chair = await visitor({ width: 390 })
    await chair.signIn('board-member', '/intelligence')
    expect(await chair.page.getByRole('link', { name: 'Your own ten' }).count()).toBe(0)
    await chair.follow('How levels are made', /how often they were right$/)
    const card = await chair.page.locator('main').innerText()
    expect(card).toContain('Officers’ own blind top ten, and Lantern’s')
    expect(card).toContain('Officers who had not looked at the list')
    expect(card).toContain('Fewer than three officers had looked at the list in the week before')
    for (const name of ['Priya Nair', 'Ngozi Eze', 'Aisha Rahman', 'Helen Marsden'])
      expect(card).not.toContain(name)
  })
})
