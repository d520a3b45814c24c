import { bulk, referenceFrom } from '../../modules/safeguarding/index.ts'
import { fenmarshId } from '../identity/index.ts'
import { add, type Case, told } from './case.ts'
import { DAY, dateOf, iso } from './course.ts'
import { addDecision } from './decision.ts'
import { addReply } from './reply.ts'
import { addReport, type Reporting } from './reporting.ts'
import { people, work } from './words/index.ts'

export interface Written {
  readonly reporting: Reporting
  readonly danger: 'now' | 'no' | 'not-known'
  /** False, and found to be. */
  readonly mistaken: boolean
  /** Another case about the same adult that was open then. */
  readonly alike: readonly string[]
}

/** The concern itself: what was reported, who looked, what was decided, what was noted and answered. */
export function addConcern(of: Case, { reporting, danger, mistaken, alike }: Written): void {
  const { id, reportId, rows, random, adult, course, staff } = of
  const words = accountOf(of, reporting.relation)
  const sortedBy = staff.duty
  const at = course.receivedAt
  const home = adult.home
  const reference = addReport(rows, random, { reportId, reporting, home, danger, at, sortedBy, words })
  const risk = addNotes(of)
  rows.add('safeguarding.concern', {
    ...{ councilId: fenmarshId, id, reference: referenceFrom('C', random.uuid()), reportId },
    ...{ version: versionOf(of), personId: adult.id, homeId: home.id, state: course.state, danger },
    ...{ abuseTypes: typesOf(of), location: locationOf(of), happenedOn: null, receivedAt: iso(at) },
    ...{ dueOn: dueOf(of, danger), riskLookedAt: iso(risk), riskLookedBy: risk ? of.lead.id : null },
    ...{ teamId: teamOf(of), leadId: course.lookedAt ? of.lead.id : null, restricted: of.restricted },
    ...{ decidedAt: iso(course.decidedAt), outcome: course.outcome, closedAt: iso(course.closedAt) },
    ...{ closingReason: closingReason(of, mistaken), words: of.seal(words) },
  })
  for (const other of alike) addLink(of, other)
  addParts(of)
  addDecision(of, mistaken)
  addReply(of, reporting, reference)
}

const ofHome = ['home-manager', 'home-staff']
const near = ['relative', 'friend', 'partner', 'self', 'other']

function accountOf(of: Case, relation: string): bulk.ConcernWords {
  const { random, scene } = of
  const from = ofHome.includes(relation) ? 'home' : near.includes(relation) ? 'family' : 'outside'
  const parts = [told(of, scene.told)]
  if (random.chance(0.55)) parts.unshift(told(of, people.wherefrom[from]))
  const closing = from === 'family' || relation === 'home-staff' ? people.uneasy : people.afterwards
  if (random.chance(0.6)) parts.push(told(of, closing))
  const knows = random.weighted([
    ['yes', 52],
    ['no', 14],
    ['not-known', 34],
  ] as const)
  const wants = knows === 'yes' && random.chance(0.6) ? { adultWants: told(of, scene.wants) } : {}
  return { account: parts.join(' '), adultKnows: knows, ...wants }
}

/** Nobody says which kind it is at first in a few; an enquiry learns it. */
const typesOf = ({ scene, course, random }: Case): readonly string[] =>
  course.enquiry?.plannedAt || random.chance(0.9) ? scene.types : []

/** Written down with the first allegation; here and there it is forgotten. */
function locationOf({ scene, adult, course, random }: Case): string | null {
  if (!course.enquiry?.plannedAt || random.chance(0.04)) return null
  return scene.location ?? (adult.home.nursing ? 'care-home-nursing' : 'care-home-residential')
}

function versionOf({ course }: Case): number {
  const steps = [course.lookedAt, course.decidedAt, course.enquiry?.plannedAt, course.closedAt]
  return 1 + steps.filter(Boolean).length
}

function dueOf({ course }: Case, danger: string): string | null {
  const { state, receivedAt, lookedAt } = course
  const clock = { state, danger, receivedOn: dateOf(receivedAt) }
  return bulk.concernDue(clock, [], dateOf(lookedAt ?? receivedAt))
}

function teamOf({ course, staff, lead }: Case): string | null {
  if (!course.lookedAt) return null
  return staff.teams.find(team => team.people.includes(lead))?.id ?? null
}

function closingReason({ course }: Case, mistaken: boolean): string | null {
  if (!course.closedAt) return null
  if (mistaken) return 'mistaken'
  if (course.outcome === 'no-enquiry') return 'no-enquiry'
  if (course.enquiry?.end === 'died') return 'died'
  return course.enquiry?.end === 'ceased' ? 'adult-asked-to-stop' : 'completed'
}

function addLink({ id, rows, course }: Case, other: string): void {
  const [concernId, otherId] = [id, other].sort()
  const link = { councilId: fenmarshId, concernId, otherId, kind: 'possible-duplicate' }
  rows.add('safeguarding.link', { ...link, madeAt: iso(course.receivedAt) })
}

function addParts(of: Case): void {
  const { course, lead, staff, restricted, now } = of
  const at = course.lookedAt
  if (at === null) return
  const give = (accountId: string, role: string, by: string) => {
    const ended = accountId === lead.id && lead.to < now ? iso(Math.max(at, lead.to)) : null
    const row = { concernId: of.id, accountId, role, fromAt: iso(at), endedAt: ended, givenBy: by }
    of.rows.add('safeguarding.case_role', { councilId: fenmarshId, id: of.random.uuid(), ...row })
  }
  give(lead.id, 'lead-practitioner', lead.id)
  if (restricted) give(staff.manager, 'decision-maker', staff.manager)
}

/** Calls, visits and looks at the risk. Gives when the risk was looked at last. */
function addNotes(of: Case): number | null {
  const { course, random, now } = of
  if (course.lookedAt === null) return null
  const until = course.closedAt ?? now
  const count = course.enquiry ? random.int(2, 4) : random.int(course.closedAt ? 0 : 1, 2)
  let risk: number | null = null
  for (let n = 0; n < count; n++) {
    const at = Math.floor(course.lookedAt + (n * 4 + random.float() ** 3 * 3) * DAY + 600_000)
    if (at >= until) break
    // Whoever takes it up looks first at how safe the adult is.
    const kind =
      n === 0 && random.chance(0.75) ? 'risk' : random.pick(['note', 'call', 'call', 'visit', 'risk'])
    const words: bulk.NoteWords = { text: told(of, work.looked) }
    add(of, 'safeguarding.note', { at, words }, { kind })
    if (kind === 'risk') risk = at
  }
  return risk
}
