import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { isPersonRole, roles } from '#platform/access/roles.ts'
import { holdersOf } from '#platform/accounts/holders.ts'
import { accountNames } from '#platform/accounts/names.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { query } from '#platform/query.ts'
import { openerFor, sealerFor } from '#platform/vault/index.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { demoIds as demoHomes } from '#src/modules/homes/index.ts'
import { demoOfficerId } from '../demo-ids.ts'
import { addSharedDecision, endSharedDecision, listSharedDecisions } from './decision-store.ts'
import { type DecisionWords, decisionsShown } from './decision-views.ts'
import { demoIds } from './demo-ids.ts'
import { audienceAt } from './record-commands.ts'
import * as schema from './schema.ts'
import * as of from './subject.ts'
import { type DecisionAction, decisionWorkflow, invitable, outside } from './workflow.ts'

const example = { role: 'quality-officer' as const }
const { DecisionList, DecisionView, EndDecision, ListDecisions, OneDecision } = schema

export const decideAtSharing = command({
  name: 'intelligence.decideAtSharing',
  does: 'Records what was decided at an information sharing meeting, and why: a named person does it by a day.',
  api: 'POST /sharing-meetings/{sharingId}/decisions',
  status: 201,
  input: schema.Decide,
  output: schema.DecisionStepped,
  can: 'sharing.work',
  subject: of.homeOnAgenda,
  async run(ctx, { sharingId, what, why, ownerId, dueOn, audience: asked }, { row, home }) {
    const decidedBy = of.signedIn(ctx)
    of.refuseClosed(row)
    if (row.state === 'planned')
      throw new Conflict(
        'The meeting has not been held yet. Write down first that it was held, and who was there.',
      )
    if (home) await of.refuseOffAgenda(ctx, sharingId, home.id)
    if (dueOn < ctx.today.toString())
      throw new Invalid([{ field: 'dueOn', message: 'Choose today or a day to come' }])
    if (!(await peopleOf(ctx)).some(one => one.accountId === ownerId))
      throw new Invalid([{ field: 'ownerId', message: 'Choose an officer, or somebody of a partner' }])
    const id = ctx.ids.next()
    const { councilId } = ctx.actor
    const homeId = home?.id ?? null
    const { initial: state } = decisionWorkflow
    const audience = audienceAt(home, asked)
    const words = (await sealerFor(ctx, id))({ what, why } satisfies DecisionWords)
    await addSharedDecision(ctx.tx, {
      ...{ councilId, id, meetingId: sharingId, homeId, state, ownerId, dueOn, audience, words },
      ...{ decidedAt: ctx.now, decidedBy },
    })
    return done(
      { id, version: 1, state },
      event('SharingDecided', { decisionId: id, homeId, ownerId, dueOn, audience }),
    )
  },
  example: {
    ...example,
    input: {
      ...{ sharingId: demoIds.held, homeId: demoHomes.home, ownerId: demoOfficerId, dueOn: '2026-12-01' },
      ...{ audience: 'partners', what: 'Visit after nine in the evening, without notice.' },
      why: 'Two partners spoke of the nights, and nobody has been there then.',
    },
  },
})

/** Who can be given something to do, by name: officers, and people of partners. */
async function peopleOf(ctx: Context) {
  const holders = await holdersOf(ctx, invitable)
  const names = await accountNames(
    ctx.tx,
    ctx.actor.councilId,
    holders.map(one => one.accountId),
  )
  const people = [...Map.groupBy(holders, one => one.accountId)].map(([accountId, held]) => ({
    accountId,
    name: names.get(accountId) ?? 'Name not known',
    roles: held.flatMap(({ role }) => (isPersonRole(role) ? [roles[role].label] : [])).join(', '),
    outside: held.every(({ role }) => outside.some(one => one === role)),
  }))
  return people.sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

export const listSharingPeople = query({
  name: 'intelligence.listSharingPeople',
  does: 'Lists who can be invited to an information sharing meeting, or be given something to do.',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({ accountId: z.uuid(), name: z.string(), roles: z.string(), outside: z.boolean() }),
    ),
  }),
  can: 'sharing.work',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  run: async ctx => ({ items: await peopleOf(ctx) }),
  trace: 'nothing',
})

async function step(
  ctx: Context,
  action: DecisionAction,
  { version, words }: z.output<typeof EndDecision>,
  { row }: of.DecisionSubject,
) {
  of.signedIn(ctx)
  if (row.version !== version)
    throw new Conflict('Somebody changed this while you had it open. Look at it again, then decide.', {
      current: { version: row.version, state: row.state },
      sent: { version },
    })
  const { to: state } = applyAction(decisionWorkflow, action, row)
  const before = (await openerFor(ctx, [row.id]))(row.id, row.words) as DecisionWords | undefined
  const kept = { what: before?.what ?? '', why: before?.why ?? '', cameOfIt: words } satisfies DecisionWords
  await endSharedDecision(ctx.tx, row, {
    ...{ state, endedOn: ctx.today.toString(), words: (await sealerFor(ctx, row.id))(kept) },
  })
  const late = row.dueOn < ctx.today.toString()
  return done(
    { id: row.id, version: version + 1, state },
    event(state === 'done' ? 'SharingDecisionDone' : 'SharingDecisionLeft', {
      meetingId: row.meetingId,
      late,
    }),
  )
}

const locked = (ctx: Context, input: { readonly sharingDecisionId: string }) =>
  of.decisionSubject(ctx, input, true)

export const finishSharingDecision = command({
  name: 'intelligence.finishSharingDecision',
  does: 'Says that what was decided at an information sharing meeting is done, and what came of it.',
  api: 'POST /sharing-decisions/{sharingDecisionId}/done',
  input: EndDecision,
  output: schema.DecisionStepped,
  can: 'sharing-decision.finish',
  subject: locked,
  run: (ctx, input, subject) => step(ctx, 'finish', input, subject),
  example: {
    ...example,
    input: {
      sharingDecisionId: demoIds.decision,
      version: 1,
      words: 'Seven visits at night, all written up.',
    },
  },
})

export const leaveSharingDecision = command({
  name: 'intelligence.leaveSharingDecision',
  does: 'Says that what was decided at an information sharing meeting will not be done, and why.',
  api: 'POST /sharing-decisions/{sharingDecisionId}/not-done',
  input: EndDecision,
  output: schema.DecisionStepped,
  can: 'sharing-decision.finish',
  subject: locked,
  run: (ctx, input, subject) => step(ctx, 'leave', input, subject),
  example: {
    ...example,
    input: { sharingDecisionId: demoIds.decisionOpen, version: 1, words: 'The home has closed.' },
  },
})

export const getSharingDecision = query({
  name: 'intelligence.getSharingDecision',
  does: 'Gives one decision of an information sharing meeting: what, why, who does it, by when, and what came of it.',
  api: 'GET /sharing-decisions/{sharingDecisionId}',
  input: OneDecision,
  output: DecisionView,
  can: 'sharing-decision.read',
  subject: of.decisionSubject,
  async run(ctx, _input, { row }) {
    const [view] = await decisionsShown(ctx, [row])
    return view as schema.DecisionView
  },
  trace: 'record',
  example: { ...example, input: { sharingDecisionId: demoIds.decision } },
})

/** A list's filter as what the store is asked. */
function shownAs(show: z.output<typeof ListDecisions>['show'], today: string) {
  if (show === 'overdue') return { before: today }
  return show ? { state: show } : {}
}

async function decisionsFor(
  ctx: Context,
  { show, page, perPage }: z.output<typeof ListDecisions>,
  more: { readonly ownerId?: string } = {},
) {
  const visible = ctx.visible('sharing-decision.read', of.decisionColumns)
  const asked = { councilId: ctx.actor.councilId, visible, ...more, ...shownAs(show, ctx.today.toString()) }
  const found = await listSharedDecisions(ctx.tx, asked, { limit: perPage, offset: (page - 1) * perPage })
  return { items: await decisionsShown(ctx, found.rows), total: found.total, page, perPage }
}

export const listSharingDecisions = query({
  name: 'intelligence.listSharingDecisions',
  does: 'Lists what was decided at information sharing meetings, as you may read it: what is to be done first, by its day.',
  api: 'GET /sharing-decisions',
  input: ListDecisions,
  output: DecisionList,
  can: 'sharing-decision.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  run: (ctx, input) => decisionsFor(ctx, input),
  trace: 'search',
  traced: ({ total }, { show }) => ({ count: total, show: show || null }),
  example: { ...example, input: { show: 'overdue' } },
})

export const exportSharingDecisions = query({
  name: 'intelligence.exportSharingDecisions',
  does: 'Takes the list of decisions of information sharing meetings out of Lantern.',
  input: ListDecisions.pick({ show: true }),
  output: z.object({ items: z.array(DecisionView) }),
  can: 'sharing-decision.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  run: async (ctx, { show }) => ({
    items: (await decisionsFor(ctx, { show, page: 1, perPage: 10_000 })).items,
  }),
  trace: 'export',
  traced: ({ items }, { show }) => ({ count: items.length, show: show || null }),
})

export const mySharingDecisions = query({
  name: 'intelligence.listMySharingDecisions',
  does: 'Lists what you are to do after information sharing meetings, by its day.',
  api: 'GET /sharing-decisions/mine',
  input: z.object({}),
  output: z.object({ items: z.array(DecisionView) }),
  can: 'sharing-decision.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const { id: ownerId } = ctx.actor
    if (!ownerId) return { items: [] }
    const { items } = await decisionsFor(ctx, { show: 'open', page: 1, perPage: 100 }, { ownerId })
    return { items }
  },
  trace: 'search',
  traced: ({ items }) => ({ count: items.length }),
  example: { ...example, input: {} },
})
