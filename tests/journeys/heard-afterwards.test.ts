import { expect, it } from 'vitest'
import { demoSafeguardingIds } from '#modules/safeguarding/index.ts'
import { journey } from '../support/journey.ts'
import type { Visitor, VisitorOptions } from '../support/visitor.ts'
import { answerAll, comeBack, sendIt } from './public-door.ts'

const { visitor, walks } = journey()

const { askedConcern, feedback } = demoSafeguardingIds
const theCase = `/safeguarding/concerns/${askedConcern}`

async function someone(person: string, options: VisitorOptions = {}): Promise<Visitor> {
  const arrived = await visitor(options)
  await arrived.signIn(person)
  return arrived
}

const saysOn = async ({ page }: Visitor): Promise<string> => (await page.locator('main').textContent()) ?? ''

const choose = ({ page }: Visitor, question: string | RegExp, answer: string) =>
  page.getByRole('group', { name: question }).getByLabel(answer, { exact: true }).check()

async function onDay({ page }: Visitor, label: string, [day, month, year]: [string, string, string]) {
  const group = page.getByRole('group', { name: label })
  await group.getByLabel('Day').fill(day)
  await group.getByLabel('Month').fill(month)
  await group.getByLabel('Year').fill(year)
}

walks('Asked afterwards', () => {
  it('@E15 @E6 she says that she is not safer: a named person looks the same day, and asks what she wants', async () => {
    const asker = await someone('practice-officer', { width: 390, height: 844 })
    await asker.visit('/safeguarding/feedback?list=mine', 'Asked afterwards')
    await asker.visit(`/safeguarding/feedback/${feedback}`, /^Ask .*Quin/)
    expect(await saysOn(asker)).toContain('In the front room, alone.')
    await asker.visit(theCase)
    expect(await saysOn(asker)).toContain('We could not find')

    await asker.visit(`/safeguarding/feedback/${feedback}/answer`, 'Who answered?')
    await choose(asker, 'Who answered?', 'The adult alone')
    await onDay(asker, 'When', ['16', '11', '2026'])
    await asker.press('Continue', 'What did they say?')
    await choose(asker, 'Did you feel listened to?', 'Yes')
    await choose(asker, 'Do you feel safer?', 'No, less safe')
    await asker.page.getByLabel('In their own words').last().fill('They whisper when I come in.')
    await asker.page.getByLabel('What would you change?').fill('That somebody knocks.')
    await asker.press('Continue', 'Check the answer')
    await asker.press('Keep the answer', 'Asked afterwards')
    expect(await saysOn(asker)).toContain('Kept, and a named person was told')

    const worker = await someone('safeguarding-practitioner')
    await worker.visit(theCase, /Quin/)
    expect(await saysOn(worker)).toContain('They whisper when I come in.')
    await worker.follow('Write down the look', 'They do not feel safer')
    await worker.page
      .getByLabel(/How safe are they now/)
      .fill('The night lead sits with her until she sleeps.')
    await onDay(worker, 'When you spoke with them', ['16', '11', '2026'])
    await worker.page.getByLabel('What they want').fill('That they knock, and say good evening, Miss.')
    await worker.press('Write it down', /Quin/)
    expect(await saysOn(worker)).toContain('say good evening, Miss')

    const manager = await someone('provider-manager')
    await manager.visit('/safeguarding/asked', 'What the council asked you')
    expect(await saysOn(manager)).not.toContain('whisper')
  })
})

walks('A resident with an advocate', () => {
  it('@E14 @E8 tells the council together with her, and they come back to read the answer', async () => {
    const together = await visitor()
    await answerAll(together, {
      ...{ who: 'Me: Edith Marlowe', home: 'Larkfield House', when: 'Every evening' },
      words: 'I am put to bed at half past six. I used to watch the news. Joan writes this with me.',
      ...{
        relation: 'It is about me',
        naming: 'You may use my name',
        name: 'Edith Marlowe, with Joan Whitlock',
      },
    })
    const keys = await sendIt(together)
    const officer = await someone('safeguarding-practitioner')
    await officer.follow(/^I am put to bed at half past six/, 'Nobody has sorted this report yet')
    expect(await saysOn(officer)).toContain('Joan writes this with me')
    await comeBack(together, keys, 'We have what you told us')
  })
})

walks('Two residents', () => {
  it('@P14 are each supported: what happens between them is one pattern, with a plan and a practitioner of their own', async () => {
    const worker = await someone('safeguarding-practitioner')
    const { page } = worker
    await worker.visit('/safeguarding/concerns/call', 'A telephone call')
    await page.getByRole('radio', { name: 'No', exact: true }).check()
    await page.getByLabel('First name').fill('Alfred')
    await page.getByLabel('Last name').fill('Noonan')
    const teasel = await page.locator('option', { hasText: 'Teasel Court' }).first().getAttribute('value')
    await page.getByLabel('In which care home?').selectOption(teasel ?? '')
    await page
      .getByLabel(/What happened, or what worries you/)
      .fill('Mrs Quin took his chair, and he shouted.')
    await worker.press('Raise the concern', 'Alfred Noonan')

    const between = `/safeguarding/homes/${teasel}/residents`
    await worker.visit(between, 'Nothing was told between residents')
    await worker.press('Write down what happened', 'What happened between two residents?')
    await page.getByLabel('Who was harmed?').selectOption({ label: 'Margaret Quin' })
    await page.getByLabel('Who else was part of it?').selectOption({ label: 'Alfred Noonan' })
    await page.getByLabel('Threats or insults').check()
    await choose(worker, 'At about what time?', 'Afternoon (noon to 5 pm)')
    await page.getByLabel('Where?').selectOption({ label: 'Lounge' })
    await page.getByLabel(/What happened, and what came before it/).fill('The wireless was on, loudly.')
    await worker.press('Write it down', 'Between residents')
    const story = await saysOn(worker)
    expect(story).toContain('The wireless was on, loudly.')
    expect(story).toContain('For neither yet')

    await worker.follow('Plan support for Alfred Noonan', 'What support do they need?')
    await page.getByLabel('What helps them?').fill('His own chair by the window, and quiet after lunch.')
    await page.getByLabel('Their own practitioner').selectOption({ label: 'Aisha Rahman' })
    await choose(worker, 'Do they have an advocate of their own?', 'No, and one is needed')
    await choose(worker, /Did they lack capacity/, "Don't know")
    await choose(
      worker,
      /Can they and the other live together/,
      'They can live together with the support of the plan',
    )
    await onDay(worker, 'Next review', ['30', '11', '2026'])
    await worker.press('Save the plan', 'What support do they need?')
    expect(await page.getByRole('alert').textContent()).toContain('this person works with the other resident')
    await page.getByLabel('Their own practitioner').selectOption({ label: 'Tom Hadley' })
    await worker.press('Save the plan', 'Between residents')
    expect(await saysOn(worker)).toContain('His own chair by the window')

    const manager = await someone('provider-manager')
    await manager.visit(between)
    expect(await saysOn(manager)).not.toContain('Noonan')
  })
})
