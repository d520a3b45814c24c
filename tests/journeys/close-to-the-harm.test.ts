import { expect, it } from 'vitest'
import { demoSafeguardingIds } from '#modules/safeguarding/index.ts'
import { journey } from '../support/journey.ts'
import type { Visitor, VisitorOptions } from '../support/visitor.ts'
import { answerAll, comeBack, sendIt } from './public-door.ts'

const { visitor, walks } = journey()

const { enquiryConcern, concern } = demoSafeguardingIds
const enquiry = `/safeguarding/concerns/${enquiryConcern}`
const theCase = `/safeguarding/concerns/${concern}`

async function someone(person: string, options: VisitorOptions = {}): Promise<Visitor> {
  const arrived = await visitor(options)
  await arrived.signIn(person)
  return arrived
}

const saysOn = async ({ page }: Visitor): Promise<string> => (await page.locator('main').textContent()) ?? ''

/** Chooses one answer of a question. */
const choose = ({ page }: Visitor, question: string | RegExp, answer: string) =>
  page.getByRole('group', { name: question }).getByLabel(answer, { exact: true }).check()

/** Asks the home to keep somebody safe, whose manager may be part of it; ends on the page that says who reads what. */
async function askToProtect(worker: Visitor, scope: string): Promise<void> {
  await worker.visit(`${enquiry}/requests/new`, 'Who is to find out, or to act?')
  await choose(worker, 'What are they asked for?', 'To do something that keeps somebody safe')
  await choose(worker, 'Who is asked?', 'The care home')
  await worker.press('Continue')
  await choose(worker, 'Could the manager or the owner be part of it?', 'Yes')
  await worker.press('Continue', 'What do they read?')
  await worker.page.getByLabel('What are they to find out or to do?').fill(scope)
  await worker.press('Continue', 'Who is asked, by name?')
}

walks('Somebody close to the harm', () => {
  it('@E12 who manages the home, and may be part of it, is not asked: the nominated individual is, and until that is decided nobody', async () => {
    const worker = await someone('safeguarding-practitioner')
    const { page } = worker
    await askToProtect(worker, 'Two carers at night from today.')
    await page.getByLabel('By name').selectOption({ label: 'Florin Ionescu, Registered manager' })
    await worker.press('Continue', 'They will read exactly this')
    await worker.press('Ask them', /Quin/)
    expect(await page.getByRole('alert').textContent()).toContain('Nobody is asked yet: say who')
    const manager = await someone('provider-manager', { width: 390, height: 844 })
    await manager.visit('/safeguarding/asked', 'What the council asked you')
    expect(await saysOn(manager)).not.toContain('Two carers at night')

    await worker.press(/^Say who is asked/, 'Who is asked, by name?')
    await page.getByLabel('Who is asked?').selectOption({ label: 'Sunita Rao, Nominated individual' })
    await choose(worker, /Could they be part of what happened/, 'Yes, or we do not know')
    await worker.press('Ask them', 'Who is asked, by name?')
    expect(await page.getByRole('alert').textContent()).toContain('Confirm that they are not part of it')
    const above = await someone('provider-nominated')
    await above.visit('/safeguarding/asked', 'What the council asked you')
    expect(await saysOn(above)).toContain('You were asked nothing')

    await choose(worker, /Could they be part of what happened/, 'No, as far as we know')
    await worker.press('Ask them', /Quin/)
    expect(await page.getByRole('alert').textContent()).toContain('They are asked')
    await above.visit('/safeguarding/asked', 'What the council asked you')
    await above.follow(/^To keep somebody safe/, 'The council asks you')
    expect(await saysOn(above)).toContain('Two carers at night from today.')
    await manager.visit('/safeguarding/asked', 'What the council asked you')
    expect(await saysOn(manager)).not.toContain('Two carers at night')
  })

  it('@E12 who told us, and may be the source of risk, is thanked and learns nothing', async () => {
    const nephew = await visitor()
    await answerAll(nephew, {
      ...{ who: 'Edith Marlowe', home: 'Larkfield House', when: 'All of this month' },
      words: 'My aunt gives her money to the girls there. I want to know what she says about me.',
      ...{ relation: 'Another relative', naming: 'You may use my name', name: 'Gareth Marlowe' },
    })
    const keys = await sendIt(nephew)

    const officer = await someone('safeguarding-practitioner')
    await officer.follow(/^My aunt gives her money/, 'Nobody has sorted this report yet')
    await officer.press('Sort it', 'What is it?')
    await officer.page.getByLabel('Safeguarding concern').check()
    await officer.press('Continue', 'Whom is the concern about?')
    await officer.page.getByLabel('An adult we know already').selectOption({ label: 'Edith Marlowe' })
    await officer.press('Continue', 'Why?')
    await officer.page.getByLabel('Why?').fill('Money, and a nephew who asks what she says of him.')
    await officer.press('Continue', 'Check, then sort it')
    await officer.press('Sort it', /^Edith Marlowe/)
    await officer.follow('Answer them', 'Who told us, and what may they know?')
    await choose(officer, /Could they be the source of risk/, 'Yes')
    await choose(officer, /Do the police or a court/, 'No')
    await officer.press('Continue', 'What are they told?')
    await choose(officer, 'What are they told?', 'The adult agrees to it')
    await officer.press('Continue', 'Exactly what are they told?')
    await officer.page.getByLabel('The text').fill('She says that she is afraid of you.')
    await officer.press('Continue', 'How are they told?')
    await choose(officer, 'How are they told?', 'In writing, in Lantern')
    await officer.press('Continue', 'Check who will read what')
    await officer.press('Answer them', 'What are they told?')
    expect(await officer.page.getByRole('alert').textContent()).toContain('Only a receipt may be sent')
    await officer.page.getByLabel(/Thank you for telling us/).check()
    await officer.press('Continue', 'Check who will read what')
    await officer.press('Answer them', /^Edith Marlowe/)

    await comeBack(nephew, keys, 'We wrote to you')
    const read = await saysOn(nephew)
    expect(read).toContain('Thank you for telling us')
    expect(read).not.toContain('afraid')
  })

  it('@E12 @E8 who is her attorney is shut out of the case, and the Office of the Public Guardian is told', async () => {
    const worker = await someone('safeguarding-practitioner')
    const { page } = worker
    await worker.visit(`${theCase}/people/new`, 'Who is around them?')
    await page.getByLabel('Name, or how to tell them apart').fill('Graham Quin, her nephew')
    await page
      .getByLabel('What are they to the adult?')
      .selectOption({ label: 'Attorney for property and money' })
    await page.getByLabel('They may be the source of risk').check()
    await worker.press('Write it down', /Quin/)
    const story = await saysOn(worker)
    expect(story).toContain('Graham Quin, her nephew')
    expect(story).toContain('Office of the Public Guardian')

    await worker.follow(/Note that they were told of Graham/, 'Who was told that they are shut out?')
    await page.getByLabel('Office of the Public Guardian').check()
    const told = page.getByRole('group', { name: 'Day on which they were told' })
    await told.getByLabel('Day').fill('16')
    await told.getByLabel('Month').fill('11')
    await told.getByLabel('Year').fill('2026')
    await worker.press('Write it down', /Quin/)
    expect(await saysOn(worker)).toContain('Graham Quin')

    await worker.visit(`${theCase}/advocacy`, 'Would taking part be very hard for them?')
    for (const question of await page.getByLabel('Not known', { exact: true }).all()) await question.check()
    await worker.press('Continue', 'Does somebody suitable support them?')
    expect(await saysOn(worker)).toContain(
      'Shut out of this case, and so not offered: Graham Quin, her nephew',
    )
    expect(await page.getByLabel('Who could support them').textContent()).not.toContain('Graham Quin')
  })
})
