import { allegationsPart } from '../allegations/case-part.ts'
import { deathPart } from '../death/case-part.ts'
import { followUpsPart } from '../follow-ups/case-part.ts'
import { guidesPart } from '../guides/case-part.ts'
import { measuresPart } from '../measures/case-part.ts'
import { planPart } from '../plan/case-part.ts'
import { sourcesPart } from '../sources/case-part.ts'
import { supportPart } from '../support/case-part.ts'
import type { CasePart } from './part.ts'

/** Every part of a case that has a folder of its own, in no order: each says where its blocks stand. */
export const caseParts: readonly CasePart[] = [
  deathPart,
  allegationsPart,
  sourcesPart,
  measuresPart,
  planPart,
  supportPart,
  followUpsPart,
  guidesPart,
]
