import { stableId } from '#platform/ids.ts'
import { disputed } from './demo-disputes-ids.ts'
import { governing } from './demo-governing-ids.ts'

const id = (name: string): string => stableId('demonstration', 'safeguarding', name)

const protectionIds = {
  /** The practitioner’s own account: who owns what, in examples. */
  practitioner: stableId('account', 'safeguarding-practitioner'),
  allegation: id('allegation'),
  source: id('source'),
  measure: id('measure'),
  measureInPlace: id('measure-in-place'),
  supporter: id('supporter'),
  planAction: id('plan-action'),
  followUp: id('follow-up'),
  candour: id('candour'),
} as const

/** Records of the demonstration that examples and journeys speak of. */
export const demoIds = {
  /** The account of the practitioner of Team South. */
  practitionerSouth: stableId('account', 'safeguarding-practitioner-2'),
  practiceOfficer: stableId('account', 'practice-officer'),
  feedback: id('feedback'),
  caseFile: id('case-file'),
  notSafer: id('not-safer'),
  notSaferFeedback: id('feedback-not-safer'),
  askedConcern: id('concern-asked'),
  notSaferConcern: id('concern-not-safer'),
  /** Waits for the surgery, its clock paused: see demo-work-list.ts. */
  waitingConcern: id('concern-waiting'),
  waitingReport: id('report-waiting'),
  waitingReference: id('reference-waiting'),
  waiting: id('waiting'),
  /** A flood of missed medicines: two are being looked at. */
  batchOne: id('concern-batch-one'),
  batchOneReport: id('report-batch-one'),
  batchOneReference: id('reference-batch-one'),
  batchTwo: id('concern-batch-two'),
  batchTwoReport: id('report-batch-two'),
  batchTwoReference: id('reference-batch-two'),
  team: id('team-north'),
  otherTeam: id('team-south'),
  /** New, nobody has looked at it: a fall that was not told to anyone. */
  newConcern: id('concern-new'),
  newReport: id('report-new'),
  /** Being looked at by the practitioner. */
  concern: id('concern-looking'),
  report: id('report-looking'),
  /** Restricted: the adult’s daughter works for the council. */
  restricted: id('concern-restricted'),
  /** What the manager of Teasel Court reported. */
  managersReport: id('report-manager'),
  managersConcern: id('concern-manager'),
  restrictedReport: id('report-restricted'),
  /** From which their references are made. */
  newReference: id('reference-new'),
  lookingReference: id('reference-looking'),
  managersReference: id('reference-manager'),
  restrictedReference: id('reference-restricted'),
  /** Mrs Marlowe’s niece, her attorney; a former pupil of Mrs Quin’s, who visits; what is still to be offered. */
  attorney: id('around-attorney'),
  friend: id('around-friend'),
  tellTask: id('tell-task'),
  /** Over Marram Lodge; residents are being seen. */
  organisational: id('organisational'),
  organisationalReference: id('reference-organisational'),
  /** As it stands on the first day of the demonstration. */
  organisationalVersion: 4,
  /** A strand that nobody has settled. */
  organisationalItem: id('organisational-item'),
  /** Not seen yet, and nothing written about them. */
  organisationalResident: id('organisational-resident'),
  /** Over Larkfield House; nobody has decided on the threshold yet. */
  organisationalNew: id('organisational-new'),
  organisationalNewReference: id('reference-organisational-new'),
  /** Being heard: told, and more than ten working days have gone. */
  trust: id('trust'),
  trustVersion: 3,
  trustSetting: id('trust-setting'),
  trustReferral: id('trust-referral'),
  trustNew: id('trust-new'),
  /** Nothing supports it, and nobody has been told so yet. */
  trustFound: id('trust-found'),
  trustAside: id('trust-aside'),
  /** Of Sedgeway House, published; one recommendation was accepted and no proof followed. */
  review: id('review'),
  reviewVersion: 5,
  reviewAsking: id('review-asking'),
  recommendation: id('recommendation'),
  recommendationProposed: id('recommendation-proposed'),
  reviewNew: id('review-new'),
  reviewScreened: id('review-screened'),
  reviewCommissioned: id('review-commissioned'),
  reviewDrafted: id('review-drafted'),
  /** Priya Nair’s account. */
  qualityOfficer: stableId('account', 'quality-officer'),
  ...protectionIds,
  /** An enquiry that goes on: planned, with outcomes, a hold of the police that was lifted, and what the home was asked. */
  enquiryConcern: id('concern-enquiry'),
  enquiryReport: id('report-enquiry'),
  enquiryReference: id('reference-enquiry'),
  /** An enquiry whose clock stands still: the police have asked to wait. */
  pausedConcern: id('concern-paused'),
  pausedReport: id('report-paused'),
  pausedReference: id('reference-paused'),
  desiredOutcome: id('desired-outcome'),
  bathOutcome: id('desired-outcome-bath'),
  /** What the manager of Teasel Court was asked. */
  request: id('request'),
  answeredRequest: id('request-answered'),
  unsignedRequest: id('request-unsigned'),
  unaddressedRequest: id('request-unaddressed'),
  sharedItem: id('shared-item'),
  police: id('police'),
  /** To Mrs Quin: what was agreed, ready to be read to her. */
  letter: id('letter'),
  conclusion: id('conclusion'),
  /** The manager of Teasel Court, and somebody who works at Withy Bank House. */
  providerManager: stableId('account', 'provider-manager'),
  providerStaff: stableId('account', 'provider-staff-2'),
  /** An enquiry that may be concluded. */
  concludedConcern: id('concern-to-conclude'),
  concludedReport: id('report-to-conclude'),
  concludedReference: id('reference-to-conclude'),
  /** An enquiry that waits for a second person before it is concluded. */
  concludingConcern: id('concern-concluding'),
  concludingReport: id('report-concluding'),
  concludingReference: id('reference-concluding'),
  /** From a named relative, and from a carer who gave no name: neither sorted yet. */
  namedReport: id('report-named'),
  anonymousReport: id('report-anonymous'),
  anonymousMessage: id('message-anonymous'),
  ...governing,
  ...disputed,
} as const
