import { describe, expect, it } from 'vitest'
import { axeCheck } from '../support/browser.ts'
import { journey } from '../support/journey.ts'
import { reach, typeOver } from '../support/keyboard.ts'
import type { Visitor } from '../support/visitor.ts'

const { visitor } = journey()

const NAME = 'Concerns about the basics, told to a manager'
const LIST = 'Indicators'

async function someone(role: string, options: Parameters<typeof visitor>[0] = {}): Promise<Visitor> {
  const person = await visitor(options)
  await person.signIn(role)
  return person
}

const enter = (who: Visitor, heading: string | RegExp) =>
  who.open(() => who.page.keyboard.press('Enter'), heading)
const choose = async (who: Visitor, name: RegExp) => {
  await reach(who, name)
  await who.page.keyboard.press('Space')
}
const goOn = async (who: Visitor, heading: string | RegExp) => {
  await reach(who, /^Continue$/)
  await enter(who, heading)
}

/** Six short pages, the keyboard alone. */
async function defineByKeyboard(analyst: Visitor): Promise<void> {
  await reach(analyst, /^Indicators$/)
  await enter(analyst, LIST)
  await reach(analyst, /^Define an indicator$/)
  await enter(analyst, 'Define an indicator')
  await reach(analyst, /^What is it called\?$/)
  await typeOver(analyst, NAME)
  await goOn(analyst, 'What is counted?')
  await choose(analyst, /^Safeguarding concerns$/)
  await goOn(analyst, 'Told by whom?')
  await choose(analyst, /^The council’s safeguarding cases$/)
  await goOn(analyst, 'How is it counted?')
  await choose(analyst, /^How many events were told$/)
  await reach(analyst, /^Occupied bed days$/)
  await analyst.page.keyboard.press('ArrowDown')
  await reach(analyst, /^Month$/)
  await analyst.page.keyboard.press('ArrowDown')
  await goOn(analyst, 'Compared with whom?')
  await choose(analyst, /^Homes like it$/)
  await choose(analyst, /^More is worse$/)
  await goOn(analyst, 'From when?')
  await reach(analyst, /^Day$/)
  await typeOver(analyst, '1')
  await reach(analyst, /^Month$/)
  await typeOver(analyst, '1')
  await reach(analyst, /^Year$/)
  await typeOver(analyst, '2025')
  await goOn(analyst, 'Check the indicator')
  await reach(analyst, /^Keep it as a draft$/)
  await analyst.open(() => analyst.page.keyboard.press('Space'), NAME)
}

describe('An analyst, and a second person', { timeout: 180_000 }, () => {
  it('@P20 an analyst defines an indicator, sees it on history, and a second person takes it into use', async () => {
    const analyst = await someone('analyst')
    const { page } = analyst
    await defineByKeyboard(analyst)
    expect(await page.getByText('It is a draft').isVisible()).toBe(true)
    await reach(analyst, /^Try it on history$/)
    await enter(analyst, 'Try it on history?')
    await reach(analyst, /^Try it on history$/)
    await analyst.open(() => page.keyboard.press('Space'), NAME)
    expect(await page.getByText('What it would have said in the past').isVisible()).toBe(true)
    expect(await page.getByText(/By chance alone it would have been/).isVisible()).toBe(true)
    expect(await page.getByText(/You made it, so somebody else takes it into use/).isVisible()).toBe(true)
    expect(await page.getByRole('link', { name: 'Take it into use' }).count()).toBe(0)
    const figure = page.locator('figure')
    await figure.getByText('Show as a table').click()
    expect(await figure.getByRole('row').count()).toBeGreaterThan(10)
    const file = await analyst.download(/^Download as CSV/)
    expect(file.text).toContain('Why there is no number')
    await axeCheck(page)
    const address = new URL(page.url()).pathname

    const officer = await someone('quality-officer', { width: 390 })
    await officer.visit(address, NAME)
    await officer.follow('Take it into use', 'Take it into use?')
    await officer.press('Take it into use', 'Take it into use?')
    expect(await officer.page.getByRole('alert').textContent()).toContain('Say why')
    await officer.page.getByLabel('Why?').fill('It points at what we knew of, and seldom by chance.')
    await officer.press('Take it into use', NAME)
    expect(await officer.page.getByText('It is in use').isVisible()).toBe(true)
    await axeCheck(officer.page)
    await officer.page.emulateMedia({ media: 'print' })
    expect(await officer.page.locator('figure').first().getByRole('table').isVisible()).toBe(true)
    expect(
      await officer.page.getByRole('navigation', { name: 'Main', includeHidden: true }).isVisible(),
    ).toBe(false)
  })

  it('@P20 one home is seen over time, and every source says how well it tells, also without JavaScript', async () => {
    const analyst = await someone('analyst', { javaScript: false })
    const { page } = analyst
    await analyst.visit('/intelligence/indicators', LIST)
    await analyst.follow('Concerns raised, too many or too few', 'Concerns raised, too many or too few')
    await analyst.follow('Every home and period', 'Every home and period')
    const { pathname } = new URL(page.url())
    await analyst.visit(`${pathname}?only=missing`, 'Every home and period')
    expect(await page.getByText('Fewer than ten beds, or not known').count()).toBeGreaterThan(0)
    await analyst.visit(`${pathname}?only=flagged`, 'Every home and period')
    const home = page.locator('tbody tr').first().getByRole('link')
    const name = (await home.textContent()) ?? ''
    await analyst.follow(name.trim(), name.trim())
    expect(await page.getByText(/^Its own rate: /).count()).toBeGreaterThan(0)
    await analyst.visit('/intelligence/sources?sort=told&direction=descending', 'How well each source tells')
    expect(await page.locator('tbody tr').first().textContent()).toContain('safeguarding cases')
    const file = await analyst.download(/^Download as CSV/)
    expect(file.text).toContain('Gone quiet')
  })
})
