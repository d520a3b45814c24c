import { z } from 'zod'
import { type ReplyGround, reporterReply } from '#law/reporter-reply.ts'
import { holdOn } from '#law/safe-contact.ts'
import { accountNames } from '#platform/accounts/names.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { postMessage } from '#platform/notify/post.ts'
import { openerFor, sealerFor } from '#platform/vault/index.ts'
import { newRecord } from '../case/record.ts'
import { lockedConcern } from '../concern/subject.ts'
import { safeContactOf } from '../contact/may-reach.ts'
import { refuseUnderOrder } from '../court/orders.ts'
import { demoIds } from '../demo-ids.ts'
import { addMessage, markMessagesRead } from '../report/messages-store.ts'
import { findReport, type ReportRow } from '../report/store.ts'
import { opened, type ReportWords } from '../words.ts'
import { RECEIPT, type Reach, reachOf, readerWords } from './reader.ts'
import { NoteNotGiven, Replied, ReplyToReporter } from './schema.ts'
import { addReply } from './store.ts'
import type { NotGivenWords, ReplyWords } from './words.ts'

type Replying = z.output<typeof ReplyToReporter>

/** The report, how its reporter can be reached and who that is. */
export async function reporterOf(ctx: Context, reportId: string) {
  const { councilId } = ctx.actor
  const report = await findReport(ctx.tx, councilId, reportId)
  if (!report) throw new NotFound('We could not find what was reported. Open the case again.')
  const open = await openerFor(ctx, [reportId])
  const told = opened<ReportWords>(open, reportId, report.words)
  const reach = reachOf(report, told)
  const names = await accountNames(ctx.tx, councilId, [report.raisedBy])
  const account = reach === 'account' && report.raisedBy ? names.get(report.raisedBy) : undefined
  const name = told?.reporterName ?? account ?? null
  return { report, reach, reader: readerWords(reach, name, report.reference) }
}

/** While police have asked us to wait, and have not let answers go on, nobody is told more than a receipt. */
export async function answersHeld(ctx: Context, concernId: string): Promise<boolean> {
  const { policeHold } = await safeContactOf(ctx, concernId)
  return holdOn(policeHold, ctx.today) !== 'none' && !policeHold?.allows?.includes('feedback')
}

/** The exact text, once the check has been made. @throws Invalid where more is said than may be. */
function textOf(input: Replying, report: ReportRow, held: boolean) {
  const { ground, couldBeSource, hasCapacity, more } = input
  const check = {
    reporter: report.relation ?? 'other',
    couldBeSourceOrClose: couldBeSource,
    ground: ground === 'none' ? undefined : (ground as ReplyGround),
    restricted: held ? ('yes' as const) : input.restricted,
    ...(hasCapacity ? { adultHasCapacity: hasCapacity } : {}),
  }
  const { may, reasons } = reporterReply(check)
  if (ground === 'none') return { text: RECEIPT, may: 'receipt-only' as const }
  if (may === 'receipt-only') {
    const why = reasons.map(reason => reason.says).join(' ')
    throw new Invalid([{ field: 'ground', message: `Only a receipt may be sent. ${why}` }])
  }
  if (!more) throw new Invalid([{ field: 'more', message: 'Write exactly what they are told' }])
  return { text: more, may }
}

function refuseUnreachable(reach: Reach, how: Replying['how']): void {
  if (how === 'telephone' || reach === 'account' || reach === 'code') return
  const message =
    'They have no account and no code, so nobody would read it. Tell them by voice, and note that.'
  throw new Invalid([{ field: 'how', message }])
}

async function send(ctx: Context, report: ReportRow, reach: Reach, text: string): Promise<string> {
  const id = ctx.ids.random()
  const { councilId, id: reportId, reference } = report
  const words = (await sealerFor(ctx, reportId))({ text })
  const by = ctx.actor.id ?? null
  await addMessage(ctx.tx, { councilId, id, reportId, side: 'council', at: ctx.now, by, words })
  if (reach === 'account' && report.raisedBy) {
    const link = `/safeguarding/reports/${reportId}`
    const to = { accountId: report.raisedBy }
    await postMessage(ctx, { to, template: 'something-changed', reference, link })
  }
  return id
}

export const replyToReporter = command({
  name: 'safeguarding.replyToReporter',
  does: 'Answers whoever reported, after a check of who they are and what they may know. The default says received and considered.',
  api: 'POST /safeguarding/concerns/{concernId}/replies',
  status: 201,
  input: ReplyToReporter,
  output: Replied,
  can: 'concern.decide',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const { report, reach, reader } = await reporterOf(ctx, row.reportId)
    const held = await answersHeld(ctx, row.id)
    const { text, may } = textOf(input, report, held)
    if (may === 'more') await refuseUnderOrder(ctx, row.id, { orderAllows: input.orderAllows })
    refuseUnreachable(reach, input.how)
    const { how, couldBeSource, ground } = input
    const words: ReplyWords = { text, reader }
    const record = await newRecord(ctx, row.id, words)
    const messageId = how === 'message' ? await send(ctx, report, reach, text) : null
    await addReply(ctx.tx, {
      ...record,
      ...{ reportId: report.id, messageId, couldBeSource, may, how, notGiven: null },
      ground: ground === 'none' ? null : ground,
      hasCapacity: input.hasCapacity ?? null,
      restricted: held ? 'yes' : input.restricted,
    })
    const data = { replyId: record.id, reportId: report.id, may, how, ground, couldBeSource }
    return done({ id: record.id, may, messageId }, event('ReporterAnswered', data))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      concernId: demoIds.newConcern,
      couldBeSource: 'no',
      restricted: 'no',
      ground: 'none',
      how: 'message',
    },
  },
})

export const noteNotGiven = command({
  name: 'safeguarding.noteFeedbackNotGiven',
  does: 'Notes why whoever reported is given no answer.',
  api: 'POST /safeguarding/concerns/{concernId}/replies/not-given',
  status: 201,
  input: NoteNotGiven,
  output: z.object({ id: z.uuid() }),
  can: 'concern.decide',
  subject: lockedConcern,
  async run(ctx, { reason, words: text }, { row }) {
    const words: NotGivenWords = { text }
    const record = await newRecord(ctx, row.id, words)
    const none = { messageId: null, couldBeSource: null, ground: null, hasCapacity: null, restricted: null }
    const { reportId } = row
    await addReply(ctx.tx, {
      ...record,
      ...none,
      ...{ reportId, may: null, how: 'not-given', notGiven: reason },
    })
    return done({ id: record.id }, event('FeedbackNotGiven', { replyId: record.id, reportId, reason }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: { concernId: demoIds.concern, reason: 'declined' },
  },
})

export const readMessages = command({
  name: 'safeguarding.readReporterMessages',
  does: 'Marks what whoever reported wrote as read.',
  api: 'POST /safeguarding/concerns/{concernId}/messages/read',
  input: z.object({ concernId: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, _input, { row }) {
    await markMessagesRead(ctx.tx, row.councilId, row.reportId, ctx.now)
    return done({ id: row.id }, event('ReporterMessagesRead', { reportId: row.reportId }))
  },
  example: { role: 'safeguarding-practitioner', input: { concernId: demoIds.managersConcern } },
})
