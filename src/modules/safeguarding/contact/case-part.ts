import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import type { Opener } from '#platform/vault/index.ts'
import { casePart } from '../case/part.ts'
import { aroundIn } from '../representatives/of-case.ts'
import { concernHref } from '../view/words.ts'
import { opened } from '../words.ts'
import { holdNow } from './card.ts'
import { CardView } from './schema.ts'
import { type CardRow, cardsOf } from './store.ts'
import { writeCard } from './units.ts'
import { cardBlock, noCardBlock } from './view.ts'
import type { CardWords } from './words.ts'

export function viewOfCard(
  row: CardRow,
  open: Opener,
  today: Temporal.PlainDate,
  by: string | null,
): CardView {
  const words = opened<CardWords>(open, row.concernId, row.words)
  const { id, version, safe, nothingInWriting, doNotContact, interpreter, needMet } = row
  return {
    ...{ id, version, safe, nothingInWriting, doNotContact, interpreter, needMet, by },
    channels: [...row.channels],
    sharedChannels: [...row.sharedChannels],
    policeFrom: row.policeFrom,
    policeReviewOn: row.policeReviewOn,
    policeAllows: [...row.policeAllows],
    hold: holdNow(row, today),
    how: words?.how ?? null,
    when: words?.when ?? null,
    through: words?.through ?? null,
    language: words?.language ?? null,
    alternatives: words?.alternatives ?? null,
    policeWords: words?.police ?? null,
    at: row.at.toString(),
  }
}

async function loadCard(ctx: Context, councilId: string, id: string, open: Opener) {
  const row = (await cardsOf(ctx.tx, councilId, [id])).get(id)
  if (!row) return null
  const names = await accountNames(ctx.tx, councilId, [row.by])
  return viewOfCard(row, open, ctx.today, (row.by && names.get(row.by)) ?? null)
}

export const contactPart = casePart({
  name: 'contactCard',
  output: CardView.nullable(),
  restsOn: { tables: ['contact_card'], none: null },
  load: (ctx, { councilId, id }, open) => loadCard(ctx, councilId, id, open),
  blocks(card, whole, page) {
    const href = page.mayEver(writeCard) ? `${concernHref(whole.id)}/contact-card` : undefined
    const barred = aroundIn(whole).filter(person => person.barredWhy)
    const block = card
      ? cardBlock(card, { name: whole.adult.name, barred, href })
      : noCardBlock(whole.adult.name, barred, href)
    return [{ place: 'first', order: 20, block }]
  },
})
