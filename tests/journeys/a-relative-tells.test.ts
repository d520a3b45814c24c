import { describe, expect, it } from 'vitest'
import { journey } from '../support/journey.ts'
import { answerAll, comeBack, door, sendIt } from './public-door.ts'

const { visitor, walks } = journey()

const words = 'My mother had no drink in reach, two days in a row. She asked me not to make a fuss.'

walks('a relative who gives her name', () => {
  it('@E14 tells the council, and an officer opens a concern that keeps her words, her name and what she asked', async () => {
    const relative = await visitor()
    await answerAll(relative, {
      ...{ who: 'Edith Marlowe', home: 'Larkfield House', words, when: 'Last Saturday and Sunday' },
      ...{ relation: 'Another relative', naming: 'Keep my name from the home', name: 'Ruth Marlowe' },
    })
    expect(await relative.page.getByText('Ruth Marlowe').isVisible()).toBe(true)
    const keys = await sendIt(relative)
    expect(await relative.page.getByText('Tuesday 17 November 2026').first().isVisible()).toBe(true)

    const officer = await visitor()
    const { page } = officer
    await officer.signIn('safeguarding-practitioner')
    await officer.follow(/^My mother had no drink/, 'Nobody has sorted this report yet')
    expect(await page.getByText('Ruth Marlowe').isVisible()).toBe(true)
    expect(await page.getByText('Their name is kept from the home').isVisible()).toBe(true)
    await officer.press('Sort it', 'What is it?')
    await page.getByLabel('Safeguarding concern').check()
    await page.getByLabel('Complaint').check()
    await officer.press('Continue', 'Whom is the concern about?')
    await page.getByLabel('An adult we know already').selectOption({ label: 'Edith Marlowe' })
    await officer.press('Continue', 'Where does the complaint go?')
    await page.getByLabel('The council’s own complaints').check()
    await officer.press('Continue', 'Why?')
    await page.getByLabel('Why?').fill('Two days without a drink; and she wants an answer.')
    await officer.press('Continue', 'Check, then sort it')
    await officer.press('Sort it', /^Edith Marlowe/)
    expect(await page.getByText('Two days in a row', { exact: false }).first().isVisible()).toBe(true)
    expect(await page.getByText('Nothing yet: somebody must paraphrase it first').isVisible()).toBe(true)

    await officer.follow('Read the report, and write to whoever told us', 'Safeguarding concern, Complaint')
    await officer.follow('Write what the home may be told', 'What may the home be told?')
    await page
      .getByLabel('What may be said, in your words')
      .fill('We ask how you see that people can reach a drink.')
    await page.getByLabel('No', { exact: true }).check()
    await officer.press('Continue', 'Read it as the home would')
    await officer.press('Keep it', 'Safeguarding concern, Complaint')
    expect(await page.getByText('The home could not tell who said this').isVisible()).toBe(true)
    await officer.follow('Answer them from the case', /^Edith Marlowe/)
    await officer.follow('Answer them', 'Who told us, and what may they know?')
    const choose = (question: string | RegExp, answer: string) =>
      page.getByRole('group', { name: question }).getByLabel(answer, { exact: true }).check()
    await choose(/Could they be the source of risk/, 'Not known')
    await choose(/Do the police or a court/, 'No')
    await officer.press('Continue', 'What are they told?')
    await page.getByLabel(/Thank you for telling us/).check()
    await officer.press('Continue', 'How are they told?')
    await choose('How are they told?', 'In writing, in Lantern')
    await officer.press('Continue', 'Check who will read what')
    await officer.press('Answer them', /^Edith Marlowe/)

    await comeBack(relative, keys, 'We wrote to you')
    expect(await relative.page.getByText('Thank you for telling us').isVisible()).toBe(true)
    expect(await relative.page.getByText('no drink in reach').count()).toBe(0)
  })

  it('@E14 on a phone she gets as far, and a slip is said beside its question', async () => {
    const relative = await visitor({ width: 390, height: 844 })
    const { page } = relative
    await answerAll(relative, { words, naming: 'I would rather not give my name' })
    await relative.press(
      page.getByRole('button', { name: /^Change/ }).last(),
      'What may we do with your name?',
    )
    await page.getByLabel('You may use my name').check()
    await relative.press('Continue', 'Who are you, and how can we reach you safely?')
    await relative.press('Continue', 'Who are you, and how can we reach you safely?')
    expect(await page.getByText('go back and choose not to give it').first().isVisible()).toBe(true)
    await page.getByLabel('Your name').fill('Ruth Marlowe')
    await relative.press('Continue', 'Check what you tell us')
    const { reference } = await sendIt(relative)
    expect(reference).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/)
  })
})

describe('what a relative reads', () => {
  it.each([
    ['', 'Are you worried about someone in a care home?'],
    ['spotting-abuse', 'How to spot abuse'],
    ['spotting-abuse/easy-read', 'How to spot abuse: easy read'],
    ['what-happens', 'What happens when you tell us'],
    ['worry-or-complaint', 'Is it a worry or a complaint? Both are fine'],
    ['what-we-cannot-promise', 'What we cannot promise'],
  ])('@E14 @P13 she reads on a phone: /%s', async (place, heading) => {
    const relative = await visitor({ width: 320, height: 640 })
    await relative.visit(door(place), heading)
    const { page } = relative
    expect(
      await page
        .getByRole('button', { name: /Exit this page/ })
        .first()
        .isVisible(),
    ).toBe(true)
    expect(await page.getByText('999').first().isVisible()).toBe(true)
    const wide = await page.locator('html').evaluate(root => root.scrollWidth > root.clientWidth)
    expect(wide).toBe(false)
  })
})
