import type { CaseView } from '../case/schema.ts'
import type { AroundView } from './schema.ts'

/** Who is around the adult, as the case was loaded with them. */
export const aroundIn = (whole: CaseView): readonly AroundView[] =>
  (whole.parts.peopleAround ?? []) as readonly AroundView[]
