import type { z } from 'zod'
import { type ConflictCheck, mayHomeEnquire } from '#law/cause-to-enquire.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { refuseAsIfNoCrime } from '../circumstances/crime.ts'
import { giveRole } from '../concern/roles-store.ts'
import type { ConcernRow } from '../concern/store.ts'
import { lockedConcern } from '../concern/subject.ts'
import { refuseUnderOrder } from '../court/orders.ts'
import { demoIds } from '../demo-ids.ts'
import { targetDue } from '../local-targets/due.ts'
import { refuseWhileHeld } from '../police/hold.ts'
import { referenceFrom } from '../reference.ts'
import { caseSealer } from '../words.ts'
import { refuseImplicated } from './implicated.ts'
import { waitForAnswer } from './move.ts'
import { recipientsFor } from './recipients.ts'
import { AskFor, RequestStepped } from './schema.ts'
import { addRequest, type RequestRow } from './store.ts'
import { tellRecipient } from './tell.ts'
import type { RequestWords } from './words.ts'
import type { RequestState } from './workflow.ts'

type Asking = z.output<typeof AskFor>

/** What the check says: it may be sent, or waits for a manager's signature, or for a decision who is asked. */
function stateFor(input: Asking): RequestState {
  if (input.askedOf !== 'home') return input.recipientId || input.askedOf === 'other' ? 'asked' : 'to-address'
  if (input.kind === 'enquire') {
    if (!input.conflicts) {
      throw new Invalid([{ field: 'conflicts', message: 'Answer the questions about conflicts of interest' }])
    }
    if (!mayHomeEnquire(input.conflicts).may) return 'to-sign'
  } else if (!input.implicated) {
    throw new Invalid([
      { field: 'implicated', message: 'Say whether the manager or owner could be part of it' },
    ])
  }
  return input.recipientId && implicated(input) === 'no' ? 'asked' : 'to-address'
}

const implicated = ({ conflicts, implicated: only }: Asking) =>
  conflicts?.['manager-or-owner-implicated'] ?? only ?? 'no'

function refuseOdd(ctx: Context, { dueOn, whom, askedOf, recipientId }: Asking): void {
  const faults = []
  if (dueOn && dueOn < ctx.today.toString())
    faults.push({ field: 'dueOn', message: 'Give a day still to come' })
  if (askedOf === 'other' && !whom && !recipientId)
    faults.push({ field: 'whom', message: 'Say who is asked' })
  if (faults.length > 0) throw new Invalid(faults)
}

/** @throws Invalid where this is nobody of those who may be asked */
export async function refuseStranger(
  ctx: Context,
  concern: ConcernRow,
  recipientId: string,
  of: RequestRow['askedOf'],
): Promise<void> {
  const found = await recipientsFor(ctx, concern)
  const fits = found.some(one => one.accountId === recipientId && (of === 'other' || one.of === of))
  if (fits) return
  throw new Invalid([
    { field: 'recipientId', message: 'Choose somebody from the list of those who may be asked' },
  ])
}

/** Whoever enquires for the council takes part in the case; whoever enquires from outside reads the request alone. */
async function letIn(ctx: Context, concern: ConcernRow, { askedOf, recipientId }: Asking): Promise<void> {
  if (askedOf !== 'council' || !recipientId) return
  const giving = {
    councilId: concern.councilId,
    concernId: concern.id,
    role: 'enquirer',
    accountId: recipientId,
  }
  await giveRole(ctx.tx, { ...giving, id: ctx.ids.next(), at: ctx.now, by: ctx.actor.id ?? null }, false)
}

export const askFor = command({
  name: 'safeguarding.askToEnquire',
  does: 'Asks the council’s own, the home or the NHS to enquire, or to do something, after the check for conflicts of interest.',
  api: 'POST /safeguarding/concerns/{concernId}/requests',
  status: 201,
  input: AskFor,
  output: RequestStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    refuseOdd(ctx, input)
    await refuseAsIfNoCrime(ctx, row.id, input)
    const state = stateFor(input)
    if (input.recipientId) await refuseStranger(ctx, row, input.recipientId, input.askedOf)
    if (state === 'asked' && input.askedOf !== 'council') {
      if (input.recipientId) await refuseImplicated(ctx, row, input.recipientId)
      const purpose = input.kind === 'protect' ? 'protection' : 'other'
      await refuseWhileHeld(ctx, row.id, 'disclosure', purpose)
      await refuseUnderOrder(ctx, row.id, { purpose, orderAllows: input.orderAllows })
    }
    const request = await keep(ctx, row, input, state)
    await letIn(ctx, row, input)
    if (state === 'asked') await sendOff(ctx, request)
    const { kind, askedOf, conflicts = {} } = input
    const about = { type: 'request', id: request.id }
    return done(
      { id: request.id, version: 1, state },
      event('EnquirerAsked', { requestId: request.id, kind, askedOf, state, conflicts }),
      ...(state === 'asked' ? [event('RequestSent', { recipientId: request.recipientId }, about)] : []),
    )
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      ...{ concernId: demoIds.enquiryConcern, kind: 'enquire', askedOf: 'nhs', whom: 'Community nurses' },
      scope: 'How old is the bruise, and does its place fit with being helped out of a chair?',
    },
  },
})

/** Whoever is asked is told, and the case waits for them. */
async function sendOff(ctx: Context, request: RequestRow): Promise<void> {
  await tellRecipient(ctx, request)
  await waitForAnswer(ctx, request)
}

async function keep(ctx: Context, row: ConcernRow, input: Asking, state: RequestState): Promise<RequestRow> {
  const isSent = state === 'asked'
  const { about, scope, know, whom } = input
  const words: RequestWords = { about, scope, know, whom }
  const request = {
    ...{ councilId: row.councilId, id: ctx.ids.next(), reference: referenceFrom('A', ctx.ids.random()) },
    ...{ concernId: row.id, kind: input.kind, askedOf: input.askedOf, state },
    homeId: input.askedOf === 'home' ? row.homeId : null,
    conflicts: conflictsOf(input),
    recipientId: isSent ? (input.recipientId ?? null) : null,
    dueOn: input.dueOn ?? (isSent ? await targetDue(ctx, 'caused-enquiry-report') : null),
    ...{ askedAt: isSent ? ctx.now : null, madeAt: ctx.now, madeBy: ctx.actor.id ?? null },
    words: (await caseSealer(ctx, row.id))(words),
  }
  await addRequest(ctx.tx, request)
  return { ...request, version: 1, signedBy: null, signedFor: null }
}

function conflictsOf({ conflicts, implicated: only }: Asking): RequestRow['conflicts'] {
  if (conflicts) return conflicts
  const first: ConflictCheck = 'manager-or-owner-implicated'
  return only ? { [first]: only } : {}
}
