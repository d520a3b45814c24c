import { z } from 'zod'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { sealerFor } from '#platform/vault/index.ts'
import { demoIds } from '../demo-ids.ts'
import { hashOf, heldOf, type ItemWords, refuseUnfair } from './items.ts'
import { DecideItem, DecideItems } from './schema.ts'
import { decideItemRow, type ItemDecision, type ItemRowDb, itemsOf, type RequestRowDb } from './store.ts'
import { itemSubject, lockedRequest, refuseStaleRequest } from './subject.ts'

type Deciding = z.output<typeof DecideItem>

function refuseUnlessReviewing({ state }: RequestRowDb): void {
  if (state === 'reviewing') return
  throw new Conflict('This request is not being gone through now, so nothing is decided.')
}

function refuseWithout({ decision, reason, words }: Pick<Deciding, 'decision' | 'reason' | 'words'>): void {
  if (decision === 'withhold' && !reason)
    throw new Invalid([{ field: 'reason', message: 'Say why it is kept back' }])
  if (decision === 'edited' && !words)
    throw new Invalid([{ field: 'words', message: 'Write what is given instead' }])
}

type Made = Omit<ItemDecision, 'words' | 'at' | 'by'>

async function keep(ctx: Context, row: RequestRowDb, item: ItemRowDb, made: Made, words: ItemWords) {
  const sealed = (await sealerFor(ctx, row.id))(words)
  const by = ctx.actor.id ?? null
  await decideItemRow(ctx.tx, row.councilId, item.id, { ...made, words: sealed, at: ctx.now, by })
}

export const decideAccessItem = command({
  name: 'safeguarding.decideAccessItem',
  does: 'Decides on one thing that is held: given as it stands, given in other words, or kept back for a reason. What names whoever told us, or somebody else known in the case, is given only with a recorded reason why that is fair.',
  api: 'POST /safeguarding/access-items/{accessItemId}',
  input: DecideItem,
  output: z.object({ id: z.uuid(), version: z.int() }),
  can: 'access-request.handle',
  subject: itemSubject,
  async run(ctx, input, { row, item }) {
    refuseStaleRequest(item, input)
    refuseUnlessReviewing(row)
    refuseWithout(input)
    const { whose, decision } = input
    const held = await heldOf(ctx, row)
    const text = held.of(item)?.text ?? null
    const given = decision === 'release' ? text : decision === 'edited' ? (input.words ?? null) : null
    if (given) refuseUnfair(held.named, { given, fair: input.fair, fairWords: input.fairWords })
    const isFair = given !== null && held.named(given).length > 0
    const made = {
      ...{ whose, decision, reason: decision === 'withhold' ? (input.reason ?? null) : null },
      fair: isFair ? (input.fair ?? null) : null,
    }
    await keep(ctx, row, item, made, {
      text: decision === 'edited' ? input.words : undefined,
      fair: isFair ? input.fairWords : undefined,
      seen: hashOf(text),
    })
    const { reason, fair } = made
    const told = { accessItemId: item.id, whose, decision, reason, fair }
    return done({ id: item.id, version: item.version + 1 }, event('AccessItemDecided', told))
  },
  example: {
    role: 'information-governance',
    input: { accessItemId: demoIds.accessItem, version: 2, whose: 'own', decision: 'release' },
  },
})

export const decideAccessItems = command({
  name: 'safeguarding.decideAccessItems',
  does: 'Decides on many things that are held and wait for a decision. None that names somebody else is given in this way: each of those is looked at by itself.',
  api: 'POST /safeguarding/access-requests/{accessRequestId}/decisions',
  input: DecideItems,
  output: z.object({ id: z.uuid(), decided: z.int() }),
  can: 'access-request.handle',
  subject: lockedRequest,
  async run(ctx, input, { row }) {
    refuseUnlessReviewing(row)
    const { decision } = input
    refuseWithout({ ...input, words: undefined })
    const chosen = await chosenOf(ctx, row, input.itemIds)
    const held = await heldOf(ctx, row)
    if (decision === 'release' && chosen.some(item => held.named(held.of(item)?.text ?? '').length > 0)) {
      const message = 'One of these names somebody else. Leave it out, and look at it by itself.'
      throw new Invalid([{ field: 'itemIds', message }])
    }
    const reason = decision === 'withhold' ? (input.reason ?? null) : null
    for (const item of chosen) {
      const made = { whose: item.whose, decision, reason, fair: null }
      await keep(ctx, row, item, made, { seen: hashOf(held.of(item)?.text ?? null) })
    }
    const told = { itemIds: chosen.map(item => item.id), decision, reason }
    return done({ id: row.id, decided: chosen.length }, event('AccessItemsDecided', told))
  },
  example: {
    role: 'information-governance',
    input: {
      ...{ accessRequestId: demoIds.accessRequestReady, itemIds: [demoIds.accessItem] },
      ...{ decision: 'withhold', reason: 'third-party' },
    },
  },
})

/** @throws NotFound where one is none of this request's */
async function chosenOf(
  ctx: Context,
  row: RequestRowDb,
  ids: readonly string[],
): Promise<readonly ItemRowDb[]> {
  const wanted = new Set(ids)
  const chosen = (await itemsOf(ctx.tx, row.councilId, row.id)).filter(item => wanted.has(item.id))
  if (chosen.length === wanted.size) return chosen
  throw new NotFound('One of these is not an item of this request. Look at the request again.')
}
