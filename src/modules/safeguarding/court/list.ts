import { z } from 'zod'
import { labelOf } from '#law/code-list.ts'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { accountNames } from '#platform/accounts/names.ts'
import { query } from '#platform/query.ts'
import { openerFor } from '#platform/vault/index.ts'
import { concernColumns } from '../concern/subject.ts'
import { listed } from '../process/schema.ts'
import { opened } from '../words.ts'
import { listedCourtCases } from './list-store.ts'
import type { CourtWords } from './words.ts'

const text = z.string().nullable()

const CourtList = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      concernId: z.uuid(),
      reference: z.string(),
      kindLabel: z.string(),
      number: text,
      lead: text,
      nextOn: text,
      nextDue: z.boolean(),
      endedOn: text,
    }),
  ),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
})

export const listCourtCases = query({
  name: 'safeguarding.listCourtCases',
  does: 'Lists proceedings before courts, those with a hearing first, by reference and without names.',
  api: 'GET /safeguarding/court',
  input: z.object(listed),
  output: CourtList,
  can: 'court.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { page, perPage }) {
    const { councilId } = ctx.actor
    const asked = { councilId, visible: ctx.visible('court.export', concernColumns) }
    const { rows, total } = await listedCourtCases(ctx.tx, asked, {
      limit: perPage,
      offset: (page - 1) * perPage,
    })
    const open = await openerFor(ctx, [...new Set(rows.map(row => row.concernId))])
    const names = await accountNames(
      ctx.tx,
      councilId,
      rows.map(row => row.leadId),
    )
    const today = ctx.today.toString()
    const items = rows.map(({ id, concernId, reference, kind, leadId, nextOn, endedOn, words }) => ({
      ...{ id, concernId, reference, nextOn, endedOn, kindLabel: labelOf('court-proceedings', kind) },
      number: opened<CourtWords>(open, concernId, words)?.number ?? null,
      lead: names.get(leadId) ?? null,
      nextDue: endedOn === null && nextOn !== null && nextOn < today,
    }))
    return { items, total, page, perPage }
  },
  trace: 'search',
  traced: ({ total }) => ({ count: total }),
  example: { role: 'information-governance', input: {} },
})
