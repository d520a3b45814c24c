import { isCivilDate } from '../cqc/clean.ts'

/** Which part comes first where a list writes days with slashes. */
export type DateOrder = 'day-first' | 'month-first'

const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?)?$/

/** The order that a day bears out by itself: no month is a thirteenth. Undefined where it can be read both ways. */
export function orderShownBy(text: string): DateOrder | undefined {
  const [, one, two] = SLASHED.exec(text) ?? []
  if (Number(one) > 12) return 'day-first'
  return Number(two) > 12 ? 'month-first' : undefined
}

/**
 * The order that all days of a column bear out; the declared one where every day can be read both ways.
 * Undefined when they contradict each other: nobody can tell then what 03/04/2019 means.
 */
export function dateOrderOf(texts: Iterable<string>, declared: DateOrder): DateOrder | undefined {
  return dateOrderFrom(new Set(Array.from(texts, orderShownBy)), declared)
}

/** The same, from the orders that the days of the column showed one by one. */
export function dateOrderFrom(
  shown: ReadonlySet<DateOrder | undefined>,
  declared: DateOrder,
): DateOrder | undefined {
  if (shown.has('day-first')) return shown.has('month-first') ? undefined : 'day-first'
  return shown.has('month-first') ? 'month-first' : declared
}

/** A day of a list as `YYYY-MM-DD`; undefined for what is no day. Times of day are dropped. */
export function dayOf(text: string, order: DateOrder): string | undefined {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ]|$)/.exec(text)?.[1]
  if (iso) return isCivilDate(iso) ? iso : undefined
  const [, one = '', two = '', year] = SLASHED.exec(text) ?? []
  const [day, month] = order === 'day-first' ? [one, two] : [two, one]
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCivilDate(written) ? written : undefined
}

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
]

/** A day said in words or in a file's name: "25 February 2026", "01_October_2026_HSCA", "2018-09-28". */
export function dayIn(text: string): string | undefined {
  const iso = /(?<!\d)(\d{4})[-_](\d{2})[-_](\d{2})(?!\d)/.exec(text)
  if (iso && isCivilDate(`${iso[1]}-${iso[2]}-${iso[3]}`)) return `${iso[1]}-${iso[2]}-${iso[3]}`
  const spoken = /(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[ _-]([a-z]{3,9})[ _-](\d{4})(?!\d)/i.exec(text)
  const [, day = '', word = '', year] = spoken ?? []
  const month = MONTHS.findIndex(name => name.startsWith(word.toLowerCase())) + 1
  const written = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  return month > 0 && isCivilDate(written) ? written : undefined
}
