import type { Policy } from '#platform/access/policy.ts'
import { councilOfficers, type PersonRole } from '#platform/access/roles.ts'

declare module '#platform/access/permissions.ts' {
  interface Permissions {
    'submission.contribute': true
    'submission.list': true
    'submission.read': true
    'submission.change': true
    'submission.import': true
    'submission.undo': true
    'submission-double.list': true
    'submission-double.decide': true
  }
}

const outside: readonly PersonRole[] = ['partner', 'advocate']
export const contributors: readonly PersonRole[] = [...councilOfficers, ...outside]
/** Those who answer for what is told to the council, beside whoever told it. */
const keepers: readonly PersonRole[] = ['quality-officer', 'safeguarding-manager']
export const deciders: readonly PersonRole[] = [
  'quality-officer',
  'safeguarding-practitioner',
  'safeguarding-manager',
]
export const importers: readonly PersonRole[] = [
  'partner',
  'quality-officer',
  'commissioner',
  'administrator',
]

const own = (does: string) => ({
  roles: [...contributors, 'provider-manager' as const],
  relation: 'owner' as const,
  because: `Whoever told something ${does} it`,
})

export const submissionPolicy: Policy = {
  'submission.contribute': {
    grants: [
      {
        roles: contributors,
        relation: 'council',
        because: 'Partners, and officers on their behalf, tell what was seen at a home',
      },
      {
        roles: ['provider-manager'],
        relation: 'home',
        because: 'A registered manager gives returns of their own home, told as the home’s own word',
      },
    ],
    refusal: 'You can tell this of your own home, if you are its registered manager.',
  },
  'submission.list': {
    grants: [
      {
        roles: [...contributors, 'provider-manager'],
        relation: 'council',
        because: 'Each sees in the list what they may open',
      },
    ],
    refusal: 'This list is for partners and the council’s officers.',
  },
  'submission.read': {
    grants: [
      own('may read'),
      {
        roles: councilOfficers,
        relation: 'open',
        because: 'Officers read what partners told, but of small homes only those who know of every case',
      },
    ],
    refusal: 'You can read what you told yourself.',
  },
  'submission.change': {
    grants: [
      own('corrects or takes back'),
      {
        roles: keepers,
        relation: 'open',
        because: 'Quality officers and safeguarding managers put right what a partner got wrong',
      },
    ],
    refusal:
      'Only whoever told it, a quality officer or a safeguarding manager changes this. Ask one of them.',
  },
  'submission.import': {
    grants: [
      {
        roles: [...importers, 'system'],
        relation: 'council',
        because: 'Partners, and officers on their behalf, bring in many facts as one file',
      },
    ],
    refusal: 'Files are brought in by partners, quality officers, commissioners and administrators.',
  },
  'submission.undo': {
    grants: [
      { roles: ['partner'], relation: 'owner', because: 'A partner takes back a file of their own' },
      {
        roles: ['quality-officer', 'administrator', 'system'],
        relation: 'council',
        because: 'Quality officers and administrators take back a file that was wrong',
      },
    ],
    refusal: 'Only whoever brought it in, a quality officer or an administrator takes a file back.',
  },
  'submission-double.list': {
    grants: [
      {
        roles: deciders,
        relation: 'council',
        because: 'Quality officers and the safeguarding team see what may be one event told twice',
      },
    ],
    refusal: 'Only a quality officer or the safeguarding team does this. Ask one of them.',
  },
  'submission-double.decide': {
    grants: [
      {
        roles: deciders,
        relation: 'open',
        because: 'A person, and never Lantern, says whether two tell of one event',
      },
    ],
    refusal: 'Only a quality officer or the safeguarding team does this. Ask one of them.',
  },
}
