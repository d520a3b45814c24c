import type { Context } from '#platform/context.ts'
import { caseOpener } from '../words.ts'
import { viewOfCard } from './case-part.ts'
import type { CardView } from './schema.ts'
import { cardsOf } from './store.ts'
import { channelWords } from './view.ts'

/** 'In person, alone. In the front room. Before eleven in the morning. Nothing in writing.' */
export function safeWayInWords(card: CardView): string {
  const ways = card.channels.length > 0 ? channelWords(card.channels) : 'In person, alone'
  const said = [ways, card.how, card.when, card.through && `Through ${card.through}`, card.language]
  const never = card.nothingInWriting ? ['Nothing in writing'] : []
  return [...said, ...never]
    .filter(words => words)
    .map(words => String(words).replace(/[^.!?]$/, '$&.'))
    .join(' ')
}

/**
 * The way the adult chose, for somebody who is not on the case and has to reach them: no more of the card than that.
 * Null where nobody knows a way that is safe.
 */
export async function safeWayTo(ctx: Context, concernId: string): Promise<string | null> {
  const row = (await cardsOf(ctx.tx, ctx.actor.councilId, [concernId])).get(concernId)
  if (row?.safe !== 'yes') return null
  return safeWayInWords(viewOfCard(row, await caseOpener(ctx, concernId), ctx.today, null))
}
