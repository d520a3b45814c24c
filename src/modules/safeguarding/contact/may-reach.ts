import type { MayOrWhyNot } from '#law/answers.ts'
import { type Contact, type ContactPurpose, mayContact, type SafeContactCard } from '#law/safe-contact.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { personInBrief, personsInBrief } from '#src/modules/people/index.ts'
import { findConcern } from '../concern/store.ts'
import { NO_CONCERN } from '../concern/subject.ts'
import { peopleAround } from '../representatives/store.ts'
import { barredOf } from '../representatives/view.ts'
import { ruledCard } from './card.ts'
import { cardsOf } from './store.ts'

/** The card of a case as the rules read it, with who is shut out and whether the adult has died. */
export async function safeContactOf(ctx: Context, concernId: string) {
  const { councilId } = ctx.actor
  const concern = await findConcern(ctx.tx, councilId, concernId)
  if (!concern) throw new NotFound(NO_CONCERN)
  const barred = barredOf(await peopleAround(ctx.tx, councilId, [concernId]))
  const person = await personInBrief(ctx, concern.personId)
  const card = (await cardsOf(ctx.tx, councilId, [concernId])).get(concernId)
  return ruledCard(card, barred, person?.diedOn ?? null)
}

/** The same for many cases, in a few statements however many. */
export async function safeContactsOf(
  ctx: Context,
  cases: readonly { readonly id: string; readonly personId: string }[],
): Promise<ReadonlyMap<string, SafeContactCard>> {
  const { councilId } = ctx.actor
  const ids = cases.map(one => one.id)
  if (ids.length === 0) return new Map()
  const around = await peopleAround(ctx.tx, councilId, ids)
  const cards = await cardsOf(ctx.tx, councilId, ids)
  const people = await personsInBrief(
    ctx,
    cases.map(one => one.personId),
  )
  return new Map(
    cases.map(({ id, personId }) => {
      const barred = barredOf(around.filter(one => one.concernId === id))
      return [id, ruledCard(cards.get(id), barred, people.get(personId)?.diedOn ?? null)]
    }),
  )
}

interface Reaching {
  readonly purpose?: ContactPurpose
  readonly through?: Contact['through']
}

/**
 * Asked before anything is sent or anybody is asked in a case: true, or the weightiest reason why not.
 * `channel` is a code of `contact-channels`; `recipient` the adult, or the id of somebody around them. It is asked
 * anew at the moment of sending: a card may have changed since the text was written.
 */
export async function mayReach(
  ctx: Context,
  concernId: string,
  channel: string,
  recipient: Contact['to'],
  { purpose = 'letter', through }: Reaching = {},
): Promise<MayOrWhyNot> {
  const card = await safeContactOf(ctx, concernId)
  return mayContact(card, { purpose, channel, to: recipient, through }, ctx.today)
}
