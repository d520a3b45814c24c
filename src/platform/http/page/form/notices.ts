import { formatDateTime } from '../../../view/dates.ts'
import type { NoticeModel } from '../../../view/models.ts'
import type { FormState } from './state.ts'

/** Pausing longer than this counts as having gone away and come back. */
const PAUSE = { hours: 1 }

/** Said on coming back to a form that was begun. */
export function keptNotice(state: FormState): NoticeModel | undefined {
  const { draft } = state
  if (!draft || draft.version === 0) return undefined
  return {
    kind: 'information',
    heading: `We kept what you wrote on ${whenInWords(draft.updatedAt, state.ctx.today)}`,
    text: 'Carry on where you stopped, or clear it.',
    link: { text: 'Start again', href: `${state.path}/start-again` },
  }
}

/** On a step in the middle it is said only after a pause: not from each question to the next. */
export function keptAfterPause(state: FormState): NoticeModel | undefined {
  const { draft, ctx } = state
  if (!draft) return undefined
  return Temporal.Instant.compare(draft.updatedAt.add(PAUSE), ctx.now) < 0 ? keptNotice(state) : undefined
}

/** '3 March at 4:05 pm', with the year when it is not this one. */
export function whenInWords(instant: Temporal.Instant, today: Temporal.PlainDate): string {
  const [date = '', time = ''] = formatDateTime(instant).split(', ')
  return `${date.replace(` ${today.year}`, '')} at ${time}`
}

export const signedOutNotice: NoticeModel = {
  kind: 'lamp',
  heading: 'You were signed out',
  text: 'We kept what you wrote: check it and continue.',
}

export const overtakenNotice: NoticeModel = {
  kind: 'lamp',
  heading: 'You had also answered that question somewhere else',
  text: 'We kept the answer you gave last, on this device. Check all your answers before you send them.',
}
