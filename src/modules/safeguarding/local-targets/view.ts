import { formatCivilDate } from '#platform/view/dates.ts'

interface Length {
  readonly days: number | null
  readonly counting: string
}

/** 'the same day', '1 working day', '28 days', 'no target'. */
export function lengthInWords({ days, counting }: Length): string {
  if (days === null) return 'no target'
  if (days === 0) return 'the same day'
  const what = counting === 'working' ? 'working day' : 'day'
  return `${days} ${what}${days === 1 ? '' : 's'}`
}

/** 'From 1 April 2027: 3 working days'. */
export const nextInWords = (next: Length & { readonly fromOn: string }): string =>
  `From ${formatCivilDate(next.fromOn)}: ${lengthInWords(next)}`
