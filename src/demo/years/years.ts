import { keyForNewRecord } from '#platform/vault/index.ts'
import type { Adding } from '../bulk/copy.ts'
import { idAt } from '../bulk/ids.ts'
import { fenmarshId } from '../identity/index.ts'
import { createRandom, type Random } from '../random.ts'
import { Adults } from './adults.ts'
import { addFeedback } from './afterwards.ts'
import { arrivals } from './arrivals.ts'
import type { Case } from './case.ts'
import { addConcern } from './concern.ts'
import { courseOf, DAY, type Outcome } from './course.ts'
import { addEnquiry } from './enquiry.ts'
import { type Home, type HomeFound, homesOf } from './homes.ts'
import { addLooks, addThemeAnswers } from './looks.ts'
import { reportingOf } from './reporting.ts'
import { sceneOf } from './scenes.ts'
import { staffOf } from './staff.ts'

/**
 * Three years of concerns in one council's homes, up to a day and a half ago, in rows that wait to be written. The
 * same for the same homes and moment, but for keys and what is sealed with them. Gives the cases.
 */
export function threeYears(found: readonly HomeFound[], now: number, rows: Adding): readonly Case[] {
  const random = createRandom('three years of fenmarsh')
  const staff = staffOf(now, rows)
  const adults = new Adults(random.fork('adults'))
  const makes = { random: random.fork('cases'), now, rows, staff, adults }
  const cases = arrivals(homesOf(found), now, random.fork('arrivals')).map(one => makeCase(makes, one))
  for (const one of cases) addFeedback(one)
  adults.write(rows)
  addLooks(cases, rows, random.fork('looks'))
  addThemeAnswers(rows, staff, now)
  return cases
}

interface Makes {
  readonly random: Random
  readonly now: number
  readonly rows: Adding
  readonly staff: Case['staff']
  readonly adults: Adults
}

interface Arrival {
  readonly home: Home
  readonly at: number
  readonly false: boolean
}

function makeCase({ random, now, rows, staff, adults }: Makes, arrival: Arrival): Case {
  const { home, at: receivedAt } = arrival
  const team = staff.teams[home.team]
  const there = team?.people.filter(one => one.from <= receivedAt && receivedAt < one.to - 120 * DAY) ?? []
  const lead = random.pick(there)
  const adult = adults.one(home, receivedAt, staff.duty)
  const scene = sceneOf(home, random)
  const danger = random.weighted([
    ['now', 4],
    ['no', 72],
    ['not-known', 24],
  ] as const)
  const outcome = arrival.false ? 'no-enquiry' : outcomeOf(home, scene.grave, random)
  const mayDie = adult.cases.length === 0
  const course = courseOf({ receivedAt, danger, outcome, now, mayDie }, random)
  const id = idAt(receivedAt, random)
  const sealing = keyForNewRecord(id)
  rows.add('platform.record_key', { councilId: fenmarshId, recordId: id, wrapped: sealing.wrapped })
  const alike = adult.cases
    .filter(one => one.closedAt === null || one.closedAt > receivedAt)
    .map(one => one.id)
  adult.cases.push({ id, closedAt: course.closedAt })
  const restricted = course.lookedAt !== null && random.chance(0.008)
  const reportId = random.uuid()
  const made: Case = {
    ...{ id, reportId, rows, random, seal: sealing.seal, adult, scene, course, lead, staff, restricted, now },
  }
  const reporting = reportingOf({ home, at: receivedAt, lead, staff, false: arrival.false }, random)
  addConcern(made, { reporting, danger, mistaken: arrival.false, alike })
  addEnquiry(made)
  return made
}

/** A home that reports everything reports mostly what is small. */
function outcomeOf({ course }: Home, grave: number, random: Random): Outcome {
  const share =
    course === 'honest' ? 0.15 : course === 'sudden-failure' || course === 'closed-culture' ? 1.35 : 1
  if (random.chance(Math.min(0.9, grave * share))) return 'enquiry'
  return random.chance(0.035) ? 'other-enquiry' : 'no-enquiry'
}
