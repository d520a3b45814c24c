import { advocacyPart } from '../advocacy/index.ts'
import { afterPart } from '../after/case-part.ts'
import { allegationsPart } from '../allegations/case-part.ts'
import { caseFilesPart } from '../case-files/case-part.ts'
import { circumstancesPart } from '../circumstances/case-part.ts'
import { conclusionPart } from '../conclusion/case-part.ts'
import { contactPart } from '../contact/index.ts'
import { courtPart } from '../court/case-part.ts'
import { deathPart } from '../death/case-part.ts'
import { disputesPart } from '../disputes/case-part.ts'
import { earlierPart } from '../earlier/case-part.ts'
import { requestsPart } from '../enquirers/case-part.ts'
import { enquiryPart } from '../enquiry/case-part.ts'
import { exchangePart } from '../exchange/case-part.ts'
import { followUpsPart } from '../follow-ups/case-part.ts'
import { guidesPart } from '../guides/case-part.ts'
import { hearingPart } from '../hearing/index.ts'
import { lettersPart } from '../letters/case-part.ts'
import { targetsPart } from '../local-targets/case-part.ts'
import { measuresPart } from '../measures/case-part.ts'
import { meetingsPart } from '../meetings/case-part.ts'
import { outcomesPart } from '../outcomes/case-part.ts'
import { pausePart } from '../pause/case-part.ts'
import { planPart } from '../plan/case-part.ts'
import { policePart } from '../police/case-part.ts'
import { reporterPart } from '../reply/index.ts'
import { reportPart } from '../report/case-part.ts'
import { aroundPart } from '../representatives/index.ts'
import { responsibilityPart } from '../responsibility/index.ts'
import { sourcesPart } from '../sources/case-part.ts'
import { supportPart } from '../support/case-part.ts'
import { trustPart } from '../trust/case-part.ts'
import { waitingPart } from '../waiting/case-part.ts'
import { wrongPersonPart } from '../wrong-person/case-part.ts'
import type { CasePart } from './part.ts'

/** Every part of a case that has a folder of its own, in no order: each says where its blocks stand. */
export const caseParts: readonly CasePart[] = [
  advocacyPart,
  afterPart,
  allegationsPart,
  caseFilesPart,
  circumstancesPart,
  conclusionPart,
  contactPart,
  courtPart,
  deathPart,
  disputesPart,
  earlierPart,
  requestsPart,
  enquiryPart,
  exchangePart,
  followUpsPart,
  guidesPart,
  hearingPart,
  lettersPart,
  measuresPart,
  meetingsPart,
  outcomesPart,
  pausePart,
  planPart,
  policePart,
  reporterPart,
  reportPart,
  aroundPart,
  responsibilityPart,
  sourcesPart,
  supportPart,
  targetsPart,
  trustPart,
  waitingPart,
  wrongPersonPart,
]
