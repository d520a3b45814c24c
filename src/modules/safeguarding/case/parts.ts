import { advocacyPart } from '../advocacy/index.ts'
import { contactPart } from '../contact/index.ts'
import { hearingPart } from '../hearing/index.ts'
import { reporterPart } from '../reply/index.ts'
import { aroundPart } from '../representatives/index.ts'
import { responsibilityPart } from '../responsibility/index.ts'
import { trustPart } from '../trust/case-part.ts'
import type { CasePart } from './part.ts'

/** Every part of a case that has a folder of its own, in no order: each says where its blocks stand. */
export const caseParts: readonly CasePart[] = [
  advocacyPart,
  contactPart,
  hearingPart,
  reporterPart,
  aroundPart,
  responsibilityPart,
  trustPart,
]
