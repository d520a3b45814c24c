import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import type { Opener } from '#platform/vault/index.ts'
import { casePart } from '../case/part.ts'
import type { Most } from '../case/rows-store.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { concernHref } from '../view/words.ts'
import { letterChronology, lettersCard } from './blocks.ts'
import { prepareLetter } from './commands.ts'
import { whyClosed } from './may-send.ts'
import { LettersView } from './schema.ts'
import { lettersOf, wishOf } from './store.ts'
import { viewOfLetter, viewOfWish } from './view-of.ts'

async function load(ctx: Context, row: ConcernWithPeople, open: Opener, most?: Most): Promise<LettersView> {
  const { councilId, id } = row
  const wish = await wishOf(ctx.tx, councilId, id)
  const letters = await lettersOf(ctx.tx, councilId, id, most)
  const names = await accountNames(ctx.tx, councilId, [
    wish?.by ?? null,
    ...letters.flatMap(one => [one.by, one.endedBy]),
  ])
  return {
    wish: wish ? viewOfWish(wish, open, names) : null,
    letters: letters.map(one => viewOfLetter(one, open, names)),
    closed: (await whyClosed(ctx, row)) ?? null,
  }
}

export const lettersPart = casePart({
  name: 'letters',
  output: LettersView,
  load: (ctx, row, open) => load(ctx, row, open),
  loadAll: (ctx, row, open) => load(ctx, row, open, null),
  blocks: (value, whole, page) => [
    {
      place: 'story',
      order: 470,
      block: { card: lettersCard(value, whole, { ...page, may: page.mayEver(prepareLetter) }) },
    },
  ],
  steps: (value, whole, page) =>
    value.closed || !page.mayEver(prepareLetter)
      ? []
      : [
          {
            order: 75,
            link: { text: `Write to ${whole.adult.name}`, href: `${concernHref(whole.id)}/letters/new` },
          },
        ],
  chronology: letterChronology,
})
