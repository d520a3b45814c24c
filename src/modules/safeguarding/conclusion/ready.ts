import { needsSecondPerson } from '#law/concluding.ts'
import type { Context } from '#platform/context.ts'
import { rowsOf } from '../case/rows-store.ts'
import type { ConcernRow } from '../concern/store.ts'
import type { ConclusionRow, SignOffRow } from './store.ts'

export interface Concluding {
  /** The one that holds, and how many it supersedes. */
  readonly last: ConclusionRow | undefined
  readonly earlier: number
  readonly signOff: SignOffRow | undefined
}

export async function concludingOf(
  { tx }: Pick<Context, 'tx'>,
  concern: Pick<ConcernRow, 'councilId' | 'id'>,
): Promise<Concluding> {
  const all = await rowsOf<ConclusionRow>(tx, 'conclusion', concern)
  const last = all.at(-1)
  const signatures = last ? await rowsOf<SignOffRow>(tx, 'sign_off', concern) : []
  const signOff = signatures.findLast(one => one.conclusionId === last?.id)
  return { last, earlier: Math.max(all.length - 1, 0), signOff }
}

/** Why the enquiry cannot be concluded yet; undefined where it can. */
export function unreadyBecause({ last, signOff }: Concluding): string | undefined {
  if (!last) return 'Write down the conclusion first'
  if (signOff && !signOff.agrees) {
    return 'The second person does not agree. Talk it over, and write the conclusion down anew.'
  }
  if (needsSecondPerson(last.riskAssessment) && !signOff) {
    return 'Nothing was done in the end, so a second person reads it first. Ask a colleague or a manager to sign.'
  }
  return undefined
}
