import { describe, expect, it } from 'vitest'
import { Conflict } from '#platform/errors.ts'
import { judgeEnquiry } from '../enquiry/commands.ts'
import { enquiriesIn } from '../testing/enquiries.ts'
import { safeguardingWorld } from '../testing/world.ts'
import {
  addOutcome,
  changeOutcome,
  confirmOutcomes,
  endOutcome,
  recordAchieved,
  recordAsked,
} from './commands.ts'
import type { OutcomesView } from './schema.ts'

const world = safeguardingWorld()
const { planned, caseOf } = enquiriesIn(world)
const me = () => world.as('safeguarding-practitioner')
const outcomesOf = async (concernId: string) => (await caseOf(concernId)).parts.outcomes as OutcomesView
const want = (concernId: string, words: string) =>
  world.runner().run(addOutcome, { concernId, words, saidBy: 'self' }, me())
const judge = (concernId: string) => world.runner().run(judgeEnquiry, { concernId, version: 2 }, me())
const achieve = (concernId: string, outcomeId: string, achieved: string) =>
  world.runner().run(recordAchieved, { concernId, outcomeId, achieved, saidBy: 'self' }, me())

describe('what the person wants', () => {
  it('is kept word for word, with who said it', async () => {
    const concernId = await planned()
    await want(concernId, 'I want my own teeth at dinner.')
    const { items, asked } = await outcomesOf(concernId)
    expect(items).toMatchObject([
      { words: 'I want my own teeth at dinner.', saidBy: 'self', askedAgain: true },
    ])
    expect(asked).toBe('asked-expressed')
  })

  it('is asked about at the next stage as "still so?", and not once more when they said yes', async () => {
    const concernId = await planned()
    await want(concernId, 'No fuss.')
    await judge(concernId)
    expect((await outcomesOf(concernId)).items).toMatchObject([{ askedAgain: false }])
    expect(await world.runner().run(confirmOutcomes, { concernId }, me())).toEqual({ confirmed: 1 })
    expect((await outcomesOf(concernId)).items).toMatchObject([{ askedAgain: true }])
  })

  it('is put in new words with the earlier ones behind it, once', async () => {
    const concernId = await planned()
    const { id: outcomeId } = await want(concernId, 'No fuss.')
    const change = { concernId, outcomeId, words: 'I want her to say sorry.', saidBy: 'advocate' }
    await world.runner().run(changeOutcome, change, me())
    const { items } = await outcomesOf(concernId)
    expect(items).toMatchObject([{ words: 'I want her to say sorry.', before: ['No fuss.'], changed: true }])
    await expect(world.runner().run(changeOutcome, change, me())).rejects.toThrow(Conflict)
  })

  it('counts at the end as they say of each, and those no longer wanted do not count', async () => {
    const concernId = await planned()
    const [first, second, third] = [
      await want(concernId, 'A'),
      await want(concernId, 'B'),
      await want(concernId, 'C'),
    ]
    await achieve(concernId, first.id, 'fully')
    expect((await outcomesOf(concernId)).achieved).toBeNull()
    await achieve(concernId, second.id, 'not-achieved')
    await world.runner().run(endOutcome, { concernId, outcomeId: third.id }, me())
    expect((await outcomesOf(concernId)).achieved).toBe('partly')
    await achieve(concernId, second.id, 'fully')
    expect((await outcomesOf(concernId)).achieved).toBe('fully')
  })

  it('may be nothing: that they were asked is kept', async () => {
    const concernId = await planned()
    expect((await outcomesOf(concernId)).asked).toBe('not-recorded')
    await world.runner().run(recordAsked, { concernId, asked: 'asked-none' }, me())
    expect((await outcomesOf(concernId)).asked).toBe('asked-none')
  })

  it('never stands in an event', async () => {
    const concernId = await planned()
    await want(concernId, 'Zebedee must go')
    const { rows } = await world.database.superuser.query('select data::text as data from platform.event')
    expect(rows.some(row => row.data.includes('Zebedee'))).toBe(false)
  })
})
