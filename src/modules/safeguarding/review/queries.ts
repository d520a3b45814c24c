import { labelOf } from '#law/code-list.ts'
import { reviewAim, reviewTest, section44On } from '#law/section-44.ts'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { accountNames } from '#platform/accounts/names.ts'
import { civilDate } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { type Opener, openerFor } from '#platform/vault/index.ts'
import { type HomeInBrief, homesById } from '#src/modules/homes/index.ts'
import { demoIds } from '../demo-ids.ts'
import { linkedConcerns } from '../process/linked.ts'
import { opened } from '../words.ts'
import { recommendationsOf } from './recommendation-store.ts'
import {
  type AskingView,
  ListReviews,
  One,
  type RecommendationView,
  ReviewList,
  type ReviewRow,
  ReviewView,
} from './schema.ts'
import {
  askingsOf,
  listedReviews,
  type ReviewDecisionRow,
  type ReviewRead,
  reviewDecisionsOf,
} from './store.ts'
import { isOnTheCase, reviewColumns, reviewSubject } from './subject.ts'
import type {
  AskingWords,
  RecommendationWords,
  ReviewDecisionWords,
  ReviewWords,
  SettledWords,
} from './words.ts'
import { recommendationWorkflow, reviewWorkflow } from './workflow.ts'

type Homes = ReadonlyMap<string, HomeInBrief>

const homeIn = (homes: Homes, id: string | null) => {
  const home = id ? homes.get(id) : undefined
  return home ? { id: home.id, name: home.name } : null
}

function rowOf(ctx: Context, row: ReviewRead, open: Opener, homes: Homes): ReviewRow {
  const { id, reference, version, state, kind, died, survived, dueOn, recommendations, outstanding } = row
  return {
    ...{ id, reference, version, state, kind, died, survived, dueOn, recommendations, outstanding },
    who: opened<ReviewWords>(open, id, row.words)?.who ?? null,
    home: homeIn(homes, row.homeId),
    stateLabel: reviewWorkflow.states[state].label,
    referredAt: row.referredAt.toString(),
    overdue: dueOn !== null && dueOn < ctx.today.toString(),
  }
}

export const listReviews = query({
  name: 'safeguarding.listReviews',
  does: 'Lists referrals and safeguarding adults reviews, the newest first, with what is still to be carried out.',
  api: 'GET /safeguarding/reviews',
  input: ListReviews,
  output: ReviewList,
  can: 'review.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { page, perPage }) {
    const asked = { councilId: ctx.actor.councilId, visible: ctx.visible('review.read', reviewColumns) }
    const { rows, total } = await listedReviews(ctx.tx, asked, {
      limit: perPage,
      offset: (page - 1) * perPage,
    })
    const open = await openerFor(
      ctx,
      rows.map(row => row.id),
    )
    const homes = await homesById(
      ctx.tx,
      rows.flatMap(row => row.homeId ?? []),
    )
    return { items: rows.map(row => rowOf(ctx, row, open, homes)), total, page, perPage }
  },
  trace: 'search',
  traced: ({ total }) => ({ count: total }),
  example: { role: 'board-member', input: {} },
})

async function recommendationViews(ctx: Context, row: ReviewRead, open: Opener) {
  const rows = await recommendationsOf(ctx.tx, { councilId: row.councilId, reviewId: row.id })
  const homes = await homesById(
    ctx.tx,
    rows.flatMap(one => one.homeId ?? []),
  )
  return rows.map(
    ({ id, number, version, state, dueOn, homeId, words, settledWords }): RecommendationView => {
      const said = opened<RecommendationWords>(open, row.id, words)
      const running = state === 'proposed' || state === 'accepted'
      return {
        ...{ id, number, version, state, dueOn },
        stateLabel: recommendationWorkflow.states[state].label,
        ...{ text: said?.text ?? null, owner: said?.owner ?? null, home: homeIn(homes, homeId) },
        overdue: running && dueOn !== null && dueOn < ctx.today.toString(),
        settled: opened<SettledWords>(open, row.id, settledWords)?.text ?? null,
      }
    },
  )
}

async function askingViews(ctx: Context, row: ReviewRead, open: Opener): Promise<AskingView[]> {
  const rows = await askingsOf(ctx.tx, { councilId: row.councilId, reviewId: row.id })
  return rows.map(({ id, version, kind, askedOn, dueOn, answeredOn, answer, words }) => {
    const said = opened<AskingWords>(open, row.id, words)
    return {
      ...{ id, version, kind, askedOn, dueOn, answeredOn, answer },
      overdue: answeredOn === null && dueOn !== null && dueOn < ctx.today.toString(),
      ...{ of: said?.of ?? null, text: said?.text ?? null, answerWords: said?.answer ?? null },
    }
  })
}

/** As the law stood on the day of the decision. */
function decisionView(row: ReviewDecisionRow, reviewId: string, open: Opener, by: string | null) {
  const day = civilDate(row.decidedAt)
  const { needs, workingTogether, died, abuse, serious } = row
  const test = reviewTest({ needs, 'working-together': workingTogether, died, abuse, serious }, day)
  return {
    ...{ id: row.id, outcome: row.outcome, decidedAt: row.decidedAt.toString(), decidedBy: by },
    ...{ test: test.reason.says, citation: section44On(day).citation },
    reasons: opened<ReviewDecisionWords>(open, reviewId, row.words)?.reasons ?? null,
  }
}

async function viewOf(ctx: Context, row: ReviewRead): Promise<ReviewView> {
  const { councilId, id } = row
  const open = await openerFor(ctx, [id])
  const words = opened<ReviewWords>(open, id, row.words)
  const decisions = await reviewDecisionsOf(ctx.tx, { councilId, reviewId: id })
  const accounts = [row.screenedBy, ...decisions.map(one => one.decidedBy)]
  const names = await accountNames(ctx.tx, councilId, accounts)
  const nameOf = (account: string | null) => (account && names.get(account)) ?? null
  const homes = await homesById(ctx.tx, row.homeId ? [row.homeId] : [])
  const { advocate, commissionedOn, draftOn, publishedOn } = row
  return {
    ...rowOf(ctx, row, open, homes),
    ...{ advocate, commissionedOn, draftOn, publishedOn },
    ...{ why: words?.why ?? null, knownReference: words?.knownReference ?? null },
    ...{ screening: words?.screening ?? null, screenedBy: nameOf(row.screenedBy) },
    onTheCase: await isOnTheCase(ctx, row),
    ...{ advocateWords: words?.advocate ?? null, parallelWords: words?.parallel ?? null },
    parallel: row.parallel.map(code => ({ code, label: labelOf('parallel-processes', code) })),
    aimOn: commissionedOn ? reviewAim(Temporal.PlainDate.from(commissionedOn)).toString() : null,
    ...{ draft: words?.draft ?? null, publication: words?.publication ?? null },
    decisions: decisions.map(one => decisionView(one, id, open, nameOf(one.decidedBy))),
    askings: await askingViews(ctx, row, open),
    recommendationList: await recommendationViews(ctx, row, open),
    concerns: await linkedConcerns(ctx, 'review', id),
  }
}

export const getReview = query({
  name: 'safeguarding.getReview',
  does: 'Gives one safeguarding adults review: referral, screening, the Board’s decision, requests, and every recommendation.',
  api: 'GET /safeguarding/reviews/{reviewId}',
  input: One,
  output: ReviewView,
  can: 'review.read',
  subject: reviewSubject,
  run: (ctx, _input, { row }) => viewOf(ctx, row),
  trace: 'record',
  example: { role: 'board-member', input: { reviewId: demoIds.review } },
})
