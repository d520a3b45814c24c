import { conclusionPart } from '../conclusion/case-part.ts'
import { requestsPart } from '../enquirers/case-part.ts'
import { enquiryPart } from '../enquiry/case-part.ts'
import { meetingsPart } from '../meetings/case-part.ts'
import { outcomesPart } from '../outcomes/case-part.ts'
import { policePart } from '../police/case-part.ts'
import type { CasePart } from './part.ts'

/** Every part of a case that has a folder of its own, in no order: each says where its blocks stand. */
export const caseParts: readonly CasePart[] = [
  enquiryPart,
  outcomesPart,
  requestsPart,
  policePart,
  meetingsPart,
  conclusionPart,
]
