import { formatCivilDate } from '#platform/view/dates.ts'
import { percent, plural } from '#platform/view/filters.ts'
import type { CardModel, FactModel, PageModel, TableModel } from '#platform/view/models.ts'
import { type GroupName, groupNames, groups, type ItemKey, item, keysOf } from '../local-facts/items.ts'
import type { LocalFact, LocalFacts } from '../local-facts/schema.ts'

export interface LocalFactsRights {
  readonly mayRecord: boolean
}

export interface LocalFactsPage {
  readonly page: PageModel
  readonly cards: readonly CardModel[]
  readonly gaps: CardModel | undefined
  readonly before: TableModel | undefined
}

/** All a council knows of a home beside the register, what nobody has told it, and what was said before. */
export function localFactsPage(
  known: LocalFacts,
  { mayRecord }: LocalFactsRights,
  councilName: string,
): LocalFactsPage {
  const { home, facts } = known
  const all = Object.keys(groups).reduce((sum, name) => sum + keysOf(name as GroupName).length, 0)
  return {
    page: {
      title: `What ${councilName} knows of ${home.name}`,
      lede: `${plural(facts.length, 'fact')} of ${all}, each with who said so and when. What nobody has told us says nothing about the home.`,
      back: { text: home.name, href: `/homes/${home.id}` },
      width: 'wide',
    },
    cards: groupNames.map(name => groupCard(known, name, mayRecord)),
    gaps: gapsCard(known),
    before: beforeTable(facts),
  }
}

export function groupCard(known: LocalFacts, name: GroupName, mayRecord: boolean): CardModel {
  const { heading } = groups[name]
  const text = name === 'places' ? placesInWords(known) : name === 'staff' ? agencyInWords(known) : undefined
  const link = {
    text: 'Write down what is known',
    hiddenText: heading,
    href: `/homes/${known.home.id}/${name === 'health' ? 'health/record' : `local-facts/${name}`}`,
  }
  return {
    heading,
    ...(text ? { text } : {}),
    facts: keysOf(name).map(key => factModel(known, key, mayRecord)),
    ...(mayRecord ? { links: [link] } : {}),
  }
}

export function factModel({ facts }: LocalFacts, key: ItemKey, mayRecord: boolean): FactModel {
  const term = item(key).label
  const fact = facts.find(one => one.key === key)
  if (!fact) return { term, missing: 'Nobody has told us' }
  const action = { text: 'Withdraw', hiddenText: term, href: `/local-facts/${fact.id}/withdraw` }
  return { term, value: fact.inWords, note: saidBy(fact), ...(mayRecord ? { action } : {}) }
}

/** 'The home said so, 9 November 2026. How: shown the list.' */
function saidBy({ sourceInWords, asOf, note }: Pick<LocalFact, 'sourceInWords' | 'asOf' | 'note'>): string {
  return [`${sourceInWords}, ${formatCivilDate(asOf)}`, ...(note ? [note] : [])].join('. ')
}

/** '35 of 38 places taken (92%).'; a share of over one is said as it is. */
export function placesInWords({ facts, occupancy, closedBeds }: LocalFacts): string | undefined {
  if (occupancy === null) return undefined
  const said = (key: ItemKey): string => facts.find(fact => fact.key === key)?.inWords ?? ''
  const taken = `${said('occupied')} of ${said('maximumCapacity')} places taken (${percent(occupancy)}).`
  if (!closedBeds || closedBeds < 0) return taken
  return `${taken} ${plural(closedBeds, 'empty place')} may not be offered: ask why.`
}

function agencyInWords({ agencyShare }: LocalFacts): string | undefined {
  return agencyShare === null
    ? undefined
    : `${percent(agencyShare)} of nurses and care staff are from agencies or a bank.`
}

/** What people who live there cannot get, or nobody knows whether they can: to be told to the ICB, with a date. */
export function gapsOf({ facts }: LocalFacts): {
  readonly absent: readonly string[]
  readonly unknown: readonly string[]
} {
  const withGap = keysOf('health').flatMap(key => {
    const { gap } = item(key)
    return gap ? [{ gap, fact: facts.find(fact => fact.key === key) }] : []
  })
  return {
    absent: withGap.filter(({ fact }) => fact?.value === false).map(({ gap }) => gap),
    unknown: withGap.filter(({ fact }) => !fact).map(({ gap }) => gap),
  }
}

export function gapsCard(known: LocalFacts): CardModel | undefined {
  const { absent, unknown } = gapsOf(known)
  if (absent.length + unknown.length === 0) return undefined
  const told = known.facts.find(fact => fact.key === 'gapsToldOn')
  return {
    heading:
      absent.length > 0
        ? `${plural(absent.length, 'gap')} in health care here`
        : 'Not known about health care here',
    tone: absent.length > 0 ? 'lamp' : 'soft',
    facts: [
      ...(absent.length > 0 ? [{ term: 'Not there', value: inList(absent) }] : []),
      ...(unknown.length > 0 ? [{ term: 'Nobody has told us of', value: inList(unknown) }] : []),
      told
        ? { term: 'The ICB was told', value: told.inWords }
        : { term: 'The ICB was told', missing: 'Not yet' },
    ],
  }
}

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' })
const inList = (words: readonly string[]): string => list.format(words)

/** What was so on an earlier day can be looked up. */
export function beforeTable(facts: readonly LocalFact[]): TableModel | undefined {
  const rows = facts.flatMap(fact =>
    fact.earlier.map(said => [
      { text: fact.label },
      { text: said.inWords },
      { text: formatCivilDate(said.asOf) },
      { text: said.sourceInWords, ...(said.note ? { note: said.note } : {}) },
      { text: said.recordedBy ?? 'Lantern' },
    ]),
  )
  if (rows.length === 0) return undefined
  return {
    caption: 'What was said before',
    captionHidden: true,
    columns: [
      { label: 'Fact' },
      { label: 'What was said' },
      { label: 'So on' },
      { label: 'Who said so' },
      { label: 'Written down by' },
    ],
    rows,
  }
}

/** For the home's own page: what matters most, and what nobody has said. */
export function localFactsCard(known: LocalFacts, { mayRecord }: LocalFactsRights): CardModel {
  const shown: readonly ItemKey[] = [
    'vacantAccepting',
    'weeklyPriceCouncil',
    'contract',
    'gpPractice',
    'weeklyRound',
  ]
  const places = placesInWords(known)
  const { absent } = gapsOf(known)
  return {
    heading: 'What the council knows',
    text:
      known.facts.length === 0
        ? 'Nobody has written down places, price, staff or health care here.'
        : (places ?? ''),
    facts: [
      ...shown.map(key => factModel(known, key, false)),
      ...(absent.length > 0 ? [{ term: 'Gaps in health care', value: inList(absent) }] : []),
    ],
    links: [
      {
        text: mayRecord ? 'See all of it, or add to it' : 'See all of it',
        href: `/homes/${known.home.id}/local-facts`,
      },
    ],
  }
}
