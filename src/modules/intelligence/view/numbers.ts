import { plural } from '#platform/view/filters.ts'
import type { KeptPicture } from '../pictures/make.ts'

const HEARD = ['heard-much-less', 'not-heard']

/** The numbers that a reason rests on, beside those of homes like it; null where it compares nothing. Pure. */
export function numbersOf(rule: string, theme: string | null, { beside }: KeptPicture): string | null {
  if (HEARD.includes(rule)) return beside?.heard ? heardInWords(beside.heard) : null
  if (!rule.includes('beyond') || !beside?.alike) return null
  const { alike, events } = beside
  if (rule === 'three-families-across-beyond') return inWords(events.all, alike.all)
  const own = events.themes.find(one => one.theme === theme)?.events ?? 0
  return inWords(own, alike.themes.find(one => one.theme === theme)?.expected ?? 0)
}

function inWords(events: number, expected: number): string {
  return `${plural(events, 'event')} here; a home like it and of its size has ${aboutSo(expected)}`
}

function heardInWords({
  counts,
  expected,
}: NonNullable<NonNullable<KeptPicture['beside']>['heard']>): string {
  const [concerns = 0, complaints = 0, compliments = 0] = counts
  const told = [
    plural(concerns, 'concern'),
    plural(complaints, 'complaint'),
    plural(compliments, 'compliment'),
  ]
  return `In twelve months ${told.join(', ')}; of a home like it and of its size ${aboutSo(expected)} of them in all`
}

/** A rate is no whole number; nobody reads decimals of a home. */
function aboutSo(expected: number): string {
  if (expected < 0.5) return 'hardly any'
  return `about ${Math.round(expected)}`
}
