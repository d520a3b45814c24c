/** Dates as people in England write and read them. Civil dates are 'YYYY-MM-DD'; instants are shown in London time. */

const zone = 'Europe/London'
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

export type CivilDate = string | Temporal.PlainDate
export type InstantLike = string | Date | Temporal.Instant

/**
 * '2026-10-14' as '14 October 2026'.
 * @throws RangeError when the text is not a real date.
 */
export function formatCivilDate(date: CivilDate): string {
  const { day, month, year } = toPlainDate(date)
  return `${day} ${monthName(month)} ${year}`
}

/** '2026-10-14' as '14 Oct 2026': for narrow columns only. */
export function formatShortDate(date: CivilDate): string {
  const { day, month, year } = toPlainDate(date)
  return `${day} ${shortMonth(month)} ${year}`
}

/** '2026-10-14' or '2026-10' as 'October 2026'. */
export function formatMonth(date: CivilDate | Temporal.PlainYearMonth): string {
  const { month, year } = Temporal.PlainYearMonth.from(date)
  return `${monthName(month)} ${year}`
}

/** An instant as London's clocks show it: '14 October 2026, 3:05 pm'. */
export function formatDateTime(instant: InstantLike): string {
  const local = toLondon(instant)
  return `${formatCivilDate(local.toPlainDate())}, ${formatTime(local)}`
}

/** The civil date in London at an instant. */
export function civilDateOf(instant: InstantLike): Temporal.PlainDate {
  return toLondon(instant).toPlainDate()
}

/**
 * How long ago a civil date was, in the largest whole unit: 'today', 'yesterday', '3 days ago',
 * '5 weeks ago', '20 months ago', '3 years ago'; a date to come is 'tomorrow', 'in 3 days' and so on.
 */
export function formatAgo(date: CivilDate, today: CivilDate): string {
  const [then, now] = [toPlainDate(date), toPlainDate(today)]
  const days = then.until(now, { largestUnit: 'day' }).days
  if (days === 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days === -1) return 'tomorrow'
  const words = span(then, now, Math.abs(days))
  return days > 0 ? `${words} ago` : `in ${words}`
}

function span(then: Temporal.PlainDate, now: Temporal.PlainDate, days: number): string {
  if (days < 28) return `${days} days`
  const wholeMonths = Math.abs(then.until(now, { largestUnit: 'month' }).months)
  if (wholeMonths < 2) return `${Math.floor(days / 7)} weeks`
  if (wholeMonths < 24) return `${wholeMonths} months`
  return `${Math.floor(wholeMonths / 12)} years`
}

export interface CivilDateParts {
  readonly day: string
  readonly month: string
  readonly year: string
}
export type DatePartName = keyof CivilDateParts

/** `missing` names the empty boxes; `unreal` is a date that no calendar has, with the boxes at fault. */
export type CivilDateReading =
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'missing'; readonly parts: readonly DatePartName[] }
  | { readonly kind: 'unreal'; readonly parts: readonly DatePartName[] }

/**
 * Reads three boxes. The month may be '3', '03', 'March' or 'mar'; the year needs four figures, so that
 * nobody's birth is put in the wrong century.
 */
export function parseCivilDateParts(parts: Partial<CivilDateParts>): CivilDateReading {
  const typed = {
    day: parts.day?.trim() ?? '',
    month: parts.month?.trim() ?? '',
    year: parts.year?.trim() ?? '',
  }
  const names = ['day', 'month', 'year'] as const
  const missing = names.filter(name => typed[name] === '')
  if (missing.length === 3) return { kind: 'empty' }
  if (missing.length > 0) return { kind: 'missing', parts: missing }

  const day = /^\d{1,2}$/.test(typed.day) ? Number(typed.day) : undefined
  const month = parseMonth(typed.month)
  const year = /^[12]\d{3}$/.test(typed.year) ? Number(typed.year) : undefined
  const unreadable = names.filter(name => ({ day, month, year })[name] === undefined)
  if (day === undefined || month === undefined || year === undefined)
    return { kind: 'unreal', parts: unreadable }
  return realDate(day, month, year)
}

function realDate(day: number, month: number, year: number): CivilDateReading {
  try {
    const date = Temporal.PlainDate.from({ day, month, year }, { overflow: 'reject' })
    return { kind: 'date', date: date.toString() }
  } catch {
    return { kind: 'unreal', parts: ['day'] }
  }
}

/** '3', '03', 'March', 'mar', 'Sept' as 3, 3, 3, 3, 9; undefined when it is no month. */
export function parseMonth(text: string): number | undefined {
  const word = text.trim().toLowerCase().replace(/\.$/, '')
  if (/^\d{1,2}$/.test(word)) {
    const month = Number(word)
    return month >= 1 && month <= 12 ? month : undefined
  }
  if (word.length < 3) return undefined
  const at = months.findIndex(
    name => name.toLowerCase().startsWith(word) || (word === 'sept' && name === 'September'),
  )
  return at < 0 ? undefined : at + 1
}

function formatTime(local: Temporal.ZonedDateTime): string {
  const minute = String(local.minute).padStart(2, '0')
  return `${local.hour % 12 || 12}:${minute} ${local.hour < 12 ? 'am' : 'pm'}`
}

function toLondon(instant: InstantLike): Temporal.ZonedDateTime {
  const text = instant instanceof Date ? instant.toISOString() : instant
  return Temporal.Instant.from(text).toZonedDateTimeISO(zone)
}

function toPlainDate(date: CivilDate): Temporal.PlainDate {
  return Temporal.PlainDate.from(date)
}

export function monthName(month: number): string {
  return months[month - 1] ?? ''
}

/** 'Sept' is what people write; the other months shorten to three letters. */
function shortMonth(month: number): string {
  return month === 9 ? 'Sept' : monthName(month).slice(0, 3)
}
