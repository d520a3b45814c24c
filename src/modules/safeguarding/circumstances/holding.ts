import {
  type Circumstance,
  circumstancesOn,
  openQuestions,
  type Route,
  unsettled,
} from '#law/circumstances.ts'
import type { CaseView } from '../case/schema.ts'
import { followUpsOfCase } from '../follow-ups/case-part.ts'
import type { FollowUpView } from '../follow-ups/schema.ts'
import { isInHospital, noticedIn, returnIsOpen } from './noticed.ts'
import type { CircumstancesPart, CircumstanceView } from './schema.ts'

/** How a circumstance stands in a case. */
export interface Standing {
  readonly circumstance: Circumstance
  /** As it was last answered; null where nobody has. */
  readonly written: CircumstanceView | null
  /** Why the case thinks of it by itself; null where only a person said so. */
  readonly because: string | null
  /** It holds, or nobody has said yet that it does not. */
  readonly active: boolean
  /** How many questions are open, and how many answers leave something to do. */
  readonly open: number
  readonly unsettled: number
  readonly routes: readonly Taken[]
}

export interface Taken {
  readonly route: Route
  /** The follow-up of that kind in this case, where there is one. */
  readonly followUp: FollowUpView | undefined
}

export const circumstancesIn = (whole: CaseView): CircumstancesPart | undefined =>
  whole.parts.circumstances as CircumstancesPart | undefined

/** Every circumstance that may hold in this case, in the order of the list. Pure. */
export function standingsIn(whole: CaseView, today: Temporal.PlainDate): readonly Standing[] {
  const part = circumstancesIn(whole)
  if (!part) return []
  const noticed = new Map(noticedIn(whole, part).map(one => [one.kind, one.because]))
  const followUps = followUpsOfCase(whole)
  return circumstancesOn(today).map(circumstance => {
    const written = part.written.find(one => one.kind === circumstance.code) ?? null
    const because = noticed.get(circumstance.code) ?? null
    const answers = isStale(whole, written) ? {} : (written?.answers ?? {})
    return {
      ...{ circumstance, written, because },
      active: isActive(whole, written, because),
      open: openQuestions(circumstance, answers).length,
      unsettled: unsettled(circumstance, answers).length,
      routes: circumstance.routes.map(route => ({
        route,
        followUp: followUps.find(one => one.process === route.process),
      })),
    }
  })
}

/** They went to hospital again after somebody had said that it was safe: each return is asked about anew. */
export function isStale(whole: CaseView, written: CircumstanceView | null): boolean {
  return written?.kind === 'hospital' && written.answers['safe-to-return'] === 'yes' && returnIsOpen(whole)
}

function isActive(whole: CaseView, written: CircumstanceView | null, because: string | null): boolean {
  if (!written) return because !== null
  if (written.kind === 'hospital') {
    if (returnIsOpen(whole) || isInHospital(whole)) return true
    return written.standing === 'holds' && written.answers['safe-to-return'] !== 'yes'
  }
  return written.standing === 'holds'
}
