import { expect, it } from 'vitest'
import { journey } from '../support/journey.ts'
import type { Visitor } from '../support/visitor.ts'

const { visitor, walks } = journey()

async function someone(person: string): Promise<Visitor> {
  const arrived = await visitor()
  await arrived.signIn(person, '/safeguarding/reviews')
  return arrived
}

const words = 'Four services saw her in her last week. None of them asked what the others had found.'
const recommendation = 'One page goes with whoever leaves hospital, and the home reads it back.'

walks('A death from which the Board wants to learn', () => {
  it('@P2 is referred by an advocate, screened, decided by the Board, and leads to a recommendation', async () => {
    const advocate = await visitor({ width: 390 })
    await advocate.signIn('advocate', '/safeguarding/reviews/new')
    await advocate.page.getByLabel(/Whom is it about/).fill('Mrs F, of Quayhithe')
    await advocate.page.getByLabel('Who suffered serious harm and died').check()
    await advocate.page.getByLabel(/What happened/).fill(words)
    await advocate.press('Refer')
    expect(await advocate.page.getByText(/^Referred: S-/).isVisible()).toBe(true)

    const member = await someone('board-member')
    const { page } = member
    await member.visit('/safeguarding/reviews', 'Safeguarding adults reviews')
    const row = page.getByRole('row', { name: /Mrs F/ })
    await member.follow(row.getByRole('link').first(), /referred$/)
    await member.press('Screen the referral', 'Screen the referral')
    await page.getByLabel('What did you find?').fill('It should come to the Board.')
    await member.press('Hand it to the Board', /waiting for the board/)

    await member.press('Record the Board’s decision', 'Record the Board’s decision')
    for (const group of await page.getByRole('group').filter({ hasText: 'Not known' }).all()) {
      await group.getByLabel('Yes', { exact: true }).check()
    }
    await page.getByLabel('No review').check()
    await page.getByLabel('The Board’s reasons').fill('We want to know how nobody held the whole picture.')
    await member.press('Record the decision', 'Record the Board’s decision')
    expect(await page.getByRole('alert').textContent()).toContain('the Board must arrange a review')
    await page.getByLabel('A review, as the Act requires').check()
    await member.press('Record the decision', /under way$/)

    await member.follow('Add a recommendation', 'Add a recommendation')
    await page.getByLabel('What should change?').fill(recommendation)
    await page.getByLabel(/Who carries it out/).fill('NHS integrated care board')
    for (const [part, value] of [
      ['Day', '31'],
      ['Month', '3'],
      ['Year', '2027'],
    ] as const) {
      await page.getByLabel(part).fill(value)
    }
    await member.press('Add it', /1 of 1 recommendation still to be carried out$/)
    await member.follow(new RegExp(recommendation.slice(0, 20)), 'The Board accepts recommendation 1')
    await member.press('Accept it', /1 of 1 recommendation still to be carried out$/)
    expect(await page.getByText('Accepted', { exact: true }).count()).toBeGreaterThan(0)
  })

  it('@P2 shows what a Board accepted and nobody proved, past its day', async () => {
    const member = await someone('board-member')
    await member.visit('/safeguarding/reviews', 'Safeguarding adults reviews')
    const row = member.page.getByRole('row', { name: /Sedgeway House/ })
    await member.follow(row.getByRole('link').first(), /2 of 2 recommendations still to be carried out$/)
    const main = await member.page.locator('main').textContent()
    expect(main).toContain('Accepted, past its day')
    expect(main).toContain('The Board decided: a review, as the Act requires')
  })
})
