import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { axeCheck } from '../support/browser.ts'
import { journey } from '../support/journey.ts'
import type { Visitor, VisitorOptions } from '../support/visitor.ts'
import { homeNames } from './homes-list.ts'

const { visitor } = journey()

async function officerOnMap(options: VisitorOptions = {}, address = ''): Promise<Visitor> {
  const officer = await visitor(options)
  await officer.signIn('quality-officer')
  if (address) await officer.visit(address, 'Care homes')
  else {
    await officer.visit('/homes', 'Care homes')
    await officer.follow('Show the map', 'Care homes')
  }
  return officer
}

/** There is one drawing for wide screens and one for phones. */
const picture = ({ page }: Visitor): Locator =>
  page.locator('[data-lantern-map-picture]').filter({ visible: true })
const marks = (officer: Visitor): Locator => picture(officer).locator('a')
const counted = async ({ page }: Visitor) =>
  Number.parseInt((await page.locator('[data-lantern-results]').textContent()) ?? '', 10)
const words = ({ page }: Visitor) => page.locator('[data-lantern-map-words]').innerText()

/** How many homes the marks stand for: '12 homes: ...' is twelve, any other name is one. */
async function homesOnMap(officer: Visitor): Promise<number> {
  const labels = await marks(officer).evaluateAll(all =>
    all.map(mark => mark.getAttribute('aria-label') ?? ''),
  )
  return labels.reduce((sum, label) => sum + Number(/^(\d+) homes:/.exec(label)?.[1] ?? 1), 0)
}

/** In the browser. */
const isFocused = (element: { matches(selector: string): boolean }) => element.matches(':focus')

/** Waits for the map to have been drawn anew. */
async function step(officer: Visitor, doing: () => Promise<unknown>): Promise<void> {
  const { page } = officer
  const before = page.url()
  await doing()
  await page.waitForURL(url => url.href !== before)
  await page.locator('[data-lantern-map]:not([aria-busy])').waitFor()
}

describe('A quality officer who looks where homes are', { timeout: 60_000 }, () => {
  it('@P17 sees the homes of the list on a map, each rating with a shape and a count', async () => {
    const officer = await officerOnMap()
    const { page } = officer
    expect(await homesOnMap(officer)).toBe(await counted(officer))
    expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toMatch(
      /^\d+ of \d+ rated homes are Good or Outstanding$/,
    )
    const legend = page.getByRole('list', { name: 'What the marks mean' })
    const counts = await legend.locator('.lantern-map__count').allTextContents()
    expect(counts.map(Number).reduce((a, b) => a + b)).toBe(await counted(officer))
    expect(await page.getByText('Fenmarsh is fictional, and so is its outline.').count()).toBe(1)
    await officer.follow('Show the list only', 'Care homes')
    expect(await page.locator('[data-lantern-map]').count()).toBe(0)
    expect(await page.getByRole('columnheader').count()).toBe(6)
  })

  it('@P17 sees the same homes when the list is filtered, and the map stays', async () => {
    const officer = await officerOnMap()
    const { page } = officer
    await page.getByText('Filters', { exact: true }).click()
    await page.getByRole('checkbox', { name: 'Inadequate' }).check()
    await officer.press('Apply filters', 'Care homes')
    expect(await homesOnMap(officer)).toBe(await counted(officer))
    const names = await marks(officer).evaluateAll(all => all.map(mark => mark.getAttribute('aria-label')))
    expect(names.every(name => name?.includes('Inadequate'))).toBe(true)
  })

  it('@P17 goes from a number nearer until a home stands alone, and on to its page', async () => {
    const officer = await officerOnMap({}, '/homes?registered=true&view=map&q=larkfield')
    expect(await homesOnMap(officer)).toBe(1)
    await officer.follow(marks(officer).first(), 'Larkfield House')
    const again = await officerOnMap()
    const cluster = marks(again)
      .filter({ has: again.page.locator('text') })
      .first()
    const members = Number(await cluster.locator('text').textContent())
    await step(again, () => cluster.click())
    expect(await words(again)).toMatch(/\d+ of them (is|are) in this part\./)
    expect(await homesOnMap(again)).toBeGreaterThanOrEqual(members)
    expect(await marks(again).count()).toBeGreaterThan(1)
    await axeCheck(again.page)
  })

  it('@P17 zooms and moves by keyboard, keeps the focus, and is told what is shown', async () => {
    const officer = await officerOnMap()
    const { page } = officer
    await picture(officer).focus()
    const all = await homesOnMap(officer)
    for (const key of ['+', '+', 'ArrowUp', 'ArrowLeft']) await step(officer, () => page.keyboard.press(key))
    expect(await homesOnMap(officer)).toBeLessThan(all)
    expect(await page.locator('[data-lantern-map-status]').textContent()).toContain('in this part.')
    expect(await picture(officer).evaluate(isFocused)).toBe(true)
    await step(officer, () => page.keyboard.press('0'))
    expect(await homesOnMap(officer)).toBe(all)
    await page.getByRole('link', { name: 'Zoom in', exact: true }).focus()
    await step(officer, () => page.keyboard.press('Enter'))
    expect(await page.getByRole('link', { name: 'Zoom in', exact: true }).evaluate(isFocused)).toBe(true)
    await page.reload()
    expect(await words(officer)).toContain('in this part.')
  })

  it('@P17 sees which mark is which row, and which row is which mark', async () => {
    const officer = await officerOnMap({}, '/homes?registered=true&view=map&rating=inadequate')
    const { page } = officer
    const [name = ''] = await homeNames(officer)
    await page.getByRole('link', { name }).first().focus()
    const marked = picture(officer).locator('a.is-marked')
    expect(await marked.count()).toBe(1)
    await marks(officer).last().focus()
    expect(await page.locator('tbody tr.is-marked').count()).toBeGreaterThan(0)
    await page.getByRole('searchbox').focus()
    expect(await page.locator('.is-marked').count()).toBe(0)
  })

  it('@P17 on a phone has the list first and the map folded under it, open when asked for', async () => {
    const officer = await officerOnMap({ width: 390 })
    expect(await picture(officer).count()).toBe(1)
    expect(await homesOnMap(officer)).toBe(await counted(officer))
    const width = await officer.page.evaluate<number>('document.documentElement.scrollWidth')
    expect(width).toBeLessThanOrEqual(390)
    await officer.visit('/homes?registered=true&view=map', 'Care homes')
    expect(await picture(officer).count()).toBe(0)
    const [row, map] = [officer.page.locator('tbody tr').first(), officer.page.locator('[data-lantern-map]')]
    const [list, under] = [await row.boundingBox(), await map.boundingBox()]
    expect(list?.y).toBeLessThan(under?.y ?? 0)
    await officer.page.getByRole('heading', { level: 2 }).first().click()
    expect(await picture(officer).count()).toBe(1)
  })

  it('@P17 without JavaScript goes nearer and back by links, and opens a home', async () => {
    const officer = await officerOnMap({ javaScript: false })
    const { page } = officer
    const all = await homesOnMap(officer)
    await officer.follow('Zoom in', 'Care homes')
    await officer.follow('Zoom in', 'Care homes')
    await officer.follow('North', 'Care homes')
    expect(await homesOnMap(officer)).toBeLessThan(all)
    await officer.follow('Whole map', 'Care homes')
    expect(await homesOnMap(officer)).toBe(all)
    await officer.visit('/homes?registered=true&view=map&q=larkfield', 'Care homes')
    await officer.follow(
      page.getByRole('link', { name: /^Larkfield House, rated .*, Marshby$/ }).first(),
      'Larkfield House',
    )
  })
})

describe('An administrator who brings in boundaries', { timeout: 60_000 }, () => {
  const real = {
    type: 'Topology',
    arcs: [
      [
        [-2.2, 53.5],
        [-2, 53.5],
        [-2, 53.6],
        [-2.2, 53.6],
        [-2.2, 53.5],
      ],
    ],
    objects: {
      UTLA: {
        type: 'GeometryCollection',
        geometries: [{ type: 'Polygon', arcs: [[0]], properties: { AREACD: 'E08000004', AREANM: 'Oldham' } }],
      },
    },
  }
  const file = (content: string, name = 'boundaries-2022.json') => ({
    ...{ name, mimeType: 'application/json', buffer: Buffer.from(content) },
  })

  async function upload(administrator: Visitor, sent: ReturnType<typeof file>, how: string, then: string) {
    const { page } = administrator
    await administrator.visit('/imports', 'Imports')
    await administrator.follow('Boundaries for the map', 'Boundaries of councils')
    await administrator.follow(
      page.getByRole('button', { name: 'Import boundaries' }),
      'Import boundaries of councils',
    )
    await page.getByLabel('The file', { exact: true }).setInputFiles(sent)
    await page.getByLabel(how).check()
    await administrator.press('Upload and import', then)
    return page.getByRole('main').innerText()
  }

  it('@P17 tries first, imports then, and reads which councils have none', async () => {
    const administrator = await visitor()
    await administrator.signIn('administrator')
    const sent = file(JSON.stringify(real))
    const tried = await upload(
      administrator,
      sent,
      'Yes, only say what would change',
      'Boundaries of councils',
    )
    expect(tried).toContain('This was a trial: nothing was changed')
    expect(tried).toContain('1 of 154')
    const done = await upload(administrator, sent, 'No, import it', 'Boundaries of councils')
    expect(done).toMatch(/1 area read, as they were in 2022: 1 new outline/)
    expect(done).toContain('Somerset, since 2023')
  })

  it('@P17 is told in one line what is wrong with a file, and nothing is changed', async () => {
    const administrator = await visitor()
    await administrator.signIn('administrator')
    const cut = file(JSON.stringify(real).slice(0, 150))
    const told = await upload(administrator, cut, 'No, import it', 'Import boundaries of councils')
    expect(told).toContain('The file is cut off or damaged')
  })
})
