import { frameworkOn } from '#law/decision-framework.ts'
import { section42On } from '#law/section-42.ts'
import { keyForNewRecord } from '#platform/vault/index.ts'
import { referenceFrom } from '../../../modules/safeguarding/index.ts'
import type { Rows } from '../../bulk/copy.ts'
import { idAt } from '../../bulk/ids.ts'
import type { Random } from '../../random.ts'
import { adultOf } from './adults.ts'
import { type Course, courseOf, DAY } from './course.ts'
import type { CouncilPlace, Team } from './places.ts'
import { accountIn, decisionIn, noteIn } from './words.ts'

export interface Made {
  readonly place: CouncilPlace
  readonly receivedAt: number
  readonly open: boolean
  readonly now: number
  readonly random: Random
  readonly rows: Rows
}

type Sealing = ReturnType<typeof keyForNewRecord>

/** One concern as years of use leave it: who told, about whom, who worked on it, what was decided and noted. */
export function makeConcern(made: Made): void {
  const { place, random, rows, receivedAt } = made
  const homeAt = random.chance(0.1) ? place.homes.length : place.drawHome(random)
  const homeId = place.homes[homeAt] ?? null
  const course = courseOf(receivedAt, made.open, made.now, random)
  const adult = adultOf(place, homeAt, { at: receivedAt, random, rows })
  const [id, reportId] = [idAt(receivedAt, random), random.uuid()]
  addReport(made, { reportId, homeId, course })
  const sealing = keyForNewRecord(id)
  const councilId = place.id
  rows.add('platform.record_key', { councilId, recordId: id, wrapped: sealing.wrapped })
  const team = course.state === 'received' && random.chance(0.9) ? undefined : random.pick(place.teams)
  const lead = course.lookedAt && team ? random.pick(team.members) : null
  const restricted = adult.restricted || random.chance(0.012)
  const { state, danger, dueOn, outcome } = course
  rows.add('safeguarding.concern', {
    ...{ councilId, id, reference: referenceFrom('C', random.uuid()), version: 1 + random.int(0, 6) },
    ...{ reportId, personId: adult.id, homeId, state, danger, abuseTypes: kinds(random) },
    ...{ receivedAt: time(receivedAt), dueOn, riskLookedAt: time(course.lookedAt), teamId: team?.id },
    ...{ leadId: lead, restricted, decidedAt: time(course.decidedAt), outcome },
    ...{ closedAt: time(course.closedAt), closingReason: closingReason(course) },
    words: sealing.seal(accountIn(random)),
  })
  if (team && lead) addRoles(made, { id, team, lead, course })
  if (lead) addDecision(made, { id, lead, course, sealing })
  addNotes(made, { id, lead, course, sealing })
  if (lead && random.chance(0.4)) addWait(made, { id, lead, course })
  if (adult.lastConcern && random.chance(0.05)) {
    const [concernId, otherId] = [id, adult.lastConcern].sort()
    const link = { councilId, concernId, otherId, kind: 'possible-duplicate', madeAt: time(receivedAt) }
    rows.add('safeguarding.link', link)
  }
  adult.lastConcern = id
}

const time = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

const kinds = (random: Random): string[] =>
  random.sample(
    ['neglect', 'physical', 'psychological', 'financial', 'organisational', 'sexual'],
    random.int(1, 2),
  )

function closingReason({ closedAt, outcome }: Course): string | null {
  if (!closedAt) return null
  return outcome === 'enquiry' ? 'completed' : 'no-enquiry'
}

interface Reporting {
  readonly reportId: string
  readonly homeId: string | null
  readonly course: Course
}

function addReport({ place, random, rows }: Made, { reportId, homeId, course }: Reporting): void {
  const door = random.weighted([
    ['home', 45],
    ['partner', 20],
    ['officer', 15],
    ['phone', 20],
  ] as const)
  const naming = random.weighted([
    ['named', 88],
    ['name-withheld', 7],
    ['anonymous', 5],
  ] as const)
  const relation = random.pick(['home-manager', 'home-staff', 'relative', 'nhs', 'council', 'ambulance'])
  const when = time(course.receivedAt)
  const { wrapped, seal } = keyForNewRecord(reportId)
  const councilId = place.id
  rows.add('platform.record_key', { councilId, recordId: reportId, wrapped })
  rows.add('safeguarding.report', {
    ...{ councilId, id: reportId, reference: referenceFrom('R', random.uuid()), door, naming, relation },
    ...{ homeId, danger: course.danger, receivedAt: when, state: 'sorted', sortedAs: 'safeguarding' },
    ...{ sortedAt: when, words: seal(accountIn(random)) },
  })
}

interface Working {
  readonly id: string
  readonly lead: string
  readonly course: Course
}

function addRoles({ place, random, rows }: Made, { id, team, lead, course }: Working & { team: Team }): void {
  const give = (account: string, role: string) => {
    const at = course.lookedAt ?? course.receivedAt
    const part = { id: idAt(at, random), concernId: id, accountId: account, role, fromAt: time(at) }
    rows.add('safeguarding.case_role', { councilId: place.id, ...part })
  }
  give(lead, 'lead-practitioner')
  const other = random.pick(team.members)
  if (other !== lead && random.chance(0.4)) give(other, 'co-worker')
}

type Deciding = Working & { readonly sealing: Sealing }

function addDecision({ place, random, rows }: Made, { id, lead, course, sealing }: Deciding): void {
  const { decidedAt, outcome } = course
  if (decidedAt === null || outcome === null) return
  const none = outcome === 'no-enquiry'
  const on = Temporal.PlainDate.from(new Date(decidedAt).toISOString().slice(0, 10))
  const [abuse, protect] = none ? ['no', 'yes'] : ['yes', random.pick(['yes', 'unknown'])]
  const [reason, route] = none ? ['no-abuse', 'quality'] : [null, null]
  rows.add('safeguarding.decision', {
    ...{
      councilId: place.id,
      id: idAt(decidedAt, random),
      concernId: id,
      outcome,
      needs: 'yes',
      abuse,
      protect,
    },
    ...{ reason, route, lawVersion: section42On(on).version, thresholdVersion: frameworkOn([], on).version },
    ...{ decidedAt: time(decidedAt), decidedBy: lead, words: sealing.seal(decisionIn(random)) },
  })
}

/** Somebody else was asked for something: of those in hand it still waits, of the rest it came. */
function addWait({ place, random, rows, now }: Made, { id, lead, course }: Working): void {
  const at = course.lookedAt ?? course.receivedAt
  const [what, whom] = random.pick([
    ['record', 'nhs'],
    ['enquiry', 'home'],
    ['advocate', 'advocate'],
    ['police-hold', 'police'],
  ] as const)
  const day = (moment: number) => new Date(moment).toISOString().slice(0, 10)
  const ended = course.closedAt === null ? null : day(course.closedAt)
  const again = course.closedAt === null ? now + random.int(-5, 14) * DAY : at + 7 * DAY
  rows.add('safeguarding.waiting', {
    ...{ councilId: place.id, id: idAt(at, random), concernId: id, source: 'asked', what, whom },
    ...{ sinceOn: day(at), chaseOn: day(again), endedOn: ended, at: time(at), by: lead },
  })
}

function addNotes(
  { place, random, rows, now }: Made,
  { id, lead, course, sealing }: Omit<Deciding, 'lead'> & { readonly lead: string | null },
): void {
  if (!lead) return
  const count = course.outcome === 'enquiry' ? random.int(2, 5) : random.int(0, 2)
  const from = course.lookedAt ?? course.receivedAt
  for (let note = 0; note < count; note++) {
    const at = Math.min(now - 1, from + Math.floor((note + random.float()) * 3 * DAY))
    const kind = random.pick(['note', 'call', 'visit', 'risk'])
    const row = { councilId: place.id, id: idAt(at, random), concernId: id, kind, at: time(at), by: lead }
    rows.add('safeguarding.note', { ...row, words: sealing.seal(noteIn(random)) })
  }
}
