import { z } from 'zod'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { NotAllowed } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { query } from '#platform/query.ts'
import { openerFor, sealerFor } from '#platform/vault/index.ts'
import { homesById } from '#src/modules/homes/index.ts'
import { demoIds } from '../demo-ids.ts'
import { startOf } from '../view/words.ts'
import { type NoteWords, opened, type ReportWords } from '../words.ts'
import { addMessage, messagesOf, repliedTo } from './messages-store.ts'
import { FollowedReport, ListMyReports, MyReports, WriteMore } from './schema.ts'
import { type ReportRow, reportsBy } from './store.ts'
import { reportSubject } from './subject.ts'

async function homeNames(ctx: Context, rows: readonly ReportRow[]) {
  const homes = await homesById(
    ctx.tx,
    rows.flatMap(row => row.homeId ?? []),
  )
  return (row: ReportRow) => {
    const home = row.homeId ? homes.get(row.homeId) : undefined
    return home ? { id: home.id, name: home.name } : null
  }
}

export const listMyReports = query({
  name: 'safeguarding.listMyReports',
  does: 'Lists what you reported yourself, the newest first.',
  api: 'GET /safeguarding/reports',
  input: ListMyReports,
  output: MyReports,
  can: 'report.follow',
  subject: ({ actor }) => ({
    type: 'council',
    id: actor.councilId,
    councilId: actor.councilId,
    ownerId: actor.id,
  }),
  async run(ctx, { page, perPage }) {
    const { councilId, id = '' } = ctx.actor
    const { rows, total } = await reportsBy(ctx.tx, councilId, id, {
      limit: perPage,
      offset: (page - 1) * perPage,
    })
    const ids = rows.map(row => row.id)
    const [open, homeOf] = [await openerFor(ctx, ids), await homeNames(ctx, rows)]
    const replied = await repliedTo(ctx.tx, councilId, ids)
    const items = rows.map(row => ({
      ...{ id: row.id, reference: row.reference, receivedAt: row.receivedAt.toString(), home: homeOf(row) },
      start: startOf(opened<ReportWords>(open, row.id, row.words)?.account),
      unanswered: !replied.has(row.id),
    }))
    return { items, total, page, perPage }
  },
  trace: 'search',
  traced: ({ total }) => ({ count: total }),
  example: { role: 'provider-manager', input: {} },
})

export const followReport = query({
  name: 'safeguarding.followReport',
  does: 'Gives what you reported, and what you and the council wrote to each other since.',
  api: 'GET /safeguarding/reports/{reportId}',
  input: z.object({ reportId: z.uuid() }),
  output: FollowedReport,
  can: 'report.follow',
  subject: reportSubject,
  async run(ctx, _input, { row }) {
    const [open, homeOf] = [await openerFor(ctx, [row.id]), await homeNames(ctx, [row])]
    const messages = await messagesOf(ctx.tx, row.councilId, row.id)
    return {
      ...{ id: row.id, reference: row.reference, naming: row.naming, home: homeOf(row) },
      receivedAt: row.receivedAt.toString(),
      account: opened<ReportWords>(open, row.id, row.words)?.account ?? null,
      unanswered: !messages.some(message => message.side === 'council'),
      messages: messages.map(({ id, side, at, words }) => ({
        ...{ id, side, at: at.toString() },
        words: opened<NoteWords>(open, row.id, words)?.text ?? null,
      })),
    }
  },
  trace: 'record',
  example: { role: 'provider-manager', input: { reportId: demoIds.managersReport } },
})

export const writeMore = command({
  name: 'safeguarding.writeMore',
  does: 'Adds something to what you reported. The safeguarding team reads it.',
  api: 'POST /safeguarding/reports/{reportId}/messages',
  status: 201,
  input: WriteMore,
  output: z.object({ id: z.uuid() }),
  can: 'report.follow',
  subject: reportSubject,
  async run(ctx, input, { row }) {
    if (!ctx.actor.id) throw new NotAllowed('Sign in to add to what you reported')
    const id = ctx.ids.random()
    const words = (await sealerFor(ctx, row.id))({ text: input.words })
    const { councilId, id: reportId } = row
    await addMessage(ctx.tx, {
      councilId,
      id,
      reportId,
      side: 'reporter',
      at: ctx.now,
      by: ctx.actor.id,
      words,
    })
    return done({ id }, event('ReporterWrote', { messageId: id }))
  },
  example: {
    role: 'provider-manager',
    input: { reportId: demoIds.managersReport, words: 'The family came today and saw the bruise as well.' },
  },
})
