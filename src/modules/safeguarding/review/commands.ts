import { z } from 'zod'
import { reviewTest, section44On } from '#law/section-44.ts'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { openerFor } from '#platform/vault/index.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { demoIds as demoHomeIds } from '#src/modules/homes/index.ts'
import { refuseStale } from '../concern/steps.ts'
import { demoIds } from '../demo-ids.ts'
import { concernsByReference, linkToProcess } from '../process/links-store.ts'
import { referenceFrom } from '../reference.ts'
import { caseSealer, opened } from '../words.ts'
import {
  DecideReview,
  DraftReview,
  FinishReview,
  Moved,
  NoteReview,
  ReferReview,
  ScreenReview,
} from './schema.ts'
import {
  addReview,
  addReviewDecision,
  changeReview,
  type ReviewChange,
  type ReviewRead,
  reviewDecisionsOf,
} from './store.ts'
import { lockedReview, refuseOnTheCase } from './subject.ts'
import type { ReviewDecisionWords, ReviewWords } from './words.ts'
import { type ReviewAction, reviewDue, reviewWorkflow } from './workflow.ts'

async function step(ctx: Context, row: ReviewRead, action: ReviewAction, more: ReviewChange = {}) {
  const { to } = applyAction(reviewWorkflow, action, row)
  await changeReview(ctx.tx, row.councilId, row.id, { ...more, state: to, dueOn: reviewDue(to, ctx.today) })
  return { id: row.id, version: row.version + 1, state: to }
}

async function withWords(ctx: Context, row: ReviewRead, more: Partial<ReviewWords>) {
  const before = opened<ReviewWords>(await openerFor(ctx, [row.id]), row.id, row.words)
  return (await caseSealer(ctx, row.id))({ ...before, ...more })
}

/** What a reference names is linked without a word: nobody learns here whether it exists. */
async function linkNamed(ctx: Context, reviewId: string, references: readonly string[]) {
  const { councilId, id: by = null } = ctx.actor
  const concernIds: string[] = []
  for (const reference of references) {
    const found = await concernsByReference(ctx.tx, councilId, reference.trim().toUpperCase())
    concernIds.push(...found.map(one => one.id))
  }
  const linking = { councilId, process: 'review', processId: reviewId, concernIds, at: ctx.now, by } as const
  if (concernIds.length > 0) await linkToProcess(ctx.tx, linking)
}

export const referReview = command({
  name: 'safeguarding.referReview',
  does: 'Refers an adult for a safeguarding adults review (Care Act 2014, section 44). Anyone may.',
  api: 'POST /safeguarding/reviews',
  status: 201,
  input: ReferReview,
  output: z.object({ id: z.uuid(), reference: z.string() }),
  can: 'review.refer',
  subject: ({ actor }, { homeId }) => ({
    ...wholeCouncil(actor.councilId),
    ...(actor.homeIds.length > 0 ? { homeId: homeId ?? actor.homeIds[0] } : {}),
  }),
  async run(ctx, input) {
    const { councilId, id: referredBy = null } = ctx.actor
    const id = ctx.ids.next()
    const reference = referenceFrom('S', ctx.ids.random())
    const state = reviewWorkflow.initial
    const words: ReviewWords = { who: input.who, why: input.words, knownReference: input.knownReference }
    const homeId = input.homeId ?? ctx.actor.homeIds[0] ?? null
    await addReview(ctx.tx, {
      ...{ councilId, id, reference, homeId, state, referredAt: ctx.now, referredBy },
      ...{ died: input.harm === 'died' ? 1 : 0, survived: input.harm === 'survived' ? 1 : 0 },
      dueOn: reviewDue(state, ctx.today),
      words: (await caseSealer(ctx, id))(words),
    })
    if (input.knownReference) await linkNamed(ctx, id, [input.knownReference])
    const about = { type: 'review', id, sensitive: true }
    return done({ id, reference }, event('ReviewReferred', { harm: input.harm, homeId }, about))
  },
  example: {
    role: 'advocate',
    input: {
      ...{ who: 'A man of about eighty who lived at the home', homeId: demoHomeIds.home, harm: 'died' },
      words: 'He was seen by five services in his last month. None of them knew what the others knew.',
    },
  },
})

export const screenReview = command({
  name: 'safeguarding.screenReview',
  does: 'Screens a referral for the Board. Officers on the case do not.',
  api: 'POST /safeguarding/reviews/{reviewId}/screening',
  input: ScreenReview,
  output: Moved,
  can: 'review.work',
  subject: lockedReview,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    await linkNamed(ctx, row.id, input.concernReferences ?? [])
    await refuseOnTheCase(ctx, row)
    const words = await withWords(ctx, row, { screening: input.words })
    const moved = await step(ctx, row, 'screen', { words, screenedBy: ctx.actor.id ?? null })
    return done(moved, event('ReviewScreened'))
  },
  example: {
    role: 'board-member',
    input: {
      ...{ reviewId: demoIds.reviewNew, version: 1 },
      words: 'Three services knew of the falls and none of them had all of it. It should come to the Board.',
    },
  },
})

export const decideReview = command({
  name: 'safeguarding.decideReview',
  does: 'Records the Board’s decision: a review that the Act requires, one that it allows, or none; with reasons.',
  api: 'POST /safeguarding/reviews/{reviewId}/decision',
  input: DecideReview,
  output: Moved.extend({ decisionId: z.uuid() }),
  can: 'review.decide',
  subject: lockedReview,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    const { answers, outcome } = input
    const fault = decisionFault(input, ctx.today)
    if (fault) throw new Invalid([{ field: 'outcome', message: fault }])
    const some = outcome === 'none' ? {} : { kind: outcome, commissionedOn: ctx.today.toString() }
    const moved = await step(ctx, row, outcome === 'none' ? 'decideNone' : 'decideReview', some)
    const under = { councilId: row.councilId, reviewId: row.id }
    const before = (await reviewDecisionsOf(ctx.tx, under)).at(-1)
    const decisionId = ctx.ids.next()
    const words: ReviewDecisionWords = { reasons: input.words }
    const { needs, died, abuse, serious, 'working-together': workingTogether } = answers
    await addReviewDecision(ctx.tx, {
      ...{ ...under, id: decisionId, outcome, needs, workingTogether, died, abuse, serious },
      ...{ lawVersion: section44On(ctx.today).version, supersedes: before?.id ?? null },
      ...{ decidedAt: ctx.now, decidedBy: ctx.actor.id ?? null },
      words: (await caseSealer(ctx, row.id))(words),
    })
    const data = { decisionId, outcome, supersedes: before?.id }
    return done({ ...moved, decisionId }, event('ReviewDecided', data))
  },
  example: {
    role: 'board-member',
    input: {
      ...{ reviewId: demoIds.reviewScreened, version: 2, outcome: 'mandatory' },
      answers: { needs: 'yes', 'working-together': 'yes', died: 'yes', abuse: 'yes', serious: 'unknown' },
      words: 'All parts of the test hold. We want to know why nobody put it together.',
    },
  },
})

/** What the test of section 44 says against this outcome. Pure. */
export function decisionFault(
  { answers, outcome }: Pick<z.output<typeof DecideReview>, 'answers' | 'outcome'>,
  day: Temporal.PlainDate,
): string | undefined {
  const { kind, reason } = reviewTest(answers, day)
  if (kind === 'mandatory' && outcome !== 'mandatory') return reason.says
  if (kind !== 'mandatory' && outcome === 'mandatory') return reason.says
  return kind === 'none' && outcome === 'discretionary' ? reason.says : undefined
}

export const noteReview = command({
  name: 'safeguarding.noteReview',
  does: 'Writes down how many died or survived, the advocate under section 68, and what runs alongside: an inquest, police.',
  api: 'POST /safeguarding/reviews/{reviewId}/notes',
  input: NoteReview,
  output: Moved,
  can: 'review.work',
  subject: lockedReview,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    const { died, survived, advocate, parallel } = input
    const words = await withWords(ctx, row, {
      ...(input.advocateWords ? { advocate: input.advocateWords } : {}),
      ...(input.parallelWords ? { parallel: input.parallelWords } : {}),
    })
    await changeReview(ctx.tx, row.councilId, row.id, { died, survived, advocate, parallel, words })
    const moved = { id: row.id, version: row.version + 1, state: row.state }
    return done(moved, event('ReviewNoted', { died, survived, advocate, parallel }))
  },
  example: {
    role: 'board-member',
    input: {
      ...{ reviewId: demoIds.review, version: demoIds.reviewVersion, died: 1, survived: 0 },
      ...{ advocate: 'not-needed', parallel: ['coroner'], parallelWords: 'Inquest opened and adjourned.' },
    },
  },
})

export const draftReview = command({
  name: 'safeguarding.draftReview',
  does: 'Writes down that the draft is with the Board. Officers on the case neither write nor redact it.',
  api: 'POST /safeguarding/reviews/{reviewId}/draft',
  input: DraftReview,
  output: Moved,
  can: 'review.work',
  subject: lockedReview,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    await refuseOnTheCase(ctx, row)
    const words = await withWords(ctx, row, { draft: input.words })
    const moved = await step(ctx, row, 'draft', { words, draftOn: ctx.today.toString() })
    return done(moved, event('ReviewDrafted'))
  },
  example: {
    role: 'board-member',
    input: {
      ...{ reviewId: demoIds.reviewCommissioned, version: 3 },
      words: 'Four findings, on hospital discharge and on who holds the whole picture.',
    },
  },
})

export const finishReview = command({
  name: 'safeguarding.finishReview',
  does: 'Publishes a review, or finishes it without publishing, with the reason. Recommendations run on.',
  api: 'POST /safeguarding/reviews/{reviewId}/publication',
  input: FinishReview,
  output: Moved,
  can: 'review.decide',
  subject: lockedReview,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    await refuseOnTheCase(ctx, row)
    if (row.recommendations === 0 && row.state === 'drafted') {
      throw new Conflict('Write down its recommendations first, or one that says that nothing need change.')
    }
    const words = await withWords(ctx, row, { publication: input.words })
    const publish = input.publish === 'yes'
    const finishedOn = ctx.today.toString()
    const moved = publish
      ? await step(ctx, row, 'publish', { words, finishedOn, publishedOn: finishedOn })
      : await step(ctx, row, 'keepUnpublished', { words, finishedOn })
    return done(moved, event(publish ? 'ReviewPublished' : 'ReviewKeptUnpublished'))
  },
  example: {
    role: 'board-member',
    input: {
      ...{ reviewId: demoIds.reviewDrafted, version: 4, publish: 'no' },
      words:
        'The family asked that it is not: she could be known by it. A summary of the learning is published.',
    },
  },
})
