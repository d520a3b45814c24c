import { z } from 'zod'
import { type Subject, wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { query } from '#platform/query.ts'
import { openerFor, sealerFor } from '#platform/vault/index.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { demoIds } from '../demo-ids.ts'
import { placingColumns } from './known.ts'
import { changePlacing, findPlacing, listPlacingTasks, type PlacingRow } from './placing-store.ts'
import * as schema from './schema.ts'
import { type PlacingWords, placingShown } from './views.ts'
import { type PlacingAction, placingWorkflow } from './workflow.ts'

const example = { role: 'practice-officer' as const }

type PlacingSubject = Subject & { readonly row: PlacingRow }

async function taskSubject(
  ctx: Context,
  { placingTaskId }: { readonly placingTaskId: string },
  lock = false,
): Promise<PlacingSubject> {
  const row = await findPlacing(ctx.tx, ctx.actor.councilId, placingTaskId, lock)
  if (!row) throw new NotFound('We could not find that task. Look for it on the page of its home.')
  const { id, councilId, homeId } = row
  return { type: 'placing-task', id, councilId, homeId, row }
}

const locked = (ctx: Context, input: { readonly placingTaskId: string }) => taskSubject(ctx, input, true)

type Filter = Pick<z.output<typeof schema.ListPlacing>, 'state'>

const filterOf = ({ state }: Filter, today: string) => {
  if (state === 'waiting') return { waiting: true }
  if (state === 'overdue') return { before: today }
  return state ? { state } : {}
}

async function tasksFor(ctx: Context, filter: Filter, page: { limit: number; offset: number }) {
  const asked = { councilId: ctx.actor.councilId, visible: ctx.visible('remedy.work', placingColumns) }
  const found = await listPlacingTasks(ctx.tx, { ...asked, ...filterOf(filter, ctx.today.toString()) }, page)
  return { items: await placingShown(ctx, found.rows), total: found.total }
}

export const listPlacing = query({
  name: 'intelligence.listPlacingTasks',
  does: 'Lists whom to tell, of those who placed people, that few could notice at a home: what is to be sent on first, then by the day of the answer.',
  api: 'GET /placing-tasks',
  input: schema.ListPlacing,
  output: schema.PlacingList,
  can: 'remedy.work',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { page, perPage, ...filter }) {
    const found = await tasksFor(ctx, filter, { limit: perPage, offset: (page - 1) * perPage })
    return { ...found, page, perPage }
  },
  trace: 'search',
  traced: ({ total }, { state }) => ({ count: total, state: state || null }),
  example: { ...example, input: { state: 'waiting' } },
})

export const exportPlacing = query({
  name: 'intelligence.exportPlacingTasks',
  does: 'Takes the list of those who placed people, and what they were told, out of Lantern.',
  input: schema.ListPlacing.pick({ state: true }),
  output: z.object({ items: z.array(schema.PlacingTask) }),
  can: 'remedy.work',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  run: async (ctx, filter) => ({
    items: (await tasksFor(ctx, filter, { limit: 10_000, offset: 0 })).items,
  }),
  trace: 'export',
  traced: ({ items }, { state }) => ({ count: items.length, state: state || null }),
})

export const getPlacing = query({
  name: 'intelligence.getPlacingTask',
  does: 'Gives one task: which body that placed people is to be told, to whom it was sent, by when they answer, and what came of it.',
  api: 'GET /placing-tasks/{placingTaskId}',
  input: schema.OnePlacing,
  output: schema.PlacingTask,
  can: 'remedy.work',
  subject: taskSubject,
  async run(ctx, _input, { row }) {
    const [shown] = await placingShown(ctx, [row])
    if (!shown) throw new NotFound()
    return shown
  },
  trace: 'record',
  example: { ...example, input: { placingTaskId: demoIds.placing.others } },
})

function signedIn({ actor }: Context): string {
  if (!actor.id) throw new NotAllowed('Sign in to do this: it needs a named person')
  return actor.id
}

async function step(
  ctx: Context,
  action: PlacingAction,
  { version }: { readonly version: number },
  row: PlacingRow,
  change: Omit<Parameters<typeof changePlacing>[2], 'state' | 'words'> & { readonly said: PlacingWords },
) {
  if (row.version !== version)
    throw new Conflict('Somebody changed this while you had it open. Look at it again, then decide.', {
      current: { version: row.version, state: row.state },
      sent: { version },
    })
  const { to: state } = applyAction(placingWorkflow, action, row)
  const { said, ...rest } = change
  const before = row.words && (await openerFor(ctx, [row.id]))(row.id, row.words)
  const words = (await sealerFor(ctx, row.id))({ ...(before ?? {}), ...said } satisfies PlacingWords)
  await changePlacing(ctx.tx, row, { ...rest, state, words })
  return { id: row.id, homeId: row.homeId, version: row.version + 1, state }
}

export const sendPlacing = command({
  name: 'intelligence.sendPlacingTask',
  does: 'Says that a body that placed people was told that few could notice at a home: which one, on which day, and by when they are to answer.',
  api: 'POST /placing-tasks/{placingTaskId}/send',
  input: schema.SendPlacing,
  output: schema.PlacingStepped,
  can: 'remedy.work',
  subject: locked,
  async run(ctx, { to, sentOn, dueOn, ...input }, { row }) {
    const sentBy = signedIn(ctx)
    const faults = [
      ...(sentOn > ctx.today.toString()
        ? [{ field: 'sentOn', message: 'Choose today or a day that has come' }]
        : []),
      ...(dueOn < sentOn
        ? [{ field: 'dueOn', message: 'Choose the day on which it was sent, or a later one' }]
        : []),
    ]
    if (faults.length > 0) throw new Invalid(faults)
    const stepped = await step(ctx, 'send', input, row, { sentOn, dueOn, sentBy, said: { to } })
    return done(stepped, event('PlacingTaskSent', { homeId: row.homeId, body: row.body, sentOn, dueOn }))
  },
  example: {
    ...example,
    input: {
      ...{ placingTaskId: demoIds.placing.others, version: 1, sentOn: '2026-11-16', dueOn: '2026-11-30' },
      to: 'The reviewing team of the neighbouring council',
    },
  },
})

export const closePlacing = command({
  name: 'intelligence.closePlacingTask',
  does: 'Closes a task for a body that placed people, and says what came of it.',
  api: 'POST /placing-tasks/{placingTaskId}/close',
  input: schema.ClosePlacing,
  output: schema.PlacingStepped,
  can: 'remedy.work',
  subject: locked,
  async run(ctx, { words, ...input }, { row }) {
    const closedBy = signedIn(ctx)
    const change = { closedOn: ctx.today.toString(), closedBy, said: { cameOfIt: words } }
    const stepped = await step(ctx, 'close', input, row, change)
    return done(stepped, event('PlacingTaskClosed', { homeId: row.homeId, body: row.body }))
  },
  example: {
    ...example,
    input: {
      ...{ placingTaskId: demoIds.placing.nhs, version: 2 },
      words: 'A nurse of the board has seen each of theirs alone, and comes every other week now.',
    },
  },
})
