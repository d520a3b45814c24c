import { describe, expect, it } from 'vitest'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { getCase } from '../case/get-case.ts'
import { closeConcern } from '../concern/commands.ts'
import { decideConcern } from '../concern/decide.ts'
import { writeCard } from '../contact/units.ts'
import { safeguardingWorld, worldNow } from '../testing/world.ts'
import { answerFeedback } from './answer-commands.ts'
import { settleNotSafer } from './not-safer-commands.ts'
import { askRelative, giveFeedback } from './plan-commands.ts'
import { getFeedback, listFeedback } from './queries.ts'
import type { FeedbackView, NotSaferView } from './schema.ts'

const world = safeguardingWorld()
const practitioner = () => world.as('safeguarding-practitioner')
const asker = () => world.as('quality-officer')
const run = world.runner
const idOf = (caller: ReturnType<typeof asker>): string => caller.actor.id ?? ''

const none = {
  limbs: {
    needs: { answer: 'yes' },
    abuse: { answer: 'no', words: 'It was put right.' },
    protect: { answer: 'yes' },
  },
  ...{ outcome: 'no-enquiry', reason: 'quality', route: 'quality' },
} as const
const card = { safe: 'yes', channels: ['in-person'], how: 'By the window', nothingInWriting: true } as const
const answer = {
  ...{ version: 2, answeredBy: 'self', answeredOn: worldNow.slice(0, 10) },
  ...{ listened: 'partly', safer: 'partly' },
} as const

async function partOf(concernId: string) {
  const { parts } = await run().ask(getCase, { concernId }, practitioner())
  return parts.after as { feedback: FeedbackView[]; notSafer: NotSaferView[] }
}

/** A case that is closed, whose adult is to be asked by the quality officer. */
async function given(how: object = card) {
  const { id } = await world.raised()
  await run().run(writeCard, { concernId: id, version: 0, ...card, ...how }, practitioner())
  await run().run(decideConcern, { concernId: id, version: 1, ...none }, practitioner())
  const closing = { concernId: id, version: 2, closingReason: 'no-enquiry' }
  await run().run(closeConcern, closing, practitioner())
  const [feedback] = (await partOf(id)).feedback
  const feedbackId = feedback?.id ?? ''
  const giving = { feedbackId, version: 1, askerId: idOf(asker()) }
  return { id, feedbackId, giving, give: () => run().run(giveFeedback, giving, practitioner()) }
}

describe('the question afterwards', () => {
  it('is asked by somebody who is not on the case, and who learns the safe way and no more', async () => {
    const { id, feedbackId, giving, give } = await given()
    const toSelf = { ...giving, askerId: idOf(practitioner()) }
    await expect(run().run(giveFeedback, toSelf, practitioner())).rejects.toBeInstanceOf(Invalid)
    const ofTheHome = { ...giving, askerId: idOf(world.as('provider-manager')) }
    await expect(run().run(giveFeedback, ofTheHome, practitioner())).rejects.toBeInstanceOf(Invalid)
    await give()
    const shown = await run().ask(getFeedback, { feedbackId }, asker())
    expect(shown.reach).toBe('In person, alone. By the window. Nothing in writing.')
    expect(JSON.stringify(shown)).not.toContain('found on the floor')
    await expect(run().ask(getCase, { concernId: id }, asker())).rejects.toBeInstanceOf(NotFound)
    await expect(run().ask(getFeedback, { feedbackId }, world.as('advocate'))).rejects.toThrow(
      'could not find',
    )
  })

  it('waits where nobody knows that asking is safe', async () => {
    const { feedbackId, give } = await given({ safe: 'unknown' })
    await give()
    const shown = await run().ask(getFeedback, { feedbackId }, asker())
    expect(shown).toMatchObject({ mayAsk: expect.any(String), reach: null })
    const late = run().run(answerFeedback, { feedbackId, ...answer }, asker())
    await expect(late).rejects.toBeInstanceOf(Invalid)
  })

  it('is not asked where they asked us not to make contact, and that is counted', async () => {
    const { id } = await given({ doNotContact: true })
    expect((await partOf(id)).feedback).toMatchObject([{ state: 'not-asked', notAsked: expect.any(String) }])
  })

  it('is never answered for them by somebody who may be the source of risk', async () => {
    const { feedbackId, give } = await given()
    await give()
    const by = (more: object) =>
      run().run(answerFeedback, { feedbackId, ...answer, answeredBy: 'proxy', ...more }, asker())
    const fit = { helperClose: 'no', helperOfHome: 'no', adultAgrees: 'yes', adultCanAnswer: 'no' }
    await expect(by({ ...fit, helperClose: 'unknown' })).rejects.toBeInstanceOf(Invalid)
    await expect(by({ ...fit, adultCanAnswer: 'yes' })).rejects.toBeInstanceOf(Invalid)
    await expect(by(fit)).resolves.toMatchObject({ notSafer: false })
  })

  it('goes to a relative only as themself, apart', async () => {
    const { id } = await given()
    const plan = { concernId: id, relative: 'Her niece', adultAgrees: 'yes' } as const
    const { id: feedbackId } = await run().run(askRelative, plan, practitioner())
    await run().run(giveFeedback, { feedbackId, version: 1, askerId: idOf(asker()) }, practitioner())
    expect((await run().ask(getFeedback, { feedbackId }, asker())).reach).toBe('Her niece')
    const instead = run().run(answerFeedback, { feedbackId, ...answer, answeredBy: 'self' }, asker())
    await expect(instead).rejects.toBeInstanceOf(Invalid)
  })
})

describe('somebody who does not feel safer', () => {
  it('is looked at by a named person today, and settled only once somebody spoke with them', async () => {
    const { id, feedbackId, give } = await given()
    await give()
    const jobs = world.jobs.length
    const less = { feedbackId, ...answer, safer: 'less' as const, saferWords: 'He still comes in.' }
    await expect(run().run(answerFeedback, less, asker())).resolves.toMatchObject({ notSafer: true })
    expect(world.jobs.length).toBeGreaterThan(jobs)
    const [task] = (await partOf(id)).notSafer
    expect(task).toMatchObject({ lookedAt: null, outcome: null })
    const settle = (more: object) =>
      run().run(
        settleNotSafer,
        { notSaferId: task?.id ?? '', version: 1, safety: 'Looked.', ...more },
        practitioner(),
      )
    await expect(settle({ outcome: 'plan-reopened', reason: 'Nights' })).rejects.toBeInstanceOf(Invalid)
    const spoken = { outcome: 'plan-reopened', contactedOn: worldNow.slice(0, 10) }
    await expect(settle(spoken)).rejects.toBeInstanceOf(Invalid)
    await expect(settle({ ...spoken, reason: 'Nights' })).resolves.toMatchObject({ settled: true })
    await expect(settle({})).rejects.toBeInstanceOf(Conflict)
    expect((await partOf(id)).notSafer).toMatchObject([{ safety: 'Looked.', reason: 'Nights' }])
    const open = await run().ask(listFeedback, { list: 'not-safer' }, practitioner())
    expect(open.items.map(item => item.concernId)).not.toContain(id)
  })
})
