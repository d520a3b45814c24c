import { addWorkingDays } from '#law/working-days.ts'
import type { OpenContext } from '#platform/http/open/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'

/** Where "Exit this page" leads: a page that anybody may have been looking at. */
export const exitHref = 'https://www.bbc.co.uk/weather'

export const CAPTION = 'Worried about someone'

/** 'Tuesday 17 November 2026': the day by whose end somebody has read what is sent now. */
export function readBy(today: Temporal.PlainDate): string {
  const day = addWorkingDays(today, 1)
  const name = day.toLocaleString('en-GB', { weekday: 'long' })
  return `${name} ${formatCivilDate(day)}`
}

/** When it is read: on every page that takes words in. */
export function whenRead({ today }: Pick<OpenContext, 'today'>): string {
  return `We read what you send by the end of ${readBy(today)}. At night and at weekends our duty team reads it too, but it may take hours. If it cannot wait, call us.`
}

/** What we cannot promise, word for word as the law and honesty have it. */
export const NO_PROMISE =
  'We do not ask who you are or keep your address. What you write, how you write it, or your employer’s wi-fi may still point to you. A court can order us to hand over what we hold.'
