import type { Grant, Policy } from '#platform/access/policy.ts'
import { councilOfficers, type PersonRole, type Role } from '#platform/access/roles.ts'

declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'quality.see': true
    'pattern.look': true
    'concern.reread': true
    'concern.move-person': true
    'data-quality.see': true
    'retention.hold': true
    'retention.govern': true
    'retention.run': true
    'access-request.handle': true
    'breach.handle': true
    'exchange.manage': true
    'exchange.feed': true
    'target.read': true
    'target.set': true
  }
}

const deciders: readonly PersonRole[] = ['safeguarding-practitioner', 'safeguarding-manager']

const forCouncil = (roles: readonly Role[], because: string, refusal: string) => ({
  grants: [{ roles, relation: 'council' as const, because }],
  refusal,
})

const ofCase = (because: string): readonly Grant[] => [
  { roles: deciders, relation: 'open', because },
  { roles: deciders, relation: 'assigned', because },
]

const GOVERNANCE = 'This is for information governance. Ask your information governance lead.'

/** Who governs cases: a manager, information governance, and whoever connects other systems. */
export const governingPolicy: Policy = {
  'quality.see': forCouncil(
    ['safeguarding-manager'],
    'Safeguarding managers answer for how the work goes',
    'How the work goes is for safeguarding managers. Ask one of them.',
  ),
  'pattern.look': forCouncil(
    ['safeguarding-manager'],
    'Safeguarding managers look at what keeps happening',
    'Only a safeguarding manager settles this. Ask one of them.',
  ),
  'concern.reread': {
    grants: ofCase('Practitioners and managers read each other’s decisions again'),
    refusal: 'Only a safeguarding practitioner or manager who may see this case can read its decision again.',
  },
  'concern.move-person': {
    grants: ofCase('Those who decide cases put right whom one is about'),
    refusal:
      'Only a safeguarding practitioner or manager who may work on this can move it. Hand it to one of them.',
  },
  'data-quality.see': forCouncil(
    ['safeguarding-manager', 'analyst'],
    'Managers and analysts make the yearly return',
    'The yearly return is for safeguarding managers and analysts. Ask one of them.',
  ),
  'retention.hold': forCouncil(
    ['information-governance', 'safeguarding-manager'],
    'Information governance and safeguarding managers know of inquests, claims and reviews',
    GOVERNANCE,
  ),
  'retention.govern': forCouncil(
    ['information-governance'],
    'A named person of information governance decides what is forgotten',
    GOVERNANCE,
  ),
  'retention.run': forCouncil(
    ['system'],
    'Lantern lists by night, and forgets what was approved',
    GOVERNANCE,
  ),
  'access-request.handle': forCouncil(
    ['information-governance'],
    'Information governance answers requests for records, item by item',
    GOVERNANCE,
  ),
  'breach.handle': forCouncil(
    ['information-governance'],
    'Information governance settles what went to the wrong place',
    GOVERNANCE,
  ),
  'exchange.manage': forCouncil(
    ['administrator'],
    'Administrators connect Lantern with the council’s case system',
    'Only an administrator connects other systems. Ask one of them.',
  ),
  'exchange.feed': forCouncil(
    ['administrator', 'system'],
    'The council’s case system feeds Lantern',
    'Only an administrator, or the case system itself, brings cases in.',
  ),
  'target.read': forCouncil(
    councilOfficers,
    'Officers see by when their council means things to be done',
    'Local targets are for the council’s officers.',
  ),
  'target.set': forCouncil(
    ['safeguarding-manager', 'administrator'],
    'Safeguarding managers and administrators set the council’s local targets',
    'Only a safeguarding manager or an administrator changes a local target. Ask one of them.',
  ),
}
