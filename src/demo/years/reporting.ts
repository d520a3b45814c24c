import { halfDay } from '#platform/half-day.ts'
import { keyForNewRecord } from '#platform/vault/index.ts'
import { type bulk, referenceFrom } from '../../modules/safeguarding/index.ts'
import type { Adding } from '../bulk/copy.ts'
import { idAt } from '../bulk/ids.ts'
import { fenmarshId } from '../identity/index.ts'
import type { Random } from '../random.ts'
import { iso } from './course.ts'
import type { Home } from './homes.ts'
import { nameIn } from './names.ts'
import type { Practitioner, Staff } from './staff.ts'

/** Who told of it, at which door, and what they chose about their name. */
export interface Reporting {
  readonly relation: string
  readonly door: 'public' | 'home' | 'officer' | 'phone' | 'partner'
  readonly naming: 'named' | 'name-withheld' | 'anonymous'
  readonly raisedBy: string | null
  readonly role: string
  readonly name: string | null
  readonly contact: string | null
}

type Shares = ReadonlyArray<readonly [string, number]>

const usual: Shares = [
  ['home-manager', 40],
  ['nhs', 19],
  ['relative', 13],
  ['home-staff', 8],
  ['council', 6],
  ['ambulance', 5],
  ['friend', 3],
  ['other-provider', 2],
  ['police', 1],
  ['cqc', 1],
  ['self', 2],
]
const fromOutside: Shares = [
  ['relative', 32],
  ['home-staff', 26],
  ['nhs', 26],
  ['ambulance', 8],
  ['friend', 4],
  ['home-manager', 4],
]
const byCourse: Partial<Record<Home['course'], Shares>> = {
  honest: [
    ['home-manager', 97],
    ['nhs', 2],
    ['relative', 1],
  ],
  'closed-culture': fromOutside,
  'sudden-failure': fromOutside,
  'relatives-silenced': [
    ['relative', 70],
    ['nhs', 22],
    ['home-manager', 8],
  ],
}

/** Whoever tells again and again of what did not happen. Nobody is labelled: each report stands by itself. */
const caller: Reporting = {
  ...{ relation: 'other', door: 'phone', naming: 'named', raisedBy: null, role: 'duty-worker' },
  ...{ name: 'Dennis Quarrington', contact: '01632 960171' },
}

export interface Telling {
  readonly home: Home
  readonly at: number
  readonly lead: Practitioner
  readonly staff: Staff
  /** From the one caller of the home of which false reports come. */
  readonly false: boolean
}

export function reportingOf({ home, lead, staff, ...telling }: Telling, random: Random): Reporting {
  if (telling.false) return { ...caller, raisedBy: staff.duty }
  const relation = random.weighted(byCourse[home.course] ?? usual)
  const own = relation === 'home-manager' ? staff.ofHomes.get(home.id) : undefined
  if (own) return account('home', relation, own, 'provider-manager')
  if (relation === 'nhs' && random.chance(0.1)) return account('partner', relation, staff.nurse, 'partner')
  if (relation === 'council') return account('officer', relation, staff.qualityOfficer, 'quality-officer')
  const lay = ['relative', 'friend', 'home-staff', 'self'].includes(relation)
  const naming = namingOf(relation, random)
  const { givenName, familyName } = nameIn(random, 0.7)
  const who = naming === 'anonymous' ? [null, null] : [`${givenName} ${familyName}`, phone(random)]
  const [name = null, contact = null] = who
  if (naming === 'anonymous' || (lay && random.chance(0.4)))
    return { relation, door: 'public', naming, raisedBy: null, role: 'anyone', name, contact }
  return random.chance(0.65)
    ? { relation, door: 'phone', naming, raisedBy: staff.duty, role: 'duty-worker', name, contact }
    : {
        relation,
        door: 'officer',
        naming,
        raisedBy: lead.id,
        role: 'safeguarding-practitioner',
        name,
        contact,
      }
}

const account = (door: Reporting['door'], relation: string, raisedBy: string, role: string): Reporting => ({
  door,
  relation,
  raisedBy,
  role,
  naming: 'named',
  name: null,
  contact: null,
})

function namingOf(relation: string, random: Random): Reporting['naming'] {
  if (relation === 'home-staff')
    return random.weighted([
      ['named', 42],
      ['name-withheld', 34],
      ['anonymous', 24],
    ])
  if (relation === 'relative' || relation === 'friend')
    return random.weighted([
      ['named', 84],
      ['name-withheld', 13],
      ['anonymous', 3],
    ])
  return 'named'
}

/** Ofcom's numbers for drama: they ring nowhere. */
const phone = (random: Random): string => `01632 960${random.int(100, 199)}`

interface Reported {
  readonly reportId: string
  readonly reporting: Reporting
  readonly home: Home
  readonly danger: string
  readonly at: number
  readonly sortedBy: string
  readonly words: bulk.ConcernWords
}

/** The report as it was given; what came through the public door was sorted by somebody. Gives its reference. */
export function addReport(rows: Adding, random: Random, report: Reported): string {
  const { reportId, reporting, home, danger, at, sortedBy, words } = report
  const { door, naming, relation, raisedBy, name, contact } = reporting
  const { wrapped, seal } = keyForNewRecord(reportId)
  const named = { ...(name ? { reporterName: name } : {}), ...(contact ? { reporterContact: contact } : {}) }
  const given: bulk.ReportWords = { ...words, ...named }
  const [came, sorted] = door === 'public' ? [cameAt(naming, at), sortedBy] : [at, null]
  const reference = referenceFrom('R', random.uuid())
  rows.add('platform.record_key', { councilId: fenmarshId, recordId: reportId, wrapped })
  rows.add('safeguarding.report', {
    ...{ councilId: fenmarshId, id: reportId, reference, door, naming, raisedBy, relation, homeId: home.id },
    ...{ danger, receivedAt: iso(came), state: 'sorted', sortedAs: 'safeguarding', sortedAt: iso(at) },
    ...{ sortedBy: sorted, sortedKinds: sorted ? ['safeguarding'] : [], words: seal(given) },
  })
  if (sorted) {
    const sorting = { id: idAt(at, random), reportId, kinds: ['safeguarding'], sortedAt: iso(at), sortedBy }
    rows.add('safeguarding.sorting', { councilId: fenmarshId, ...sorting, words: seal({}) })
  }
  return reference
}

/** Of an anonymous report the half day alone is kept. */
function cameAt(naming: Reporting['naming'], at: number): number {
  const hoursBefore = at - 3 * 3_600_000
  if (naming !== 'anonymous') return hoursBefore
  return halfDay(Temporal.Instant.fromEpochMilliseconds(hoursBefore)).epochMilliseconds
}
