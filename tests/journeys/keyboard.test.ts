import { describe, expect, it } from 'vitest'
import { journey } from '../support/journey.ts'
import { focused, reach, typeOver } from '../support/keyboard.ts'
import type { Visitor } from '../support/visitor.ts'

const { visitor } = journey()

const enter = (who: Visitor, heading: string | RegExp) =>
  who.open(() => who.page.keyboard.press('Enter'), heading)

/** Priya Nair, signed in without a mouse. */
async function officerByKeyboard(): Promise<Visitor> {
  const officer = await visitor()
  await officer.visit('/', 'Who would you like to be?')
  await reach(officer, /Sign in as Priya Nair/)
  await officer.open(() => officer.page.keyboard.press('Space'), /things? needs? you/)
  return officer
}

async function larkfieldByKeyboard(officer: Visitor): Promise<void> {
  await reach(officer, /^Homes$/)
  await enter(officer, 'Care homes')
  await reach(officer, /^Find a home$/)
  await typeOver(officer, 'Larkfield House')
  await enter(officer, 'Care homes')
  await reach(officer, /^Larkfield House$/)
  await enter(officer, 'Larkfield House')
}

describe('Somebody who uses the keyboard alone', { timeout: 90_000 }, () => {
  it('@P17 signs in, finds a home and challenges one of its facts, and always sees where they are', async () => {
    const officer = await officerByKeyboard()
    const { page } = officer
    await larkfieldByKeyboard(officer)
    await reach(officer, /^Where it is/)
    await page.keyboard.press('Space')
    await reach(officer, /^Challenge this fact: Website$/)
    await enter(officer, 'What should it be?')
    await reach(officer, /^What should it be\?$/)
    await typeOver(officer, 'www.larkfield.example')
    await enter(officer, 'How do you know?')
    await reach(officer, /^How do you know\?$/)
    await typeOver(officer, 'It stands on the letter the home sent us.')
    await reach(officer, /^Continue$/)
    await enter(officer, 'Check your answers')
    await reach(officer, /^Challenge this fact$/)
    await officer.open(() => page.keyboard.press('Space'), /^Website: .*should be www\.larkfield\.example$/)
    expect(await page.getByText('The challenge is raised').isVisible()).toBe(true)
  })

  it('opens the menu of a narrow screen, and sees where they are', async () => {
    const officer = await visitor({ width: 390 })
    await officer.signIn('safeguarding-practitioner')
    await reach(officer, /^Menu$/)
    await officer.page.keyboard.press('Enter')
    await reach(officer, /^Homes$/)
    await enter(officer, 'Care homes')
  })

  it('@P17 skips to the content, and chooses among answers with the arrow keys', async () => {
    const officer = await officerByKeyboard()
    const { page } = officer
    await larkfieldByKeyboard(officer)
    await officer.visit(`${new URL(page.url()).pathname}/challenges/new`, 'Which fact is wrong?')
    await page.keyboard.press('Tab')
    expect((await focused(officer)).name).toBe('Skip to main content')
    await page.keyboard.press('Enter')
    expect((await focused(officer)).id).toBe('main-content')

    await reach(officer, /^Name/)
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
    const second = page.getByRole('radio').nth(1)
    expect(await second.isChecked()).toBe(true)
    expect(await second.evaluate(element => element === element.ownerDocument.activeElement)).toBe(true)
    await page.keyboard.press('ArrowUp')
    expect(await page.getByRole('radio', { name: 'Name', exact: true }).isChecked()).toBe(true)
    await reach(officer, /^Continue$/)
    await enter(officer, 'What should it be?')
  })

  it('@P17 is taken to what is wrong in a form, and from there to the field', async () => {
    const officer = await officerByKeyboard()
    const { page } = officer
    await larkfieldByKeyboard(officer)
    await officer.visit(`${new URL(page.url()).pathname}/facts/address/challenge`, 'What should it be?')
    await reach(officer, /^Continue$/)
    await enter(officer, 'What should it be?')
    const summary = page.locator('.govuk-error-summary')
    expect(await summary.evaluate(element => element === element.ownerDocument.activeElement)).toBe(true)
    await reach(officer, /^Say what it should be$/)
    await page.keyboard.press('Enter')
    expect((await focused(officer)).id).toBe('proposed')
  })
})
