import { describe, expect, it } from 'vitest'
import { Conflict } from '#platform/errors.ts'
import { tableOf } from '#platform/workflow/table.ts'
import { getCase } from '../case/get-case.ts'
import { closeConcern } from '../concern/commands.ts'
import { decideConcern } from '../concern/decide.ts'
import { safeguardingWorld } from '../testing/world.ts'
import { planOfCase } from './case-part.ts'
import { addPlanAction, reviewPlan, settlePlanAction } from './commands.ts'
import { type PlanActionState, type PlanActionStep, planActionWorkflow } from './workflow.ts'

const world = safeguardingWorld()
const practitioner = () => world.as('safeguarding-practitioner')
const run = (now?: string) => world.runner(now)

const add = (concernId: string, dueOn = '2026-11-20') =>
  run().run(
    addPlanAction,
    { concernId, what: 'Ring her sister', ownerId: practitioner().actor.id ?? '', dueOn },
    practitioner(),
  )
const planIn = async (concernId: string, now?: string) =>
  planOfCase(await run(now).ask(getCase, { concernId }, practitioner()))
const review = (concernId: string, more: object) =>
  run().run(reviewPlan, { concernId, found: 'As agreed', outcome: 'goes-on', ...more }, practitioner())

describe('a protection plan', () => {
  it('has owners and days, and a first review within six weeks', async () => {
    const { id } = await world.raised()
    expect(await planIn(id)).toEqual({ actions: [], reviews: [], nextReviewOn: null, ended: false })
    await add(id)
    expect(await planIn(id, '2026-11-23T09:00:00Z')).toMatchObject({
      actions: [{ what: 'Ring her sister', overdue: true, state: 'to-do' }],
      nextReviewOn: '2026-12-28',
    })
  })

  it('is reviewed on after the enquiry is concluded and the case closed', async () => {
    const { id: concernId } = await world.raised()
    const limbs = { needs: { answer: 'yes' }, abuse: { answer: 'yes' }, protect: { answer: 'yes' } } as const
    await run().run(decideConcern, { concernId, version: 1, limbs, outcome: 'enquiry' }, practitioner())
    await run().run(
      closeConcern,
      { concernId, version: 2, closingReason: 'accepted-elsewhere' },
      practitioner(),
    )
    await review(concernId, { nextOn: '2027-01-10', thinks: 'It is fine' })
    expect(await planIn(concernId)).toMatchObject({ nextReviewOn: '2027-01-10', ended: false })
  })

  it('may end with a risk that remains by choice, which is an outcome and needs no next review', async () => {
    const { id } = await world.raised()
    await expect(review(id, {})).rejects.toMatchObject({ faults: [{ field: 'nextOn' }] })
    await review(id, { outcome: 'risk-by-choice', thinks: 'I have always been up early.' })
    expect(await planIn(id)).toMatchObject({
      ended: true,
      nextReviewOn: null,
      reviews: [{ outcomeLabel: 'Risk remains by the adult’s informed choice' }],
    })
  })

  it('takes "not done" for an answer, with its reason', async () => {
    const { id: concernId } = await world.raised()
    const { id: actionId } = await add(concernId)
    const step = { concernId, actionId, version: 1, result: 'not-done' } as const
    await expect(run().run(settlePlanAction, step, practitioner())).rejects.toMatchObject({
      faults: [{ field: 'words' }],
    })
    await run().run(settlePlanAction, { ...step, words: 'Her sister moved.' }, practitioner())
    expect((await planIn(concernId))?.actions[0]).toMatchObject({
      state: 'not-done',
      settledWords: 'Her sister moved.',
    })
  })

  const act = (step: PlanActionStep, concernId: string, actionId: string, version: number) => {
    const result = step === 'finish' ? ('done' as const) : ('not-done' as const)
    return run().run(settlePlanAction, { concernId, actionId, version, result, words: 'So' }, practitioner())
  }
  const wayTo: Record<PlanActionState, readonly PlanActionStep[]> = {
    ...{ 'to-do': [], done: ['finish'], 'not-done': ['leave'] },
  }

  it.each(tableOf(planActionWorkflow))('$action in state $state: $to', async ({ state, action, to }) => {
    const { id: concernId } = await world.raised()
    const { id } = await add(concernId)
    let version = 1
    for (const way of wayTo[state]) version = (await act(way, concernId, id, version)).version
    const attempt = act(action, concernId, id, version)
    if (to) expect((await attempt).state).toBe(to)
    else await expect(attempt).rejects.toBeInstanceOf(Conflict)
  })
})
