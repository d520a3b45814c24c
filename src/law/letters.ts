import type { MayOrWhyNot } from './answers.ts'
import { hasTrait, labelOf } from './code-list.ts'

/**
 * Letters and sheets to the adult: at the steps they want, in the form they chose, by the way their safe-contact
 * card allows. Local practice under the care and support statutory guidance, chapter 14. What the card and the
 * police allow is asked in `safe-contact.ts` and `police-hold.ts`; this is what the adult said of letters.
 */

export interface Letter {
  /** A code of `letter-steps`. */
  readonly step: string
  readonly form: 'letter' | 'easy-read'
  /** A code of `letter-routes`. */
  readonly route: string
  /** A code of `contact-channels`, where it is said and not written. */
  readonly through?: string | undefined
}

/** What the adult said they want to be sent; nobody has asked them where there is none. */
export interface LetterWish {
  /** A code of `letter-wishes`. */
  readonly wants: string
  readonly steps: readonly string[]
}

export const isWrittenRoute = (route: string): boolean => hasTrait('letter-routes', route, 'written')
export const needsAddress = (route: string): boolean => hasTrait('letter-routes', route, 'needs-address')

/**
 * All the channels of the safe-contact card that must be open for it to go: a sheet that is posted is a letter in
 * their post and an easy read sheet in their hands.
 */
export function channelsOf({ form, route, through }: Letter): readonly string[] {
  if (!isWrittenRoute(route)) return [through ?? 'in-person']
  if (route === 'handed-over') return [form]
  const way = route === 'emailed' ? 'email' : 'letter'
  return form === 'easy-read' ? [way, 'easy-read'] : [way]
}

/** True, or why not in the adult's own terms. Where nobody has asked them, their safe-contact card alone decides. */
export function mayWrite(wish: LetterWish | undefined, { step, form, route }: Letter): MayOrWhyNot {
  if (!wish) return true
  if (hasTrait('letter-wishes', wish.wants, 'nothing-in-writing')) {
    return isWrittenRoute(route)
      ? 'They want nothing in writing. Tell them, or read it to them and take it away again.'
      : true
  }
  if (!wish.steps.includes(step)) {
    return `They did not want to be sent “${labelOf('letter-steps', step)}”. Ask them again if that has changed.`
  }
  return isWrittenRoute(route) && wish.wants !== form
    ? `They chose this form: ${labelOf('letter-wishes', wish.wants).toLowerCase()}. Write it in that form, or ask them again.`
    : true
}
