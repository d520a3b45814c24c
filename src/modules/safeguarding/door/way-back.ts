import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import { event } from '#platform/events/event.ts'
import { halfDay } from '#platform/half-day.ts'
import { query } from '#platform/query.ts'
import { openerFor } from '#platform/vault/index.ts'
import { civilDateOf } from '#platform/view/dates.ts'
import { codeFits, mayTry, tidied } from '#platform/way-back/index.ts'
import { addMessage, messagesOf } from '../report/messages-store.ts'
import { caseSealer, type NoteWords, opened } from '../words.ts'
import { AddToReport, CameBack, ComeBack, Thread } from './schema.ts'
import { countWrongCode, findTold } from './store.ts'
import { toldReport } from './subject.ts'

/** Says no by its answer and not by an error: what it counts of wrong codes must stay. */
export const comeBack = command({
  name: 'safeguarding.comeBack',
  does: 'Finds what somebody without an account told before, by its reference and code.',
  input: ComeBack,
  output: CameBack,
  can: 'report.tell',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { reference, code }) {
    const { councilId } = ctx.actor
    const row = await findTold(ctx.tx, councilId, tidied(reference))
    const tries = row?.triesSince ? { failed: row.tries, since: row.triesSince } : undefined
    const fits = await codeFits(code, row?.codeHash ?? undefined)
    if (!row) return done({ reportId: null }, event('WrongCode'))
    const about = { type: 'report', id: row.id, sensitive: true }
    if (fits && mayTry(tries, ctx.now))
      return done({ reportId: row.id }, event('ReporterCameBack', {}, about))
    await countWrongCode(ctx.tx, councilId, row.id, halfDay(ctx.now))
    return done({ reportId: null }, event('WrongCode', {}, about))
  },
})

/** Never the report's own words: whoever finds the code must not learn what was told. */
export const readThread = query({
  name: 'safeguarding.readThread',
  does: 'Gives what a reporter without an account and the council wrote to each other. Never the report itself.',
  input: z.object({ reportId: z.uuid() }),
  output: Thread,
  can: 'report.tell',
  subject: toldReport,
  async run(ctx, _input, { row }) {
    const open = await openerFor(ctx, [row.id])
    const messages = await messagesOf(ctx.tx, row.councilId, row.id)
    return {
      reference: row.reference,
      read: row.state !== 'new',
      messages: messages.map(({ side, at, words }) => ({
        side,
        on: civilDateOf(at).toString(),
        words: opened<NoteWords>(open, row.id, words)?.text ?? null,
      })),
    }
  },
  trace: 'record',
})

export const addToReport = command({
  name: 'safeguarding.addToReport',
  does: 'Adds something to what somebody without an account told before.',
  input: AddToReport,
  output: z.object({ reportId: z.uuid() }),
  can: 'report.tell',
  subject: toldReport,
  async run(ctx, { messageId, words }, { row }) {
    const { councilId, id: reportId } = row
    const sealed = (await caseSealer(ctx, reportId))({ text: words })
    const message = { councilId, id: messageId, reportId, at: ctx.now, by: null, words: sealed }
    const added = await addMessage(ctx.tx, { ...message, side: 'reporter' })
    return done({ reportId }, ...(added ? [event('ReporterWrote', { messageId })] : []))
  },
})
