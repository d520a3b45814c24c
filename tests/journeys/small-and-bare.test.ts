import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { demoIds } from '#modules/homes/index.ts'
import { demoPersonIds } from '#modules/people/index.ts'
import { demoSafeguardingIds } from '#modules/safeguarding/index.ts'
import { stableId } from '#platform/ids.ts'
import { journey } from '../support/journey.ts'
import type { Visitor, VisitorOptions } from '../support/visitor.ts'
import { homeNames, searchHomes } from './homes-list.ts'

const { visitor } = journey()

const MOST_BYTES = 100_000

async function officerWith(options: VisitorOptions): Promise<Visitor> {
  const officer = await visitor(options)
  await officer.signIn('quality-officer')
  return officer
}

async function openLarkfield(officer: Visitor): Promise<void> {
  await searchHomes(officer, 'Larkfield')
  await officer.follow('Larkfield House', 'Larkfield House')
}

describe('Without JavaScript', { timeout: 60_000 }, () => {
  it('@P17 a quality officer finds a home and challenges a fact', async () => {
    const officer = await visitor({ javaScript: false })
    const { page } = officer
    await officer.signInByHand('quality-officer')
    await officer.follow('Homes', 'Care homes')
    await page.getByText('Filters', { exact: true }).click()
    await page.getByLabel('Requires improvement').check()
    await officer.press('Apply filters', 'Care homes')
    expect(new URL(page.url()).search).toBe('?rating=requires-improvement&registered=true')
    expect(await homeNames(officer)).toContain('Larkfield House')
    await openLarkfield(officer)
    expect(await page.locator('figure svg').first().isVisible()).toBe(true)
    await page.locator('summary', { hasText: 'Where it is' }).click()
    await officer.follow('Challenge this fact: Website', 'What should it be?')

    await officer.press('Continue', 'What should it be?')
    await page.getByRole('link', { name: 'Say what it should be' }).click()
    await page.getByLabel('What should it be?').fill('www.larkfield.example')
    await officer.press('Continue', 'How do you know?')
    await page.getByLabel('How do you know?').fill('It stands on the letter the home sent us.')
    await officer.press('Continue', 'Check your answers')
    await officer.press('Challenge this fact', /^Website: .*should be www\.larkfield\.example$/)
    expect(await page.getByText('The challenge is raised').isVisible()).toBe(true)
  })
})

/** Measured folded and unfolded: nothing in a group may be wider than the screen either. */
async function expectNoSidewaysScroll({ page }: Visitor): Promise<void> {
  const faults: string[] = await page.locator('html').evaluate(root => {
    const { innerWidth } = root.ownerDocument.defaultView
    const folded = [...root.querySelectorAll('main details:not([open])')]
    const sticksOut = (element: typeof root) => element.getBoundingClientRect().right > innerWidth
    const measure = (): string[] => {
      if (root.scrollWidth <= innerWidth) return []
      const widest = [...root.querySelectorAll('main *, header *, footer *')].filter(sticksOut)
      return [`${root.scrollWidth} px`, ...widest.map(each => `${each.localName}.${each.className}`)]
    }
    const before = measure()
    for (const details of folded) details.open = true
    const after = measure()
    for (const details of folded) details.open = false
    return [...before, ...after]
  })
  expect(faults, `${page.url()} scrolls sideways`).toEqual([])
}

const home = `/homes/${demoIds.home}`
const concern = `/safeguarding/concerns/${demoSafeguardingIds.concern}`

/** What each of these people has besides what the quality officer's own journey comes to. */
const pagesOf: Readonly<Record<string, readonly string[]>> = {
  'quality-officer': [
    ...['/homes/changes', `${home}/ratings`, `${home}/profile`, '/joins', '/joins/new', '/today/seen'],
    ...[`/challenges/${demoIds.challenge}/uphold`, '/homes?q=zzzz', '/nowhere'],
    ...['/filters', '/watches', '/watches/mail', '/watches/changes', `/filters/${demoIds.filter}/delete`],
  ],
  administrator: [
    ...['/imports', '/imports/new', '/imports/upload', '/accounts', '/accounts/invite', '/tokens'],
    ...[`/imports/${demoIds.registerImport}`, `/imports/${demoIds.faultyImport}`, '/tokens/new'],
    ...[`/imports/${demoIds.registerImport}/changes`, `/imports/${demoIds.faultyImport}/faults`],
    ...['/jobs', '/messages', '/webhooks', '/webhooks/new', `/webhooks/${stableId('webhook', 'example')}`],
    ...['/numbers', '/c/E10999999/numbers'],
  ],
  'safeguarding-practitioner': [
    ...['/safeguarding/concerns', '/safeguarding/concerns/call', `${concern}`, `${concern}/decision`],
    ...[`${concern}/notes/new`, `${concern}/links/new`, '/adults', `/adults/${demoPersonIds.mrsQuin}`],
    ...[`/adults/${demoPersonIds.mrsQuin}/change`, '/adults/new', '/safeguarding/teams'],
    ...['/safeguarding/duty', '/safeguarding/follow-ups', '/safeguarding/measures', '/safeguarding/batch'],
    ...['/safeguarding/concerns?list=over-target', '/safeguarding/reports-in', '/safeguarding/feedback'],
    ...['/safeguarding/organisational', '/safeguarding/reviews', '/safeguarding/local-targets'],
    ...['', '/chronology', '/requests/new', '/shared/new', '/police/new', '/files/new'].map(
      place => `/safeguarding/concerns/${demoSafeguardingIds.enquiryConcern}${place}`,
    ),
    `/safeguarding/concerns/${demoSafeguardingIds.enquiryConcern}/files/${demoSafeguardingIds.caseFile}`,
    `/safeguarding/concerns/${demoSafeguardingIds.concern}/follow-ups/${demoSafeguardingIds.candour}/candour`,
    ...['', '/court/new'].map(
      place => `/safeguarding/concerns/${demoSafeguardingIds.concludedConcern}${place}`,
    ),
  ],
  'safeguarding-manager': [
    ...[`${concern}/allocation`, `${concern}/restriction`, '/safeguarding/teams/new'],
    `/safeguarding/concerns/${demoSafeguardingIds.restricted}`,
  ],
  'provider-manager': [
    ...['/safeguarding/reports', '/safeguarding/concerns/new'],
    ...[demoSafeguardingIds.managersReport].flatMap(id => [
      `/safeguarding/reports/${id}`,
      `/safeguarding/reports/${id}/more`,
    ]),
  ],
  'information-governance': [
    ...['/events', '/events/verification', '/break-glass', `/events/subjects/challenge/${demoIds.challenge}`],
    ...['/help', '/help/accessibility', '/help/privacy', '/api'],
  ],
}

describe('On a small screen', { timeout: 120_000 }, () => {
  it.each([
    ['a phone', 390, 844, 'brand'],
    ['a screen at 400% zoom', 320, 256, 'icb'],
  ])('@P17 no page of the main journeys scrolls sideways on %s', async (_what, width, height, factKey) => {
    const officer = await visitor({ width, height })
    const { page } = officer
    await officer.visit('/', 'Who would you like to be?')
    await expectNoSidewaysScroll(officer)
    await officer.signIn('quality-officer')
    await expectNoSidewaysScroll(officer)
    await page.getByRole('button', { name: 'Menu' }).click()
    await officer.follow('Homes', 'Care homes')
    await expectNoSidewaysScroll(officer)
    await openLarkfield(officer)
    await expectNoSidewaysScroll(officer)

    const record = await page.locator('a[href*="/records/"]').first().getAttribute('href')
    await officer.visit(record ?? '', /^CQC’s record 1-/)
    await expectNoSidewaysScroll(officer)
    await officer.visit(`${home}/challenges/new`, 'Which fact is wrong?')
    await expectNoSidewaysScroll(officer)
    await officer.press('Continue', 'Which fact is wrong?')
    await expectNoSidewaysScroll(officer)
    await page.locator(`input[value="${factKey}"]`).check()
    await officer.press('Continue', 'What should it be?')
    await page.getByLabel('What should it be?').fill('Notwhattherecordsays'.repeat(6))
    await officer.press('Continue', 'How do you know?')
    await expectNoSidewaysScroll(officer)
    await page.getByLabel('How do you know?').fill('Aletterfromtheprovider'.repeat(6))
    await officer.press('Continue', 'Check your answers')
    await expectNoSidewaysScroll(officer)
    await officer.press('Challenge this fact', /, should be Notwhat/)
    await expectNoSidewaysScroll(officer)
    await officer.visit('/challenges', 'Challenges to facts')
    await expectNoSidewaysScroll(officer)
  })

  it.each(Object.entries(pagesOf).map(([person, paths]) => ({ person, paths })))(
    '@P17 no page of the $person scrolls sideways at 400% zoom',
    async ({ person, paths }) => {
      const reader = await visitor({ width: 320, height: 256 })
      await reader.signIn(person)
      for (const path of ['/', ...paths]) {
        await reader.visit(path)
        await expectNoSidewaysScroll(reader)
      }
    },
  )
})

describe('On paper', { timeout: 60_000 }, () => {
  it('@P17 the page of a home is printed without the ways to elsewhere', async () => {
    const officer = await officerWith({})
    const { page } = officer
    await openLarkfield(officer)
    const main = page.getByRole('navigation', { name: 'Main', includeHidden: true })
    const account = page.getByText('Your account:')
    expect(await main.isVisible()).toBe(true)
    await page.emulateMedia({ media: 'print' })
    expect(await main.isVisible()).toBe(false)
    expect(await account.isVisible()).toBe(false)
    expect(await page.getByRole('link', { name: 'All homes' }).isVisible()).toBe(false)
    expect(await page.getByRole('heading', { level: 1, name: 'Larkfield House' }).isVisible()).toBe(true)
    const figure = page.locator('figure', { hasText: 'Ratings since' })
    expect(await figure.getByRole('table').isVisible()).toBe(true)
  })
})

interface Traffic {
  readonly bytes: number
  readonly asked: number
  readonly finished: number
}

/** What the browser receives from now on, as it comes over the wire: headers and compressed bodies. */
async function watchTraffic(page: Page): Promise<() => Traffic> {
  const wire = await page.context().newCDPSession(page)
  const asked = new Set<string>()
  const received = new Map<string, number>()
  wire.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (!request.url.startsWith('data:')) asked.add(requestId)
  })
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (asked.has(requestId)) received.set(requestId, encodedDataLength)
  })
  await wire.send('Network.enable')
  return () => ({
    bytes: [...received.values()].reduce((sum, length) => sum + length, 0),
    asked: asked.size,
    finished: received.size,
  })
}

describe('Over a slow line', { timeout: 60_000 }, () => {
  it('@P17 the first visit to the list of homes by a fresh browser moves under 100 kB', async () => {
    const officer = await officerWith({})
    const fresh = await visitor()
    await fresh.page.context().addCookies(await officer.page.context().cookies())
    const traffic = await watchTraffic(fresh.page)
    await fresh.visit('/homes', 'Care homes')
    await fresh.page.evaluate('document.fonts.ready.then(() => true)')
    await expect.poll(() => traffic().asked - traffic().finished).toBe(0)
    // The page, its style, its script and its type: fewer would mean that something came from a cache.
    expect(traffic().finished).toBeGreaterThanOrEqual(4)
    expect(traffic().bytes).toBeGreaterThan(20_000)
    expect(traffic().bytes).toBeLessThan(MOST_BYTES)
  })
})
