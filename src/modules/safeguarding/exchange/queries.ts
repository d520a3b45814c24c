import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { query } from '#platform/query.ts'
import { Counted } from './counted.ts'
import { Mode, modeOf } from './mode.ts'
import { listedImports } from './store.ts'

const ImportView = z.object({
  id: z.uuid(),
  door: z.enum(['page', 'api', 'folder']),
  fileName: z.string(),
  at: z.string(),
  ...Counted.shape,
  undoneAt: z.string().nullable(),
})
export type ImportView = z.input<typeof ImportView>

export const listTakingsIn = query({
  name: 'safeguarding.listTakingsIn',
  does: 'Lists what came from the council’s case system, with a report of each row that was refused.',
  api: 'GET /safeguarding/exchange/imports',
  input: z.object({
    page: z.coerce.number().int().min(1).max(400).default(1),
    perPage: z.coerce.number().int().min(1).max(100).default(25),
  }),
  output: z.object({
    items: z.array(ImportView),
    total: z.int(),
    page: z.int(),
    perPage: z.int(),
    mode: Mode,
  }),
  can: 'exchange.manage',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { page, perPage }) {
    const asked = { limit: perPage, offset: (page - 1) * perPage }
    const { rows, total } = await listedImports(ctx.tx, ctx.actor.councilId, asked)
    const items = rows.map(({ id, door, fileName, at, undoneAt, faults, ...row }) => ({
      ...{
        id,
        door,
        fileName,
        at: at.toString(),
        undoneAt: undoneAt?.toString() ?? null,
        faults: [...faults],
      },
      ...{
        rows: row.rows,
        created: row.created,
        changed: row.changed,
        unchanged: row.unchanged,
        refused: row.refused,
      },
    }))
    return { items, total, page, perPage, mode: await modeOf(ctx) }
  },
  trace: 'search',
  traced: ({ total }) => ({ count: total }),
  example: { role: 'administrator', input: {} },
})

export const whereCasesAreKept = query({
  name: 'safeguarding.whereCasesAreKept',
  does: 'Tells whether the council keeps its cases here or in another system.',
  api: 'GET /safeguarding/exchange/mode',
  input: z.object({}),
  output: Mode,
  can: 'concern.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  run: ctx => modeOf(ctx),
  trace: 'nothing',
  example: { role: 'safeguarding-practitioner', input: {} },
})
