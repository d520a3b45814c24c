import type { z } from 'zod'
import { isCodeOn } from '#law/code-list.ts'
import { command, done } from '#platform/command.ts'
import { Conflict, type FieldFault, Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { refuseStale } from '../concern/steps.ts'
import { demoIds } from '../demo-ids.ts'
import { refuseFuture } from '../process/days.ts'
import { Done } from '../process/schema.ts'
import { caseSealer } from '../words.ts'
import { addItem, findItem, settleItem } from './item-store.ts'
import { AddOrganisationalItem, SettleOrganisationalItem } from './schema.ts'
import { lockedOrganisational } from './subject.ts'
import type { ItemDoneWords, ItemWords } from './words.ts'

type Adding = z.output<typeof AddOrganisationalItem>

/** What one kind of row cannot do without. Pure. */
export function itemFaults(input: Adding, today: string): readonly FieldFault[] {
  const faults: FieldFault[] = []
  const ask = (missing: boolean, field: string, message: string) => {
    if (missing) faults.push({ field, message })
  }
  const { kind, meeting, body, heldOn, ownerId, dueOn } = input
  if (kind === 'meeting') {
    ask(!meeting, 'meeting', 'Say whether the provider is there')
    ask(!heldOn, 'heldOn', 'Say when it was held')
  }
  if (kind === 'told') {
    ask(!body || !isCodeOn('organisational-bodies', body, today), 'body', 'Choose who was told')
    ask(!heldOn, 'heldOn', 'Say when they were told')
  }
  if (kind === 'strand' || kind === 'action') {
    ask(!ownerId && !input.who, 'ownerId', 'Say who leads it')
    ask(!dueOn, 'dueOn', 'Say by when')
  }
  return faults
}

export const addOrganisationalItem = command({
  name: 'safeguarding.addOrganisationalItem',
  does: 'Adds to an organisational enquiry: terms of reference, a strand, a meeting, whom we told, a step of the plan, or what was learned.',
  api: 'POST /safeguarding/organisational/{organisationalId}/items',
  status: 201,
  input: AddOrganisationalItem,
  output: Done,
  can: 'organisational.work',
  subject: lockedOrganisational,
  async run(ctx, input, { row }) {
    const faults = itemFaults(input, ctx.today.toString())
    if (faults.length > 0) throw new Invalid(faults)
    refuseFuture(ctx, { heldOn: input.heldOn })
    const { kind, who, decisions, ownerId = null, dueOn = null, heldOn = null } = input
    const { councilId, id: madeBy = null } = ctx.actor
    const id = ctx.ids.next()
    const code = kind === 'meeting' ? (input.meeting ?? null) : kind === 'told' ? (input.body ?? null) : null
    const words: ItemWords = { text: input.words, who, decisions }
    await addItem(ctx.tx, {
      ...{ councilId, id, organisationalId: row.id, kind, code, ownerId, dueOn, heldOn },
      ...{ madeAt: ctx.now, madeBy, words: (await caseSealer(ctx, row.id))(words) },
    })
    return done({ id, version: 1 }, event('OrganisationalItemAdded', { itemId: id, kind, code, dueOn }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      ...{ organisationalId: demoIds.organisational, kind: 'learning' },
      words: 'Night staff saw it first. Nobody had given them a way to say so.',
    },
  },
})

export const settleOrganisationalItem = command({
  name: 'safeguarding.settleOrganisationalItem',
  does: 'Writes down what came of a strand, a step of the plan, or of telling someone, and when. It is written once.',
  api: 'POST /safeguarding/organisational/{organisationalId}/items/{itemId}/outcome',
  input: SettleOrganisationalItem,
  output: Done,
  can: 'organisational.work',
  subject: lockedOrganisational,
  async run(ctx, input, { row }) {
    refuseFuture(ctx, { doneOn: input.doneOn })
    const under = { councilId: row.councilId, organisationalId: row.id }
    const item = await findItem(ctx.tx, under, input.itemId)
    if (!item) throw new NotFound('We could not find that. Look for it on the page of the enquiry.')
    if (item.doneOn) throw new Conflict('This is settled already. Add a new row for what came after.')
    refuseStale(item, input)
    const words: ItemDoneWords = { text: input.words }
    const doneWords = (await caseSealer(ctx, row.id))(words)
    await settleItem(ctx.tx, row.councilId, item.id, { doneOn: input.doneOn, doneWords })
    const result = { id: item.id, version: item.version + 1 }
    return done(result, event('OrganisationalItemSettled', { itemId: item.id, kind: item.kind }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      ...{ organisationalId: demoIds.organisational, itemId: demoIds.organisationalItem, version: 1 },
      ...{
        doneOn: '2026-11-10',
        words: 'Rotas of six weeks were read: on eleven nights there was one carer.',
      },
    },
  },
})
