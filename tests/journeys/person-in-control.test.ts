import { expect, it } from 'vitest'
import { demoSafeguardingIds } from '#src/modules/safeguarding/index.ts'
import { journey } from '../support/journey.ts'
import type { Visitor, VisitorOptions } from '../support/visitor.ts'

const { visitor, walks } = journey()
const theCase = `/safeguarding/concerns/${demoSafeguardingIds.newConcern}`
const name = 'Arthur Penrose'
const notKnowing = 'The carer on nights'
const hisWords = 'I could not reach the bell. She is only tired, that girl.'

async function someone(person: string, options: VisitorOptions = {}): Promise<Visitor> {
  const arrived = await visitor(options)
  await arrived.signIn(person)
  return arrived
}

const text = async ({ page }: Visitor): Promise<string> => (await page.locator('main').textContent()) ?? ''

/** Chooses one answer of a question. */
const choose = ({ page }: Visitor, question: string | RegExp, answer: string | RegExp) =>
  page.getByRole('group', { name: question }).getByLabel(answer, { exact: true }).check()

async function writeTheCard(worker: Visitor): Promise<void> {
  const { page } = worker
  await worker.follow('Write the safe-contact card', /who must not know/)
  await choose(worker, 'Is it safe to reach them?', 'Yes, in the way that they chose')
  await page.getByLabel('Who must not know?').fill(notKnowing)
  await worker.press('Continue', 'How and when?')
  await page.getByLabel('When').fill('After breakfast')
  await worker.press('Continue', /What do they need/)
  await worker.press('Continue', 'Check the card')
  await worker.press('Write the card', /who must not know/)
  expect(await page.getByRole('alert').textContent()).toContain('Choose what they are to the adult')
  await page.getByLabel('What are they to the adult?').selectOption({ label: 'Works in the home' })
  await page.getByLabel('Why must they not know?').selectOption({ label: 'They may be the source of risk' })
  await page.getByLabel('They want nothing in writing').check()
  await worker.press('Continue', 'Check the card')
  await worker.press('Write the card', name)
}

async function hearHim(worker: Visitor): Promise<void> {
  const { page } = worker
  await worker.follow('Write what they said', 'Has somebody spoken with them?')
  await choose(worker, 'Has somebody spoken with them?', 'Yes')
  await worker.press('Continue', 'What did they say?')
  await page.getByLabel('What they said or showed').fill(hisWords)
  await page.getByLabel('What they want to happen').fill('The bell where I can reach it, and no fuss.')
  await choose(worker, 'Whose words are these?', 'The adult themself')
  await worker.press('Continue', 'How were they heard?')
  await choose(worker, 'Were they seen alone?', 'Yes')
  await worker.press('Continue', /What do they say to this/)
  await choose(worker, 'To going on', 'Agrees in part')
  await worker.press('Continue', 'Check what you write down')
  await worker.press('Write it down', name)
}

/** He wants nothing in writing: the sheet with his own words is read to him, and nothing else goes. */
async function tellHim(worker: Visitor): Promise<void> {
  const { page } = worker
  await worker.follow(`Write to ${name}`, /What do you want/)
  await worker.follow(/^Easy read sheet : What we were told/, /What will/)
  const words = page.getByLabel('The words')
  const begun = await words.inputValue()
  expect(begun).toContain('You said: “The bell where I can reach it, and no fuss.”')
  const gaps = ['you fell.', 'look at the bell.', 'Aisha Rahman']
  await words.fill(begun.replaceAll(/\[\[.*?\]\]/g, () => gaps.shift() ?? ''))
  await worker.press('Continue', /How does it reach/)
  await choose(worker, 'How?', 'Printed, and handed to them')
  await worker.press('Continue', /gets exactly this, and nobody else does/)
  await worker.press('Write it', /How does it reach/)
  expect(await page.getByRole('alert').textContent()).toContain('nothing in writing')
  await page.getByLabel('Read aloud to them').check()
  await worker.press('Continue', /In which way/)
  await choose(worker, 'In which way?', 'In person, alone')
  await worker.press('Continue', /gets exactly this/)
  expect(await text(worker)).toContain('We will: look at the bell.')
  await worker.press('Write it', /not handed over yet/)
  expect(await text(worker)).toContain(`${name}, and nobody else`)
  await worker.press('It was handed over or told', `Has ${name} had it?`)
  await choose(worker, /Who handed it over/, 'Somebody from the council')
  await page.getByLabel('How they took it').fill('He nodded.')
  await worker.press('Write it down', name)
  const card = page.locator('main section', { hasText: 'Their safe-contact card says so.' }).last()
  expect(await card.textContent()).toMatch(/wants nothing in writing.*Handed over/s)
}

async function answerTheReporter(worker: Visitor): Promise<void> {
  const { page } = worker
  await worker.follow('Answer them', 'Who told us, and what may they know?')
  await choose(worker, /Could they be the source of risk/, 'Not known')
  await choose(worker, /Do the police or a court/, 'No')
  await worker.press('Continue', 'What are they told?')
  await choose(worker, 'What are they told?', 'The adult agrees to it')
  await worker.press('Continue', 'Exactly what are they told?')
  await page.getByLabel('The text').fill('He fell in the night. The carer is spoken with.')
  await worker.press('Continue', 'How are they told?')
  await choose(worker, 'How are they told?', 'In writing, in Lantern')
  await worker.press('Continue', 'Check who will read what')
  await worker.press('Answer them', 'What are they told?')
  expect(await page.getByRole('alert').textContent()).toContain('Only a receipt may be sent')
  await page.getByLabel(/Thank you for telling us/).check()
  await worker.press('Continue', 'Check who will read what')
  const shown = await text(worker)
  expect(shown).toContain('What you told us was received and has been considered')
  expect(shown).toContain('reads it after signing in')
  await worker.press('Answer them', name)
}

walks('The person in control, and who is told', () => {
  it('@E12 @E8 is reached safely, heard in his words, and whoever told us gets no more than a receipt', async () => {
    const worker = await someone('safeguarding-practitioner')
    const { page } = worker
    await worker.visit(theCase, name)
    const first = page.locator('main section').first()
    expect(await first.textContent()).toContain(`Nobody has written down yet how to reach ${name} safely`)
    expect(await text(worker)).toContain(`Nobody has heard ${name} yet`)

    await writeTheCard(worker)
    expect(await page.locator('main section').first().textContent()).toContain('nothing in writing')
    expect(await text(worker)).toContain(`${notKnowing} (works in the home)`)

    await hearHim(worker)
    const told = page.locator('main section', { hasText: `What ${name} says` }).first()
    expect(await told.textContent()).toContain(hisWords)
    expect(await told.textContent()).toContain('Seen alone')

    await tellHim(worker)
    await answerTheReporter(worker)
    expect(await text(worker)).not.toContain('Whoever told us has no answer yet')

    const reporter = await someone('partner')
    await reporter.visit('/safeguarding/reports', 'What you reported')
    await reporter.follow(/On my visit Mr Penrose/, /^Your report/)
    const read = await text(reporter)
    expect(read).toContain('received and has been considered')
    expect(read).not.toContain(hisWords)
  })

  it('@E12 has what else must be thought of asked on a telephone, and nothing is opened or closed by it', async () => {
    const worker = await someone('safeguarding-practitioner', { width: 390, height: 844 })
    await worker.visit(theCase, name)
    await worker.follow('See what to think of', 'What else must be thought of?')
    await worker.follow('No family or friend', 'No family or friend')
    await worker.press(worker.page.getByRole('button', { name: 'Answer' }), 'What is known?')
    await choose(worker, 'Has an advocate been asked for?', 'No')
    await worker.press('Write it down', name)
    expect(await text(worker)).toContain('There is no family or friend')
    await worker.follow('2 questions are open', 'There is no family or friend')
    expect(await text(worker)).toContain('Care Act 2014, section 68')
  })

  it('@E12 is seen by the duty worker on a telephone at night, and a restricted case is never nothing', async () => {
    const duty = await someone('duty-worker', { width: 390, height: 844 })
    await duty.visit('/safeguarding/duty')
    const shown = await text(duty)
    expect(shown).toContain('Restricted: ring Helen Marsden')
    expect(shown).not.toContain('Marlowe')
    await duty.press(
      duty.page.getByRole('button', { name: 'Write a handover' }),
      'What should whoever comes next know?',
    )
    await duty.page.getByLabel('What should whoever comes next know?').fill('Ring the ward at six.')
    await duty.press('Hand over')
    expect(await text(duty)).toContain('Ring the ward at six.')
  })
})
