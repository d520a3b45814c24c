import { formatCivilDate } from '#platform/view/dates.ts'
import type { CardModel, FactModel, PageModel } from '#platform/view/models.ts'
import { WRITE_OWN_TEN } from './pages/addresses.ts'
import { quarterName } from './quarter.ts'
import { type EarlierTen, type OwnTen, type Place, places } from './schema.ts'

export interface OwnTenPage {
  readonly page: PageModel
  readonly cards: readonly CardModel[]
}

/** "First home". */
export const homeIn = (place: Place): string => `${place.charAt(0).toUpperCase()}${place.slice(1)} home`

/** What somebody wrote down, this quarter’s first. Pure. */
export function ownTenModel({ quarter, written }: OwnTen, earlier: readonly EarlierTen[]): OwnTenPage {
  const name = quarterName(quarter)
  return {
    page: {
      title: written ? `Your ten for ${name} is sealed` : `Your own ten for ${name}`,
      lede: 'Once a quarter those who choose where to go write down the homes that they would visit next. Lantern’s own ten is held against it, by what CQC finds later.',
      // Whoever has not written it yet is not led back to the list.
      back: written ? { text: 'Homes by attention', href: '/intelligence' } : { text: 'Today', href: '/' },
    },
    cards: [written ? sealedCard(written, quarter) : openCard(), ...earlier.map(earlierCard)],
  }
}

function openCard(): CardModel {
  return {
    ...{ heading: 'You have not written it yet', tone: 'lamp' },
    text: 'It takes some minutes. Write it before you look at Lantern’s list: what it is worth lies in your not having looked.',
    button: { text: 'Write your ten', href: WRITE_OWN_TEN },
  }
}

function sealedCard(written: NonNullable<OwnTen['written']>, quarter: OwnTen['quarter']): CardModel {
  return {
    heading: `Written on ${formatCivilDate(written.onDate)}`,
    text: `It stays as it is. Until ${formatCivilDate(quarter.to)} nobody else sees it; from the day after it is counted together with what other officers wrote, never by name.`,
    facts: [
      ...written.homes.map(({ name }, at) => ({ term: homeIn(places[at] ?? 'tenth'), value: name })),
      lookedFact(written),
    ],
  }
}

function earlierCard({ since, ...written }: EarlierTen): CardModel {
  return {
    heading: quarterName(written.quarter),
    text: since
      ? 'Ten homes show nobody right or wrong. All officers’ tens are counted together on the model card.'
      : 'How it compares is shown once you have written this quarter’s ten, so that the one does not colour the other.',
    facts: [
      { term: 'Written', value: formatCivilDate(written.onDate) },
      { term: 'Homes, in order', value: written.homes.map(one => one.name).join('; ') },
      lookedFact(written),
      ...(since ? sinceFacts(since) : []),
    ],
    ...(since ? { links: [{ text: 'The model card', href: '/intelligence/model-card' }] } : {}),
  }
}

const lookedFact = ({ looked }: Pick<EarlierTen, 'looked'>): FactModel => ({
  term: 'Lantern’s list',
  value: looked
    ? 'You had looked at it in the week before: counted apart, for it is not blind'
    : 'You had not looked at it in the week before',
})

function sinceFacts({ yours, lanterns, both }: NonNullable<EarlierTen['since']>): FactModel[] {
  const words = ({ homes, known, belowGood }: typeof yours) =>
    `${belowGood} below Good, of ${known} that were rated since; ${homes - known} not known`
  return [
    {
      term: 'Yours',
      value: words(yours),
      note: 'By the next rating. Not inspected is not known, and not fine',
    },
    lanterns
      ? { term: 'As many from Lantern’s ten of that day', value: words(lanterns), note: `On both: ${both}` }
      : { term: 'Lantern’s ten of that day', missing: 'It was not written down on that day' },
  ]
}
