import { describe, expect, it } from 'vitest'
import { demoIds } from '#modules/homes/index.ts'
import { journey } from '../support/journey.ts'
import type { Visitor } from '../support/visitor.ts'

const lantern = journey()

const home = `/homes/${demoIds.home}`
const challenge = `/challenges/${demoIds.challenge}`
const longAnswer =
  'The certificate in the hall says so, and the manager showed us the letter. Café, “quoted”, 100%.'

async function someone(person: string): Promise<Visitor> {
  const arrived = await lantern.visitor()
  await arrived.signIn(person)
  return arrived
}

/** From the first question about a fact to the answers, all given. */
async function answerAbout(officer: Visitor, factKey: string, proposed: string): Promise<void> {
  await officer.visit(`${home}/facts/${factKey}/challenge`, 'What should it be?')
  await officer.page.getByLabel('What should it be?').fill(proposed)
  await officer.press('Continue', 'How do you know?')
  await officer.page.getByLabel('How do you know?').fill(longAnswer)
  await officer.press('Continue', 'Check your answers')
}

describe('Somebody whose work is interrupted', { timeout: 60_000 }, () => {
  it('@P17 sends a challenge twice over a bad line, and raises it once', async () => {
    const officer = await someone('quality-officer')
    const { page } = officer
    await answerAbout(officer, 'name', 'Larkfield Nursing Home')
    const answers: number[] = []
    await page.route('**/check', async route => {
      if (route.request().method() !== 'POST') return route.continue()
      const lost = await route.fetch({ maxRedirects: 0 })
      answers.push(lost.status())
      await route.continue()
    })
    await officer.press('Challenge this fact', /should be Larkfield Nursing Home$/)
    expect(answers).toEqual([303])
    await officer.visit('/challenges?open=true', 'Challenges to facts')
    expect(await page.getByRole('link', { name: /should be Larkfield Nursing Home$/ }).count()).toBe(1)
  })

  it('@P17 sends the same answers from two devices, and raises one challenge', async () => {
    const desk = await someone('quality-officer')
    await answerAbout(desk, 'phone', '01632 960777')
    const tablet = await someone('quality-officer')
    await tablet.visit(`${home}/facts/phone/challenge/check`, 'Check your answers')
    await desk.press('Challenge this fact', /should be 01632 960777$/)
    await tablet.press('Challenge this fact', /should be 01632 960777$/)
    expect(tablet.page.url()).toBe(desk.page.url())
  })

  it('@P17 is shown both versions when somebody else was quicker, and decides', async () => {
    const priya = await someone('quality-officer')
    const tom = await someone('quality-officer-2')
    for (const officer of [priya, tom]) {
      await officer.visit(`${challenge}/send-to-cqc`, 'Note that CQC was told')
    }
    await priya.page.getByLabel('CQC’s reference').fill('CQC-ENQ-1')
    await priya.press('Send to CQC', /^Beds: /)
    await tom.page.getByLabel('CQC’s reference').fill('CQC-ENQ-2')
    await tom.press('Send to CQC', 'Note that CQC was told')
    const told = await tom.page.getByRole('main').innerText()
    for (const words of ['Somebody changed this challenge', 'CQC-ENQ-1', 'You wrote: CQC-ENQ-2']) {
      expect(told).toContain(words)
    }
    expect(await tom.page.getByLabel('CQC’s reference').inputValue()).toBe('CQC-ENQ-2')
    await tom.visit(challenge, /^Beds: /)
    expect(await tom.page.getByRole('main').innerText()).toContain('Reference: CQC-ENQ-1.')
  })

  it('@P17 types on after the session has ended, and no word is lost', async () => {
    const officer = await someone('quality-officer')
    const { page } = officer
    await officer.visit(`${home}/facts/website/challenge`, 'What should it be?')
    await page.getByLabel('What should it be?').fill('www.larkfield.example')
    await officer.press('Continue', 'How do you know?')
    await page.getByLabel('How do you know?').fill(longAnswer)
    lantern.clock.forward(9)
    await officer.press('Continue', 'Who would you like to be?')
    await officer.press(page.locator('button[value="quality-officer"]'), 'How do you know?')
    expect(await page.getByText('You were signed out').isVisible()).toBe(true)
    expect(await page.getByLabel('How do you know?').inputValue()).toBe(longAnswer)
    await officer.press('Continue', 'Check your answers')
    const answers = await page.getByRole('main').innerText()
    for (const words of ['www.larkfield.example', longAnswer]) expect(answers).toContain(words)
  })

  it('@P17 leaves what they typed to nobody else who signs in at the same computer', async () => {
    const officer = await someone('quality-officer')
    const { page } = officer
    await officer.visit(`${home}/facts/address/challenge`, 'What should it be?')
    await page.getByLabel('What should it be?').fill('A secret place')
    lantern.clock.forward(9)
    await officer.press('Continue', 'Who would you like to be?')
    await officer.press(page.locator('button[value="commissioner"]'), 'What should it be?')
    expect(await page.getByLabel('What should it be?').inputValue()).toBe('')
    expect(await page.getByRole('main').innerText()).not.toContain('A secret place')
  })
})
