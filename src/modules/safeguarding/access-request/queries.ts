import { z } from 'zod'
import { accessCitation } from '#law/access-clocks.ts'
import { labelOf } from '#law/code-list.ts'
import { wholeCouncil } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { query } from '#platform/query.ts'
import { openerFor } from '#platform/vault/index.ts'
import { personInBrief } from '#src/modules/people/index.ts'
import { demoIds } from '../demo-ids.ts'
import { opened } from '../words.ts'
import { informationView } from './information.ts'
import { itemViews } from './items.ts'
import {
  AccessRequestList,
  AccessRequestView,
  BundleView,
  ListAccessRequests,
  type RequestRow,
} from './schema.ts'
import { listedRequests, type RequestRowDb } from './store.ts'
import { requestSubject } from './subject.ts'
import { accessWorkflow } from './workflow.ts'

const kindLabels = {
  'subject-access': 'One’s own records',
  'freedom-of-information': 'Freedom of information',
} as const

function rowView(row: RequestRowDb, today: Temporal.PlainDate): RequestRow {
  const { id, reference, version, kind, state, receivedOn, dueOn, endedOn } = row
  return {
    ...{ id, reference, version, kind, state, receivedOn, dueOn, endedOn },
    kindLabel: kindLabels[kind],
    stateLabel: accessWorkflow.states[state].label,
    askedBy: labelOf('access-askers', row.askedBy),
    overdue: endedOn === null && dueOn < today.toString(),
  }
}

export const listAccessRequests = query({
  name: 'safeguarding.listAccessRequests',
  does: 'Lists requests for records, those due first.',
  api: 'GET /safeguarding/access-requests',
  input: ListAccessRequests,
  output: AccessRequestList,
  can: 'access-request.handle',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { open, page, perPage }) {
    const asked = { limit: perPage, offset: (page - 1) * perPage }
    const { rows, total } = await listedRequests(ctx.tx, ctx.actor.councilId, open, asked)
    return { items: rows.map(row => rowView(row, ctx.today)), total, page, perPage }
  },
  trace: 'search',
  traced: ({ total }, { open }) => ({ count: total, open }),
  example: { role: 'information-governance', input: {} },
})

const nameOf = async (ctx: Context, { personId }: RequestRowDb) =>
  personId ? ((await personInBrief(ctx, personId))?.name ?? null) : null

const byId = z.object({ accessRequestId: z.uuid() })

interface AskerWords {
  readonly name?: string
  readonly contact?: string
  readonly asks?: string
}

export const getAccessRequest = query({
  name: 'safeguarding.getAccessRequest',
  does: 'Gives one request with all that is held, whose data each thing is, and what was decided on it.',
  api: 'GET /safeguarding/access-requests/{accessRequestId}',
  input: byId,
  output: AccessRequestView,
  can: 'access-request.handle',
  subject: (ctx, input) => requestSubject(ctx, input.accessRequestId),
  async run(ctx, _input, { row }) {
    const items = await itemViews(ctx, row)
    const words = opened<AskerWords>(await openerFor(ctx, [row.id]), row.id, row.words)
    return {
      ...rowView(row, ctx.today),
      ...{ personId: row.personId, personName: await nameOf(ctx, row), seriousHarm: row.seriousHarm },
      ...{ name: words?.name ?? null, contact: words?.contact ?? null, asks: words?.asks ?? null },
      ...{ stop: row.stop, stopLabel: row.stop && labelOf('access-stops', row.stop), extended: row.extended },
      citation: accessCitation(row.kind),
      items: [...items],
      undecided: items.filter(item => item.decision === null).length,
      information: await informationView(ctx, row),
    }
  },
  trace: 'record',
  traced: ({ items }) => ({ items: items.length }),
  example: { role: 'information-governance', input: { accessRequestId: demoIds.accessRequestReady } },
})

export const getBundle = query({
  name: 'safeguarding.getBundle',
  does: 'Gives what was released of a request, to be printed or handed over. What was kept back is counted by reason.',
  api: 'GET /safeguarding/access-requests/{accessRequestId}/bundle',
  input: byId,
  output: BundleView,
  can: 'access-request.handle',
  subject: (ctx, input) => requestSubject(ctx, input.accessRequestId),
  async run(ctx, _input, { row }) {
    if (row.state !== 'released')
      throw new NotFound('Nothing was released yet. Go through the items first, then release.')
    const items = await itemViews(ctx, row)
    const reasons = Map.groupBy(
      items.filter(item => item.decision === 'withhold'),
      item => item.reasonLabel ?? 'No reason was written down',
    )
    return {
      ...{ accessRequestId: row.id, reference: row.reference, state: row.state, answeredOn: row.endedOn },
      personName: await nameOf(ctx, row),
      items: items
        // What was written since nobody decided on.
        .filter(item => item.given !== null && !item.changed)
        .map(({ id, label, caseReference, onDate, given, decision }) => ({
          ...{ id, label, caseReference, onDate, given, decision },
        })),
      withheld: [...reasons].map(([reason, kept]) => ({ reason, count: kept.length })),
    }
  },
  trace: 'export',
  traced: ({ items, withheld }) => ({
    items: items.length,
    withheld: withheld.reduce((sum, one) => sum + one.count, 0),
  }),
  example: { role: 'information-governance', input: { accessRequestId: demoIds.accessRequestDone } },
})
