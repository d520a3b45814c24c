import { type ReplyGround, reporterReply } from '#law/reporter-reply.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { postMessage } from '#platform/notify/post.ts'
import { openerFor, sealerFor } from '#platform/vault/index.ts'
import { refuseUnderOrder } from '../court/orders.ts'
import { addMessage } from '../report/messages-store.ts'
import { findReport, type ReportRow } from '../report/store.ts'
import { opened, type ReportWords } from '../words.ts'
import { RECEIPT, type Reach, reachOf, readerWords } from './reader.ts'
import type { Checked } from './schema.ts'
import { addReply } from './store.ts'
import type { ReplyWords } from './words.ts'

/** A report, how its reporter can be reached and who that is. */
export interface Reporter {
  readonly report: ReportRow
  readonly reach: Reach
  /** Who reads an answer, in words. */
  readonly reader: string
}

export async function reporterOf(ctx: Context, reportId: string): Promise<Reporter> {
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

/** The exact text, once the check has been made. @throws Invalid where more is said than may be. */
function textOf(input: Checked, report: ReportRow, held: boolean) {
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

function refuseUnreachable(reach: Reach, how: Checked['how']): void {
  if (how === 'telephone' || reach === 'account' || reach === 'code') return
  const message =
    'They have no account and no code, so nobody would read it. Tell them by voice, and note that.'
  throw new Invalid([{ field: 'how', message }])
}

async function send(ctx: Context, { report, reach }: Reporter, text: string): Promise<string> {
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

interface Answering {
  readonly reporter: Reporter
  readonly held: boolean
  /** The case it is answered from; null: the report became none. */
  readonly concernId: string | null
}

/** The one way in which whoever reported is answered, from a case and from a report that became none. */
export async function answerReporter(ctx: Context, { reporter, held, concernId }: Answering, input: Checked) {
  const { report, reach, reader } = reporter
  const { text, may } = textOf(input, report, held)
  if (concernId && may === 'more') await refuseUnderOrder(ctx, concernId, { orderAllows: input.orderAllows })
  const { how, couldBeSource, ground } = input
  refuseUnreachable(reach, how)
  const words: ReplyWords = { text, reader }
  const sealed = (await sealerFor(ctx, concernId ?? report.id))(words)
  const id = ctx.ids.next()
  const messageId = how === 'message' ? await send(ctx, reporter, text) : null
  await addReply(ctx.tx, {
    ...{ councilId: report.councilId, id, concernId, at: ctx.now, by: ctx.actor.id ?? null, words: sealed },
    ...{ reportId: report.id, messageId, couldBeSource, may, how, notGiven: null },
    ground: ground === 'none' ? null : ground,
    hasCapacity: input.hasCapacity ?? null,
    restricted: held ? 'yes' : input.restricted,
  })
  const data = { replyId: id, reportId: report.id, may, how, ground, couldBeSource }
  return { result: { id, may, messageId }, event: event('ReporterAnswered', data) }
}
