import type { PersonRole } from '#platform/access/roles.ts'
import type { ViewModel } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { CardModel, FactModel, LinkModel, TableModel } from '#platform/view/models.ts'
import { actionsFrom } from '#platform/workflow/actions.ts'
import type { KeptPeriod } from '../history.ts'
import { type NoNumber, noNumber } from '../kinds.ts'
import { INDICATORS, indicatorHref, resultsHref } from '../pages/addresses.ts'
import type { Indicator } from '../schema.ts'
import { definitionFacts, flaggedInWords, rounded } from '../words.ts'
import { type IndicatorAction, indicatorWorkflow } from '../workflow.ts'
import { periodFunnel } from './funnel.ts'

interface Reader {
  readonly role: PersonRole
  readonly today: string
  readonly period: string | undefined
}

const slugs: Readonly<Record<IndicatorAction, string>> = {
  ...{ try: 'try', change: 'change', use: 'use', retire: 'retire' },
}

/** An indicator: how it stands, what it would have flagged, its last period, what is missing, what it is. */
export async function indicatorView(indicator: Indicator, reader: Reader): Promise<ViewModel> {
  const { name, periods } = indicator
  const shown = periods.find(one => one.from === reader.period) ?? lastNumbered(periods)
  return {
    page: {
      ...{ title: name, caption: indicatorWorkflow.states[indicator.state].label, width: 'wide' },
      lede: 'Counted from what others told. A prompt to look; unproven; not a finding.',
      back: { text: 'Indicators', href: INDICATORS },
    },
    cards: [standing(indicator, reader), ...historyCards(indicator)],
    charts: shown && shown.homes.length > 0 ? [await periodFunnel(indicator, shown)] : [],
    after: [
      ...(shown ? [missingCard(indicator, shown)] : []),
      ...indicator.definitions.map((one, at) => versionCard(one, at === 0, reader.today)),
    ],
    ...(periods.length > 0 ? { periods: periodsTable(indicator) } : {}),
  }
}

const lastNumbered = (periods: readonly KeptPeriod[]): KeptPeriod | undefined =>
  periods.findLast(one => one.homes.length > 0) ?? periods.at(-1)

const counting = {
  draft: 'It counts for nothing. Try it on history first.',
  trying: 'It counts for nothing until somebody who did not make it takes it into use.',
  'in-use':
    'What it flags is told on homes’ pages as reckoned from what others told. It adds no voice, and lifts no level by itself.',
  retired: 'It counts for nothing any more. What was known before stays as it was known.',
} as const

function standing(indicator: Indicator, { role }: Reader): CardModel {
  const { state, mine, usedBy, usedOn, retiredBy, retiredOn, madeBy, madeOn, why } = indicator
  const who = (term: string, day: string | null, by: string | null): FactModel[] =>
    day === null ? [] : [{ term, value: formatCivilDate(day), ...(by ? { note: `By ${by}` } : {}) }]
  const own = mine && state === 'trying' ? ' You made it, so somebody else takes it into use.' : ''
  return {
    heading: indicatorWorkflow.states[state].label,
    ...(state === 'in-use' ? { tone: 'moss' as const } : {}),
    text: `${counting[state]}${own}`,
    facts: [
      ...who('Made', madeOn, madeBy),
      ...who('Taken into use', usedOn, usedBy),
      ...who('Retired', retiredOn, retiredBy),
      ...why.map(words => ({ term: 'Why', value: words })),
    ],
    links: linksFor(indicator, role),
  }
}

function linksFor({ id, state, mine }: Indicator, role: PersonRole): LinkModel[] {
  return actionsFrom(indicatorWorkflow, state)
    .filter(([name, { roles }]) => roles.includes(role) && !(name === 'use' && mine))
    .map(([name, { label }]) => ({ text: label, href: `${indicatorHref(id)}/${slugs[name]}` }))
}

function historyCards({ id, summary, triedOn }: Indicator): CardModel[] {
  if (!summary) return []
  const { periods, numbered, numbers, flagged, byChance, borrowed, uncompared, fromBeds, arrivedLater } =
    summary
  return [
    {
      heading: 'What it would have said in the past',
      text: flaggedInWords(summary),
      facts: [
        { term: 'Tried on', value: triedOn ? formatCivilDate(triedOn) : 'Not yet' },
        { term: 'Periods', value: `${numbered} of ${periods} with a number` },
        { term: 'Numbers', value: String(numbers), note: 'A home in a period' },
        {
          term: 'Flags',
          value: String(flagged),
          ...(flagged > 0 ? { href: `${resultsHref(id)}?only=flagged` } : {}),
        },
        { term: 'Flags by chance alone', value: rounded(byChance), note: 'Reckoned exactly, home by home' },
        {
          term: 'Compared with a wider kind of home',
          value: String(borrowed),
          note: 'Fewer than ten were like it here. Other councils’ numbers are closed to this one, so nothing is borrowed from the region or from England',
        },
        { term: 'Compared with nobody', value: String(uncompared) },
        { term: 'By registered beds', value: String(fromBeds), note: 'Nobody told how many lived there' },
        {
          term: 'Other now than then',
          value: String(arrivedLater),
          note: 'Told or corrected after the period was counted',
        },
      ],
      links: [{ text: 'Every home and period', href: resultsHref(id) }],
    },
  ]
}

/** By reason, how many; and whose, as far as they are few. */
function missingCard({ id, homes }: Indicator, { missing, label, from, none }: KeptPeriod): CardModel {
  if (none) return { heading: `No home has a number in ${label}`, text: `${noneWords[none]}.` }
  const reasons = [...Map.groupBy(missing, one => one.why)]
  return {
    heading: `Without a number in ${label}`,
    text:
      missing.length === 0
        ? 'Every home has one.'
        : `${plural(missing.length, 'home')}. That is no nought: nothing is known of them here.`,
    facts: reasons.map(([why, some]) => ({
      term: noNumber[why as NoNumber],
      value: plural(some.length, 'home'),
      ...(some.length <= 5 ? { note: some.map(one => homes[one.id] ?? 'A home').join(', ') } : {}),
    })),
    links: [{ text: 'Which homes', href: `${resultsHref(id)}?only=missing&period=${from}` }],
  }
}

function versionCard(
  definition: Indicator['definitions'][number],
  newest: boolean,
  today: string,
): CardModel {
  const { number, madeOn, madeBy } = definition
  return {
    heading: `What it is: version ${number}${newest ? '' : ', before'}`,
    facts: [
      ...definitionFacts(definition, today).map(({ term, value, day }) => ({
        ...{ term, value: day ? formatCivilDate(value) : value },
      })),
      { term: 'Made', value: formatCivilDate(madeOn), ...(madeBy ? { note: `By ${madeBy}` } : {}) },
    ],
  }
}

const noneWords = {
  cut: 'No number: the definition changed within this time',
  'no-definition': 'No number: it was not defined for this time',
  'source-silent': `No number: ${noNumber['source-silent'].toLowerCase()}`,
} as const

function periodsTable({ id, periods }: Indicator): TableModel {
  return {
    caption: 'Period by period, the newest first',
    narrow: 'scroll',
    columns: [
      { label: 'Period' },
      { label: 'Homes', numeric: true },
      { label: 'Counted', numeric: true },
      { label: 'Beyond limits', numeric: true },
    ],
    rows: periods.toReversed().map((period, at) => {
      const { from, label, homes, none, missing } = period
      const note = noteOf(period, periods[periods.length - at - 2])
      return [
        { text: label, href: `${indicatorHref(id)}?period=${from}`, ...(note ? { note } : {}) },
        { text: none ? 'None' : `${homes.length} of ${homes.length + missing.length}` },
        { text: none ? 'No number' : String(homes.reduce((sum, home) => sum + home.o, 0)) },
        { text: none ? 'No number' : String(homes.filter(home => home.tail !== 'within').length) },
      ]
    }),
  }
}

function noteOf({ none, definition }: KeptPeriod, before: KeptPeriod | undefined): string | null {
  if (none) return noneWords[none]
  const changed = before && before.definition !== definition
  return changed ? `From here by version ${definition}` : null
}
