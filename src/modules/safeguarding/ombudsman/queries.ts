import { z } from 'zod'
import { labelOf } from '#law/code-list.ts'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { openerFor } from '#platform/vault/index.ts'
import { tookPartIn } from '../case/took-part.ts'
import { demoIds } from '../demo-ids.ts'
import { opened } from '../words.ts'
import { ComplaintList, ComplaintView, ListComplaints } from './schema.ts'
import { type ComplaintRead, casesComplainedOf, itemsOf, listedComplaints } from './store.ts'
import { complaintColumns, complaintSubject } from './subject.ts'
import type { ComplaintWords, ItemWords } from './words.ts'
import { complaintWorkflow } from './workflow.ts'

function rowOf(row: ComplaintRead, today: string) {
  const { id, reference, version, state, receivedOn, closedOn } = row
  const nextOn = state === 'closed' ? null : row.nextOn
  return {
    ...{ id, reference, version, state, receivedOn, closedOn, nextOn },
    stateLabel: complaintWorkflow.states[state].label,
    overdue: nextOn !== null && nextOn < today,
    outcomeLabel: row.outcome && labelOf('ombudsman-outcomes', row.outcome),
  }
}

export const listComplaints = query({
  name: 'safeguarding.listOmbudsmanComplaints',
  does: 'Lists complaints to the Ombudsman about cases in which you took no part, the open ones first.',
  api: 'GET /safeguarding/ombudsman-complaints',
  input: ListComplaints,
  output: ComplaintList,
  can: 'ombudsman.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { page, perPage }) {
    const { councilId, id: me = '' } = ctx.actor
    const cases = await casesComplainedOf(ctx.tx, councilId)
    const but = me ? [...(await tookPartIn(ctx, cases, me))] : []
    const at = { limit: perPage, offset: (page - 1) * perPage }
    const visible = ctx.visible('ombudsman.handle', complaintColumns)
    const { rows, total } = await listedComplaints(ctx.tx, { councilId, but }, at, visible)
    return { items: rows.map(row => rowOf(row, ctx.today.toString())), total, page, perPage }
  },
  trace: 'search',
  traced: ({ total }) => ({ count: total }),
  example: { role: 'information-governance', input: {} },
})

async function itemViews(ctx: Context, row: ComplaintRead) {
  const items = await itemsOf(ctx.tx, row.councilId, row.id)
  const open = await openerFor(ctx, [row.id])
  const names = await accountNames(
    ctx.tx,
    row.councilId,
    items.flatMap(item => [item.by, item.givenBy]),
  )
  const today = ctx.today.toString()
  return items.map(({ id, askedOn, dueOn, givenOn, by, givenBy, words, givenWords }) => ({
    ...{ id, askedOn, dueOn, givenOn, overdue: givenOn === null && dueOn !== null && dueOn < today },
    asked: opened<ItemWords>(open, row.id, words)?.text ?? null,
    given: opened<ItemWords>(open, row.id, givenWords)?.text ?? null,
    by: names.get(by) ?? null,
    givenBy: (givenBy && names.get(givenBy)) ?? null,
  }))
}

export const getComplaint = query({
  name: 'safeguarding.getOmbudsmanComplaint',
  does: 'Gives one complaint to the Ombudsman: its number and dates, what was asked for and given, and how it was decided.',
  api: 'GET /safeguarding/ombudsman-complaints/{complaintId}',
  input: z.object({ complaintId: z.uuid() }),
  output: ComplaintView,
  can: 'ombudsman.handle',
  subject: complaintSubject,
  async run(ctx, _input, { row }) {
    const words = opened<ComplaintWords>(await openerFor(ctx, [row.id]), row.id, row.words)
    const { number = null, complainant = null, about = null } = words ?? {}
    const { concernReference, outcome, decidedOn, remedyDueOn } = row
    return {
      ...rowOf(row, ctx.today.toString()),
      ...{ concernReference, outcome, decidedOn, remedyDueOn, number, complainant, about },
      ...{ decision: words?.decision ?? null, remedy: words?.remedy ?? null },
      closing: words?.closing ?? null,
      items: await itemViews(ctx, row),
    }
  },
  trace: 'record',
  example: { role: 'information-governance', input: { complaintId: demoIds.complaint } },
})
