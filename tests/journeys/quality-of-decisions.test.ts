import { expect, it } from 'vitest'
import { journey } from '../support/journey.ts'

const { visitor, walks } = journey()

walks('A safeguarding manager', () => {
  it('@E18 reads how the work goes, reads a decision again and looks at what keeps happening', async () => {
    const manager = await visitor()
    await manager.signIn('safeguarding-manager')
    await manager.visit('/safeguarding/quality')
    const { page } = manager
    expect(await page.locator('h1').textContent()).toMatch(/open case/)
    const main = await page.locator('main').textContent()
    expect(main).toContain('Nothing here is about a member of staff')
    expect(main).not.toContain('Team North')
    expect(await page.getByRole('link', { name: 'Download as ODS' }).isVisible()).toBe(true)

    const counted = async () => {
      const said = await page.getByText(/^\s*\d+ would be decided otherwise\s*$/).textContent()
      return Number(/\d+/.exec(said ?? '')?.[0])
    }
    const otherwise = await counted()
    // The one that waits longest comes first: it is about Mrs Quin.
    await manager.follow(
      page.getByRole('link', { name: 'Read it again' }).first(),
      'Would you have decided the same?',
    )
    await page.getByLabel('I would decide otherwise').check()
    await page.getByLabel('Why?').fill('With what came before, I would have asked her GP.')
    await manager.press('Write it down', /Quin/)
    await manager.visit('/safeguarding/quality')
    expect(await counted()).toBe(otherwise + 1)

    await manager.follow(page.getByRole('link', { name: 'Look at it' }).first(), 'What follows from this?')
    await page.getByLabel('Their care is reviewed').check()
    await page.getByLabel(/What did you see/).fill('Small things on different shifts, each told at once.')
    await manager.press('Write it down', /open case/)
    expect(await page.getByText('Looked at', { exact: true }).isVisible()).toBe(true)

    await page.setViewportSize({ width: 390, height: 800 })
    await manager.visit('/safeguarding/data-quality')
    expect(await page.locator('main').textContent()).toContain('Cannot be checked yet')
  })
})
