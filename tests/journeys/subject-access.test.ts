import { expect, it } from 'vitest'
import { journey } from '../support/journey.ts'

const { visitor, walks } = journey()

walks('Information governance', () => {
  it('@E8 answers an adult’s request for her records, and keeps back who told and what is others’', async () => {
    const officer = await visitor()
    await officer.signIn('information-governance')
    const { page } = officer
    await officer.visit('/access-requests')
    const received = page.locator('tr', { hasText: 'Received' })
    await officer.follow(received.first().getByRole('link').first(), 'Search what is held')
    await officer.press('Search what is held', 'Search what is held?')
    await officer.press('Search', /items wait for a decision/)
    const main = () => page.locator('main').textContent()
    expect(await main()).toContain('Sylvia Orme')
    expect(await page.locator('tr', { hasText: 'who told' }).first().textContent()).toContain('Keep it back')

    // What names somebody else is not given as it stands without a reason.
    const names = page.getByRole('checkbox', { name: 'names somebody else' })
    await officer.press('Decide on many at once', 'Decide on many at once')
    for (const box of await page.getByRole('checkbox').all()) await box.check()
    for (const box of await names.all()) await box.uncheck()
    await page.getByLabel('Give them as they stand').check()
    await officer.press('Decide', /decision|released/)
    const waiting = page.locator('tr', { hasText: 'To decide' })
    await officer.follow(waiting.first().getByRole('link').first(), /what becomes of it/)
    await page.getByLabel('Give it as it stands').check()
    await officer.press('Decide', /what becomes of it/)
    expect(await main()).toContain('It names whoever told us, or somebody else known in the case')
    await page.getByLabel('Keep it back').check()
    await page.locator('input[name="reason"][value="third-party"]').check()
    await officer.press('Decide', /decision|released/)

    await officer.press('Decide on many at once', 'Decide on many at once')
    for (const box of await page.getByRole('checkbox').all()) await box.check()
    await page.getByLabel('Keep them back').check()
    await page.locator('input[name="reason"][value="third-party"]').check()
    await officer.press('Decide', /decision|released/)
    expect(await waiting.count()).toBe(0)
    await officer.press('Release', 'Release these records?')
    await page.getByLabel('Some of it would: that is kept back').check()
    await officer.press('Release', 'Answered')
    await officer.press('To print', /What we hold about/)
    expect(await main()).not.toContain('Sylvia Orme')
    expect(await main()).not.toContain('01632 960144')
    expect(await main()).toContain('kept back')
  })

  it('@E8 stops at an attorney of whom nobody knows whether they are a source of risk', async () => {
    const officer = await visitor()
    await officer.signIn('information-governance')
    const { page } = officer
    await officer.visit('/access-requests')
    await officer.follow(
      page.locator('tr', { hasText: 'attorney' }).first().getByRole('link').first(),
      /Nobody has checked/,
    )
    expect(await page.getByRole('button', { name: 'Search what is held' }).count()).toBe(0)
    await page.setViewportSize({ width: 390, height: 800 })
    await officer.press('It is safe to answer them', 'Is it safe to answer whoever asks?')
  })
})
