import { createRequire } from 'node:module'
import {
  type CivilDate,
  formatAgo,
  formatCivilDate,
  formatDateTime,
  formatMonth,
  formatShortDate,
} from './dates.ts'

type Filter = (...given: never[]) => unknown

/** MoJ Frontend's own filters, which its macros call by name (`mojDate` and others). They are CommonJS. */
export function mojFilters(): Readonly<Record<string, Filter>> {
  const make: () => Record<string, Filter> = createRequire(import.meta.url)(
    '@ministryofjustice/frontend/moj/filters/all.js',
  )
  return make()
}

/** The filters of our own templates. `today` is the civil date that "ago" counts from. */
export function lanternFilters(today: () => CivilDate): Readonly<Record<string, Filter>> {
  return {
    date: (date: CivilDate | undefined) => (date ? formatCivilDate(date) : ''),
    shortDate: (date: CivilDate | undefined) => (date ? formatShortDate(date) : ''),
    month: (date: CivilDate | undefined) => (date ? formatMonth(date) : ''),
    dateTime: (instant: string | Date | undefined) => (instant ? formatDateTime(instant) : ''),
    ago: (date: CivilDate | undefined) => (date ? formatAgo(date, today()) : ''),
    number: (count: number) => formatNumber(count),
    plural: (count: number, one: string, many?: string) => plural(count, one, many),
  }
}

const figures = new Intl.NumberFormat('en-GB')

/** 14500 as '14,500'. */
export function formatNumber(count: number): string {
  return figures.format(count)
}

/** 1 and 'home' as '1 home'; 87 and 'home' as '87 homes'; 2, 'enquiry', 'enquiries' as '2 enquiries'. */
/** '92%': a share from 0 to 1 in whole per cent. */
export const percent = (share: number): string => `${Math.round(share * 100)}%`

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`
}
