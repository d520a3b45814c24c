/** The roles by name, as data: labels are what people read, `scope` what a grant of the role is tied to. */
export const roles = {
  'quality-officer': { label: 'Quality officer', scope: 'council' },
  commissioner: { label: 'Commissioner', scope: 'council' },
  'safeguarding-practitioner': { label: 'Safeguarding practitioner', scope: 'council' },
  'safeguarding-manager': { label: 'Safeguarding manager', scope: 'council' },
  'duty-worker': { label: 'Duty worker', scope: 'council' },
  'practice-officer': { label: 'Practice officer', scope: 'council' },
  'dols-coordinator': { label: 'DoLS coordinator', scope: 'council' },
  assessor: { label: 'Assessor', scope: 'council' },
  signatory: { label: 'Signatory', scope: 'council' },
  analyst: { label: 'Analyst', scope: 'council' },
  'information-governance': { label: 'Information governance officer', scope: 'council' },
  administrator: { label: 'Administrator', scope: 'council' },
  'board-member': { label: 'Board member', scope: 'council' },
  'provider-manager': { label: 'Registered manager', scope: 'home' },
  'provider-nominated': { label: 'Nominated individual', scope: 'home' },
  'provider-staff': { label: 'Care home staff', scope: 'home' },
  partner: { label: 'Partner organisation', scope: 'council' },
  advocate: { label: 'Advocate', scope: 'council' },
} as const satisfies Record<string, { label: string; scope: 'council' | 'home' }>

export type PersonRole = keyof typeof roles
/** `system` acts for Lantern itself (jobs, the command line); `public` is anyone, not signed in. */
export type Role = PersonRole | 'system' | 'public'

export const personRoles = Object.keys(roles) as readonly PersonRole[]

/** Everyone who works for the council, whatever their post. */
export const councilOfficers: readonly PersonRole[] = [
  'quality-officer',
  'commissioner',
  'safeguarding-practitioner',
  'safeguarding-manager',
  'duty-worker',
  'practice-officer',
  'dols-coordinator',
  'assessor',
  'signatory',
  'analyst',
  'information-governance',
  'administrator',
]

export function isPersonRole(text: string): text is PersonRole {
  return Object.hasOwn(roles, text)
}
