import { expect, it } from 'vitest'
import { demoSafeguardingIds as ids } from '#src/modules/safeguarding/index.ts'
import { journey } from '../support/journey.ts'
import type { Visitor } from '../support/visitor.ts'

const { visitor, walks } = journey()
const mrsQuin = `/safeguarding/concerns/${ids.concern}`

async function someone(person: string, phone = false): Promise<Visitor> {
  const arrived = await visitor(phone ? { width: 390, height: 844 } : {})
  await arrived.signIn(person)
  return arrived
}

async function day({ page }: Visitor, label: string, [date, month, year]: readonly [string, string, string]) {
  const group = page.getByRole('group', { name: label })
  await group.getByLabel('Day').fill(date)
  await group.getByLabel('Month').fill(month)
  await group.getByLabel('Year').fill(year)
}

const main = ({ page }: Visitor) => page.locator('main')

walks('The safety that is put around somebody', () => {
  it('@E18 is put in place at night, weighed within three days, and stands beside what it takes from her', async () => {
    const duty = await someone('duty-worker', true)
    await duty.visit(mrsQuin)
    expect(await main(duty).textContent()).toContain('There is a source of risk recorded')
    expect(await main(duty).textContent()).not.toContain('The home, at night')
    await duty.follow('Put a protective measure in place', 'Put a protective measure in place')
    await duty.page.getByLabel('What is done?').selectOption('move-room')
    await duty.page.getByLabel('Who does it?').fill('The night manager, tonight')
    await day(duty, 'Until when?', ['19', '11', '2026'])
    await duty.press('Put it in place', 'Margaret Quin')
    expect(await main(duty).textContent()).toContain('Weigh it by 19 November 2026')

    const practitioner = await someone('safeguarding-practitioner')
    const { page } = practitioner
    await practitioner.visit(mrsQuin)
    await practitioner.follow('Another room or floor', 'Another room or floor')
    await practitioner.press('Weigh it', 'Is what it prevents worth what it takes from them?')
    await page.getByLabel('Which harm does it prevent?').fill('That she is on the road before it is light.')
    await page.getByLabel('What does it take from them?').fill('Her window over the school yard.')
    await page.getByLabel('What else was tried or thought of?').fill('A carer who walks with her at five.')
    await page
      .getByLabel('What do they think of it?')
      .fill('“How shall I see whether the children are there?”')
    await practitioner.press('Write it down', 'Is what it prevents worth what it takes from them?')
    const alert = await page.getByRole('alert').textContent()
    for (const missing of ['choose what follows', 'Choose who sees to it', 'Say by when']) {
      expect(alert).toContain(missing)
    }
    await page.getByLabel('A best interests decision').check()
    await page.getByLabel('Who sees to that?').selectOption({ label: 'Aisha Rahman' })
    await day(practitioner, 'By when?', ['18', '11', '2026'])
    await practitioner.press('Write it down', 'Margaret Quin')
    const row = page.locator('tr', { hasText: 'Another room or floor' })
    for (const words of ['before it is light', 'Her window over the school yard', 'How shall I see']) {
      expect(await row.textContent()).toContain(words)
    }

    await practitioner.follow('Another room or floor', 'Another room or floor')
    expect(await main(practitioner).textContent()).toContain('A best interests decision')
    await practitioner.follow('End it', 'End this measure?')
    await page.getByLabel('Why does it end?').fill('She walks with a carer at five now, and has her window.')
    await practitioner.press('End it', 'Margaret Quin')
    expect(await page.locator('tr', { hasText: 'Another room or floor' }).count()).toBe(0)

    await practitioner.visit('/safeguarding/measures?list=to-weigh')
    expect(await main(practitioner).textContent()).toContain('A door that is locked')
  })

  it('@E11 somebody keeps in touch with her, and it ends when she says that it is enough', async () => {
    const practitioner = await someone('safeguarding-practitioner')
    const { page } = practitioner
    await practitioner.visit(mrsQuin)
    expect(await main(practitioner).textContent()).toContain('keeps in touch with them')
    await practitioner.follow('Write down a contact', 'Write down a contact')
    await page.getByLabel('They met').check()
    await day(practitioner, 'On which day?', ['15', '11', '2026'])
    await page.getByLabel('How are they, and what did they say?').fill('She asked when the children come.')
    await day(practitioner, 'When is the next contact planned?', ['22', '11', '2026'])
    await practitioner.press('Write it down', 'Margaret Quin')
    expect(await main(practitioner).textContent()).toContain(
      'The next contact is planned for 22 November 2026',
    )
    expect(await main(practitioner).textContent()).toContain('She asked when the children come.')

    await practitioner.follow(page.getByRole('link', { name: 'End it', exact: true }), 'End this support?')
    await page.getByLabel('They said that it is enough').check()
    await page.getByLabel('What they said, or the reason').fill('She said: I can manage now.')
    await practitioner.press('End it', 'Margaret Quin')
    expect(await main(practitioner).textContent()).toContain('This ended as they asked.')
  })

  it('@E18 what is owed runs in one list, and a plan may end with a risk that she chose', async () => {
    const practitioner = await someone('safeguarding-practitioner')
    const { page } = practitioner
    await practitioner.visit('/')
    expect(await main(practitioner).textContent()).toContain('What you follow up')
    await practitioner.visit('/safeguarding/follow-ups')
    await practitioner.follow('Duty of candour', 'Duty of candour: waiting for an answer')
    await practitioner.follow('Write down what was seen', 'What has been seen of the duty of candour?')
    await day(practitioner, 'They, or whoever acts for them, were told on', ['14', '11', '2026'])
    await practitioner.press('Write it down', 'Margaret Quin')
    expect(await main(practitioner).textContent()).toContain('3 of 4 not seen yet')
    await practitioner.follow('Review the plan', /^Does the plan keep them safe/)
    await page.getByLabel('Risk remains by the adult’s informed choice').check()
    await page.getByLabel('How does it stand?').fill('She can decide this, and knows the road.')
    await page.getByLabel('What do they say of it?').fill('I have always been up before the birds.')
    await practitioner.press('Write it down', 'Margaret Quin')
    expect(await main(practitioner).textContent()).toContain('Risk remains by the adult’s informed choice')
  })
})
