import { describe, expect, it } from 'vitest'
import { journey } from '../support/journey.ts'
import { reach, typeOver } from '../support/keyboard.ts'
import type { Visitor, VisitorOptions } from '../support/visitor.ts'

const { visitor } = journey()

async function someone(role: string, options: VisitorOptions = {}): Promise<Visitor> {
  const person = await visitor(options)
  await person.signIn(role)
  return person
}

const LIST = /homes? to look at$/
const LARKFIELD = 'Larkfield House: insufficient information'
const WHY = 'Few come, visits were put off, and nobody has told us anything: I go and listen.'
const enter = (who: Visitor, heading: string | RegExp) =>
  who.open(() => who.page.keyboard.press('Enter'), heading)

/** The homes where few could notice, by the filter. */
async function quietHomes(officer: Visitor): Promise<void> {
  await officer.visit('/intelligence', LIST)
  const filters = officer.page.locator('details', { hasText: 'Filters' }).first()
  const box = officer.page.getByLabel('Harder to hear')
  if (!(await box.isVisible())) await filters.locator('summary').first().click()
  await box.selectOption('true')
  await officer.press('Apply filters', LIST)
}

/** What she must be able to say of it: dated, sourced, what is missing, and what would show that it is wrong. */
async function defensible({ page }: Visitor): Promise<void> {
  const words = await page.getByRole('main').innerText()
  for (const part of [
    'Nobody might tell us: go and listen',
    'Few people from outside come, who could notice',
    'known since',
    'If this were wrong we would expect to see',
    'What is missing, and how to get it',
    'Who has been heard',
    'a finding',
  ])
    expect(words).toContain(part)
}

async function decide(officer: Visitor): Promise<void> {
  const { page } = officer
  await officer.follow(
    page.getByRole('link', { name: 'Decide what is done next' }).first(),
    /What is done next/,
  )
  await officer.press('Continue', /What is done next/)
  const faults = await page.getByRole('alert').innerText()
  for (const fault of ['Say what is to be done', 'Choose who does it', 'Say why'])
    expect(faults).toContain(fault)
  await page.getByLabel('Visit the home').check()
  const people = page.getByLabel('Who does it')
  await people.selectOption(await people.locator('option', { hasText: 'Tom Hollis' }).getAttribute('value'))
  await page.getByLabel('Why', { exact: true }).fill(WHY)
  await officer.press('Continue', 'Check what you decided')
  await officer.press('Record the decision', LARKFIELD)
}

/** On paper: the reasons, the decision with its names and its words, and none of what only a screen needs. */
async function onPaper({ page }: Visitor): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  const paper = await page.locator('body').innerText()
  for (const part of [
    'Few people from outside come',
    'Visit the home',
    'Tom Hollis',
    WHY,
    'Decided by Priya Nair',
  ])
    expect(paper).toContain(part)
  expect(await page.getByRole('navigation').first().isVisible()).toBe(false)
  expect(await page.locator('.lantern-source', { hasText: 'The council' }).first().isVisible()).toBe(true)
  const pdf = await page.pdf({ format: 'A4' })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  await page.emulateMedia({ media: 'screen' })
}

describe('An officer who asks which home next, and why', { timeout: 120_000 }, () => {
  it.each([
    ['at a desk', { width: 1280 }],
    ['on a phone', { width: 390 }],
    ['on a phone without JavaScript', { width: 390, javaScript: false }],
  ])('@P1 @P20 chooses the next visit and defends it %s', async (_where, options) => {
    const officer = await someone('quality-officer', options)
    const { page } = officer
    await quietHomes(officer)
    const row = page.locator('tbody tr', { hasText: 'Larkfield House' })
    expect(await row.innerText()).toContain('go and listen')
    expect(await row.innerText()).toContain('It raises no level')
    await officer.follow('Larkfield House', LARKFIELD)
    await defensible(officer)
    await decide(officer)
    await onPaper(officer)
  })

  it('@P1 @P20 does so with the keyboard alone, and always sees where they are', async () => {
    const officer = await someone('quality-officer')
    const { page } = officer
    await reach(officer, /^Attention$/)
    await enter(officer, LIST)
    await reach(officer, /^Next ten visits/)
    await enter(officer, /^Next \d+ visits?$/)
    await reach(officer, /^Larkfield House$/)
    await enter(officer, LARKFIELD)
    await reach(officer, /^Decide what is done next$/)
    await enter(officer, /What is done next/)
    await reach(officer, /^Visit the home$/)
    await page.keyboard.press('ArrowDown')
    await reach(officer, /^Who does it$/)
    await page.keyboard.type('Tom')
    await reach(officer, /^Why$/)
    await typeOver(officer, WHY)
    await reach(officer, /^Continue$/)
    await enter(officer, 'Check what you decided')
    await reach(officer, /^Record the decision$/)
    await enter(officer, LARKFIELD)
    expect(await page.getByRole('main').innerText()).toContain('Listen to those who have not been heard')
    const colleague = await someone('commissioner', { width: 390 })
    await colleague.visit('/intelligence/next-visits', /^Next \d+ visits$/)
    const decided = colleague.page.getByRole('row', { name: /Larkfield House/ })
    for (const part of ['Tom Hadley', 'Decided', 'Listen to those who have not been heard'])
      expect(await decided.innerText()).toContain(part)
  })

  it('@P20 sees what was told of a home month by month, by source, and an indicator with its limits', async () => {
    const officer = await someone('quality-officer', { javaScript: false })
    const { page } = officer
    await officer.visit('/intelligence', LIST)
    await officer.follow(page.locator('tbody tr').first().getByRole('link').first())
    await officer.follow(/^What was told, month by month/, /, month by month$/)
    const first = await page.getByLabel('Told by').locator('option').nth(1).getAttribute('value')
    await page.getByLabel('Told by').selectOption(first)
    await officer.press('Show it', /, month by month$/)
    expect(new URL(page.url()).searchParams.get('source')).toBe(first)
    const words = await page.getByRole('main').innerText()
    for (const part of ['told by:', 'whole months only', 'Concerns raised, too many or too few', 'A u-chart'])
      expect(words).toContain(part)
    const file = await officer.download(/^Download as CSV/)
    expect(file.text).toContain('A prompt to look; unproven; not a finding')
  })

  it('@P20 sees the same homes on a map, in words and shapes, and comes nearer', async () => {
    const officer = await someone('quality-officer')
    const { page } = officer
    await officer.visit('/intelligence?level=look', LIST)
    const listed = await page.locator('[data-lantern-results]').innerText()
    await officer.follow('Show the map', LIST)
    const map = page.locator('#map')
    expect(await map.getByRole('heading').innerText()).toContain(`of ${listed} on the map at “look” or above`)
    expect(await map.getByRole('list', { name: 'What the marks mean' }).innerText()).toContain('Look')
    const marks = map.locator('svg a').filter({ visible: true })
    for (const name of await marks.evaluateAll(all => all.map(one => one.getAttribute('aria-label'))))
      expect(name).toMatch(/, look(,|$)|\d+ Look|Zoom in$/)
    await page.getByRole('link', { name: 'Zoom in', exact: true }).click()
    await page.waitForURL(/at=/)
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(0)
  })

  it('@P20 reads in a minute what changed, and what moved it', async () => {
    const officer = await someone('quality-officer')
    const { page } = officer
    await officer.visit(
      '/intelligence/changes?since-day=15&since-month=10&since-year=2026',
      /changed since 15 October 2026$/,
    )
    const first = await page.locator('tbody tr').first().innerText()
    expect(first).toMatch(/before, as on 1 October 2026/)
    expect(first).toMatch(/New: |No longer: /)
    const file = await officer.download(/CSV/)
    expect(file.text).toContain('A prompt to look; unproven; not a finding')
    await page.getByLabel('How it changed').selectOption('down')
    await officer.press('Apply filters', /changed since 15 October 2026$/)
    for (const level of await page.locator('tbody tr td:nth-child(2)').allInnerTexts())
      expect(level).toMatch(/^Too little known now|down from/)
  })

  it('@P20 looks across homes: themes, who runs them, and what we hear too little of', async () => {
    const officer = await someone('quality-officer')
    const { page } = officer
    await officer.visit('/intelligence', LIST)
    await officer.follow('Themes across homes', /./)
    const theme = page.locator('tbody th a').first()
    const name = await theme.innerText()
    await officer.follow(theme, LIST)
    expect(await page.getByText(`Theme of its reasons: ${name}`).count()).toBeGreaterThan(0)
    await officer.visit('/intelligence', LIST)
    await officer.follow('Providers and brands', 'Providers and their homes here')
    expect(await page.getByRole('main').innerText()).toContain('It ranks nobody')
    const names = await page.locator('tbody th').allInnerTexts()
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en-GB')))
    await officer.visit('/intelligence', LIST)
    await officer.follow('Charts', 'What is told of homes, and what goes wrong')
    const funnel = page
      .locator('figure', { hasText: 'What we hear of homes' })
      .or(page.locator('#funnel-told-title'))
    expect(await funnel.count()).toBeGreaterThan(0)
    await page.getByText('Show as a table').first().click()
    expect(await page.locator('figure').first().getByRole('table').isVisible()).toBe(true)
    const file = await officer.download(/^Download as CSV What we hear of homes/)
    expect(file.text).toContain('Lower 95% limit')
  })
})

describe('The chair of the Board', () => {
  it.each([
    ['at a desk', { width: 1280 }],
    ['without JavaScript', { width: 390, javaScript: false }],
  ])(
    '@P20 reads how levels are made and how often they were right, %s, and prints it',
    async (_how, options) => {
      const chair = await someone('board-member', options)
      const { page } = chair
      await chair.visit('/intelligence', LIST)
      await chair.follow('How levels are made', /how often they were right$/)
      await page.emulateMedia({ media: 'print' })
      const words = await page.getByRole('main').innerText()
      for (const part of ['What it is not', 'Who signed it off', 'Algorithmic transparency record'])
        expect(words).toContain(part)
      expect((await page.pdf({ format: 'A4' })).subarray(0, 5).toString()).toBe('%PDF-')
    },
  )
})

describe('A practice officer who acts on isolation', () => {
  it('@P4 comes to it by keyboard, prints why, and takes a remedy from its beginning to its end', {
    timeout: 180_000,
  }, async () => {
    const officer = await someone('practice-officer')
    const { page } = officer
    const type = async (field: RegExp, words: string) => {
      await reach(officer, field)
      await typeOver(officer, words)
    }
    const go = async (to: RegExp, heading: string | RegExp) => {
      await reach(officer, to)
      await enter(officer, heading)
    }
    await reach(officer, /^Who could notice$/)
    await enter(officer, /homes? where few could notice$/)
    await reach(officer, /^Larkfield House$/)
    await enter(officer, 'Few could notice: Larkfield House')
    await reach(officer, /^Take it on/)
    await page.emulateMedia({ media: 'print' })
    const paper = await page.locator('body').innerText()
    for (const part of ['Larkfield House', '29 of 34', 'Befriending']) expect(paper).toContain(part)
    await page.emulateMedia({ media: 'screen' })
    await officer.visit(new URL(page.url()).pathname, 'Few could notice: Larkfield House')
    await go(/^Take it on/, /^What is done so that more people/)
    await type(/^Why is this done\?$/, 'Most had nobody from outside last month.')
    await type(/^Day$/, '4')
    await type(/^Month$/, '12')
    await type(/^Year$/, '2026')
    await go(/^Take it on$/, 'Few could notice: Larkfield House')
    await officer.visit('/')
    await go(/^An offer of support to the home, Larkfield House$/, /: taken on$/)
    await go(/^It has begun$/, 'Has it begun?')
    await go(/^It has begun$/, /: under way$/)
    await go(/^Say what came of it$/, 'What came of it?')
    await reach(officer, /^More people are there now who could notice$/)
    await page.keyboard.press('Space')
    await reach(officer, /^Residents, seen alone$/)
    await page.keyboard.press('Space')
    await type(/^In your words$/, 'Five residents have somebody of their own now.')
    await go(/^Say what came of it$/, /: done$/)
    const done = await page.getByRole('main').innerText()
    for (const part of ['Residents, seen alone', 'Five residents have somebody']) expect(done).toContain(part)
  })
})
