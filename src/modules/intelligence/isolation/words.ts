import { formatCivilDate, formatMonth } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import { type Finding, findingWords } from './findings.ts'
import type { HomeState } from './gather.ts'
import { calledAs, EYES, eyes, FIVE, NUMBER_KEYS, SMALL_HOME, speaksOf } from './kinds.ts'
import type { MonthGiven } from './reckon.ts'
import type { EyesRow, FindingShown, MonthShown } from './schema.ts'

const inList = new Intl.ListFormat('en-GB', { type: 'conjunction' })

/** Of people: not shown below five, nor at a home so small that it points at somebody. */
export function shownCount(count: number, living: number): number | null {
  return count < 5 || living < SMALL_HOME ? null : count
}

export const countInWords = (count: number | null): string =>
  count === null ? 'Fewer than five' : String(count)

/** 'Two kinds', in words for a page: one decimal is enough. */
export const indexInWords = (index: number): string => (Math.round(index * 10) / 10).toLocaleString('en-GB')

/** A finding as a reason: a sentence with its day, and who says so. */
export function sentenceOf({ code, on, selfReported, count, of }: Finding, state: HomeState): string {
  const by = selfReported ? 'the home says' : 'an officer was told'
  const month = on ? formatMonth(on.slice(0, 7)) : ''
  switch (code) {
    case 'few-eyes':
      return `${seenInWords(state)}${on ? ` Last known ${formatCivilDate(on)}.` : ''}`
    case 'only-home-says':
      return 'Only the home says that people come from outside; nobody else has seen it lately.'
    case 'many-with-nobody':
      return `${count} of ${of} residents had nobody from outside in ${month}: ${by}.`
    case 'few-out':
      return `Fewer than one in ten residents went out in ${month}: ${by}.`
    case 'visits-limited':
      return `${plural(count ?? 0, 'visit')} refused, put off or watched up to ${month}: ${by}.`
    case 'not-heard':
      return notHeardInWords(state)
    case 'not-known':
      return notKnownInWords(state)
  }
}

function seenInWords({ eyes: { latest } }: HomeState): string {
  if (latest.length === 0) return 'Nobody from outside is known to have been there for a year.'
  return `Known to have been there in the last year: ${inList.format(latest.map(one => calledAs(one.role, one.from).many))}; nobody else.`
}

function notHeardInWords({ heard }: HomeState): string {
  const expected = Math.round(heard?.expected ?? 0)
  const like = heard?.alike ? 'a home like it' : 'a home of its size here'
  const says =
    heard && heard.homeSays > 0
      ? ' The home says that it had complaints or compliments: ask to see them.'
      : ''
  return `No concern, complaint or compliment has reached us for 12 months; ${like} would have about ${expected}.${says}`
}

function notKnownInWords({ contract }: HomeState): string {
  const owes = contract === false ? ' It has no contract with us and owes us nothing: go and ask.' : ''
  return `We do not know who comes. That says nothing about the home.${owes}`
}

export const findingShown = (finding: Finding, state: HomeState): FindingShown => ({
  code: finding.code,
  label: findingWords[finding.code],
  says: sentenceOf(finding, state),
  on: finding.on,
  selfReported: finding.selfReported,
})

/** Whether anything from within the area is known, besides the register. */
export const isKnown = (state: HomeState): boolean => state.findings.every(one => one.code !== 'not-known')

export const missingOf = ({ eyes: { latest } }: HomeState): readonly string[] =>
  EYES.filter(
    role => !latest.some(one => one.role === role || (one.from && speaksOf(one.from).includes(role))),
  ).map(role => eyes[role].label)

export function rowOf(state: HomeState, labelOf: (kind: string) => string): EyesRow {
  const { home, findings, contract, remedies } = state
  return {
    home: { id: home.id, name: home.name },
    index: isKnown(state) ? state.eyes.index : null,
    findings: findings.map(one => findingShown(one, state)),
    missing: [...missingOf(state)],
    contract,
    remedies: remedies.map(one => labelOf(one.kind)),
  }
}

const PEOPLE: readonly string[] = FIVE

/** A month for officers: of people nothing below five is shown. A home sees its own figures whole. */
export function monthShown({ month, givenBy, living, numbers }: MonthGiven, whole: boolean): MonthShown {
  const shown = NUMBER_KEYS.flatMap(key => {
    const count = numbers[key]
    if (count === undefined) return []
    return [[key, whole || !PEOPLE.includes(key) ? count : shownCount(count, living)]]
  })
  return { month: month.slice(0, 7), givenBy, living, numbers: Object.fromEntries(shown) }
}
