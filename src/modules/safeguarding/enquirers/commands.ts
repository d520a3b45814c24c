import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Invalid, NotAllowed, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { newRow } from '../case/rows.ts'
import type { ConcernRow } from '../concern/store.ts'
import { lockedConcern } from '../concern/subject.ts'
import { refuseUnderOrder } from '../court/orders.ts'
import { demoIds } from '../demo-ids.ts'
import { targetDue } from '../local-targets/due.ts'
import { refuseWhileHeld } from '../police/hold.ts'
import { caseSealer } from '../words.ts'
import { refuseStranger } from './ask.ts'
import { refuseImplicated } from './implicated.ts'
import { refuseToShare } from './may-share.ts'
import { keepEntry, moveRequest, requestAsRead } from './move.ts'
import {
  AddressRequest,
  JudgeRequest,
  Made,
  ReportIn,
  RequestStepped,
  ShareItem,
  SignRequest,
  StopSharing,
  WithdrawRequest,
} from './schema.ts'
import { addShared, type RequestRow, stopShared } from './store.ts'
import { tellRecipient } from './tell.ts'
import type { SharedWords } from './words.ts'

const role = 'safeguarding-practitioner' as const
const concernId = demoIds.enquiryConcern

/** What nobody is asked yet is signed for somebody by name alone. @throws Invalid */
async function signedForOf(ctx: Context, row: ConcernRow, request: RequestRow, recipientId?: string) {
  if (recipientId) await refuseStranger(ctx, row, recipientId, request.askedOf)
  if (recipientId || request.state !== 'to-address') return recipientId ?? null
  throw new Invalid([{ field: 'recipientId', message: 'Choose whom you sign for' }])
}

export const signRequest = command({
  name: 'safeguarding.signRequest',
  does: 'Signs, as a manager, why a home may enquire although the check for conflicts of interest stands against it, or why somebody who may be part of it may be asked by name.',
  api: 'POST /safeguarding/concerns/{concernId}/requests/{requestId}/signature',
  input: SignRequest,
  output: RequestStepped,
  can: 'request.sign',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const request = await requestAsRead(ctx, row, input)
    const signedFor = await signedForOf(ctx, row, request, input.recipientId)
    const signed = { signedAt: ctx.now, signedBy: ctx.actor.id ?? null, signedFor }
    const stepped = await moveRequest(ctx, request, 'sign', signed)
    await keepEntry(ctx, request, 'signed', input.words)
    return done(stepped, event('RequestSigned', { requestId: request.id, signedFor }))
  },
  example: {
    role: 'safeguarding-manager',
    input: {
      ...{ concernId: demoIds.pausedConcern, requestId: demoIds.unsignedRequest, version: 1 },
      words: 'The new deputy came after all of this, and nobody fears her.',
    },
  },
})

export const addressRequest = command({
  name: 'safeguarding.addressRequest',
  does: 'Says by name who is asked. Where the manager of a home is implicated that is somebody else, or nobody yet.',
  api: 'POST /safeguarding/concerns/{concernId}/requests/{requestId}/recipient',
  input: AddressRequest,
  output: RequestStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const request = await requestAsRead(ctx, row, input)
    const { recipientId } = input
    await refuseStranger(ctx, row, recipientId, request.askedOf)
    const purpose = request.kind === 'protect' ? 'protection' : 'other'
    if (request.askedOf !== 'council') {
      await refuseImplicated(ctx, row, recipientId)
      await refuseWhileHeld(ctx, row.id, 'disclosure', purpose)
      await refuseUnderOrder(ctx, row.id, { purpose, orderAllows: input.orderAllows })
    }
    const dueOn = request.dueOn ?? (await targetDue(ctx, 'caused-enquiry-report'))
    const stepped = await moveRequest(ctx, request, 'address', { recipientId, askedAt: ctx.now, dueOn })
    await tellRecipient(ctx, { ...request, recipientId })
    return done(stepped, event('RequestSent', { recipientId }, { type: 'request', id: request.id }))
  },
  example: {
    role,
    input: {
      ...{ concernId: demoIds.pausedConcern, requestId: demoIds.unaddressedRequest, version: 1 },
      ...{ recipientId: demoIds.providerStaff, clear: 'yes' },
    },
  },
})

export const reportIn = command({
  name: 'safeguarding.recordReport',
  does: 'Writes down a report that came in another way than through Lantern.',
  api: 'POST /safeguarding/concerns/{concernId}/requests/{requestId}/report',
  input: ReportIn,
  output: RequestStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const request = await requestAsRead(ctx, row, input)
    const stepped = await moveRequest(ctx, request, 'report')
    await keepEntry(ctx, request, 'report', input.words)
    return done(stepped, event('ReportReceived', { requestId: request.id }))
  },
  example: {
    role,
    input: { concernId, requestId: demoIds.request, version: 1, words: 'By post: two pages and the rota.' },
  },
})

const actions = { adequate: 'accept', redo: 'sendBack', 'taken-over': 'takeOver' } as const

export const judgeRequest = command({
  name: 'safeguarding.judgeRequest',
  does: 'Judges what came back: adequate, to be done again, or taken over by the council. Never by whoever enquired.',
  api: 'POST /safeguarding/concerns/{concernId}/requests/{requestId}/judgement',
  input: JudgeRequest,
  output: RequestStepped,
  can: 'concern.decide',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const request = await requestAsRead(ctx, row, input)
    if (ctx.actor.id && ctx.actor.id === request.recipientId) {
      throw new NotAllowed('Whoever enquired does not judge it. Ask a colleague or a manager to do that.')
    }
    const { verdict } = input
    if (verdict === 'redo' && request.askedOf !== 'council') {
      const purpose = request.kind === 'protect' ? 'protection' : 'other'
      await refuseWhileHeld(ctx, row.id, 'disclosure', purpose)
    }
    const dueOn = verdict === 'redo' ? (input.dueOn ?? (await targetDue(ctx, 'caused-enquiry-report'))) : null
    const stepped = await moveRequest(ctx, request, actions[verdict], { dueOn })
    await keepEntry(ctx, request, verdict, input.words)
    if (verdict === 'redo') await tellRecipient(ctx, request)
    return done(stepped, event('RequestJudged', { requestId: request.id, verdict, dueOn }))
  },
  example: {
    role,
    input: {
      ...{ concernId, requestId: demoIds.answeredRequest, version: 2, verdict: 'redo' },
      words: 'The rota of the night is missing, and nobody asked Mrs Quin.',
    },
  },
})

export const withdrawRequest = command({
  name: 'safeguarding.withdrawRequest',
  does: 'Withdraws what was asked. Whoever was asked still sees that it was, and that it is over.',
  api: 'POST /safeguarding/concerns/{concernId}/requests/{requestId}/withdrawal',
  input: WithdrawRequest,
  output: RequestStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const request = await requestAsRead(ctx, row, input)
    const stepped = await moveRequest(ctx, request, 'withdraw')
    await keepEntry(ctx, request, 'withdrawn', input.words)
    return done(stepped, event('RequestWithdrawn', { requestId: request.id }))
  },
  example: { role, input: { concernId, requestId: demoIds.request, version: 1 } },
})

export const shareItem = command({
  name: 'safeguarding.shareItem',
  does: 'Lets one named person read one thing of a case. The police may hold that back, unless it keeps somebody safe.',
  api: 'POST /safeguarding/concerns/{concernId}/shared',
  status: 201,
  input: ShareItem,
  output: Made,
  can: 'concern.decide',
  subject: lockedConcern,
  async run(ctx, { recipientId, purpose, words: text, orderAllows }, { row }) {
    await refuseToShare(ctx, row, { recipientId, purpose, orderAllows })
    const item = newRow(ctx, row.id)
    const words: SharedWords = { text }
    const sealed = (await caseSealer(ctx, row.id))(words)
    await addShared(ctx.tx, { ...item, recipientId, purpose, fileId: null, words: sealed })
    return done({ id: item.id }, event('ItemShared', { sharedItemId: item.id, recipientId, purpose }))
  },
  example: {
    role,
    input: {
      ...{ concernId, recipientId: demoIds.providerManager, purpose: 'protection' },
      words: 'Two carers help Mrs Quin at night until we say otherwise.',
    },
  },
})

export const stopSharing = command({
  name: 'safeguarding.stopSharing',
  does: 'Stops letting somebody read what was shared with them. That they could read it until now stays on record.',
  api: 'POST /safeguarding/concerns/{concernId}/shared/{sharedItemId}/stop',
  input: StopSharing,
  output: Made,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { sharedItemId }, { row }) {
    const { councilId, id } = row
    const where = { councilId, concernId: id, id: sharedItemId }
    const stopped = await stopShared(ctx.tx, where, ctx.now, ctx.actor.id ?? null)
    if (stopped) return done({ id: sharedItemId }, event('SharingStopped', { sharedItemId }))
    throw new NotFound('That is not shared any more. Look at the case again.')
  },
  example: { role, input: { concernId, sharedItemId: demoIds.sharedItem } },
})
