import { formatAgo, formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { CardModel, CellModel } from '#platform/view/models.ts'
import { gapKeys } from '../health/items.ts'
import type { HealthGap } from '../health/schema.ts'
import { keysOf } from '../local-facts/items.ts'
import type { LocalFacts } from '../local-facts/schema.ts'
import { beforeTable, factModel, gapsCard, gapsOf, groupCard, type LocalFactsPage } from './local-facts.ts'
import { inWords } from './words.ts'

export interface HealthRights {
  readonly mayRecord: boolean
}

/** Health around a home, what choice means there, and who pays: what the council and its partners see together. */
export function healthPage(known: LocalFacts, { mayRecord }: HealthRights): LocalFactsPage {
  const { home } = known
  const { absent } = gapsOf(known)
  return {
    page: {
      title: absent.length > 0 ? `${home.name} lacks ${inWords(absent)}` : `Health care around ${home.name}`,
      lede: 'What the council and its partners know together, each with who said so and when. What nobody has told us says nothing about the home.',
      back: { text: home.name, href: `/homes/${home.id}` },
      width: 'wide',
    },
    cards: [groupCard(known, 'health', mayRecord), groupCard(known, 'choice', false), fundingCard(known)],
    gaps: gapsCard(known),
    before: beforeTable(known.facts),
  }
}

/** Counts of people, never who they are. */
function fundingCard(known: LocalFacts): CardModel {
  const keys = keysOf('places').filter(key => key.startsWith('fundedBy'))
  return { heading: 'Who pays for the people here', facts: keys.map(key => factModel(known, key, false)) }
}

/** For the home's own page, where a reader may see health care and no more. */
export function healthCard(known: LocalFacts): CardModel {
  const { absent, unknown } = gapsOf(known)
  return {
    heading: 'Health care around the home',
    text:
      absent.length > 0
        ? `Not there: ${inWords(absent)}.`
        : unknown.length > 0
          ? 'No gap is known. Nobody has told us of all of it.'
          : 'No gap is known.',
    links: [{ text: 'See all of it', href: `/homes/${known.home.id}/health` }],
  }
}

export const gapsCell = (gaps: readonly string[], none: string): CellModel => ({
  text: gaps.length > 0 ? inWords(gaps) : none,
})

/** Where nearly all is unknown, how much says more than what. */
export const unknownCell = ({ unknown }: HealthGap): CellModel =>
  unknown.length > 3
    ? { text: `${unknown.length} of ${gapKeys.length} things` }
    : gapsCell(unknown, 'All is known')

export const toldCell = ({ toldOn }: HealthGap, today: Temporal.PlainDate): CellModel =>
  toldOn ? { text: formatCivilDate(toldOn), note: formatAgo(toldOn, today) } : { text: 'Not yet' }

/** 'Tell the ICB of gaps at 3 homes'. */
export const tellTitle = (homes: number): string =>
  homes === 0 ? 'No home has a known gap' : `Tell the ICB of gaps at ${plural(homes, 'home')}`
