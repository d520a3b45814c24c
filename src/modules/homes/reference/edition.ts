import { Invalid } from '#platform/errors.ts'
import { formatCivilDate, formatMonth, parseMonth } from '#platform/view/dates.ts'

/** What a file is of. */
export interface Edition {
  /** The first day of it, as `YYYY-MM-DD`: what an older edition is told by. */
  readonly day: string
  /** As people say it: 'November 2025', '2024-25'. */
  readonly words: string
}

/** Of a month: 2025 and 11. */
export function ofMonth(year: number, month: number): Edition {
  const yearMonth = Temporal.PlainYearMonth.from({ year, month })
  return { day: `${yearMonth}-01`, words: formatMonth(yearMonth) }
}

export const ofYear = (year: number): Edition => ({ day: `${year}-01-01`, words: String(year) })

/** A year from April to March, by its first: 2024 is '2024-25'. */
export function ofFinancialYear(year: number): Edition {
  return { day: `${year}-04-01`, words: financialYear(year) }
}

export const financialYear = (year: number): string => `${year}-${String(year + 1).slice(2)}`

export const ofDay = (day: string): Edition => ({ day, words: formatCivilDate(day) })

/** 'ONSPD_NOV_2025_UK.csv' and 'GM_postcodes_2018-08.csv' tell their month. */
export function editionInName(name: string): Edition | undefined {
  const named = /(?<![a-z])([a-z]{3,9})[_ -]?(20\d\d)(?!\d)/i.exec(name)
  const month = named ? parseMonth(named[1] ?? '') : undefined
  if (month) return ofMonth(Number(named?.[2]), month)
  const numbered = /(?<!\d)(20\d\d)[-_]?(0[1-9]|1[0-2])(?!\d)/.exec(name)
  return numbered ? ofMonth(Number(numbered[1]), Number(numbered[2])) : undefined
}

/** The day somebody gave, else what the file's name says. @throws Invalid where neither says it, or it is to come. */
export function editionOf(
  { name, day }: { readonly name: string; readonly day: string | undefined },
  today: Temporal.PlainDate,
): Edition {
  const edition = day === undefined ? editionInName(name) : ofDay(day)
  if (!edition) {
    const message = 'The file’s name does not say what month it is of. Say which day the file is of.'
    throw new Invalid([{ field: 'day', message }])
  }
  return refuseToCome(edition, today)
}

export function refuseToCome(edition: Edition, today: Temporal.PlainDate): Edition {
  if (edition.day <= today.toString()) return edition
  const message = `The file is said to be of ${edition.words}, which is still to come. Correct the day.`
  throw new Invalid([{ field: 'day', message }])
}
