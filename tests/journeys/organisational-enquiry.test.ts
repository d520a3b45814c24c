import { expect, it } from 'vitest'
import { journey } from '../support/journey.ts'
import type { Visitor, VisitorOptions } from '../support/visitor.ts'

const { visitor, walks } = journey()

async function someone(person: string, options: VisitorOptions = {}): Promise<Visitor> {
  const arrived = await visitor(options)
  await arrived.signIn(person, '/safeguarding/organisational')
  return arrived
}

async function openMarram(reader: Visitor, finding: RegExp): Promise<void> {
  await reader.visit('/safeguarding/organisational', 'Organisational enquiries')
  await reader.follow('Marram Lodge Nursing Home', finding)
}

/** Raises a concern about one resident from their own page, and goes back to the list. */
async function concernAbout(worker: Visitor, name: string, words: string): Promise<void> {
  const { page } = worker
  await worker.follow(name, new RegExp(`^${name}`))
  await worker.follow('Raise a concern about them', 'Raise a concern about this resident')
  await page.getByLabel('No', { exact: true }).check()
  await page.getByLabel('What happened to them').fill(words)
  await worker.press('Raise the concern', new RegExp(`^${name}`))
  expect(await page.locator('main').textContent()).toMatch(/Case of their own\s*C-/)
  await worker.follow('Every resident')
}

const adults = ['Albert Fenwright', 'Gladys Garboldwell', 'Leslie Goodyearn'] as const

walks('A home about which many people worry', () => {
  it('@P2 @P18 is looked at as a whole, and three adults each get a case of their own', async () => {
    const worker = await someone('safeguarding-practitioner')
    const { page } = worker
    await openMarram(worker, /14 of 32 residents seen$/)
    await worker.follow('See every resident', '14 of 32 residents seen')
    for (const name of adults) await concernAbout(worker, name, `${name} was left alone all night.`)

    await worker.follow(adults[0], new RegExp(adults[0]))
    await worker.press('Write down how they were', 'Were they seen safe and well?')
    await page.getByLabel('Yes', { exact: true }).check()
    for (const [part, value] of [
      ['Day', '15'],
      ['Month', '11'],
      ['Year', '2026'],
    ] as const) {
      await page.getByLabel(part).fill(value)
    }
    await page.getByLabel('Not safe or well').check()
    await page
      .getByLabel(/How they were/)
      .last()
      .fill('“Nobody comes at night.” Cold hands, dry mouth.')
    await worker.press('Write it down', `${adults[0]}: not safe or well`)
    await worker.follow('Every resident', '15 of 32 residents seen')

    await openMarram(worker, /15 of 32 residents seen$/)
    expect(await page.locator('main').textContent()).toMatch(/With a case of their own\s*5/)
    for (const name of adults) {
      expect(await page.getByText(new RegExp(`${name}: new`)).count(), name).toBe(1)
    }
    await worker.visit('/safeguarding/concerns?list=new', 'Concerns')
    for (const name of adults) expect(await page.getByRole('link', { name }).count(), name).toBe(1)
  })

  it('@P18 tells no family before police agree, and is read by a quality officer without residents’ rows', async () => {
    const worker = await someone('safeguarding-practitioner')
    const { page } = worker
    await openMarram(worker, /residents seen$/)
    await worker.follow('Police ask us to wait, or no longer', 'Do police ask us to wait?')
    await page.getByLabel('Yes', { exact: true }).check()
    for (const [part, value] of [
      ['Day', '1'],
      ['Month', '12'],
      ['Year', '2026'],
    ] as const) {
      await page.getByLabel(part).fill(value)
    }
    await page.getByLabel(/Who at the police/).fill('DS Marsh: a third interview')
    await worker.press('Write it down', /residents seen$/)
    expect(await page.getByRole('heading', { name: 'Police ask us to wait' }).count()).toBe(1)

    const officer = await someone('quality-officer', { width: 390 })
    await openMarram(officer, /residents seen$/)
    expect(await officer.page.getByText('Police ask us to wait').count()).toBeGreaterThan(0)
    expect(await officer.page.getByRole('link', { name: 'See every resident' }).count()).toBe(0)
    expect(await officer.page.getByText(adults[0]).count()).toBe(0)
  })

  it('@P18 closes with its report, and what another council has not done stays listed', async () => {
    const manager = await someone('safeguarding-manager')
    const { page } = manager
    await openMarram(manager, /residents seen$/)
    await manager.follow('Close the enquiry', 'Close this enquiry?')
    await page.getByLabel(/Closure report/).fill('Three carers on every night, and a manager in post.')
    await page.getByLabel(/What is not finished/).fill('Aisha Rahman sees the rest by Friday.')
    await manager.press('Close the enquiry', /residents seen$/)
    const main = await page.locator('main').textContent()
    expect(main).toContain('Three carers on every night, and a manager in post.')
    expect(main).toContain('What was escalated stays listed.')
    await manager.follow('See every resident')
    expect(await page.getByText('Escalated, still listed').count()).toBeGreaterThan(0)
  })
})
