import type { Day } from './code-list.ts'

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

/** `14 October 2026`, for sentences that people read. */
export function dayInWords(day: Day): string {
  const date = Temporal.PlainDate.from(day)
  return `${date.day} ${months[date.month - 1]} ${date.year}`
}
