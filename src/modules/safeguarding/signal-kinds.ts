/** What a case is to the intelligence module, as data. */

interface CaseSignalKind {
  /** Of an abuse type: the theme it speaks of; null where it speaks of the home as a whole. */
  readonly theme: string | null
  readonly severity: 2 | 3 | 4
}

/**
 * By type of the Safeguarding Adults Collection. The gravest of a case’s types is told. Derived: no publisher sets it;
 * the reading of the collection’s types as themes of the Hull guide is Lantern’s.
 */
export const caseKinds: Readonly<Record<string, CaseSignalKind>> = {
  physical: { theme: 'staff', severity: 3 },
  sexual: { theme: 'staff', severity: 4 },
  'sexual-exploitation': { theme: 'staff', severity: 4 },
  psychological: { theme: 'staff', severity: 3 },
  discriminatory: { theme: 'staff', severity: 3 },
  financial: { theme: 'management', severity: 3 },
  organisational: { theme: 'management', severity: 3 },
  'modern-slavery': { theme: 'management', severity: 4 },
  neglect: { theme: 'basics', severity: 3 },
  'self-neglect': { theme: 'planning', severity: 2 },
  domestic: { theme: null, severity: 2 },
}

/** Below this many beds what is told of a home is told of people. Practice: homes under ten beds. */
export const FEWEST_BEDS = 10

/** How long it counts once its case is closed; none expires while the case is open. */
export const MONTHS_AFTER_CLOSING = 24

/** What a case was closed as that never was about this home: nothing is told, and what was told is taken back. */
export const neverHappened: readonly string[] = ['mistaken', 'wrong-person', 'accepted-elsewhere']

/** Who speaks, by the relation of the reporter to the adult: a family of `signalFamilies`. */
export const familyOf: Readonly<Record<string, string>> = {
  self: 'people-who-live-there',
  resident: 'people-who-live-there',
  partner: 'relatives-and-friends',
  relative: 'relatives-and-friends',
  friend: 'relatives-and-friends',
  'attorney-deputy': 'relatives-and-friends',
  'home-manager': 'home',
  'home-staff': 'staff',
  'other-provider': 'advocates-and-visitors',
  nhs: 'health',
  ambulance: 'emergency-services',
  police: 'emergency-services',
  fire: 'emergency-services',
  council: 'council',
  cqc: 'regulator',
  advocate: 'advocates-and-visitors',
  charity: 'advocates-and-visitors',
}
