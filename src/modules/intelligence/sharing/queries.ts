import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { query } from '#platform/query.ts'
import { demoIds as demoHomes, homeById } from '#src/modules/homes/index.ts'
import { agencyLabel, inListOrder } from './agencies.ts'
import { listSharedDecisions } from './decision-store.ts'
import { decisionsShown } from './decision-views.ts'
import { demoIds } from './demo-ids.ts'
import { invitedTo, listMeetings, type MeetingRow, meetingsOf } from './meeting-store.ts'
import { meetingView } from './meeting-views.ts'
import * as schema from './schema.ts'
import * as of from './subject.ts'
import { meetingWorkflow } from './workflow.ts'

const example = { role: 'quality-officer' as const }

export const listSharingMeetings = query({
  name: 'intelligence.listSharingMeetings',
  does: 'Lists information sharing meetings that you hold or are invited to, the newest first.',
  api: 'GET /sharing-meetings',
  input: schema.ListMeetings,
  output: schema.MeetingList,
  can: 'sharing.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { state, page, perPage }) {
    const visible = ctx.visible('sharing.read', of.meetingColumns)
    const asked = { councilId: ctx.actor.councilId, state: state || undefined, visible }
    const found = await listMeetings(ctx.tx, asked, { limit: perPage, offset: (page - 1) * perPage })
    return { items: await rowsShown(ctx, found.rows), total: found.total, page, perPage }
  },
  trace: 'search',
  traced: ({ total }, { state }) => ({ count: total, state: state || null }),
  example: { ...example, input: {} },
})

async function rowsShown(ctx: Context, rows: readonly MeetingRow[]): Promise<schema.MeetingRowView[]> {
  const ids = rows.map(row => row.id)
  const agendas = await of.agendasFor(ctx, ids)
  const invited = Map.groupBy(await invitedTo(ctx.tx, ctx.actor.councilId, ids), one => one.meetingId)
  const today = ctx.today.toString()
  const open = Map.groupBy(await openDecisions(ctx, ids), one => one.meetingId)
  return rows.map(({ id, state, heldOn, onDate }) => ({
    ...{ id, state, stateLabel: meetingWorkflow.states[state].label, onDate: heldOn ?? onDate },
    homes: (agendas.get(id) ?? []).map(({ home }) => ({ id: home.id, name: home.name })),
    agencies: inListOrder((invited.get(id) ?? []).map(one => one.agency)).map(agencyLabel),
    openDecisions: (open.get(id) ?? []).length,
    overdue: (open.get(id) ?? []).filter(one => one.dueOn < today).length,
  }))
}

async function openDecisions(ctx: Context, meetingIds: readonly string[]) {
  const visible = ctx.visible('sharing-decision.read', of.decisionColumns)
  const asked = { councilId: ctx.actor.councilId, visible, meetingIds, state: 'open' as const }
  return (await listSharedDecisions(ctx.tx, asked, { limit: 2_000, offset: 0 })).rows
}

export const getSharingMeeting = query({
  name: 'intelligence.getSharingMeeting',
  does: 'Gives an information sharing meeting as you may read it: its homes, who is invited and who came, what was said and brought, and what was decided.',
  api: 'GET /sharing-meetings/{sharingId}',
  input: schema.OneMeeting,
  output: schema.MeetingView,
  can: 'sharing.read',
  subject: (ctx, input) => of.meetingSubject(ctx, input),
  run: (ctx, _input, subject) => meetingView(ctx, subject),
  trace: 'record',
  example: { ...example, input: { sharingId: demoIds.held } },
})

/** What was shared about a home is each council’s own to know. */
export async function homeSubject(ctx: Context, { homeId }: { readonly homeId: string }) {
  const home = await homeById(ctx.tx, homeId)
  if (!home) throw new NotFound('We could not find that home. Check the link, or search for it by name.')
  return { type: 'home', id: home.id, councilId: ctx.actor.councilId, homeId: home.id, home }
}

export const getHomeSharing = query({
  name: 'intelligence.getHomeSharing',
  does: 'Gives what was shared about a home as you may know it: the last meeting, the next, and decisions not yet done.',
  api: 'GET /homes/{homeId}/sharing',
  input: z.object({ homeId: z.uuid() }),
  output: schema.HomeSharing,
  can: 'sharing.list',
  subject: homeSubject,
  async run(ctx, { homeId }, { home }) {
    const { councilId } = ctx.actor
    const meetings = await meetingsOf(ctx.tx, {
      ...{ councilId, homeId, visible: ctx.visible('sharing.read', of.meetingColumns) },
    })
    const visible = ctx.visible('sharing-decision.read', of.decisionColumns)
    const which = { councilId, visible, homeId, state: 'open' as const }
    const open = await listSharedDecisions(ctx.tx, which, { limit: 20, offset: 0 })
    const last = meetings.find(one => one.state !== 'planned')
    const next = meetings.findLast(one => one.state === 'planned')
    return {
      home: { id: home.id, name: home.name },
      last: last
        ? {
            ...{ id: last.id, onDate: last.heldOn ?? last.onDate },
            stateLabel: meetingWorkflow.states[last.state].label,
          }
        : null,
      next: next ? { id: next.id, onDate: next.onDate } : null,
      open: await decisionsShown(ctx, open.rows),
      meetings: meetings.length,
    }
  },
  trace: 'nothing',
  example: { ...example, input: { homeId: demoHomes.home } },
})
