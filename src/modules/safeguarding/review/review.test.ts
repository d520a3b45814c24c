import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reviewTest } from '#law/section-44.ts'
import { Conflict, NotAllowed, NotFound } from '#platform/errors.ts'
import { lookAtConcern } from '../concern/commands.ts'
import { safeguardingWorld } from '../testing/world.ts'
import {
  decideReview,
  decisionFault,
  draftReview,
  finishReview,
  referReview,
  screenReview,
} from './commands.ts'
import {
  acceptRecommendation,
  addRecommendation,
  answerForReview,
  askForReview,
  carryOutRecommendation,
  declineRecommendation,
} from './part-commands.ts'
import { getReview, listReviews } from './queries.ts'
import { recommendationsAfter } from './reading.ts'

const world = safeguardingWorld()
const board = () => world.as('board-member')
const manager = () => world.as('safeguarding-manager')
const run = ((command, input, caller = board()) => world.runner().run(command, input, caller)) as ReturnType<
  typeof world.runner
>['run']
const read = (reviewId: string, caller = board()) => world.runner().ask(getReview, { reviewId }, caller)

const referral = { who: 'Mrs A', words: 'Nobody knew of all nine falls', harm: 'died' } as const
const yes = {
  needs: 'yes',
  'working-together': 'yes',
  died: 'yes',
  abuse: 'yes',
  serious: 'unknown',
} as const

async function commissioned(): Promise<string> {
  const { id } = await run(referReview, referral, world.as('partner'))
  await run(screenReview, { reviewId: id, version: 1, words: 'To the Board' }, board())
  await run(
    decideReview,
    { reviewId: id, version: 2, answers: yes, outcome: 'mandatory', words: 'All hold' },
    board(),
  )
  return id
}

async function recommended(reviewId: string): Promise<string> {
  const { id } = await run(
    addRecommendation,
    { reviewId, words: 'One list of falls', owner: 'The home', dueOn: '2027-01-31', homeId: world.homeId },
    board(),
  )
  return id
}

describe('a safeguarding adults review', () => {
  it.each([
    'quality-officer',
    'safeguarding-practitioner',
    'partner',
    'advocate',
    'provider-manager',
    'board-member',
  ] as const)('may be referred by a %s, and only the Board and its manager read it', async role => {
    const { id } = await run(referReview, referral, world.as(role))
    expect((await read(id)).who).toBe('Mrs A')
    expect((await read(id, manager())).died).toBe(1)
    if (role !== 'board-member') await expect(read(id, world.as(role))).rejects.toBeInstanceOf(NotFound)
  })

  it('is not screened, nor its draft seen to, by an officer who was on the case; the reference alone links it', async () => {
    const concern = await world.raised()
    await run(lookAtConcern, { concernId: concern.id, version: 1 }, manager())
    const { id } = await run(
      referReview,
      { ...referral, knownReference: concern.reference },
      world.as('partner'),
    )
    expect((await read(id, manager())).onTheCase).toBe(true)
    const screening = { reviewId: id, version: 1, words: 'Nothing to see' }
    await expect(run(screenReview, screening, manager())).rejects.toBeInstanceOf(NotAllowed)
    expect((await run(screenReview, screening, board())).state).toBe('screened')
  })

  it('is decided by the Board alone, as the test of section 44 lets it', async () => {
    const { id } = await run(referReview, referral, world.as('advocate'))
    await run(screenReview, { reviewId: id, version: 1, words: 'To the Board' }, manager())
    const deciding = { reviewId: id, version: 2, answers: yes, words: 'Reasons' } as const
    await expect(run(decideReview, { ...deciding, outcome: 'mandatory' }, manager())).rejects.toBeInstanceOf(
      NotAllowed,
    )
    await expect(run(decideReview, { ...deciding, outcome: 'none' }, board())).rejects.toThrow(/must arrange/)
    const answers = { ...yes, 'working-together': 'no' } as const
    await run(decideReview, { ...deciding, answers, outcome: 'none' }, board())
    await run(decideReview, { ...deciding, version: 3, answers, outcome: 'discretionary' }, board())
    const { decisions, state } = await read(id)
    expect(state).toBe('commissioned')
    expect(decisions.map(one => one.outcome)).toEqual(['none', 'discretionary'])
  })

  it('lets the Board never refuse a review that the Act requires, nor call one required that is not', () => {
    const answer = fc.constantFrom('yes', 'no', 'unknown')
    const answers = fc.record({
      ...{ needs: answer, 'working-together': answer, died: answer, abuse: answer, serious: answer },
    })
    const outcome = fc.constantFrom('mandatory', 'discretionary', 'none')
    const day = Temporal.PlainDate.from('2026-11-16')
    fc.assert(
      fc.property(answers, outcome, (given, chosen) => {
        const { kind } = reviewTest(given, day)
        const fault = decisionFault({ answers: given, outcome: chosen }, day)
        if (kind === 'mandatory') expect(fault === undefined).toBe(chosen === 'mandatory')
        if (chosen === 'mandatory') expect(fault === undefined).toBe(kind === 'mandatory')
        if (chosen === 'none' && kind !== 'mandatory') expect(fault).toBeUndefined()
      }),
      { seed: 20_261_116 },
    )
  })

  it('keeps what was asked under section 45 with its days, and an answer never comes before', async () => {
    const id = await commissioned()
    const asking = { reviewId: id, kind: 'section-45', of: 'Ambulance', words: 'Calls' } as const
    const { id: askingId } = await run(askForReview, { ...asking, askedOn: '2026-11-10' }, board())
    const answer = { reviewId: id, askingId, version: 1, answer: 'given' } as const
    await expect(
      run(answerForReview, { ...answer, answeredOn: '2026-11-09' }, board()),
    ).rejects.toMatchObject({
      faults: [{ field: 'answeredOn' }],
    })
    await run(answerForReview, { ...answer, answeredOn: '2026-11-16' }, board())
    await expect(
      run(answerForReview, { ...answer, version: 2, answeredOn: '2026-11-16' }, board()),
    ).rejects.toBeInstanceOf(Conflict)
  })

  it('is published or not with a reason, and not before it recommends anything', async () => {
    const id = await commissioned()
    await run(draftReview, { reviewId: id, version: 3, words: 'In short' }, board())
    const finish = { reviewId: id, version: 4, publish: 'no', words: 'The family asks' } as const
    await expect(run(finishReview, finish, board())).rejects.toBeInstanceOf(Conflict)
    await recommended(id)
    expect((await run(finishReview, finish, board())).state).toBe('not-published')
  })
})

describe('a recommendation', () => {
  it('is accepted, and carried out with proof; or the Board decides not to, with its reason', async () => {
    const reviewId = await commissioned()
    const first = { reviewId, recommendationId: await recommended(reviewId) }
    const second = { reviewId, recommendationId: await recommended(reviewId) }
    await expect(
      run(carryOutRecommendation, { ...first, version: 1, words: 'Seen' }, board()),
    ).rejects.toBeInstanceOf(Conflict)
    await run(acceptRecommendation, { ...first, version: 1 }, board())
    await run(carryOutRecommendation, { ...first, version: 2, words: 'Seen' }, manager())
    const decline = { ...second, version: 1, words: 'The home closes' }
    await expect(run(declineRecommendation, decline, manager())).rejects.toBeInstanceOf(NotAllowed)
    await run(declineRecommendation, decline, board())
    const { recommendationList, outstanding } = await read(reviewId)
    expect(outstanding).toBe(0)
    expect(recommendationList.map(one => [one.number, one.state, one.settled])).toEqual([
      [1, 'carried-out', 'Seen'],
      [2, 'not-carried-out', 'The home closes'],
    ])
  })

  it('is told to other modules once the Board accepted it, in the order of changes, never whom it was about', async () => {
    const reviewId = await commissioned()
    const recommendationId = await recommended(reviewId)
    const told = async () => {
      const ask = { ...listReviews, run: (ctx: never) => recommendationsAfter(ctx, undefined, 500) }
      return (await world.runner().ask(ask as never, {}, board())) as unknown as {
        id: string
        text: string
      }[]
    }
    expect((await told()).map(one => one.id)).not.toContain(recommendationId)
    await run(acceptRecommendation, { reviewId, recommendationId, version: 1 }, board())
    const found = (await told()).find(one => one.id === recommendationId)
    expect(found).toMatchObject({ text: 'One list of falls', owner: 'The home', homeId: world.homeId })
    expect(JSON.stringify(found)).not.toContain('Mrs A')
  })
})
