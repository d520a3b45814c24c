import { describe, expect, it } from 'vitest'
import { axeCheck } from '../support/browser.ts'
import { journey } from '../support/journey.ts'
import { reach } from '../support/keyboard.ts'
import type { Visitor, VisitorOptions } from '../support/visitor.ts'
import { searchHomes } from './homes-list.ts'

const { visitor } = journey()

async function someone(person: string, path: string, options: VisitorOptions = {}): Promise<Visitor> {
  const arrived = await visitor(options)
  await arrived.signIn(person, path)
  return arrived
}

async function dayIn({ page }: Visitor, day: string, month: string, year: string): Promise<void> {
  await page.getByLabel('Day', { exact: true }).fill(day)
  await page.getByLabel('Month', { exact: true }).fill(month)
  await page.getByLabel('Year', { exact: true }).fill(year)
}

/** The option of a select whose words begin so. */
async function choose({ page }: Visitor, label: string, option: RegExp): Promise<void> {
  const select = page.getByLabel(label)
  await select.selectOption(await select.locator('option', { hasText: option }).getAttribute('value'))
}

const textOf = async ({ page }: Visitor): Promise<string> => (await page.locator('main').textContent()) ?? ''

describe('An information sharing meeting', () => {
  it('@P18 is planned, gets its pack, is held, and what was decided is with somebody until it is done', {
    timeout: 240_000,
  }, async () => {
    const officer = await someone('quality-officer', '/sharing')
    const { page } = officer
    await officer.follow('Plan a meeting', 'Plan an information sharing meeting')
    await officer.press('Plan it', 'Plan an information sharing meeting')
    expect(await page.getByRole('alert').textContent()).toContain('Choose who is invited')
    await choose(officer, 'Which care home first?', /^Larkfield House/)
    await dayIn(officer, '20', '11', '2026')
    await page.getByLabel('What is it for?').fill('Who has seen a night there, and what each knows.')
    await page.getByLabel('Police').check()
    await officer.press('Plan it', 'Information sharing about Larkfield House: planned')
    const meeting = new URL(page.url()).pathname

    await officer.follow('Invite somebody', 'Who is invited?')
    await page.getByLabel('Where are they from?').selectOption({ label: 'Integrated care board' })
    await page.getByLabel('Who is it?').selectOption({ label: 'Nasreen Malik, Partner organisation' })
    await officer.press('Invite them', /planned$/)

    await officer.follow('Go through the facts', 'What is known of these homes today')
    const fact = page.locator('tbody tr', { hasText: 'The council, and whoever told it' }).first()
    const sentence = (await fact.getByRole('link').textContent()) ?? ''
    await officer.follow(fact.getByRole('link'), sentence)
    await page.getByLabel('Verified').check()
    await page.getByLabel('Police').check()
    await page.getByLabel('Why?').fill('I was there on Thursday and saw the book of visitors.')
    await officer.press('Keep this', 'What is known of these homes today')
    const kept = (await page.locator('tbody tr', { hasText: sentence }).first().textContent()) ?? ''
    expect(kept).toContain('Police')
    expect(kept).toContain('Verified')

    await officer.visit(meeting, /planned$/)
    await officer.follow('Make the pack', 'Make the pack?')
    await officer.press('Make the pack', /planned$/)
    await officer.follow('Open the pack', /^What is known of Larkfield House/)
    const words = await textOf(officer)
    for (const part of [
      'A prompt to look; unproven; not a finding',
      'Attention:',
      'Priya Nair says so',
      sentence,
    ])
      expect(words).toContain(part)
    await officer.follow('For Police', /^What is known of Larkfield House/)
    const forPolice = await textOf(officer)
    expect(forPolice).toContain(sentence)
    expect(forPolice).not.toContain('Attention:')
    expect(forPolice).not.toContain('Priya Nair says so')

    await officer.visit(meeting, /planned$/)
    await officer.follow('It was held', 'Was the meeting held?')
    await dayIn(officer, '16', '11', '2026')
    await page.getByLabel('Police').check()
    await officer.press('It was held', /held$/)
    await officer.follow('Write down what a partner says', 'What does a partner say?')
    await page.getByLabel('Which home?').selectOption({ label: 'Larkfield House' })
    await page.getByLabel('Who says it?').selectOption({ label: 'Police' })
    await page.getByLabel('What they say').fill('Called out twice in October, after eleven at night.')
    await page.getByLabel('How do they know?').fill('Their own log, read out.')
    await page.getByLabel('Verified').check()
    await page.getByLabel('Partners who are invited, and the council').check()
    await officer.press('Write it down', /held$/)
    await officer.follow('Record a decision', 'What was decided?')
    await page.getByLabel('What was decided', { exact: true }).fill('Visit after ten at night.')
    await page
      .getByLabel('Why', { exact: true })
      .fill('Police were called at night, and nobody else has been there.')
    await page.getByLabel('Which home is it about?').selectOption({ label: 'Larkfield House' })
    await choose(officer, 'Who does it?', /^Aisha Rahman/)
    await dayIn(officer, '24', '11', '2026')
    await officer.press('Record the decision', /held$/)
    expect(await textOf(officer)).toContain('No signal: said at the meeting alone')

    const owner = await someone('safeguarding-practitioner', '/')
    await owner.follow('Visit after ten at night.', 'Visit after ten at night.')
    await owner.follow('It is done', 'What came of it?')
    await owner.page.getByLabel('In a sentence or two').fill('Two carers for thirty people, and both kind.')
    await owner.press('It is done', 'Visit after ten at night.')
    expect(await textOf(owner)).toContain('Two carers for thirty people')
  })
})

describe('A partner, a home and an officer who may not know of every case', () => {
  it('@P18 a partner on a phone reads its own edition and what is its to do, and no more', async () => {
    const partner = await someone('partner', '/', { width: 390 })
    const { page } = partner
    await partner.follow(/^Count the evening calls/, /^Count the evening calls/)
    await partner.visit('/sharing', 'Information sharing meetings')
    await partner.follow('13 November 2026', /^Information sharing about .*: held$/)
    const words = await textOf(partner)
    expect(words).toContain('The practice is hardly rung in the evening any more')
    expect(words).not.toContain('Make it again')
    expect(words).not.toContain('nurses’ own notes')
    await partner.follow('Open the pack', /^What is known of/)
    expect(await textOf(partner)).toContain('For Integrated care board')
    expect(await textOf(partner)).not.toContain('Attention:')
    const meeting = new URL(page.url()).pathname
    await partner.visit(`${meeting}?edition=council`, 'You cannot see or do this')
    expect(await page.getByRole('link', { name: 'Who could have known' }).count()).toBe(0)
  })

  it('@P18 a home’s manager and an officer who is not invited see nothing of it', async () => {
    const officer = await someone('quality-officer', '/sharing')
    await officer.follow('13 November 2026', /^Information sharing about/)
    const meeting = new URL(officer.page.url()).pathname
    for (const person of ['provider-manager', 'practice-officer']) {
      const other = await someone(person, '/')
      for (const path of [meeting, `${meeting}/pack`, `${meeting}/facts`])
        await other.visit(path, 'You cannot see or do this')
    }
    const manager = await someone('provider-manager', '/')
    await manager.visit('/sharing', 'You cannot see or do this')
    await manager.visit('/latency', 'You cannot see or do this')
  })

  it('@P18 a home’s page has the last meeting and what is still to be done, for those who may know', async () => {
    const officer = await someone('commissioner', '/')
    await searchHomes(officer, 'Larkfield House')
    await officer.follow('Larkfield House', 'Larkfield House')
    const card = officer.page.locator('.lantern-card', { hasText: 'Shared about this home' })
    expect(await card.textContent()).toContain('1 past the day')
    const practice = await someone('practice-officer', new URL(officer.page.url()).pathname)
    expect(await practice.page.getByText('Shared about this home').count()).toBe(0)
  })
})

describe('A meeting that is moved, and a case that has taught something', () => {
  it('@P18 a meeting is moved with a reason, which a partner who is invited reads on a phone', async () => {
    const officer = await someone('commissioner', '/sharing')
    const { page } = officer
    await officer.follow('24 November 2026', /: planned$/)
    const meeting = new URL(page.url()).pathname
    await officer.follow('Invite somebody', 'Who is invited?')
    await page.getByLabel('Where are they from?').selectOption({ label: 'Integrated care board' })
    await page.getByLabel('Who is it?').selectOption({ label: 'Nasreen Malik, Partner organisation' })
    await officer.press('Invite them', /: planned$/)
    await officer.follow('Move it to another day', 'To which day is the meeting moved?')
    await dayIn(officer, '1', '12', '2026')
    await officer.press('Move it', 'To which day is the meeting moved?')
    expect(await page.getByRole('alert').textContent()).toContain('Say why it is moved')
    await page.getByLabel('Why is it moved?').fill('The nurses are away that week.')
    await officer.press('Move it', /: planned$/)
    const partner = await someone('partner', meeting, { width: 390 })
    const words = await textOf(partner)
    for (const part of [
      'Moved to 1 December 2026',
      'From 24 November 2026',
      'The nurses are away that week.',
    ])
      expect(words).toContain(part)
  })

  it('@P18 a case is closed with what we learned and will change, said to be changed, and opened again', {
    timeout: 180_000,
  }, async () => {
    const officer = await someone('quality-officer', '/latency')
    const { page } = officer
    await officer.follow(/^People at Marram Lodge waited/, /^People at Marram Lodge waited/)
    await officer.follow('Say what we learned, and close it', 'What did we learn, and what will change?')
    await officer.press('Close it', 'What did we learn, and what will change?')
    expect(await page.getByRole('alert').textContent()).toContain('Say what will change')
    await page.getByLabel('What did we learn?').fill('Each partner knew one night.')
    await page.getByLabel('What will change?').fill('A call at night is told by noon.')
    await choose(officer, 'Who sees to it?', /^Priya Nair/)
    await dayIn(officer, '15', '1', '2027')
    await officer.press('Close it', /^People at Marram Lodge waited/)
    expect(await textOf(officer)).toContain('Closed, and something is to change')
    expect(await page.getByRole('link', { name: 'Write down a day' }).count()).toBe(0)
    await officer.visit('/')
    await officer.follow('A call at night is told by noon.', /^People at Marram Lodge waited/)
    await officer.follow('Say that it was changed', 'Has it changed?')
    await page.getByLabel('How do you know?').fill('The log of the duty team has nine such calls.')
    await officer.press('It has changed', /^People at Marram Lodge waited/)
    await officer.follow('Open it again', 'Why is it opened again?')
    await page.getByLabel('Why is it opened again?').fill('The ambulance service has found its log.')
    await officer.press('Open it again', /^People at Marram Lodge waited/)
    const chair = await someone('board-member', new URL(page.url()).pathname)
    const words = await textOf(chair)
    for (const part of [
      'Each partner knew one night.',
      'nine such calls',
      'has found its log',
      'Being gone through',
    ])
      expect(words).toContain(part)
    expect(await chair.page.getByRole('link', { name: 'Open it again' }).count()).toBe(0)
  })
})

describe('The pack and the days of a serious case', () => {
  it('@P18 a pack downloads, and prints one home after another with what it is and is not', async () => {
    const officer = await someone('quality-officer', '/sharing')
    const { page } = officer
    await officer.follow('13 November 2026', /held$/)
    await officer.follow('Open the pack', 'What is known of 3 homes')
    await page.emulateMedia({ media: 'print' })
    const heads = page.locator('.lantern-court__head')
    expect(await heads.count()).toBe(3)
    for (const head of await heads.all())
      expect(await head.textContent()).toContain('A prompt to look; unproven; not a finding')
    const second = page.locator('.lantern-court__page').nth(1)
    expect(
      await second.evaluate(one => one.ownerDocument.defaultView.getComputedStyle(one).breakBefore),
    ).toBe('page')
    await axeCheck(page)
    await page.emulateMedia({ media: 'screen' })
    await officer.follow('As a list, to filter and download', 'The facts of the pack')
    await page.getByLabel('How sure').selectOption({ label: 'Hearsay' })
    await officer.press('Apply filters', 'The facts of the pack')
    const file = await officer.download(/CSV/)
    expect(file.text).toContain('What (a prompt to look; unproven; not a finding)')
    expect(file.text).toContain('The practice is hardly rung in the evening')
    expect(file.text).not.toContain(',Verified,')
  })

  it('@P18 the Board’s chair reads when each partner could have known, by keyboard, and nobody is ranked', async () => {
    const chair = await someone('board-member', '/latency')
    await reach(chair, /^People at Marram Lodge waited/)
    await chair.open(() => chair.page.keyboard.press('Enter'), /^People at Marram Lodge waited/)
    const words = await textOf(chair)
    for (const part of [
      'nobody is ranked',
      '19 days later',
      'Nobody knows',
      'Not written down',
      'Letter to the council',
    ])
      expect(words).toContain(part)
    expect(words).not.toMatch(/average of|slowest|fastest/i)
    expect(await chair.page.getByRole('link', { name: 'Write down a day' }).count()).toBe(0)
  })

  it('@P18 without JavaScript, on a phone, a day is written down with its source', {
    timeout: 120_000,
  }, async () => {
    const manager = await someone('safeguarding-manager', '/latency', { javaScript: false, width: 390 })
    const { page } = manager
    await manager.follow(/^People at Marram Lodge waited/, /^People at Marram Lodge waited/)
    await manager.follow('Write down a day', 'A day of a partner')
    await page.getByLabel('Whose day is it?').selectOption({ label: 'Police' })
    await page.getByLabel('Knew', { exact: true }).check()
    await choose(manager, 'Where is the day known from?', /^Something outside Lantern/)
    await page.getByLabel('The source, in words').fill('The log of the shift, which was found since.')
    await manager.press('Write it down', 'A day of a partner')
    expect(await page.getByRole('alert').textContent()).toContain('Enter the day')
    await dayIn(manager, '1', '6', '2026')
    await manager.press('Write it down', /^People at Marram Lodge waited/)
    expect(await textOf(manager)).toContain('Written down differently 1 time before')
  })
})
