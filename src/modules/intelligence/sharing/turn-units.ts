import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { isPersonRole, type PersonRole } from '#platform/access/roles.ts'
import { holdersOf } from '#platform/accounts/holders.ts'
import { accountNames } from '#platform/accounts/names.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { query } from '#platform/query.ts'
import { sealerFor } from '#platform/vault/index.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { demoOfficerId } from '../demo-ids.ts'
import { cleared } from '../policy.ts'
import { clear } from '../tellings/telling-store.ts'
import { demoIds } from './demo-ids.ts'
import * as schema from './latency-schema.ts'
import { changesOf } from './latency-store.ts'
import { type Case, caseColumns, caseForWriting } from './latency-subject.ts'
import { changesShown, type TurnWords } from './latency-views.ts'
import { gatherers, type LatencyAction, latencyWorkflow, stateAfter, type Turn } from './latency-workflow.ts'
import { isCleared, signedIn } from './subject.ts'
import { addTurn, type TurnRow, turnsOf } from './turn-store.ts'

const example = { role: 'quality-officer' as const }

interface Turning {
  readonly action: LatencyAction
  readonly kind: Turn
  readonly said: TurnWords
  readonly more?: Pick<TurnRow, 'ownerId' | 'dueOn'>
}

async function turn(ctx: Context, { row }: Case, version: number, { action, kind, said, more }: Turning) {
  const by = signedIn(ctx)
  const { councilId } = ctx.actor
  const last = (await turnsOf(ctx.tx, councilId, row.id)).at(-1)
  const state = last ? stateAfter[last.kind] : latencyWorkflow.initial
  const now = last?.number ?? 0
  const stale = () =>
    new Conflict('Somebody changed this while you had it open. Look at it again, then decide.', {
      current: { version: now, state },
      sent: { version },
    })
  if (version !== now) throw stale()
  const { to } = applyAction(latencyWorkflow, action, { state })
  const id = ctx.ids.next()
  const words = (await sealerFor(ctx, id))(said)
  const added = await addTurn(ctx.tx, {
    ...{ councilId, id, caseId: row.id, number: now + 1, kind, at: ctx.now, by, words },
    ...(more ?? { ownerId: null, dueOn: null }),
  })
  if (!added) throw stale()
  return { id: row.id, version: now + 1, state: to }
}

/** Who can see to what will change: those who gather days and, where it is kept, may know of every case. */
async function ownersOf(ctx: Context, { row }: Case) {
  const may = (role: string) => isPersonRole(role) && mayOwn(role, row.restricted)
  const ids = (await holdersOf(ctx, gatherers)).filter(one => may(one.role)).map(one => one.accountId)
  const names = await accountNames(ctx.tx, ctx.actor.councilId, ids)
  const items = [...new Set(ids)].map(accountId => ({
    accountId,
    name: names.get(accountId) ?? 'Name not known',
  }))
  return items.sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

const mayOwn = (role: PersonRole, restricted: boolean): boolean =>
  gatherers.includes(role) && (!restricted || cleared.some(one => one === role))

export const listLatencyOwners = query({
  name: 'intelligence.listLatencyOwners',
  does: 'Lists who can see to it that what was learned of a serious case changes something.',
  input: schema.OneCase,
  output: z.object({ items: z.array(z.object({ accountId: z.uuid(), name: z.string() })) }),
  can: 'latency.work',
  subject: caseForWriting,
  run: async (ctx, _input, subject) => ({ items: await ownersOf(ctx, subject) }),
  trace: 'nothing',
})

export const closeLatency = command({
  name: 'intelligence.closeLatency',
  does: 'Closes a serious case with what was learned and what will change, which a named person sees to by a day.',
  api: 'POST /latency-cases/{latencyId}/close',
  input: schema.CloseCase,
  output: schema.CaseTurned,
  can: 'latency.work',
  subject: caseForWriting,
  async run(ctx, { version, learned, change, ownerId, dueOn }, subject) {
    if (dueOn < ctx.today.toString())
      throw new Invalid([{ field: 'dueOn', message: 'Choose today or a day to come' }])
    if (!(await ownersOf(ctx, subject)).some(one => one.accountId === ownerId))
      throw new Invalid([
        { field: 'ownerId', message: 'Choose somebody from the list, who may read this case' },
      ])
    const turned = await turn(ctx, subject, version, {
      ...{ action: 'close', kind: 'closed', said: { learned, change }, more: { ownerId, dueOn } },
    })
    return done(turned, event('LatencyClosed', { ownerId, dueOn }))
  },
  example: {
    ...example,
    input: {
      ...{ latencyId: demoIds.latency, version: 0, ownerId: demoOfficerId, dueOn: '2027-01-15' },
      learned: 'Each of three partners knew of one night. Nobody had been asked to put the nights together.',
      change: 'A call at night to any partner is told to the council’s duty team by the next noon.',
    },
  },
})

export const changedByLatency = command({
  name: 'intelligence.changedByLatency',
  does: 'Says that what was to change after a serious case has changed, and how it is known.',
  api: 'POST /latency-cases/{latencyId}/changed',
  input: schema.TurnCase,
  output: schema.CaseTurned,
  can: 'latency.work',
  subject: caseForWriting,
  async run(ctx, { version, words }, subject) {
    const said = { words }
    const turned = await turn(ctx, subject, version, { action: 'change', kind: 'changed', said })
    return done(turned, event('LatencyChanged', {}))
  },
  example: {
    ...example,
    input: {
      ...{ latencyId: demoIds.latencyClosed, version: 1 },
      words: 'The duty team’s log has had eleven such calls since, each by noon.',
    },
  },
})

export const reopenLatency = command({
  name: 'intelligence.reopenLatency',
  does: 'Opens a closed serious case again, and says why. What was learned before is kept.',
  api: 'POST /latency-cases/{latencyId}/reopen',
  input: schema.TurnCase,
  output: schema.CaseTurned,
  can: 'latency.work',
  subject: caseForWriting,
  async run(ctx, { version, words }, subject) {
    const said = { words }
    const turned = await turn(ctx, subject, version, { action: 'reopen', kind: 'reopened', said })
    return done(turned, event('LatencyReopened', {}))
  },
  example: {
    ...example,
    input: {
      ...{ latencyId: demoIds.latencyClosed, version: 1 },
      words: 'The ambulance service has found its log of that night.',
    },
  },
})

export const myLatencyChanges = query({
  name: 'intelligence.listMyLatencyChanges',
  does: 'Lists what you see to so that something changes after serious cases, by its day.',
  api: 'GET /latency-cases/changes',
  input: z.object({}),
  output: schema.Changes,
  can: 'latency.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const { councilId, id: ownerId } = ctx.actor
    if (!ownerId) return { items: [] }
    if (isCleared(ctx)) await clear(ctx.tx)
    const visible = ctx.visible('latency.read', caseColumns)
    return { items: await changesShown(ctx, await changesOf(ctx.tx, { councilId, ownerId, visible })) }
  },
  trace: 'search',
  traced: ({ items }) => ({ count: items.length }),
  example: { ...example, input: {} },
})
