import { stableId } from '#platform/ids.ts'

const id = (name: string): string => stableId('demonstration', 'safeguarding', name)

/** Records of the demonstration that examples and journeys speak of. */
export const demoIds = {
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
} as const
