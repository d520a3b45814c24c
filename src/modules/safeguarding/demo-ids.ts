import { stableId } from '#platform/ids.ts'
import { governing } from './demo-governing-ids.ts'

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
  ...governing,
} as const
