import { type PersonRole, roles } from '#platform/access/roles.ts'
import { stableId } from '#platform/ids.ts'
import { type StoryName, stories } from '../stories.ts'

/** Someone of the demonstration. Fictional, every one. */
export interface DemoPerson {
  /** Their name to the identity provider; the first of a role is called as the role is. */
  readonly key: string
  readonly accountId: string
  readonly name: string
  readonly email: string
  readonly role: PersonRole
  /** What they do, in one sentence. */
  readonly does: string
  readonly homeId: string | undefined
}

type Line = readonly [key: string, name: string, does: string, home?: StoryName]

const lines: Readonly<Record<PersonRole, readonly Line[]>> = {
  'quality-officer': [
    ['quality-officer', 'Priya Nair', 'Visits care homes, listens, and sees that what was promised is done.'],
    ['quality-officer-2', 'Tom Hollis', 'Looks after the nursing homes in the north of the county.'],
  ],
  commissioner: [
    ['commissioner', 'Ngozi Eze', 'Buys care for the council, and writes what good care is into contracts.'],
  ],
  'safeguarding-practitioner': [
    ['safeguarding-practitioner', 'Aisha Rahman', 'Takes in concerns about people, and makes enquiries.'],
    [
      'safeguarding-practitioner-2',
      'Tom Hadley',
      'Makes enquiries in Team South, and sees no more than that.',
    ],
  ],
  'safeguarding-manager': [
    ['safeguarding-manager', 'Helen Marsden', 'Decides on enquiries, and answers for each decision.'],
  ],
  'duty-worker': [['duty-worker', 'Callum Reid', 'Answers urgent calls in the evening and at the weekend.']],
  'practice-officer': [
    ['practice-officer', 'Marta Zielińska', 'Helps homes to get better: training, advice, going along.'],
  ],
  'dols-coordinator': [
    [
      'dols-coordinator',
      'Gurpreet Sandhu',
      'Sees that nobody’s liberty is restricted without being checked.',
    ],
  ],
  assessor: [
    ['assessor', 'Eleri Pugh', 'Meets people whose liberty is restricted, and writes the assessment.'],
  ],
  signatory: [['signatory', 'David Okonkwo', 'Grants or refuses an authorisation for the council.']],
  analyst: [['analyst', 'Mei-Lin Cheung', 'Finds out what the numbers say, and how sure one can be.']],
  'information-governance': [
    ['information-governance', 'Ruth Abelson', 'Guards personal information, and reviews who opened what.'],
  ],
  administrator: [
    ['administrator', 'Sean Doherty', 'Lets people in, gives roles, and keeps the register fresh.'],
  ],
  'board-member': [
    ['board-member', 'Patricia Lewin', 'Chairs the Safeguarding Adults Board, and asks the hard questions.'],
  ],
  'provider-manager': [
    ['provider-manager', 'Florin Ionescu', 'Manages Teasel Court, where Mrs Quin lives.', 'mrsQuin'],
    [
      'provider-manager-2',
      'Yvonne Baptiste',
      'Manages Samphire House, which reports everything.',
      'honestReporting',
    ],
  ],
  'provider-nominated': [
    [
      'provider-nominated',
      'Sunita Rao',
      'Answers to CQC for who runs Teasel Court, above its manager.',
      'mrsQuin',
    ],
  ],
  'provider-staff': [
    ['provider-staff', 'Blessing Adeyemi', 'Cares for people at Teasel Court, mostly at night.', 'mrsQuin'],
    [
      'provider-staff-2',
      'Jordan Pike',
      'Cares for people at Withy Bank House, and has a worry.',
      'punishedRelative',
    ],
  ],
  partner: [['partner', 'Nasreen Malik', 'A nurse of the Integrated Care Board, who visits the same homes.']],
  advocate: [['advocate', 'Joan Whitlock', 'Speaks up for people who have nobody else to do it.']],
}

/** Everyone of the demonstration: one at least for each role; the first of a role comes before the others. */
export const demoPeople: readonly DemoPerson[] = Object.entries(lines).flatMap(([role, people]) =>
  people.map(line => personOf(role as PersonRole, line)),
)

function personOf(role: PersonRole, [key, name, does, home]: Line): DemoPerson {
  const homeId = home && stableId('home', stories[home].locationId)
  return { key, accountId: stableId('account', key), name, email: emailOf(name), role, does, homeId }
}

/** `.example` belongs to nobody: no message can reach anyone. */
function emailOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z -]/g, '')
    .toLowerCase()
  return `${plain.replaceAll(' ', '.')}@fenmarsh.example`
}

export function demoPersonBy(key: unknown): DemoPerson | undefined {
  return demoPeople.find(person => person.key === key)
}

const groups: readonly { readonly heading: string; readonly roles: readonly PersonRole[] }[] = [
  {
    heading: 'Quality and commissioning',
    roles: ['quality-officer', 'practice-officer', 'commissioner', 'analyst'],
  },
  {
    heading: 'Safeguarding and liberty',
    roles: [
      'safeguarding-practitioner',
      'safeguarding-manager',
      'duty-worker',
      'dols-coordinator',
      'assessor',
      'signatory',
    ],
  },
  { heading: 'Care homes', roles: ['provider-manager', 'provider-nominated', 'provider-staff'] },
  { heading: 'Around the council', roles: ['board-member', 'partner', 'advocate'] },
  { heading: 'Looking after Lantern', roles: ['administrator', 'information-governance'] },
]

/** The people as the page shows them. */
export function demoGroups() {
  return groups.map(group => ({
    heading: group.heading,
    people: group.roles.flatMap(role =>
      demoPeople
        .filter(person => person.role === role)
        .map(({ key, name, does }) => ({ key, name, does, role: roles[role].label })),
    ),
  }))
}
