import { isNotSafer } from '#law/survey-after.ts'
import { bulk } from '../../modules/safeguarding/index.ts'
import { fenmarshId } from '../identity/index.ts'
import { type add, type Case, told } from './case.ts'
import { addCard } from './contact.ts'
import { DAY, dateOf, dayOf, iso } from './course.ts'
import { asked } from './words/index.ts'

const HOUR = DAY / 24

/** Asked afterwards, by somebody who is not on the case: whether they were listened to and are safer. */
export function addFeedback(of: Case): void {
  const { course, random, adult, now } = of
  const plannedAt = course.enquiry?.endedAt ?? course.closedAt
  if (plannedAt === null) return
  const givenAt = plannedAt + random.int(1, 6) * DAY
  const answeredAt = givenAt + random.int(5, 26) * DAY
  const times = { plannedAt, givenAt, answeredAt }
  const died = adult.diedAt !== null && adult.diedAt < answeredAt
  const willAnswer = !died && wayOf(of) === 'answered'
  if (willAnswer && answeredAt < now) addAnswer(of, times)
  else if (died || (!willAnswer && givenAt < now)) addReason(of, plannedAt, died)
  else addWaiting(of, times)
}

/** Why they were not asked: counted, each. */
function addReason(of: Case, plannedAt: number, died: boolean): void {
  row(of, {
    ...{
      version: 2,
      state: 'not-asked',
      askerId: null,
      plannedAt: iso(plannedAt),
      notAsked: whyNot(of, died),
    },
    dueOn: bulk.feedbackDueOn('planned', dateOf(plannedAt)),
  })
}

/** Nobody has been chosen to ask, or somebody will ask. */
function addWaiting(of: Case, { plannedAt, givenAt }: Times): void {
  const given = givenAt < of.now
  const state = given ? 'given' : 'planned'
  row(of, {
    ...{ version: given ? 2 : 1, state, askerId: given ? of.random.pick(of.staff.askers) : null },
    ...{ dueOn: bulk.feedbackDueOn(state, dateOf(plannedAt)), plannedAt: iso(plannedAt) },
    notAsked: null,
  })
}

/** After an enquiry nearly half are asked; after a concern without one it is few. */
function wayOf({ course, random }: Case): 'answered' | 'not-asked' {
  return random.chance(course.enquiry ? 0.5 : 0.13) ? 'answered' : 'not-asked'
}

function whyNot({ random }: Case, died: boolean): string {
  if (died) return 'died'
  return random.weighted([
    ['declined', 42],
    ['unable', 34],
    ['unsafe', 6],
    ['do-not-contact', 6],
    ['untraceable', 12],
  ] as const)
}

function row(of: Case, columns: Parameters<typeof add>[3]): string {
  const id = of.random.uuid()
  const base = { councilId: fenmarshId, id, concernId: of.id, kind: 'adult' }
  of.rows.add('safeguarding.feedback', { ...base, ...columns })
  return id
}

interface Times {
  readonly plannedAt: number
  readonly givenAt: number
  readonly answeredAt: number
}

const themes = ['management', 'staff', 'residents', 'isolation', 'planning', 'basics']

function addAnswer(of: Case, { plannedAt, answeredAt }: Times): void {
  const { random, staff, course } = of
  if (!course.enquiry) addCard(of, plannedAt - HOUR)
  const listened = random.weighted([
    ['yes', 66],
    ['partly', 22],
    ['no', 7],
    ['cannot-say', 5],
  ] as const)
  const safer = random.weighted([
    ['yes', 58],
    ['partly', 22],
    ['same', 12],
    ['less', 4],
    ['cannot-say', 4],
  ] as const)
  const words: bulk.FeedbackWords = {
    listened: told(of, asked.listened[listened]),
    safer: told(of, asked.safer[safer]),
    ...(random.chance(0.6) ? { change: told(of, asked.change) } : {}),
  }
  const asker = random.pick(staff.askers)
  const answer = {
    listened,
    safer,
    answeredOn: dayOf(answeredAt),
    themes: random.sample(themes, random.int(0, 2)),
  }
  const id = row(of, {
    ...{
      version: 3,
      state: 'answered',
      askerId: asker,
      notAsked: null,
      plannedAt: iso(plannedAt),
      ...answer,
    },
    answeredBy: random.weighted([
      ['self', 74],
      ['with-help', 26],
    ] as const),
    dueOn: bulk.feedbackDueOn('given', dateOf(plannedAt)),
    ...{ recordedAt: iso(answeredAt), recordedBy: asker, words: of.seal(words) },
  })
  if (isNotSafer(safer)) addNotSafer(of, id, answeredAt)
}

/** A named person looks the same day, and within two working days somebody has spoken with them. */
function addNotSafer(of: Case, feedbackId: string, at: number): void {
  const { random, now } = of
  const spokenAt = at + random.int(0, 2) * DAY + HOUR
  const settled = spokenAt < now
  const words: bulk.NotSaferWords = {
    safety: told(of, asked.notSafer.safety),
    wants: told(of, asked.notSafer.wants),
    reason: told(of, asked.notSafer.reason),
  }
  of.rows.add('safeguarding.not_safer', {
    ...{ councilId: fenmarshId, id: random.uuid(), concernId: of.id, feedbackId, version: settled ? 2 : 1 },
    ...{
      namedId: of.lead.id,
      lookOn: dayOf(at),
      contactBy: dayOf(at + 2 * DAY),
      lookedAt: iso(Math.min(at + HOUR, now - 1)),
    },
    contactedOn: settled ? dayOf(spokenAt) : null,
    outcome: settled ? random.pick(['plan-reopened', 'care-review', 'nothing-more']) : null,
    ...{
      settledAt: settled ? iso(spokenAt) : null,
      settledBy: settled ? of.lead.id : null,
      words: of.seal(words),
    },
  })
}
