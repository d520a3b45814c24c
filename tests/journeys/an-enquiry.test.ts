import { expect, it } from 'vitest'
import { demoSafeguardingIds } from '#modules/safeguarding/index.ts'
import { journey } from '../support/journey.ts'
import type { Visitor, VisitorOptions } from '../support/visitor.ts'

const { visitor, walks } = journey()

const { enquiryConcern, request } = demoSafeguardingIds
const theCase = `/safeguarding/concerns/${enquiryConcern}`

async function someone(person: string, options: VisitorOptions = {}): Promise<Visitor> {
  const arrived = await visitor(options)
  await arrived.signIn(person)
  return arrived
}

const saysOn = async ({ page }: Visitor): Promise<string> => (await page.locator('main').textContent()) ?? ''

async function onDay({ page }: Visitor, label: string, [day, month, year]: [string, string, string]) {
  const group = page.getByRole('group', { name: label })
  await group.getByLabel('Day').fill(day)
  await group.getByLabel('Month').fill(month)
  await group.getByLabel('Year').fill(year)
}

/** The police ask to wait; then they do not any more. */
async function holdAndLift(worker: Visitor): Promise<void> {
  const { page } = worker
  await worker.visit(`${theCase}/police/new`, /What do the police know/)
  await page.getByLabel('Their reference').fill('FEN-2026-90001')
  await page.getByLabel('Officer in the case').fill('DC Imran Malik')
  await page.getByLabel('Yes', { exact: true }).check()
  await page.getByLabel('Do not tell anybody what was alleged').check()
  await page.getByLabel('What they ask us not to do or say').fill('Say nothing to the home until Friday.')
  await worker.press('Write it down', /Quin/)
  expect(await saysOn(worker)).toContain('The police have asked us to wait')

  await worker.visit(`${theCase}/shared/new`, 'Share one thing with one person')
  await page.getByLabel('With whom?').selectOption({ label: 'Florin Ionescu, Registered manager' })
  await page.getByLabel('They ought to know').check()
  await page.getByLabel('What may they read?').fill('A nurse saw a bruise.')
  await worker.press('Continue', 'They will read exactly this')
  await worker.press('Share it')
  expect(await page.locator('body').textContent()).toContain('The police have asked us not to tell anybody')

  await worker.visit(theCase, /Quin/)
  await worker.follow('The hold is lifted', 'The police have lifted their hold')
  await page.getByLabel('Who of the police said so?').fill('DC Imran Malik')
  await onDay(worker, 'When was it lifted?', ['16', '11', '2026'])
  await worker.press('It is lifted', /Quin/)
  expect(await saysOn(worker)).not.toContain('The police have asked us to wait')
}

/** What the home's manager sees of it all. */
async function answer(manager: Visitor, words: string, first: boolean): Promise<void> {
  await manager.visit('/safeguarding/asked', 'What the council asked you')
  await manager.visit(`/safeguarding/asked/${request}`, 'The council asks you')
  const page = await saysOn(manager)
  expect(page).toContain('what do the night notes say?')
  expect(page).not.toContain('the tall one was in a hurry')
  if (!first) expect(page).toContain('The rota is missing')
  await manager.press('Answer', 'Your answer')
  await manager.page.getByLabel('What did you find, or do?').fill(words)
  await manager.press('Send it')
  expect(await saysOn(manager)).toContain(words)
}

async function judge(worker: Visitor, choice: string, why: string): Promise<void> {
  await worker.visit(`${theCase}/requests/${request}/judgement`, 'Is it good enough?')
  await worker.page.getByLabel(choice).check()
  await worker.page.getByLabel('Why?').fill(why)
  await worker.press('Judge it', /Quin/)
}

async function conclude(worker: Visitor): Promise<void> {
  const { page } = worker
  await worker.visit(`${theCase}/enquiry/judge`, /Is enough found out/)
  await worker.press('Yes, conclude it next', /Quin/)
  expect(await saysOn(worker)).toContain('Is this still what they want?')
  await worker.press('Still so?', 'Is this still what they want?')
  expect(await saysOn(worker)).toContain('I want the same two ladies at night.')
  await worker.press('Yes, still so', /Quin/)
  await worker.follow(/^Did it come about/, 'Did it come about, as they say?')
  await page.getByLabel('Partially Achieved').check()
  await page.getByLabel('The person themself').check()
  await page.getByLabel('What they said of it').fill('Mostly. On Sundays it is someone new.')
  await worker.press('Write it down', /Quin/)

  await worker.press('Write the conclusion', 'What came of the enquiry?')
  await page.getByLabel('Risk identified and action taken', { exact: true }).check()
  await page.getByLabel('The conclusion, in words').fill('She was lifted by one arm by somebody in a hurry.')
  await worker.press('Continue', 'What became of the risk?')
  await page.getByRole('group', { name: 'As you judge it' }).getByLabel('Risk reduced').check()
  await page.getByRole('group', { name: 'As the person says' }).getByLabel('Risk remained').check()
  await page.getByLabel('What they say of it').fill('The tall one still comes on Sundays.')
  await worker.press('Continue', 'Could they decide about the enquiry?')
  await page.getByLabel('No, they did not lack capacity').check()
  await worker.press('Continue', 'What was it, and where?')
  await worker.press('Continue', 'Check the conclusion')
  await worker.press('Write it down', /Quin/)
  expect(await saysOn(worker)).toContain('Say where it happened')
  await worker.press('Conclude the enquiry', 'Conclude the enquiry?')
  await worker.press('Conclude it', /Quin/)
}

walks('An enquiry', () => {
  it('@E11 @E16 is led by a practitioner from a hold of the police, over a home’s answer that is not good enough, to what the person says of it', async () => {
    const worker = await someone('safeguarding-practitioner')
    await holdAndLift(worker)

    const manager = await someone('provider-manager', { width: 390, height: 844 })
    await answer(manager, 'We looked and found nothing.', true)
    await manager.visit(theCase)
    expect(await saysOn(manager)).toContain('We could not find')

    await judge(worker, 'They are to do it again', 'The rota is missing, and nobody asked Mrs Quin.')
    await answer(manager, 'The rota is enclosed. One carer was alone with two floors.', false)
    await judge(worker, 'The council takes it over', 'We speak with the staff ourselves.')
    expect(await saysOn(worker)).toContain('The council took over from Florin Ionescu')

    await conclude(worker)
    const story = await saysOn(worker)
    expect(story).toContain('How the enquiry was concluded')
    expect(story).toContain('The tall one still comes on Sundays.')
    await worker.visit(`${theCase}/chronology`, 'What happened, in order')
    const order = await saysOn(worker)
    for (const words of ['lifted their hold', 'One carer was alone', 'At Teasel Court']) {
      expect(order).toContain(words)
    }
    await worker.visit(`${theCase}/close`, 'Close this case?')
    await worker.page.getByLabel('Completed').check()
    await worker.press('Close the case', /Quin/)
  })
})
