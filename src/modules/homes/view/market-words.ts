import { percent, plural } from '#platform/view/filters.ts'
import { poundsInWords } from '../local-facts/values.ts'
import type { Market } from '../market/schema.ts'
import { areaInWords } from './market-tables.ts'
import { inWords, numberInWords, sentenceCase } from './words.ts'

/** The findings of a market as sentences: each chart's title says what it shows. */

const kindOf = ({ care }: Market, key: string) => care.find(kind => kind.key === key)

export function ledeOf(market: Market): string {
  const { homes, beds } = market
  const nursing = kindOf(market, 'nursing')
  const dementia = kindOf(market, 'dementia')
  const parts = [
    ...(nursing ? [`${plural(nursing.homes, 'of them nurses', 'of them nurse')}`] : []),
    ...(dementia ? [`${dementia.homes} say they care for people with dementia`] : []),
  ]
  return `${plural(homes, 'open home')} with ${plural(beds, 'bed')}${parts.length > 0 ? `; ${parts.join(', ')}` : ''}.`
}

export function supplyHeadline(market: Market): string {
  const all = kindOf(market, 'all')
  const nursing = kindOf(market, 'nursing')
  if (!all || !nursing || all.beds === 0) return 'Beds by kind of care'
  return `${percent(nursing.beds / all.beds)} of beds are in homes that nurse`
}

/** '88% of places are taken, up from 84% in October 2025'; of the homes that told. */
export function placesHeadline({ places }: Market): string {
  const last = places.history.at(-1)
  const [first] = places.history
  if (!last || !first) return 'Places taken'
  const [now, then] = [last.occupied / last.maximum, first.occupied / first.maximum]
  const said = `${percent(now)} of places are taken, in the ${plural(last.told, 'home')} that told`
  if (first === last || percent(now) === percent(then)) return said
  return `${said}; it was ${percent(then)} in ${monthOf(first.day)}`
}

const months = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const monthOf = (day: string): string => months.format(new Date(`${day}T12:00:00Z`))

export function pricesHeadline(market: Market): string {
  const all = kindOf(market, 'all')
  const [council, self] = [all?.priceCouncil, all?.priceSelf]
  if (!council) return 'No price is known'
  const usual = `The council usually pays ${poundsInWords(Math.round(council.median))} a week`
  if (!self) return usual
  return `${usual}; people who pay themselves, ${poundsInWords(Math.round(self.median))}`
}

/** Dependence: what would be hard to replace if one provider failed. */
export function providersHeadline({ providers }: Market): string {
  const [first] = providers
  if (!first) return 'No provider is known'
  const three = providers.slice(0, 3).reduce((sum, { share }) => sum + share, 0)
  const one = `${first.name} runs ${percent(first.share)} of the beds`
  return providers.length > 3 ? `${one}; the three largest run ${percent(three)}` : one
}

const YEARS = 5

export function yearsHeadline({ years }: Market): string {
  const recent = years.slice(-YEARS)
  const [since] = recent
  if (!since) return 'Openings and closures'
  const sum = (of: (year: Market['years'][number]) => number) =>
    recent.reduce((all, year) => all + of(year), 0)
  const [opened, closed, again] = [
    sum(year => year.opened),
    sum(year => year.closed),
    sum(year => year.reRegistered),
  ]
  const parts = [
    `${numberInWords(opened)} opened`,
    `${numberInWords(closed)} closed`,
    `${numberInWords(again)} changed hands or registration`,
  ]
  return sentenceCase(`${inWords(parts)} since January ${since.year}`)
}

export function othersHeadline({ others }: Market): string {
  const own = others.find(one => one.kind === 'own')
  const rest = others.filter(one => one.kind === 'near' && one.rated > 0)
  if (!own || own.rated === 0 || rest.length === 0) return 'Homes rated Good or better, here and elsewhere'
  const better = rest.filter(one => one.good / one.rated > own.good / own.rated).length
  const place =
    better === 0
      ? 'more than in each'
      : better === rest.length
        ? 'less than in each'
        : `less than in ${numberInWords(better)}`
  return `${percent(own.good / own.rated)} of rated homes here are Good or better: ${place} of the ${numberInWords(rest.length)} nearest councils`
}

const NAMED_AREAS = 6

/** 'No nursing home for people with dementia rated Good or better within 15 miles of FM5, Marshby.' */
export function gapSentence(gap: Market['gaps']['found'][number], { gaps, council }: Market): string {
  const { miles } = gaps
  const none = `No ${gap.words} rated Good or better within ${plural(miles, 'mile')} of`
  if (gap.areas.length === gaps.areas) return `${none} any area of ${council.name}.`
  const named = gap.areas.slice(0, NAMED_AREAS).map(areaInWords)
  const more = gap.areas.length - named.length
  const areas = more > 0 ? `${named.join('; ')}; and ${plural(more, 'more area')}` : named.join('; ')
  return `${none} ${areas}.`
}
