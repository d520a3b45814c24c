import { expect, it } from 'vitest'
import { demoSafeguardingIds } from '#modules/safeguarding/index.ts'
import { effortOf } from '../support/effort.ts'
import { journey } from '../support/journey.ts'
import type { Visitor, VisitorOptions } from '../support/visitor.ts'

const { visitor, walks } = journey()

async function someone(person: string, options: VisitorOptions = {}, path?: string): Promise<Visitor> {
  const arrived = await visitor(options)
  await arrived.signIn(person, path)
  return arrived
}

const saysOn = async ({ page }: Visitor): Promise<string> => (await page.locator('main').textContent()) ?? ''

async function tellInSteps(manager: Visitor): Promise<void> {
  const { page } = manager
  await manager.visit('/safeguarding/concerns/new', /Who is it/)
  await page.getByRole('radio', { name: 'No', exact: true }).check()
  await page.getByLabel('First name').fill('Harold')
  await page.getByLabel('Last name').fill('Testerby')
  await manager.press('Continue', /What happened/)
  await page
    .getByLabel(/What happened, or what worries you/)
    .fill('He has lost a stone since September and nobody wrote it down.')
  await manager.press('Continue', /what do they want/)
  await page.getByLabel(/What do they want/).fill('I would like my own teeth at dinner.')
  await manager.press('Continue', 'Who told you?')
  await manager.press('Continue', 'Check before you send it')
  expect(await saysOn(manager)).toContain('lost a stone')
  await manager.press('Raise the concern', /^Your report R-/)
  expect(await saysOn(manager)).toContain('He has lost a stone')
  expect(await saysOn(manager)).toContain('The concern is raised')
}

walks('A concern', () => {
  it('@E12 @E14 is raised by a registered manager, who follows it and sees no more than what they told', async () => {
    const manager = await someone('provider-manager', { width: 390, height: 844 })
    await tellInSteps(manager)
    await manager.press('Add to it', 'What do you want to add?')
    await manager.page.getByLabel('What do you want to add?').fill('The GP comes on Thursday.')
    await manager.press('Send it', /^Your report/)
    expect(await saysOn(manager)).toContain('The GP comes on Thursday.')
    await manager.visit('/safeguarding/concerns')
    expect(await saysOn(manager)).toContain('The list of concerns is for the safeguarding team')
    await manager.visit(`/safeguarding/concerns/${demoSafeguardingIds.managersConcern}`)
    expect(await saysOn(manager)).toContain('We could not find')
  })

  it('@E12 is found among all of its home, from the page of that home', async () => {
    const practitioner = await someone('safeguarding-practitioner', {}, '/homes?q=Samphire+House')
    const { page } = practitioner
    await practitioner.follow('Samphire House', 'Samphire House')
    await practitioner.follow(/^All of them, as a list/, 'Concerns at Samphire House')
    expect(new URL(page.url()).searchParams.get('homeId')).toMatch(/^[0-9a-f-]{36}$/)
    const shown = await page.locator('main tbody tr').allTextContents()
    expect(shown.length).toBeGreaterThan(1)
    expect(shown.filter(row => !row.includes('Samphire House'))).toEqual([])
  })

  it('@E12 is taken from a telephone call at night on one page, and interrupts those on duty', async () => {
    const duty = await someone('duty-worker', { width: 390, height: 844 })
    const { page } = duty
    const effort = effortOf(page)
    await duty.visit('/safeguarding/concerns/call', 'A telephone call')
    await page.getByLabel('Yes, now').check()
    await page
      .getByLabel(/What is the danger/)
      .fill('Her nephew is in the room and shouts. Police are on their way.')
    await page.getByLabel(/how to tell who it is/).fill('the lady in room 4')
    const teasel = await page.locator('option', { hasText: 'Teasel Court' }).first().getAttribute('value')
    await page.getByLabel('In which care home?').selectOption(teasel ?? '')
    await page.getByLabel(/What happened, or what worries you/).fill('The night carer rang.')
    await duty.press('Raise the concern', 'the lady in room 4')
    expect(await saysOn(duty)).toContain('Somebody may be in danger now')
    // One page, and a person as slow as the model has them is done in two minutes.
    expect(effort.seconds(), effort.inWords()).toBeLessThan(120)

    const manager = await someone('safeguarding-manager')
    expect(await saysOn(manager)).toContain('Danger now')
  })

  it('@E12 @E16 is decided in a few minutes by a practitioner, under the law of the day', async () => {
    const practitioner = await someone('safeguarding-practitioner')
    const { page } = practitioner
    await practitioner.visit(`/safeguarding/concerns/${demoSafeguardingIds.newConcern}`, 'Arthur Penrose')
    expect(await saysOn(practitioner)).toContain('He wants his call bell to be within reach')
    await practitioner.press('Take it and look at it', 'Take this concern and look at it?')
    await practitioner.press('Take it', 'Arthur Penrose')

    const effort = effortOf(page)
    await practitioner.press('Decide', /reasonable cause to suspect/)
    for (const limb of ['needs', 'abuse', 'protect']) {
      await page
        .locator(`input[name="limbs.${limb}.answer"][value="${limb === 'protect' ? 'unknown' : 'yes'}"]`)
        .check()
    }
    await practitioner.press('Continue', 'What happens next?')
    await page.locator('input[name="outcome"][value="enquiry"]').check()
    await practitioner.press('Continue', 'Check the decision')
    await practitioner.press('Decide', 'Arthur Penrose')
    // Reading the case and thinking come on top: the screens leave four of the five minutes for them.
    expect(effort.seconds(), effort.inWords()).toBeLessThan(60)
    const story = await saysOn(practitioner)
    expect(story).toContain('Decided: enquiry under section 42')
    expect(story).toContain('Care Act 2014')
  })

  it('@E12 that is restricted is refused openly to the team, opened in an emergency with a reason, and reviewed', async () => {
    const address = `/safeguarding/concerns/${demoSafeguardingIds.restricted}`
    const officer = await someone('quality-officer')
    await officer.visit(address)
    expect(await saysOn(officer)).toContain('We could not find')

    const duty = await someone('duty-worker')
    const { page } = duty
    await duty.visit('/safeguarding/concerns?q=Marlowe', 'Concerns')
    expect(await page.locator('main tbody tr').count()).toBe(0)
    await duty.visit(address)
    expect(await saysOn(duty)).toContain('ring the safeguarding manager')
    await duty.follow('Open it in an emergency, with a reason', 'Open this in an emergency?')
    await duty.press('Open it', 'Open this in an emergency?')
    await page
      .getByLabel('Why must you see it now?')
      .fill('A paramedic is with her and asks who may be told.')
    await duty.press('Open it', 'Edith Marlowe')
    expect(await saysOn(duty)).toContain('Money is missing')

    const guardian = await someone('information-governance')
    await guardian.visit('/break-glass', 'Emergency access')
    await guardian.follow(guardian.page.locator('main tbody a').first(), /is to be reviewed$/)
    await guardian.press('Review it', 'Was this emergency access justified?')
    await guardian.page.getByLabel('Justified', { exact: true }).check()
    await guardian.page.getByLabel('How you came to this').fill('The ambulance service confirmed it.')
    await guardian.press('Keep this review', /was justified$/)
  })
})
