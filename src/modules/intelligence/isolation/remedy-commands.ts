import { z } from 'zod'
import { type Subject, wholeCouncil } from '#platform/access/permissions.ts'
import { holdersOf } from '#platform/accounts/holders.ts'
import { accountNames } from '#platform/accounts/names.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { query } from '#platform/query.ts'
import { openerFor, sealerFor } from '#platform/vault/index.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { demoIds as demoHomes } from '#src/modules/homes/index.ts'
import { demoIds } from './demo-ids.ts'
import { gatherHome } from './gather.ts'
import { homeSubject } from './queries.ts'
import { addRemedy, changeRemedy, findRemedy, type RemedyRow, remediesOf } from './remedy-store.ts'
import { type RemedyWords, remediesShown } from './remedy-views.ts'
import { AcceptRemedy, BeginRemedy, FinishRemedy, GiveUpRemedy, Remedy, RemedyStepped } from './schema.ts'
import { type RemedyAction, remedyRoles, remedyWorkflow } from './workflow.ts'

const example = { role: 'practice-officer' as const }

function signedIn({ actor }: Context): string {
  if (!actor.id) throw new NotAllowed('Sign in to do this: it needs a named person')
  return actor.id
}

export const listOwners = query({
  name: 'intelligence.listOwners',
  does: 'Lists those who can see to a remedy: practice officers, quality officers and commissioners.',
  input: z.object({}),
  output: z.object({ items: z.array(z.object({ accountId: z.uuid(), name: z.string() })) }),
  can: 'remedy.work',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  run: async ctx => ({ items: await ownersOf(ctx) }),
  trace: 'nothing',
})

async function ownersOf(ctx: Context) {
  const ids = [...new Set((await holdersOf(ctx, remedyRoles)).map(one => one.accountId))]
  const names = await accountNames(ctx.tx, ctx.actor.councilId, ids)
  const items = ids.map(accountId => ({ accountId, name: names.get(accountId) ?? 'Name not known' }))
  return items.sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

export const acceptRemedy = command({
  name: 'intelligence.acceptRemedy',
  does: 'Takes on something that helps at a home where few could notice: a named person, a reason and a day.',
  api: 'POST /homes/{homeId}/remedies',
  status: 201,
  input: AcceptRemedy,
  output: RemedyStepped,
  can: 'remedy.work',
  subject: homeSubject,
  async run(ctx, { kind, ownerId, reason, dueOn }, { home }) {
    const acceptedBy = signedIn(ctx)
    const { councilId } = ctx.actor
    if (dueOn < ctx.today.toString())
      throw new Invalid([{ field: 'dueOn', message: 'Choose today or a day to come' }])
    if (!(await ownersOf(ctx)).some(one => one.accountId === ownerId))
      throw new Invalid([
        { field: 'ownerId', message: 'Choose a practice officer, quality officer or commissioner' },
      ])
    const open = await remediesOf(ctx.tx, councilId, { homeIds: [home.id], open: true })
    if (open.some(one => one.kind === kind))
      throw new Conflict('This is taken on already here. Look at it on the home’s page.')
    const id = ctx.ids.next()
    const state = remedyWorkflow.initial
    const words = (await sealerFor(ctx, id))({ reason } satisfies RemedyWords)
    const findings = await findingsAt(ctx, home.id)
    await addRemedy(ctx.tx, {
      ...{ councilId, id, homeId: home.id, kind, state, findings, ownerId, dueOn, words },
      ...{ acceptedAt: ctx.now, acceptedBy },
    })
    return done(
      { id, homeId: home.id, version: 1, state },
      event('RemedyAccepted', { homeId: home.id, kind, findings, ownerId, dueOn }, { type: 'remedy', id }),
    )
  },
  example: {
    ...example,
    input: {
      ...{ homeId: demoHomes.home, kind: 'visit', ownerId: demoIds.practiceOfficer, dueOn: '2026-12-04' },
      reason: 'Nobody from outside has been known there for months. I go and listen.',
    },
  },
})

/** Why, as it stood: codes of findings. */
async function findingsAt(ctx: Context, homeId: string): Promise<readonly string[]> {
  const { tx, today, actor } = ctx
  const state = await gatherHome({ tx, today, councilId: actor.councilId }, homeId)
  return state?.findings.map(one => one.code) ?? []
}

export type RemedySubject = Subject & { readonly row: RemedyRow }

async function remedySubject(
  ctx: Context,
  { remedyId }: { readonly remedyId: string },
  lock = false,
): Promise<RemedySubject> {
  const row = await findRemedy(ctx.tx, ctx.actor.councilId, remedyId, lock)
  if (!row) throw new NotFound('We could not find that. Look for it on the page of its home.')
  const { id, councilId, homeId, ownerId } = row
  return { type: 'remedy', id, councilId, homeId, ownerId, row }
}

const locked = (ctx: Context, input: { readonly remedyId: string }) => remedySubject(ctx, input, true)

export const getRemedy = query({
  name: 'intelligence.getRemedy',
  does: 'Gives one remedy: who sees to it, why, by when, and what came of it.',
  api: 'GET /remedies/{remedyId}',
  input: z.object({ remedyId: z.uuid() }),
  output: Remedy,
  can: 'remedy.work',
  subject: remedySubject,
  async run(ctx, _input, { row }) {
    const [shown] = await remediesShown(ctx, [row])
    if (!shown) throw new NotFound()
    return shown
  },
  trace: 'record',
  example: { ...example, input: { remedyId: demoIds.remedy } },
})

export const myRemedies = query({
  name: 'intelligence.listMyRemedies',
  does: 'Lists what you have taken on so that more people could notice, by its day.',
  api: 'GET /remedies',
  input: z.object({}),
  output: z.object({ items: z.array(Remedy) }),
  can: 'remedy.work',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx) {
    const { councilId, id: ownerId } = ctx.actor
    if (!ownerId) return { items: [] }
    const rows = await remediesOf(ctx.tx, councilId, { ownerId, open: true })
    return { items: await remediesShown(ctx, rows) }
  },
  trace: 'search',
  traced: ({ items }) => ({ count: items.length }),
  example: { ...example, input: {} },
})

type Change = Parameters<typeof changeRemedy>[2]

async function step(
  ctx: Context,
  action: RemedyAction,
  { version }: { readonly version: number },
  row: RemedyRow,
  change: Change,
) {
  signedIn(ctx)
  if (row.version !== version)
    throw new Conflict('Somebody changed this while you had it open. Look at it again, then decide.', {
      current: { version: row.version, state: row.state },
      sent: { version },
    })
  const { to } = applyAction(remedyWorkflow, action, row)
  await changeRemedy(ctx.tx, row, { ...change, state: to })
  return { id: row.id, homeId: row.homeId, version: row.version + 1, state: to }
}

async function wordsWith(ctx: Context, row: RemedyRow, cameOfIt: string): Promise<Buffer> {
  const before = (await openerFor(ctx, [row.id]))(row.id, row.words) as RemedyWords | undefined
  return (await sealerFor(ctx, row.id))({ reason: before?.reason ?? '', cameOfIt } satisfies RemedyWords)
}

export const beginRemedy = command({
  name: 'intelligence.beginRemedy',
  does: 'Says that a remedy has begun.',
  api: 'POST /remedies/{remedyId}/begin',
  input: BeginRemedy,
  output: RemedyStepped,
  can: 'remedy.work',
  subject: locked,
  async run(ctx, input, { row }) {
    const stepped = await step(ctx, 'begin', input, row, { begunOn: ctx.today.toString() })
    return done(stepped, event('RemedyBegun', { homeId: row.homeId, kind: row.kind }))
  },
  example: { ...example, input: { remedyId: demoIds.remedy, version: 1 } },
})

export const finishRemedy = command({
  name: 'intelligence.finishRemedy',
  does: 'Says what came of a remedy, and who is heard now.',
  api: 'POST /remedies/{remedyId}/finish',
  input: FinishRemedy,
  output: RemedyStepped,
  can: 'remedy.work',
  subject: locked,
  async run(ctx, { outcome, heard: said, words, ...input }, { row }) {
    const heard = [...new Set(said)]
    if (heard.includes('nobody') && heard.length > 1)
      throw new Invalid([{ field: 'heard', message: 'Choose who is heard now, or nobody, and not both' }])
    const change = { outcome, heard, endedOn: ctx.today.toString(), words: await wordsWith(ctx, row, words) }
    const stepped = await step(ctx, 'finish', input, row, change)
    return done(stepped, event('RemedyFinished', { homeId: row.homeId, kind: row.kind, outcome, heard }))
  },
  example: {
    ...example,
    input: {
      ...{ remedyId: demoIds.remedyBegun, version: 2, outcome: 'heard', heard: ['relatives'] },
      words: 'Nine relatives were rung. Three had not known when they may come.',
    },
  },
})

export const giveUpRemedy = command({
  name: 'intelligence.giveUpRemedy',
  does: 'Gives a remedy up, and says why.',
  api: 'POST /remedies/{remedyId}/give-up',
  input: GiveUpRemedy,
  output: RemedyStepped,
  can: 'remedy.work',
  subject: locked,
  async run(ctx, { words, ...input }, { row }) {
    const change = { endedOn: ctx.today.toString(), words: await wordsWith(ctx, row, words) }
    const stepped = await step(ctx, 'giveUp', input, row, change)
    return done(stepped, event('RemedyGivenUp', { homeId: row.homeId, kind: row.kind }))
  },
  example: {
    ...example,
    input: {
      remedyId: demoIds.remedy,
      version: 1,
      words: 'The charity has no volunteers in Marshby this year.',
    },
  },
})
