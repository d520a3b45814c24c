import { labelOf } from '#law/code-list.ts'
import { civilDateOf, formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import type { TagModel } from '#platform/view/models.ts'
import type { ConcernRowView } from '../concern/schema.ts'
import type { SortKind } from '../report/sorting/schema.ts'

export const concernHref = (id: string): string => `/safeguarding/concerns/${id}`

const tones = {
  received: 'lamp',
  looking: 'soft',
  enquiry: 'soft',
  'no-enquiry': 'plain',
  closed: 'plain',
} as const

/** How a concern stands, in words; the colour says no more. */
export function stateTag({ state, stateLabel, overdue, paused }: ConcernRowView): TagModel {
  if (paused) return { text: `${stateLabel}, paused`, tone: overdue ? 'clay' : 'plain' }
  if (overdue) return { text: `${stateLabel}, past local target`, tone: 'clay' }
  return { text: stateLabel, tone: tones[state] }
}

/** 'Look again by 5 December 2026', and where that is past that nobody has written it down. */
export const lookAgain = (on: string, today: Temporal.PlainDate): string =>
  on < today.toString()
    ? `Was to be looked at again by ${formatCivilDate(on)}: nobody has written it down`
    : `Look again by ${formatCivilDate(on)}`

/** 'Neglect and Acts of Omission; Physical Abuse'. */
export const abuseWords = (types: readonly string[]): string =>
  types.map(code => labelOf('abuse-types', code)).join('; ')

/** Text as its writer broke it into paragraphs. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n|\n/)
    .map(part => part.trim())
    .filter(Boolean)

export const doorWords: Readonly<Record<string, string>> = {
  public: 'The public page',
  home: 'The home',
  officer: 'A council officer',
  phone: 'A telephone call',
  partner: 'A partner',
  api: 'Another system',
  import: 'An import',
}

export const namingWords: Readonly<Record<string, string>> = {
  named: 'Their name may be used',
  'name-withheld': 'Their name is kept from the home',
  anonymous: 'They gave no name',
}

const START = 120

/** How a long text begins, on one line. */
export function startOf(text: string | undefined): string {
  if (!text) return 'These words were removed.'
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > START ? `${line.slice(0, START).trimEnd()}…` : line
}

/** '16 November 2026, morning' where no more than the half day is known, else the day and the time. */
export function whenWords(at: string, halfDay: boolean): string {
  if (!halfDay) return formatDateTime(at)
  const { hour } = Temporal.Instant.from(at).toZonedDateTimeISO('Europe/London')
  return `${formatCivilDate(civilDateOf(at))}, ${hour < 12 ? 'morning' : 'afternoon or evening'}`
}

export const kindWords: Readonly<Record<SortKind, string>> = {
  safeguarding: 'Safeguarding concern',
  worry: 'Worry about the quality of care',
  complaint: 'Complaint',
  nothing: 'Nothing further',
}
