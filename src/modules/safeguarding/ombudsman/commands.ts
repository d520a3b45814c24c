import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Invalid, NotAllowed, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { openerFor, sealerFor } from '#platform/vault/index.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { tookPart } from '../case/took-part.ts'
import { refuseStale } from '../concern/steps.ts'
import { findConcernByReference } from '../concern/store.ts'
import { demoIds } from '../demo-ids.ts'
import { refuseFuture } from '../process/days.ts'
import { referenceFrom } from '../reference.ts'
import { holdCase, releaseCase } from '../retention/hold-case.ts'
import { signedIn } from '../signed-in.ts'
import { opened } from '../words.ts'
import {
  AddAsked,
  CloseComplaint,
  ComplaintStepped,
  DecideComplaint,
  GiveAsked,
  RecordComplaint,
} from './schema.ts'
import { addComplaint, addItem, type ComplaintRead, changeComplaint, giveItem } from './store.ts'
import { lockedComplaint } from './subject.ts'
import type { ComplaintWords, ItemWords } from './words.ts'
import { complaintWorkflow } from './workflow.ts'

const role = 'information-governance' as const
const example = { complaintId: demoIds.complaint, version: 2 }

export const recordComplaint = command({
  name: 'safeguarding.recordOmbudsmanComplaint',
  does: 'Opens a record of its own for a complaint to the Ombudsman about our own safeguarding, apart from the case. The case is held.',
  api: 'POST /safeguarding/ombudsman-complaints',
  status: 201,
  input: RecordComplaint,
  output: z.object({ id: z.uuid(), reference: z.string(), version: z.int() }),
  can: 'ombudsman.record',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { concernReference, receivedOn, ...said }) {
    const by = signedIn(ctx)
    refuseFuture(ctx, { receivedOn })
    const { councilId } = ctx.actor
    const concern = await findConcernByReference(ctx.tx, councilId, concernReference)
    const noCase = 'We could not find a case with that reference. Check it.'
    if (!concern) throw new Invalid([{ field: 'concernReference', message: noCase }])
    if (await tookPart(ctx, concern.id, by)) {
      throw new NotAllowed(
        'You took part in this case, so the complaint is not yours to open or to see. Give what came to information governance.',
      )
    }
    const [id, reference] = [ctx.ids.next(), referenceFrom('G', ctx.ids.random())]
    const about = { type: 'ombudsman-complaint', id, sensitive: true, restricted: true }
    const { holdId, placed } = await holdCase(ctx, concern.id, 'ombudsman')
    const words: ComplaintWords = { number: said.number, complainant: said.complainant, about: said.about }
    const state = complaintWorkflow.initial
    await addComplaint(ctx.tx, {
      ...{ councilId, id, concernId: concern.id, reference, state, receivedOn, holdId, at: ctx.now, by },
      words: (await sealerFor(ctx, id))(words),
    })
    return done({ id, reference, version: 1 }, event('OmbudsmanComplaintOpened', { holdId }, about), {
      ...placed,
      about,
    })
  },
  example: {
    role,
    input: {
      ...{ concernReference: referenceFrom('C', demoIds.pausedReference), receivedOn: '2026-11-12' },
      ...{ number: '26 004 118', complainant: 'Her son', about: 'That we took eleven weeks.' },
    },
  },
})

export const addAsked = command({
  name: 'safeguarding.noteOmbudsmanAsked',
  does: 'Writes down what the Ombudsman asks for, and by when.',
  api: 'POST /safeguarding/ombudsman-complaints/{complaintId}/items',
  status: 201,
  input: AddAsked,
  output: ComplaintStepped.extend({ itemId: z.uuid() }),
  can: 'ombudsman.handle',
  subject: lockedComplaint,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    const by = signedIn(ctx)
    const { askedOn } = input
    refuseFuture(ctx, { askedOn })
    const dueOn = input.dueOn || null
    if (dueOn && dueOn < askedOn)
      throw new Invalid([{ field: 'dueOn', message: 'It must not be before the day it was asked for' }])
    const [id, words] = [ctx.ids.next(), { text: input.words } satisfies ItemWords]
    const item = { councilId: row.councilId, id, complaintId: row.id, askedOn, dueOn, at: ctx.now, by }
    await addItem(ctx.tx, { ...item, words: (await sealerFor(ctx, row.id))(words) })
    return done(await stay(ctx, row, { itemId: id }), event('OmbudsmanAsked', { itemId: id, dueOn }))
  },
  example: {
    role,
    input: { ...example, askedOn: '2026-11-16', dueOn: '2026-12-14', words: 'The chronology of the case.' },
  },
})

/** Its version goes on, its state stays. */
async function stay<M extends object>(
  ctx: Context,
  { councilId, id, version, state }: ComplaintRead,
  more: M,
) {
  await changeComplaint(ctx.tx, councilId, id, {})
  return { id, version: version + 1, state, ...more }
}

export const giveAsked = command({
  name: 'safeguarding.noteOmbudsmanGiven',
  does: 'Writes down what was given to the Ombudsman, and when. Lantern sends nothing.',
  api: 'POST /safeguarding/ombudsman-complaints/{complaintId}/items/{complaintItemId}/given',
  input: GiveAsked,
  output: ComplaintStepped,
  can: 'ombudsman.handle',
  subject: lockedComplaint,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    const { complaintItemId: id, givenOn } = input
    refuseFuture(ctx, { givenOn })
    const words = (await sealerFor(ctx, row.id))({ text: input.words } satisfies ItemWords)
    const { councilId } = row
    const given = { councilId, complaintId: row.id, id, givenOn, at: ctx.now, by: signedIn(ctx), words }
    if (!(await giveItem(ctx.tx, given)))
      throw new NotFound('That was not asked for, or it was given already. Look at the complaint again.')
    return done(await stay(ctx, row, {}), event('OmbudsmanGiven', { itemId: id, givenOn }))
  },
  example: {
    role,
    input: {
      ...{ ...example, complaintItemId: demoIds.complaintItem, givenOn: '2026-11-16' },
      words: 'Our policy, and the letters of 2 and 9 June, by their portal.',
    },
  },
})

async function wordsWith(ctx: Context, row: ComplaintRead, more: Partial<ComplaintWords>): Promise<Buffer> {
  const before = opened<ComplaintWords>(await openerFor(ctx, [row.id]), row.id, row.words)
  return (await sealerFor(ctx, row.id))({ ...before, ...more })
}

export const decideComplaint = command({
  name: 'safeguarding.noteOmbudsmanDecision',
  does: 'Writes down how the Ombudsman decided, what we are to put right, and by when.',
  api: 'POST /safeguarding/ombudsman-complaints/{complaintId}/decision',
  input: DecideComplaint,
  output: ComplaintStepped,
  can: 'ombudsman.handle',
  subject: lockedComplaint,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    const { outcome, decidedOn } = input
    refuseFuture(ctx, { decidedOn })
    if (decidedOn < row.receivedOn)
      throw new Invalid([{ field: 'decidedOn', message: 'It must not be before we were told of it' }])
    const { to } = applyAction(complaintWorkflow, 'decide', row)
    const remedyDueOn = input.remedyDueOn || null
    const words = await wordsWith(ctx, row, { decision: input.words, remedy: input.remedy })
    const change = { state: to, outcome, decidedOn, remedyDueOn, words }
    await changeComplaint(ctx.tx, row.councilId, row.id, change)
    const stepped = { id: row.id, version: row.version + 1, state: to }
    return done(stepped, event('OmbudsmanDecided', { outcome, decidedOn, remedyDueOn }))
  },
  example: {
    role,
    input: {
      ...{ ...example, outcome: 'upheld-injustice', decidedOn: '2026-11-16', remedyDueOn: '2026-12-16' },
      ...{ words: 'Nobody told the family why it took so long.', remedy: 'An apology.' },
    },
  },
})

export const closeComplaint = command({
  name: 'safeguarding.closeOmbudsmanComplaint',
  does: 'Closes the record of a complaint to the Ombudsman, and says whether its hold on the case is lifted.',
  api: 'POST /safeguarding/ombudsman-complaints/{complaintId}/close',
  input: CloseComplaint,
  output: ComplaintStepped,
  can: 'ombudsman.handle',
  subject: lockedComplaint,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    const { closedOn } = input
    refuseFuture(ctx, { closedOn })
    const { to } = applyAction(complaintWorkflow, 'close', row)
    const words = await wordsWith(ctx, row, { closing: input.words })
    await changeComplaint(ctx.tx, row.councilId, row.id, { state: to, closedOn, remedyDueOn: null, words })
    const lifted = input.liftHold === 'yes' ? await releaseCase(ctx, row.holdId) : []
    const stepped = { id: row.id, version: row.version + 1, state: to }
    return done(stepped, event('OmbudsmanComplaintClosed', { closedOn }), ...lifted)
  },
  example: {
    role,
    input: {
      ...{ complaintId: demoIds.complaintDecided, version: 2, closedOn: '2026-11-16', liftHold: 'no' },
      words: 'We apologised, and say now within a week who leads.',
    },
  },
})
