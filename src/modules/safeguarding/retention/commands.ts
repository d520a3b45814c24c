import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { sealerFor } from '#platform/vault/index.ts'
import { findConcernByReference } from '../concern/store.ts'
import { demoIds } from '../demo-ids.ts'
import { referenceFrom } from '../reference.ts'
import { signedIn } from '../signed-in.ts'
import { findProcessByReference } from './process-store.ts'
import { ApproveForgetting, LiftHold, PlaceHold } from './schema.ts'
import { addHold, approve, findHold, findItems, type HoldRow, liftHold as lift } from './store.ts'

const council = (ctx: Context) => wholeCouncil(ctx.actor.councilId)

export const approveForgetting = command({
  name: 'safeguarding.approveForgetting',
  does: 'Approves, as a named person who has looked at the holds, that records are forgotten. The next night forgets them.',
  api: 'POST /safeguarding/retention/approval',
  input: ApproveForgetting,
  output: z.object({ approved: z.int() }),
  can: 'retention.govern',
  subject: council,
  async run(ctx, { itemIds }) {
    const by = signedIn(ctx)
    const { councilId } = ctx.actor
    const items = await findItems(ctx.tx, councilId, itemIds)
    if (items.length < new Set(itemIds).size)
      throw new NotFound('One of these is not on the list. Look at the list again.')
    if (items.some(item => item.state !== 'listed')) {
      throw new Conflict('Somebody has decided about one of these already. Look at the list again.')
    }
    await approve(ctx.tx, councilId, itemIds, { at: ctx.now, by })
    return done({ approved: items.length }, event('ForgettingApproved', { itemIds: [...itemIds] }))
  },
  example: {
    role: 'information-governance',
    input: { itemIds: [demoIds.retentionItem], holdsChecked: true },
  },
})

/** What the reference names, and what of it is held. @throws Invalid */
async function heldBy(
  ctx: Context,
  { reference, wholePerson }: z.output<typeof PlaceHold>,
): Promise<Pick<HoldRow, 'about' | 'aboutId'>> {
  const { councilId } = ctx.actor
  const row = await findConcernByReference(ctx.tx, councilId, reference)
  if (row)
    return wholePerson === 'person'
      ? { about: 'person', aboutId: row.personId }
      : { about: 'concern', aboutId: row.id }
  const found = await findProcessByReference(ctx.tx, councilId, reference)
  const fault = (field: string, message: string) => new Invalid([{ field, message }])
  if (!found) throw fault('reference', 'We could not find anything with that reference. Check it.')
  if (wholePerson === 'person') {
    throw fault(
      'wholePerson',
      'This is about more than one adult. Give the reference of the case of the one you mean.',
    )
  }
  return { about: found.process, aboutId: found.id }
}

export const placeHold = command({
  name: 'safeguarding.placeHold',
  does: 'Holds a case or all that is held about its adult, an organisational enquiry, a position of trust or a review: an inquest, a review, police, a claim, a complaint, a request, an inquiry or a court.',
  api: 'POST /safeguarding/retention/holds',
  status: 201,
  input: PlaceHold,
  output: z.object({ id: z.uuid() }),
  can: 'retention.hold',
  subject: council,
  async run(ctx, input) {
    const by = signedIn(ctx)
    const { councilId } = ctx.actor
    const held = await heldBy(ctx, input)
    const fromOn = input.fromOn ?? ctx.today.toString()
    if (input.untilOn && input.untilOn < fromOn) {
      throw new Invalid([{ field: 'untilOn', message: 'The last day must not be before the first' }])
    }
    const id = ctx.ids.next()
    const made: HoldRow = {
      ...{ id, ...held, reason: input.reason },
      ...{ fromOn, untilOn: input.untilOn || null, by },
      words: input.words ? (await sealerFor(ctx, id))({ text: input.words }) : null,
    }
    await addHold(ctx.tx, { ...made, councilId, at: ctx.now })
    return done(
      { id },
      event('HoldPlaced', { holdId: id, about: held.about, reason: input.reason, untilOn: made.untilOn }),
    )
  },
  example: {
    role: 'information-governance',
    input: { reference: referenceFrom('C', demoIds.oldReference), wholePerson: 'case', reason: 'claim' },
  },
})

export const liftHold = command({
  name: 'safeguarding.liftRetentionHold',
  does: 'Lifts a hold that has ended. What it held is on the list again.',
  api: 'POST /safeguarding/retention/holds/{holdId}/lift',
  input: LiftHold,
  output: z.object({ id: z.uuid() }),
  can: 'retention.hold',
  subject: council,
  async run(ctx, { holdId }) {
    const found = await findHold(ctx.tx, ctx.actor.councilId, holdId)
    if (!found) throw new NotFound('We could not find that hold, or it was lifted already.')
    await lift(ctx.tx, ctx.actor.councilId, holdId, ctx.now, ctx.actor.id ?? null)
    return done({ id: holdId }, event('HoldLifted', { holdId, reason: found.reason }))
  },
  example: {
    role: 'information-governance',
    input: { holdId: demoIds.hold },
  },
})
