import { z } from 'zod'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { openerFor } from '#platform/vault/index.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { refuseStale } from '../concern/steps.ts'
import { demoIds } from '../demo-ids.ts'
import { refuseFuture } from '../process/days.ts'
import { Done } from '../process/schema.ts'
import { caseSealer, opened } from '../words.ts'
import {
  addRecommendationRow,
  changeRecommendation,
  type RecommendationRow,
  recommendationsOf,
} from './recommendation-store.ts'
import {
  AcceptRecommendation,
  AddRecommendation,
  AnswerForReview,
  AskForReview,
  CarryOutRecommendation,
  DeclineRecommendation,
  RecommendationMoved,
} from './schema.ts'
import { addAsking, answerAsking, askingsOf, type ReviewRead } from './store.ts'
import { lockedReview } from './subject.ts'
import type { AskingWords, RecommendationWords, SettledWords } from './words.ts'
import { type RecommendationAction, recommendationWorkflow } from './workflow.ts'

export const askForReview = command({
  name: 'safeguarding.askForReview',
  does: 'Writes down a request for information under section 45, or that the person or their family was invited.',
  api: 'POST /safeguarding/reviews/{reviewId}/askings',
  status: 201,
  input: AskForReview,
  output: Done,
  can: 'review.work',
  subject: lockedReview,
  async run(ctx, input, { row }) {
    const { kind, askedOn, dueOn = null } = input
    refuseFuture(ctx, { askedOn })
    if (dueOn && dueOn < askedOn) {
      throw new Invalid([{ field: 'dueOn', message: 'The answer is due after the day it is asked for' }])
    }
    const id = ctx.ids.next()
    const words: AskingWords = { of: input.of, text: input.words }
    const sealed = (await caseSealer(ctx, row.id))(words)
    const under = { councilId: row.councilId, reviewId: row.id }
    await addAsking(ctx.tx, { ...under, id, kind, askedOn, dueOn, words: sealed })
    return done({ id, version: 1 }, event('ReviewAsked', { askingId: id, kind, dueOn }))
  },
  example: {
    role: 'board-member',
    input: {
      ...{ reviewId: demoIds.review, kind: 'section-45', of: 'Ambulance service' },
      ...{
        words: 'Records of calls to the home from March to May',
        askedOn: '2026-11-10',
        dueOn: '2026-12-10',
      },
    },
  },
})

export const answerForReview = command({
  name: 'safeguarding.answerForReview',
  does: 'Writes down what was answered to a request or an invitation, and when.',
  api: 'POST /safeguarding/reviews/{reviewId}/askings/{askingId}/answer',
  input: AnswerForReview,
  output: Done,
  can: 'review.work',
  subject: lockedReview,
  async run(ctx, input, { row }) {
    const { answeredOn, answer } = input
    refuseFuture(ctx, { answeredOn })
    const under = { councilId: row.councilId, reviewId: row.id }
    const asking = (await askingsOf(ctx.tx, under)).find(one => one.id === input.askingId)
    if (!asking) throw new NotFound('We could not find that. Look for it on the page of the review.')
    if (asking.answeredOn)
      throw new Conflict('It was answered already. Ask again, where there is more to ask.')
    refuseStale(asking, input)
    if (answeredOn < asking.askedOn) {
      throw new Invalid([{ field: 'answeredOn', message: 'An answer comes after the day it was asked for' }])
    }
    const before = opened<AskingWords>(await openerFor(ctx, [row.id]), row.id, asking.words)
    const words = (await caseSealer(ctx, row.id))({ ...before, answer: input.words })
    await answerAsking(ctx.tx, row.councilId, asking.id, { answeredOn, answer, words })
    const result = { id: asking.id, version: asking.version + 1 }
    return done(result, event('ReviewAnswered', { askingId: asking.id, answer }))
  },
  example: {
    role: 'board-member',
    input: {
      ...{ reviewId: demoIds.review, askingId: demoIds.reviewAsking, version: 1 },
      ...{ answeredOn: '2026-11-15', answer: 'given' },
    },
  },
})

export const addRecommendation = command({
  name: 'safeguarding.addRecommendation',
  does: 'Adds a recommendation of a review: what should change, who carries it out, by when.',
  api: 'POST /safeguarding/reviews/{reviewId}/recommendations',
  status: 201,
  input: AddRecommendation,
  output: Done.extend({ number: z.int() }),
  can: 'review.work',
  subject: lockedReview,
  async run(ctx, input, { row }) {
    if (!row.commissionedOn) {
      throw new Conflict('Recommendations come from a review. The Board has not decided on one yet.')
    }
    const { homeId = null, dueOn } = input
    const id = ctx.ids.next()
    const words: RecommendationWords = { text: input.words, owner: input.owner }
    const number = await addRecommendationRow(ctx.tx, {
      ...{ councilId: row.councilId, id, reviewId: row.id, state: recommendationWorkflow.initial },
      ...{ homeId, dueOn, changedAt: ctx.now, words: (await caseSealer(ctx, row.id))(words) },
    })
    const data = { recommendationId: id, number, homeId, dueOn }
    return done({ id, version: 1, number }, event('RecommendationMade', data))
  },
  example: {
    role: 'board-member',
    input: {
      ...{ reviewId: demoIds.review, owner: 'NHS integrated care board', dueOn: '2027-03-31' },
      words: 'Whoever leaves hospital for a care home takes one page with them, that the home has read back.',
    },
  },
})

interface Moving {
  readonly recommendationId: string
  readonly version: number
}

async function move(
  ctx: Context,
  row: ReviewRead,
  input: Moving,
  action: RecommendationAction,
  more: { readonly words?: string; readonly dueOn?: string | undefined } = {},
) {
  const under = { councilId: row.councilId, reviewId: row.id }
  const found: RecommendationRow | undefined = (await recommendationsOf(ctx.tx, under)).find(
    one => one.id === input.recommendationId,
  )
  if (!found) throw new NotFound('We could not find that recommendation. Look for it on the page.')
  refuseStale(found, input)
  const { to } = applyAction(recommendationWorkflow, action, found)
  const settled: SettledWords | undefined = more.words ? { text: more.words } : undefined
  await changeRecommendation(ctx.tx, row.councilId, found.id, {
    ...{ state: to, changedAt: ctx.now, decidedBy: ctx.actor.id ?? null },
    ...(more.dueOn ? { dueOn: more.dueOn } : {}),
    settledWords: settled ? (await caseSealer(ctx, row.id))(settled) : null,
  })
  const data = { recommendationId: found.id, state: to }
  return done({ id: found.id, version: found.version + 1, state: to }, event('RecommendationMoved', data))
}

const at = { reviewId: demoIds.review }

export const acceptRecommendation = command({
  name: 'safeguarding.acceptRecommendation',
  does: 'Records that the Board accepts a recommendation, perhaps with another day.',
  api: 'POST /safeguarding/reviews/{reviewId}/recommendations/{recommendationId}/acceptance',
  input: AcceptRecommendation,
  output: RecommendationMoved,
  can: 'review.decide',
  subject: lockedReview,
  run: (ctx, input, { row }) => move(ctx, row, input, 'accept', { dueOn: input.dueOn }),
  example: {
    role: 'board-member',
    input: { ...at, recommendationId: demoIds.recommendationProposed, version: 1 },
  },
})

export const carryOutRecommendation = command({
  name: 'safeguarding.carryOutRecommendation',
  does: 'Writes down that a recommendation was carried out, with the proof.',
  api: 'POST /safeguarding/reviews/{reviewId}/recommendations/{recommendationId}/proof',
  input: CarryOutRecommendation,
  output: RecommendationMoved,
  can: 'review.work',
  subject: lockedReview,
  run: (ctx, input, { row }) => move(ctx, row, input, 'carryOut', { words: input.words }),
  example: {
    role: 'board-member',
    input: {
      ...{ ...at, recommendationId: demoIds.recommendation, version: 2 },
      words: 'Seen on a visit: the night log of six weeks, and three residents who say the same.',
    },
  },
})

export const declineRecommendation = command({
  name: 'safeguarding.declineRecommendation',
  does: 'Records the Board’s decision not to carry a recommendation out, with its reason for the annual report.',
  api: 'POST /safeguarding/reviews/{reviewId}/recommendations/{recommendationId}/refusal',
  input: DeclineRecommendation,
  output: RecommendationMoved,
  can: 'review.decide',
  subject: lockedReview,
  run: (ctx, input, { row }) => move(ctx, row, input, 'decideNot', { words: input.words }),
  example: {
    role: 'board-member',
    input: {
      ...{ ...at, recommendationId: demoIds.recommendation, version: 2 },
      words:
        'The home closes in March. What was to change there is asked of the homes that take its residents.',
    },
  },
})
