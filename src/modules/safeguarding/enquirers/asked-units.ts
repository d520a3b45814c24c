import { z } from 'zod'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { event } from '#platform/events/event.ts'
import { query } from '#platform/query.ts'
import { type Opener, openerFor } from '#platform/vault/index.ts'
import { homeById } from '#src/modules/homes/index.ts'
import { refuseStale } from '../concern/steps.ts'
import { findConcern } from '../concern/store.ts'
import { tell } from '../concern/tell.ts'
import { demoIds } from '../demo-ids.ts'
import { type NoteWords, opened } from '../words.ts'
import {
  AnswerRequest,
  Asked,
  AskedList,
  type AskedRow,
  ListAsked,
  type SharedWithMe,
} from './asked-schema.ts'
import { askedOf, entriesOf, sharedWith } from './asked-store.ts'
import { keepEntry, moveRequest } from './move.ts'
import { requestsHeld } from './requests-held.ts'
import { RequestStepped } from './schema.ts'
import { notHeld } from './shared-held.ts'
import type { RequestRow, SharedRow } from './store.ts'
import { askedSubject, lockedRequest } from './subject.ts'
import type { RequestWords, SharedWords } from './words.ts'
import { requestWorkflow } from './workflow.ts'

function rowView(ctx: Context, row: RequestRow, words: RequestWords | undefined, held: boolean): AskedRow {
  const { id, reference, kind, state, dueOn } = row
  const waiting = state === 'asked' && !held
  const label = held && state === 'asked' ? NOTHING_NOW : outsideLabels[state]
  return {
    ...{ id, reference, kind, state, dueOn: waiting ? dueOn : null, waiting, notShown: held },
    stateLabel: label ?? requestWorkflow.states[state].label,
    about: held ? null : (words?.about ?? null),
    askedAt: row.askedAt?.toString() ?? null,
    overdue: waiting && dueOn !== null && dueOn < ctx.today.toString(),
  }
}

/** The same whoever holds it back: why is not theirs to know. */
const NOTHING_NOW = 'Nothing is needed from you now'

/** How it stands, as those who were asked read it. */
const outsideLabels: Readonly<Record<string, string>> = {
  asked: 'Waits for your answer',
  answered: 'The council reads your answer',
  adequate: 'Done, thank you',
  'taken-over': 'The council goes on with it',
  withdrawn: 'No longer asked',
}

const sharedView = (open: Opener, row: SharedRow): z.input<typeof SharedWithMe> => ({
  ...{ id: row.id, at: row.at.toString(), purpose: row.purpose, file: row.fileId !== null },
  words: opened<SharedWords>(open, row.concernId, row.words)?.text ?? null,
})

export const listAsked = query({
  name: 'safeguarding.listAsked',
  does: 'Lists what the council asked you by name, and what it lets you read; nothing else of any case.',
  api: 'GET /safeguarding/asked',
  input: ListAsked,
  output: AskedList,
  can: 'request.read',
  subject: ({ actor }) => ({
    ...{ type: 'council', id: actor.councilId, councilId: actor.councilId },
    assignedTo: actor.id ? [actor.id] : [],
  }),
  async run(ctx, { page, perPage }) {
    const { councilId, id = '' } = ctx.actor
    const slice = { limit: perPage, offset: (page - 1) * perPage }
    const { rows, total } = await askedOf(ctx.tx, councilId, id, slice)
    const shared = await notHeld(ctx, await sharedWith(ctx.tx, councilId, id))
    const open = await openerFor(
      ctx,
      [...rows, ...shared].map(row => row.concernId),
    )
    const held = await requestsHeld(ctx, rows)
    const items = rows.map(row =>
      rowView(ctx, row, opened<RequestWords>(open, row.concernId, row.words), held.has(row.id)),
    )
    return { items, total, page, perPage, shared: shared.map(row => sharedView(open, row)) }
  },
  trace: 'search',
  traced: ({ total }) => ({ count: total }),
  example: { role: 'provider-manager', input: {} },
})

export const readAsked = query({
  name: 'safeguarding.readAsked',
  does: 'Gives one thing the council asked you by name: what you must know, what you must do, by when.',
  api: 'GET /safeguarding/asked/{requestId}',
  input: z.object({ requestId: z.uuid() }),
  output: Asked,
  can: 'request.read',
  subject: askedSubject,
  async run(ctx, _input, { row }) {
    const { councilId, concernId } = row
    const open = await openerFor(ctx, [concernId])
    const words = opened<RequestWords>(open, concernId, row.words)
    const all = await sharedWith(ctx.tx, councilId, ctx.actor.id ?? '', concernId)
    const shared = await notHeld(ctx, all)
    const entries = await entriesOf(ctx.tx, councilId, row.id)
    const held = (await requestsHeld(ctx, [row])).has(row.id)
    const home = row.homeId ? await homeById(ctx.tx, row.homeId) : undefined
    return {
      ...rowView(ctx, row, words, held),
      version: row.version,
      home: home ? { id: home.id, name: home.name } : null,
      ...(held ? { scope: null, know: null } : { scope: words?.scope ?? null, know: words?.know ?? null }),
      // Why a manager signed, and how it is judged where it is taken over, stay inside the council.
      entries: entries
        .filter(one => one.kind === 'answer' || one.kind === 'redo')
        // What they wrote themselves they know.
        .filter(one => !held || (one.kind === 'answer' && one.by === ctx.actor.id))
        .map(one => ({
          ...{ kind: one.kind, at: one.at.toString(), mine: one.by === ctx.actor.id },
          words: opened<NoteWords>(open, concernId, one.words)?.text ?? null,
        })),
      shared: shared.map(one => sharedView(open, one)),
    }
  },
  trace: 'record',
  example: { role: 'provider-manager', input: { requestId: demoIds.request } },
})

export const answerRequest = command({
  name: 'safeguarding.answerRequest',
  does: 'Answers what the council asked you by name. It is judged by the council, and may be sent back.',
  api: 'POST /safeguarding/asked/{requestId}/answer',
  input: AnswerRequest,
  output: RequestStepped,
  can: 'request.answer',
  subject: lockedRequest,
  async run(ctx, { words, ...input }, { row }) {
    refuseStale(row, input)
    const stepped = await moveRequest(ctx, row, 'answer')
    await keepEntry(ctx, row, 'answer', words)
    const concern = await findConcern(ctx.tx, row.councilId, row.concernId)
    if (concern?.leadId) await tell(ctx, concern.leadId, concern)
    return done(stepped, event('RequestAnswered'))
  },
  example: {
    role: 'provider-manager',
    input: {
      requestId: demoIds.request,
      version: 1,
      words: 'The rota and the notes are attached to our letter.',
    },
  },
})
