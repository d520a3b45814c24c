import { stableId } from '#platform/ids.ts'

const id = (name: string): string => stableId('demonstration', 'safeguarding', name)

/** Records of the demonstration that examples and journeys speak of. */
export const demoIds = {
  /** The account of the practitioner of Team South. */
  practitionerSouth: stableId('account', 'safeguarding-practitioner-2'),
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
} as const
