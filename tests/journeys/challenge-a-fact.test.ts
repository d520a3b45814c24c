import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { journey } from '../support/journey.ts'
import type { Visitor } from '../support/visitor.ts'
import { searchHomes } from './homes-list.ts'

const { visitor } = journey()

const rightNumber = '01945 496 0000'
const howTheyKnow = 'We rang the number: it belongs to a shop. The card by the front door has another.'
const reference = 'CQC-ENQ-4471'

async function someone(person: string): Promise<Visitor> {
  const arrived = await visitor()
  await arrived.signIn(person)
  return arrived
}

async function openHome(reader: Visitor, name: string): Promise<void> {
  await searchHomes(reader, name)
  await reader.follow(name, name)
}

/** The telephone number on a home's page, in its group, which is folded until something in it is disputed. */
async function telephoneOn({ page }: Visitor): Promise<Locator> {
  const group = page.locator('details', { hasText: 'Where it is' })
  if (!(await group.evaluate(element => element.hasAttribute('open')))) await group.locator('summary').click()
  return group.locator('.lantern-fact', { has: page.getByText('Telephone', { exact: true }) })
}

const challengeTelephone = (fact: Locator) =>
  fact.getByRole('link', { name: 'Challenge this fact: Telephone' })

/** What may be done with the challenge on this page: a button, and links beside it. */
const waysOn = ({ page }: Visitor) => page.locator('main .lantern-card__actions a').allTextContents()

describe('Somebody who reads a fact that is wrong', () => {
  it('@P1 @P20 challenges it in steps, over two browsers, until it is upheld', {
    timeout: 90_000,
  }, async () => {
    const before = await visitor()
    await before.signInByHand('quality-officer')
    await openHome(before, 'Larkfield House')
    await before.follow(challengeTelephone(await telephoneOn(before)), 'What should it be?')
    await before.press('Continue', 'What should it be?')
    expect(await before.page.getByRole('alert').textContent()).toContain('Say what it should be')
    await before.page.getByLabel('What should it be?').fill(rightNumber)
    await before.press('Continue', 'How do you know?')
    await before.signOut()

    const officer = await visitor()
    const { page } = officer
    await officer.signInByHand('quality-officer')
    await openHome(officer, 'Larkfield House')
    await officer.follow(challengeTelephone(await telephoneOn(officer)), 'How do you know?')
    expect(await page.getByText('We kept what you wrote on 16 November').isVisible()).toBe(true)
    await page.getByLabel('How do you know?').fill(howTheyKnow)
    await officer.press('Continue', 'Check your answers')
    const answers = await page.locator('main').textContent()
    for (const words of [rightNumber, howTheyKnow, 'Who will see this: Council officers']) {
      expect(answers).toContain(words)
    }
    await officer.press('Challenge this fact', /^Telephone: .*, should be 01945 496 0000$/)
    expect(await page.getByText('The challenge is raised').isVisible()).toBe(true)

    await officer.follow('Larkfield House', 'Larkfield House')
    const telephone = await telephoneOn(officer)
    expect(await telephone.getByText('Challenged', { exact: true }).isVisible()).toBe(true)
    expect(await challengeTelephone(telephone).count()).toBe(0)
    await officer.follow(
      telephone.getByRole('link', { name: 'See the challenge to Telephone' }),
      /^Telephone/,
    )

    await officer.press('Send to CQC', 'Note that CQC was told')
    await page.getByLabel('CQC’s reference').fill(reference)
    await officer.press('Send to CQC', /^Telephone/)
    const story = page.locator('main')
    expect(await story.textContent()).toContain(`CQC was told. Reference: ${reference}.`)
    expect(await story.getByText('With CQC', { exact: true }).isVisible()).toBe(true)

    await officer.press('Uphold', 'Uphold: the fact is wrong')
    await page.getByLabel('Why is the fact wrong?').fill('CQC agreed on the telephone.')
    await officer.press('Uphold', /^Telephone/)
    expect(await story.getByText('This challenge has ended').isVisible()).toBe(true)
    expect(await story.textContent()).toContain('CQC agreed on the telephone.')
    expect(await waysOn(officer)).toEqual([])
    await officer.follow('Larkfield House', 'Larkfield House')
    expect(await challengeTelephone(await telephoneOn(officer)).isVisible()).toBe(true)
  })

  it('@P1 @P20 speaks, as a registered manager, for their own home and for no other', {
    timeout: 60_000,
  }, async () => {
    const manager = await someone('provider-manager')
    const { page } = manager
    await openHome(manager, 'Teasel Court')
    await manager.follow(challengeTelephone(await telephoneOn(manager)), 'What should it be?')
    await page.getByLabel('What should it be?').fill(rightNumber)
    await manager.press('Continue', 'How do you know?')
    await page.getByLabel('How do you know?').fill('I answer this telephone every day.')
    await manager.press('Continue', 'Check your answers')
    await manager.press('Challenge this fact', /^Telephone/)
    expect((await waysOn(manager)).map(words => words.trim())).toEqual(['Withdraw this challenge'])

    await openHome(manager, 'Larkfield House')
    const telephone = await telephoneOn(manager)
    expect(await telephone.isVisible()).toBe(true)
    expect(await page.getByRole('link', { name: /^Challenge this fact/ }).count()).toBe(0)
    await manager.visit(`${new URL(page.url()).pathname}/facts/phone/challenge`)
    const refused = await page.locator('main').textContent()
    expect(refused).toContain('You can challenge facts about your own home only.')
    await openHome(manager, 'Larkfield House')
    expect(await (await telephoneOn(manager)).getByText('Challenged', { exact: true }).count()).toBe(0)
  })
})
