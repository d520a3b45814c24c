import { councilOfficers } from '#platform/access/roles.ts'
import { holdersOf } from '#platform/accounts/holders.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { newRecord } from '../case/record.ts'
import { REVIEWER } from '../case/took-part-store.ts'
import { giveRole } from '../concern/roles-store.ts'
import { lockedConcern } from '../concern/subject.ts'
import { tell } from '../concern/tell.ts'
import { demoIds } from '../demo-ids.ts'
import { targetDue } from '../local-targets/due.ts'
import { refuseFuture } from '../process/days.ts'
import {
  DecideDispute,
  DisputeStepped,
  EscalateDispute,
  NameReviewer,
  RecordDispute,
  RouteDispute,
  TellDispute,
  WithdrawDispute,
} from './schema.ts'
import { disputeAsRead, isPartial, stepDispute } from './steps.ts'
import { addDispute, type DisputeRow, endReviewing } from './store.ts'
import { reviewSubject } from './subject.ts'
import type { DisputeWords } from './words.ts'
import { disputeWorkflow } from './workflow.ts'

const { rereadConcern: concernId } = demoIds
const role = 'safeguarding-practitioner' as const

export const recordDispute = command({
  name: 'safeguarding.recordDispute',
  does: 'Writes down that somebody disputes a decision, in their words. It neither holds the case up nor closes it.',
  api: 'POST /safeguarding/concerns/{concernId}/disputes',
  status: 201,
  input: RecordDispute,
  output: DisputeStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { about, side, receivedOn, ...said }, { row }) {
    refuseFuture(ctx, { receivedOn })
    const words: DisputeWords = { who: said.who, said: said.said, wants: said.wants }
    const record = await newRecord(ctx, row.id, words)
    const state = disputeWorkflow.initial
    const dueOn = await targetDue(ctx, 'dispute', Temporal.PlainDate.from(receivedOn))
    await addDispute(ctx.tx, { ...record, about, side, state, receivedOn, dueOn })
    const data = { disputeId: record.id, about, side, dueOn }
    return done({ id: record.id, version: 1, state }, event('DisputeRecorded', data))
  },
  example: {
    role,
    input: {
      ...{ concernId: demoIds.managersConcern, about: 'no-enquiry', side: 'family', who: 'Her son' },
      ...{ said: 'Nobody asked me what I had seen.', receivedOn: '2026-11-13' },
    },
  },
})

/** @throws Invalid where they are no officer, or took part in the case */
async function refusePartial(ctx: Context, dispute: DisputeRow, accountId: string): Promise<void> {
  const refuse = (message: string) => new Invalid([{ field: 'reviewerId', message }])
  const holders = await holdersOf(ctx, councilOfficers)
  if (!holders.some(holder => holder.accountId === accountId))
    throw refuse('Choose an officer of the council')
  if (await isPartial(ctx, dispute, accountId)) {
    throw refuse('They took part in this case. Choose somebody who did not.')
  }
}

export const nameReviewer = command({
  name: 'safeguarding.nameDisputeReviewer',
  does: 'Names who reviews a dispute: an officer who took no part in the case. They may read it until it is answered.',
  api: 'POST /safeguarding/concerns/{concernId}/disputes/{disputeId}/reviewer',
  input: NameReviewer,
  output: DisputeStepped,
  can: 'concern.allocate',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const dispute = await disputeAsRead(ctx, input)
    const { reviewerId } = input
    await refusePartial(ctx, dispute, reviewerId)
    const stepped = await stepDispute(ctx, dispute, 'name', {
      entry: { kind: 'reviewer', accountId: reviewerId },
      words: {},
      change: { reviewerId },
    })
    if (dispute.reviewerId !== reviewerId) await endReviewing(ctx.tx, dispute, ctx.now)
    const giving = { councilId: row.councilId, concernId: row.id, role: REVIEWER, accountId: reviewerId }
    const given = { ...giving, id: ctx.ids.next(), at: ctx.now, by: ctx.actor.id ?? null }
    await giveRole(ctx.tx, given, false)
    if (reviewerId !== ctx.actor.id) await tell(ctx, reviewerId, row)
    return done(stepped, event('DisputeReviewerNamed', { disputeId: dispute.id, reviewerId }))
  },
  example: {
    role: 'safeguarding-manager',
    input: { concernId, disputeId: demoIds.disputeNew, version: 1, reviewerId: demoIds.qualityOfficer },
  },
})

export const decideDispute = command({
  name: 'safeguarding.decideDispute',
  does: 'Says, as the named reviewer, how a dispute came out: the decision stands, is changed, or is made afresh in the case.',
  api: 'POST /safeguarding/concerns/{concernId}/disputes/{disputeId}/outcome',
  input: DecideDispute,
  output: DisputeStepped,
  can: 'dispute.review',
  subject: reviewSubject,
  async run(ctx, input) {
    const dispute = await disputeAsRead(ctx, input)
    const stepped = await stepDispute(ctx, dispute, 'decide', {
      entry: { kind: 'outcome', code: input.outcome },
      words: { text: input.reason },
      reviewerTookPart: await isPartial(ctx, dispute, ctx.actor.id ?? ''),
    })
    return done(stepped, event('DisputeDecided', { disputeId: dispute.id, outcome: input.outcome }))
  },
  example: {
    role: 'quality-officer',
    input: {
      ...{ concernId, disputeId: demoIds.disputeReviewing, version: 2, outcome: 'changed' },
      reason: 'Her son had rung twice before, and nobody asked him.',
    },
  },
})

export const tellDispute = command({
  name: 'safeguarding.answerDispute',
  does: 'Writes down who was told how a dispute came out, and when.',
  api: 'POST /safeguarding/concerns/{concernId}/disputes/{disputeId}/answer',
  input: TellDispute,
  output: DisputeStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input) {
    refuseFuture(ctx, { toldOn: input.toldOn })
    const dispute = await disputeAsRead(ctx, input)
    const stepped = await stepDispute(ctx, dispute, 'tell', {
      entry: { kind: 'told', onDate: input.toldOn },
      words: { whom: input.whom, text: input.words },
    })
    await endReviewing(ctx.tx, dispute, ctx.now)
    return done(stepped, event('DisputeAnswered', { disputeId: dispute.id, toldOn: input.toldOn }))
  },
  example: {
    role,
    input: {
      ...{ concernId, disputeId: demoIds.disputeDecided, version: 3, toldOn: '2026-11-16' },
      whom: 'Her son, by telephone',
    },
  },
})

export const escalateDispute = command({
  name: 'safeguarding.escalateDispute',
  does: 'Escalates a dispute, by name and day: to whom it goes, and by when they answer.',
  api: 'POST /safeguarding/concerns/{concernId}/disputes/{disputeId}/escalation',
  input: EscalateDispute,
  output: DisputeStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input) {
    const dispute = await disputeAsRead(ctx, input)
    const { byOn, whom } = input
    if (byOn < ctx.today.toString())
      throw new Invalid([{ field: 'byOn', message: 'Give a day that is still to come' }])
    const stepped = await stepDispute(ctx, dispute, 'escalate', {
      entry: { kind: 'escalated', onDate: byOn },
      words: { whom, text: input.words },
      change: { escalatedBy: byOn, dueOn: byOn, reviewerId: null },
    })
    await endReviewing(ctx.tx, dispute, ctx.now)
    return done(stepped, event('DisputeEscalated', { disputeId: dispute.id, byOn }))
  },
  example: {
    role,
    input: {
      ...{ concernId, disputeId: demoIds.disputeTold, version: 4, byOn: '2027-01-11' },
      whom: 'The head of adult social care',
    },
  },
})

export const routeDispute = command({
  name: 'safeguarding.routeDispute',
  does: 'Writes down where somebody takes a dispute who is not content: a complaint, the Ombudsman, a court, the Board.',
  api: 'POST /safeguarding/concerns/{concernId}/disputes/{disputeId}/route',
  input: RouteDispute,
  output: DisputeStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input) {
    refuseFuture(ctx, { onDate: input.onDate })
    const dispute = await disputeAsRead(ctx, input)
    const stepped = await stepDispute(ctx, dispute, 'route', {
      entry: { kind: 'route', code: input.route, onDate: input.onDate },
      words: { text: input.words },
    })
    return done(stepped, event('DisputeRouted', { disputeId: dispute.id, route: input.route }))
  },
  example: {
    role,
    input: {
      ...{ concernId, disputeId: demoIds.disputeTold, version: 4 },
      ...{ route: 'complaint', onDate: '2026-11-16' },
    },
  },
})

export const withdrawDispute = command({
  name: 'safeguarding.withdrawDispute',
  does: 'Writes down that somebody took a dispute back. What they had said stays.',
  api: 'POST /safeguarding/concerns/{concernId}/disputes/{disputeId}/withdrawal',
  input: WithdrawDispute,
  output: DisputeStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input) {
    const dispute = await disputeAsRead(ctx, input)
    const stepped = await stepDispute(ctx, dispute, 'withdraw', {
      entry: { kind: 'withdrawn' },
      words: { text: input.words },
    })
    await endReviewing(ctx.tx, dispute, ctx.now)
    return done(stepped, event('DisputeWithdrawn', { disputeId: dispute.id }))
  },
  example: {
    role,
    input: {
      ...{ concernId, disputeId: demoIds.disputeNew, version: 1 },
      words: 'He rang: he has spoken with the night carer now.',
    },
  },
})
