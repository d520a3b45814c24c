import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { custodyOfOpening, OpenedFile, openFile, ownerOfFile } from '#platform/files/index.ts'
import { query } from '#platform/query.ts'
import { fileKeyFor, openerFor } from '#platform/vault/index.ts'
import { demoIds } from '../../demo-ids.ts'
import { startOf } from '../../view/words.ts'
import { opened, type ReportWords } from '../../words.ts'
import { incomingReport, reportColumns } from '../access.ts'
import { ListReportsIn, ReportIn, ReportsIn } from './schema.ts'
import { countIncoming, incomingRows } from './store.ts'
import { viewsOfReports } from './view.ts'
import { wholeReport } from './whole.ts'

export const listReportsIn = query({
  name: 'safeguarding.listReportsIn',
  does: 'Lists what came in: danger first, then what nobody has sorted, then messages that nobody has read.',
  api: 'GET /safeguarding/reports-in',
  input: ListReportsIn,
  output: ReportsIn,
  can: 'report.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { list, page, perPage }) {
    const visible = ctx.visible('report.read', reportColumns(ctx))
    const wanted = { councilId: ctx.actor.councilId, visible, list }
    const rows = await incomingRows(ctx.tx, wanted, { limit: perPage, offset: (page - 1) * perPage })
    const [views, open] = [
      await viewsOfReports(ctx, rows),
      await openerFor(
        ctx,
        rows.map(row => row.id),
      ),
    ]
    const items = rows.flatMap((row, at) => {
      const start = startOf(opened<ReportWords>(open, row.id, row.words)?.account)
      const view = views[at]
      return view ? [{ ...view, start }] : []
    })
    return { items, total: await countIncoming(ctx.tx, wanted), page, perPage }
  },
  trace: 'search',
  traced: ({ total }, { list }) => ({ count: total, list }),
  example: { role: 'duty-worker', input: {} },
})

export const readReportIn = query({
  name: 'safeguarding.readReportIn',
  does: 'Gives one report whole: what was told and by whom, photographs, messages, what was made of it.',
  api: 'GET /safeguarding/reports-in/{reportId}',
  input: z.object({ reportId: z.uuid() }),
  output: ReportIn,
  can: 'report.read',
  subject: incomingReport,
  run: (ctx, _input, subject) => wholeReport(ctx, subject),
  trace: 'record',
  example: { role: 'safeguarding-practitioner', input: { reportId: demoIds.anonymousReport } },
})

export const openReportPhotograph = query({
  name: 'safeguarding.openReportPhotograph',
  does: 'Opens a photograph that came with a report; a hidden one only when asked a second time.',
  input: z.object({ photographId: z.uuid(), show: z.boolean().default(false) }),
  output: OpenedFile,
  can: 'report.read',
  subject: async (ctx, { photographId }) =>
    incomingReport(ctx, { reportId: (await ownerOfFile(ctx, photographId, 'report')).id }),
  run: (ctx, { photographId, show }, { row }) =>
    openFile(ctx, {
      ...{ fileId: photographId, show, key: fileKeyFor(ctx, row.id) },
      owner: { type: 'report', id: row.id },
    }),
  trace: 'record',
  traced: ({ state }) => ({ state }),
  leaves: one => custodyOfOpening(one),
})
