import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import type { PageContext } from '#platform/http/page/page.ts'
import type { AnyCommand } from '#platform/module.ts'
import type { Opener } from '#platform/vault/index.ts'
import type { LinkModel } from '#platform/view/models.ts'
import { casePart } from '../case/part.ts'
import type { Most } from '../case/rows-store.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { concernHref } from '../view/words.ts'
import { opened } from '../words.ts'
import { hearingChronology } from './chronology.ts'
import { decideAgainstWish, writeCapacity, writeHearing } from './commands.ts'
import { HearingPart } from './schema.ts'
import { againstWishOf, capacityOf, hearingsOf } from './store.ts'
import { againstWishBlock, capacityBlock, hearingsBlock, inTheirWords } from './view.ts'
import type { AgainstWishWords, CapacityWords, HearingWords } from './words.ts'

async function load(
  ctx: Context,
  { councilId, id }: ConcernWithPeople,
  open: Opener,
  most?: Most,
): Promise<HearingPart> {
  const hearings = await hearingsOf(ctx.tx, councilId, id, most)
  const capacity = await capacityOf(ctx.tx, councilId, id, most)
  const against = await againstWishOf(ctx.tx, councilId, id, most)
  const all = [...hearings, ...capacity, ...against]
  const names = await accountNames(
    ctx.tx,
    councilId,
    all.map(row => row.by),
  )
  const common = (row: (typeof all)[number]) => ({
    id: row.id,
    at: row.at.toString(),
    by: (row.by && names.get(row.by)) ?? null,
  })
  return {
    hearings: hearings.map(row => {
      const words = opened<HearingWords>(open, id, row.words)
      const { spoken, heardOn, alone, needMet, whoSaid, notYet, plannedOn } = row
      const { agreesRaising, agreesSharing, agreesGoingOn } = row
      return {
        ...common(row),
        ...{ spoken, heardOn, alone, needMet, whoSaid, notYet, plannedOn },
        ...{ agreesRaising, agreesSharing, agreesGoingOn },
        where: words?.where ?? null,
        said: words?.said ?? null,
        wants: words?.wants ?? null,
        notYetWords: words?.notYetWords ?? null,
        plannedWho: words?.plannedWho ?? null,
      }
    }),
    capacity: capacity.map(row => {
      const words = opened<CapacityWords>(open, id, row.words)
      const { decision = null, why = null, coercion = null } = words ?? {}
      const { capacity: code, speaksAlone, controlled } = row
      return {
        ...common(row),
        ...{ capacity: code, speaksAlone, controlled: [...controlled], decision, why, coercion },
      }
    }),
    againstWish: against.map(row => {
      const words = opened<AgainstWishWords>(open, id, row.words)
      const { what = null, proportionate = null, toldWords = null } = words ?? {}
      const { about, outcome, grounds, spokeFreely, basis, told, toldOn } = row
      return {
        ...common(row),
        ...{ about, outcome, grounds: [...grounds], spokeFreely, basis, told, toldOn },
        ...{ what, proportionate, toldWords },
      }
    }),
  }
}

const ways: readonly (readonly [command: AnyCommand, text: string, path: string])[] = [
  [writeHearing, 'Write what they said', 'hearings/new'],
  [writeCapacity, 'Capacity and coercion', 'capacity'],
  [decideAgainstWish, 'Weigh what they asked', 'against-wish'],
]

function linksFor(href: string, page: PageContext): readonly LinkModel[] {
  return ways
    .filter(([command]) => page.mayEver(command))
    .map(([, text, path]) => ({ text, href: `${href}/${path}` }))
}

export const hearingPart = casePart({
  name: 'hearing',
  output: HearingPart,
  restsOn: {
    tables: ['hearing', 'capacity_view', 'against_wish'],
    none: { hearings: [], capacity: [], againstWish: [] },
  },
  load: (ctx, row, open) => load(ctx, row, open),
  loadAll: (ctx, row, open) => load(ctx, row, open, null),
  chronology: hearingChronology,
  blocks(value, whole, page) {
    const links = whole.state === 'closed' ? [] : linksFor(concernHref(whole.id), page)
    const [capacity] = value.capacity
    return [
      { place: 'story', order: 50, block: inTheirWords(value, whole, page.today, links) },
      ...(value.againstWish.length > 0
        ? [{ place: 'story' as const, order: 60, block: againstWishBlock(value.againstWish) }]
        : []),
      ...(capacity ? [{ place: 'facts' as const, order: 260, block: capacityBlock(capacity) }] : []),
      ...(value.hearings.length > 1
        ? [{ place: 'story' as const, order: 800, block: hearingsBlock(value.hearings, whole.adult.name) }]
        : []),
    ]
  },
})
