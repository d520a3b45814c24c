import { describe, expect, it } from 'vitest'
import { Conflict } from '#platform/errors.ts'
import { mistakesIn, tableOf } from '#platform/workflow/table.ts'
import { closeConcern } from '../concern/commands.ts'
import { decideConcern } from '../concern/decide.ts'
import { concludeEnquiry, recordConclusion, signConclusion } from '../conclusion/commands.ts'
import { enquiriesIn } from '../testing/enquiries.ts'
import { safeguardingWorld } from '../testing/world.ts'
import { endAtDeath, judgeEnquiry, pauseEnquiry, planEnquiry, resumeEnquiry } from './commands.ts'
import { type EnquiryAction, type EnquiryState, enquiryWorkflow } from './workflow.ts'

const world = safeguardingWorld()
const { opened, planned, enquiryOf, caseOf } = enquiriesIn(world)
const practitioner = () => world.as('safeguarding-practitioner')

type Where = { readonly concernId: string; readonly version: number }
const run = world.runner
const plan = (at: Where) => run().run(planEnquiry, { ...at, scope: 'Whether she is safe.' }, practitioner())
const pause = (at: Where, now?: string) =>
  run(now).run(pauseEnquiry, { ...at, reason: 'police' }, practitioner())
const resume = (at: Where, now?: string) => run(now).run(resumeEnquiry, at, practitioner())
const judge = (at: Where) => run().run(judgeEnquiry, at, practitioner())
const limbs = { needs: { answer: 'yes' }, abuse: { answer: 'yes' }, protect: { answer: 'yes' } } as const

async function write(at: Where, riskAssessment = 'identified-action') {
  const said = riskAssessment === 'ceased-at-request' ? { spokeFreely: 'yes', grounds: [] } : {}
  const input = { ...at, ...said, riskAssessment, capacity: 'had', words: 'What came of it.' }
  const { id: conclusionId } = await run().run(recordConclusion, input, practitioner())
  const sign = { concernId: at.concernId, conclusionId, agrees: 'yes' }
  await run().run(signConclusion, sign, world.as('safeguarding-manager'))
}

const close = async (concernId: string, closingReason: string) => {
  const { version } = await caseOf(concernId)
  return run().run(closeConcern, { concernId, version, closingReason }, practitioner())
}

async function reconsider(concernId: string, outcome: 'enquiry' | 'no-enquiry') {
  const { version } = await caseOf(concernId)
  const none = {
    limbs: { ...limbs, abuse: { answer: 'no', words: 'It was the medicine.' } },
    outcome: 'no-enquiry',
    reason: 'no-abuse',
    route: 'nothing-further',
  }
  const input = outcome === 'enquiry' ? { limbs, outcome } : none
  await run().run(decideConcern, { concernId, version, ...input }, practitioner())
}

/** An enquiry in this state, by the shortest way. */
async function inState(state: EnquiryState): Promise<Where> {
  const concernId = await opened()
  const at = async (): Promise<Where> => ({ concernId, version: (await enquiryOf(concernId)).version })
  if (state === 'enquiring' || state === 'concluding' || state === 'concluded') await plan(await at())
  if (state === 'concluding' || state === 'concluded') await judge(await at())
  if (state === 'paused') await pause(await at())
  if (state === 'concluded') await act('conclude', await at())
  if (state === 'ceased') await act('cease', await at())
  if (state === 'died') await act('die', await at())
  if (state === 'not-needed') await reconsider(concernId, 'no-enquiry')
  if (state === 'elsewhere') await close(concernId, 'accepted-elsewhere')
  return at()
}

async function act(action: EnquiryAction, at: Where): Promise<unknown> {
  switch (action) {
    case 'plan':
      return plan(at)
    case 'judge':
      return judge(at)
    case 'pause':
      return pause(at)
    case 'conclude':
    case 'cease':
      if ((await enquiryOf(at.concernId)).ended) return conclude(at)
      await write(at, action === 'cease' ? 'ceased-at-request' : 'identified-action')
      return conclude(at)
    case 'die':
      return run().run(endAtDeath, at, practitioner())
    default:
      return resume(at)
  }
}

const conclude = (at: Where) => run().run(concludeEnquiry, at, practitioner())

describe('the workflow of an enquiry', () => {
  it('has no dead ends', () => {
    expect(mistakesIn(enquiryWorkflow)).toEqual([])
  })

  // The others follow from a decision, a signature or the closing of the case, and are tried below.
  const direct: readonly EnquiryAction[] = ['plan', 'judge', 'pause', 'conclude', 'cease', 'die']
  const cells = tableOf(enquiryWorkflow).filter(cell => direct.includes(cell.action))
  it.each(cells)('$action in state $state: $to', async ({ state, action, to }) => {
    const at = await inState(state)
    const attempt = act(action, at)
    if (to === null) await expect(attempt).rejects.toThrow(Conflict)
    else {
      await attempt
      expect((await enquiryOf(at.concernId)).state).toBe(to)
    }
  })

  it.each(['planning', 'enquiring', 'concluding'] as const)(
    'goes on in state %s where it stood before the pause, and nowhere else',
    async state => {
      const at = await inState(state)
      await pause(at)
      await resume({ ...at, version: at.version + 1 })
      expect((await enquiryOf(at.concernId)).state).toBe(state)
      await expect(resume({ ...at, version: at.version + 2 })).rejects.toThrow(Conflict)
    },
  )
})

describe('an enquiry', () => {
  it('is opened by the decision, once for each concern, with its local target', async () => {
    const concernId = await opened()
    const enquiry = await enquiryOf(concernId)
    expect(enquiry).toMatchObject({ state: 'planning', kind: 'section-42', dueOn: '2026-11-23' })
  })

  it('is set aside when the decision is reconsidered, and taken up again as the same one', async () => {
    const concernId = await planned()
    const { id } = await enquiryOf(concernId)
    await reconsider(concernId, 'no-enquiry')
    expect(await enquiryOf(concernId)).toMatchObject({ id, state: 'not-needed', ended: true })
    await reconsider(concernId, 'enquiry')
    expect(await enquiryOf(concernId)).toMatchObject({ id, state: 'planning', endedOn: null })
    expect((await caseOf(concernId)).decisions).toHaveLength(3)
  })

  it('moves its target by the days of a pause, and has none while it stands still', async () => {
    const concernId = await planned()
    const before = (await enquiryOf(concernId)).dueOn
    await pause({ concernId, version: 2 })
    expect(await enquiryOf(concernId)).toMatchObject({ state: 'paused', dueOn: null })
    await resume({ concernId, version: 3 }, '2026-11-26T09:00:00Z')
    const after = (await enquiryOf(concernId)).dueOn
    // The day on which it was opened does not count, so nine of the ten days do.
    expect([before, after]).toEqual(['2027-01-11', '2027-01-20'])
  })

  it('refuses a step on a version that is stale, with both', async () => {
    const concernId = await planned()
    await expect(judge({ concernId, version: 1 })).rejects.toMatchObject({
      detail: { current: { version: 2, state: 'enquiring' }, sent: { version: 1 } },
    })
  })

  it('keeps every plan: a later one takes its place', async () => {
    const concernId = await planned()
    await plan({ concernId, version: 2 })
    expect((await enquiryOf(concernId)).plans).toHaveLength(2)
  })
})

describe('the case of an enquiry', () => {
  it('is not closed as completed while the enquiry is not concluded, and says what to do', async () => {
    const concernId = await planned()
    await expect(close(concernId, 'completed')).rejects.toThrow(/not concluded yet.*the adult died/)
  })

  it.each([
    ['died', 'died'],
    ['accepted-elsewhere', 'elsewhere'],
    ['looked-at-in-another', 'elsewhere'],
    ['mistaken', 'not-needed'],
    ['wrong-person', 'not-needed'],
  ])('closes with the reason %s, and the enquiry ends as %s', async (reason, state) => {
    const concernId = await planned()
    expect((await close(concernId, reason)).state).toBe('closed')
    expect(await enquiryOf(concernId)).toMatchObject({ state, endedOn: '2026-11-16' })
  })

  it('stays open when the enquiry is concluded, and closes on another date', async () => {
    const { concernId } = await inState('concluded')
    expect((await caseOf(concernId)).state).toBe('enquiry')
    expect((await close(concernId, 'completed')).state).toBe('closed')
  })
})
