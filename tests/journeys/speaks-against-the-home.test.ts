import { describe, expect, it } from 'vitest'
import { journey } from '../support/journey.ts'
import { reach, typeOver } from '../support/keyboard.ts'
import type { Visitor } from '../support/visitor.ts'
import { searchHomes } from './homes-list.ts'

const lantern = journey()
const { visitor } = lantern

const HOME = 'Teasel Court'
const enter = (who: Visitor, heading: string | RegExp) =>
  who.open(() => who.page.keyboard.press('Enter'), heading)

describe('A manager who reads what is known of the home', { timeout: 240_000 }, () => {
  it('@P1 @P20 challenges a fact that speaks against it, by keyboard, and the officer sees it flagged', async () => {
    // A home's own edition is made on the first of a month.
    lantern.clock.forward(15 * 24)
    const manager = await visitor()
    await manager.signIn('provider-manager')
    await searchHomes(manager, HOME)
    await manager.follow(HOME, HOME)
    const homePath = new URL(manager.page.url()).pathname
    const read = async () => {
      await manager.visit(homePath, HOME)
      return manager.page.locator('main').textContent()
    }
    await expect.poll(read, { timeout: 60_000 }).toContain('CQC rated the home')
    const main = await manager.page.locator('main').textContent()
    for (const level of ['Insufficient information', 'Act now', 'Routine']) expect(main).not.toContain(level)
    await reach(manager, /^Challenge this fact.*CQC rated the home/)
    await enter(manager, 'What should it be?')
    await reach(manager, /^What should it be\?$/)
    await typeOver(manager, 'Good, by the report of October')
    await enter(manager, 'How do you know?')
    await reach(manager, /^How do you know\?$/)
    await typeOver(
      manager,
      'We have the report, and CQC’s letter says that the page was not brought up to date.',
    )
    await reach(manager, /^Continue$/)
    await enter(manager, 'Check your answers')
    await reach(manager, /^Challenge this fact$/)
    await manager.open(() => manager.page.keyboard.press('Enter'), /^Overall rating/)
    await manager.visit(homePath, HOME)
    const flagged = 'challenged, and not settled yet: an answer is due by 15 Dec'
    expect(await manager.page.locator('main').textContent()).toContain(flagged)

    const officer = await visitor({ width: 390 })
    const { page } = officer
    await officer.signIn('quality-officer')
    await officer.visit(`/intelligence${homePath}`, new RegExp(`^${HOME}`))
    expect(await page.locator('main').textContent()).toContain(flagged)
    await officer.visit('/intelligence?perPage=200')
    const row = page.getByRole('row', { name: new RegExp(HOME) })
    expect(await row.textContent()).toContain('A fact in its picture is challenged')
    await officer.visit(`/intelligence${homePath}`)
    await officer.follow(
      page.getByRole('link', { name: /^See the challenge.*CQC rated the home/ }).first(),
      /^Overall rating/,
    )
  })
})
