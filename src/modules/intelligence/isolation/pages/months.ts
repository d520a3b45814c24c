import { formatMonth } from '#platform/view/dates.ts'

/** This month and the twelve before it, the newest first. */
export function monthOptions(
  today: Temporal.PlainDate,
): readonly { readonly value: string; readonly text: string }[] {
  return Array.from({ length: 13 }, (_, months) => {
    const value = today.subtract({ months }).toPlainYearMonth().toString()
    return { value, text: formatMonth(value) }
  })
}
