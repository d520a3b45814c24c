import { expect, it } from 'vitest'
import { demoSafeguardingIds as ids } from '#src/modules/safeguarding/index.ts'
import { journey } from '../support/journey.ts'

const { visitor, walks } = journey()
const mrsQuin = `/safeguarding/concerns/${ids.concern}`

walks('When somebody dies while their case is open', () => {
  it('@E18 @E11 others are made safe first, what was planned with her stops, and what is followed up has an owner', async () => {
    const practitioner = await visitor()
    await practitioner.signIn('safeguarding-practitioner')
    const { page } = practitioner
    const main = page.locator('main')
    await practitioner.visit(mrsQuin)
    await practitioner.follow('They have died', 'Margaret Quin has died')
    await page.getByRole('group', { name: 'Is somebody else at risk now?' }).getByLabel('Yes').check()
    await page.getByLabel('On a day that is known').check()
    const died = page.getByRole('group', { name: 'Which day?' })
    await died.getByLabel('Day').fill('15')
    await died.getByLabel('Month').fill('November')
    await died.getByLabel('Year').fill('2026')
    await practitioner.press('Record the death', 'Margaret Quin has died')
    expect(await page.getByRole('alert').textContent()).toContain('Say who, and what is done about it')
    await page
      .getByLabel('Who, and what is done about it?')
      .fill('Two who also walk at night: a second carer from ten.')
    await page.getByLabel('Who speaks to the family?').selectOption({ label: 'Helen Marsden' })
    await page.getByLabel('Learning from lives and deaths').uncheck()
    await practitioner.press('Record the death', 'Margaret Quin')

    const story = await main.textContent()
    expect(story).toContain('Margaret Quin died on 15 November 2026')
    expect(story).toContain('Helen Marsden')
    expect(story).toContain('Two who also walk at night')
    for (const process of [
      'Coroner',
      'Notice to CQC',
      'Placing authority told',
      'Hold on evidence and records',
    ]) {
      expect(story).toContain(process)
    }
    expect(story).toContain('This ended because they died.')
    expect(await page.getByRole('link', { name: 'They have died' }).count()).toBe(0)
    expect(await page.locator('tr', { hasText: 'Looked in on more often' }).count()).toBe(1)
    expect(await page.locator('tr', { hasText: 'A door that is locked' }).count()).toBe(0)

    await practitioner.visit('/safeguarding/follow-ups')
    const owed = await main.textContent()
    expect(owed).toContain('Coroner')
    expect(owed).not.toContain('Keep in touch, as planned')
  })
})
