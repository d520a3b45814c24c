import { plural } from '#platform/view/filters.ts'
import type { Market } from '../market/schema.ts'
import type { Measure } from '../reference/ascof/measures.ts'
import { type OutcomeArea, outcomeOf, valueInWords, whyInWords } from './market-beside.ts'

const missing: Readonly<Record<NonNullable<OutcomeArea['why']>, (name: string) => string>> = {
  'no-data': name => `For ${name} nothing is published`,
  suppressed: name => `For ${name} it is suppressed: too few people`,
  'not-applicable': name => `For ${name} it does not apply`,
  'not-in-file': name => `${name} is not in the file`,
}

/** 'In Oldham 89.3% of section 42 enquiries ...; in England 91.2%'. Says no more than the two numbers. */
export function outcomeHeadline(market: Market, measure: Measure): string {
  const areas = outcomeOf(market, measure)?.areas ?? []
  const own = areas.find(({ kind }) => kind === 'own')
  const england = areas.find(({ kind }) => kind === 'england')
  const said = (area: OutcomeArea | undefined) =>
    area && area.value !== null ? valueInWords(area.value, measure) : undefined
  const [here, there] = [said(own), said(england)]
  const everywhere = there ? `in England ${there}` : 'in England nothing is published'
  if (here) return `In ${own?.name} ${here} ${measure.words}; ${everywhere}`
  const why = missing[own?.why ?? 'no-data'](own?.name ?? market.council.name)
  return there ? `${why}. In England ${there} ${measure.words}` : why
}

/** What stands at the end of a bar: nothing is ever drawn as nought that is not known. */
export const barText = ({ value, why, margin }: OutcomeArea, measure: Measure): string => {
  if (value === null) return whyInWords[why ?? 'no-data']
  return margin === null ? valueInWords(value, measure) : `${valueInWords(value, measure)} ± ${margin}`
}

const endings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }
const ordinals = new Intl.PluralRules('en-GB', { type: 'ordinal' })
const ordinal = (rank: number): string => `${rank}${endings[ordinals.select(rank)]}`

/** A county has a range, never an average of its districts that nobody published. */
export function deprivationHeadline({ council, deprivation }: Market): string {
  const own = deprivation?.own ?? []
  const [most, least] = [own[0], own.at(-1)]
  if (!deprivation || !most || !least) return `Deprivation in ${council.name} is not known`
  const of = `of the ${plural(deprivation.districts, 'district')} of England in ${deprivation.year}`
  if (most === least) {
    const nth = most.rank === 1 ? 'most deprived' : `${ordinal(most.rank)} most deprived`
    return `${most.name} is the ${nth} ${of}`
  }
  return `The ${own.length} districts of ${council.name} rank from ${ordinal(most.rank)} to ${ordinal(least.rank)} most deprived ${of}`
}
