import { expect, it } from 'vitest'
import { journey } from '../support/journey.ts'
import { answerAll, comeBack, sendIt } from './public-door.ts'

const { visitor, walks } = journey()

const words = 'At night the bells are turned down. I found a man on the floor who had rung for an hour.'

walks('a carer who gives no name', () => {
  it('@E14 @P6 tells, comes back with the code, is asked something and answers, and nobody learns more than the half day', async () => {
    const carer = await visitor()
    await answerAll(carer, { home: 'Larkfield House', words, naming: 'I would rather not give my name' })
    const keys = await sendIt(carer)
    expect(await carer.page.context().cookies()).toEqual([])
    await carer.leave()

    const officer = await visitor()
    const { page } = officer
    await officer.signInByHand('duty-worker', '/safeguarding/reports-in')
    await officer.follow(/^At night the bells are turned down/, 'Nobody has sorted this report yet')
    expect(await page.getByText('16 November 2026, morning').first().isVisible()).toBe(true)
    expect(await page.getByText('They gave none').isVisible()).toBe(true)
    await officer.follow('Answer them', 'Who told us, and what may they know?')
    const choose = (question: string | RegExp, answer: string) =>
      page.getByRole('group', { name: question }).getByLabel(answer, { exact: true }).check()
    await choose(/Could they be the source of risk/, 'Not known')
    await choose(/Do the police or a court/, 'No')
    await officer.press('Continue', 'What are they told?')
    await page.getByLabel(/It is a question to them/).check()
    await officer.press('Continue', 'Exactly what are they told?')
    await page.getByLabel('The text').fill('Thank you. Is it every night?')
    await officer.press('Continue', 'How are they told?')
    await choose('How are they told?', 'In writing, in Lantern')
    await officer.press('Continue', 'Check who will read what')
    await officer.press('Answer them', 'Nobody has sorted this report yet')

    const again = await visitor()
    await comeBack(again, keys, 'We wrote to you')
    expect(await again.page.getByText('Is it every night?').isVisible()).toBe(true)
    expect(await again.page.getByText('on the floor').count()).toBe(0)
    await again.page.getByLabel('Tell us more, or answer us').fill('Every night but Sunday.')
    await again.press('Send it', 'We have what you told us')
    expect(await again.page.getByText('We have what you added').isVisible()).toBe(true)

    await officer.visit('/safeguarding/reports-in', /wait for somebody$/)
    await officer.follow(/^At night the bells are turned down/, 'Nobody has sorted this report yet')
    expect(await page.getByText('Every night but Sunday.').isVisible()).toBe(true)
    await officer.follow('I have read their messages', /Have you read their messages/)
    await officer.press('Yes', 'Nobody has sorted this report yet')
    expect(await page.getByText('Nobody has read it yet').count()).toBe(0)
  })

  it('@E14 @P6 on a phone the carer comes back as well; a wrong code opens nothing', async () => {
    const carer = await visitor({ width: 390, height: 844 })
    await answerAll(carer, { words, naming: 'I would rather not give my name' })
    const keys = await sendIt(carer)
    const wrong = { ...keys, code: 'T4WK-9QDA-H7MC-2XRA' }
    await comeBack(carer, wrong, 'We could not find that reference and code')
    await comeBack(
      carer,
      { ...keys, code: keys.code.toLowerCase().replaceAll('-', ' ') },
      'We have what you told us',
    )
    expect(await carer.page.getByText('turned down').count()).toBe(0)
  })
})
