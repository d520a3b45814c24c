import type { bulk } from '../../modules/safeguarding/index.ts'
import { add, type Case, told } from './case.ts'
import { DAY, dayOf, type EnquiryCourse } from './course.ts'
import { work } from './words/index.ts'

/** How the adult is reached safely. */
export function addCard(of: Case, at: number): void {
  const { random, adult } = of
  const words: bulk.CardWords = {
    how: told(of, [
      'In [{their} room|the garden|the small lounge], alone.',
      '[By hand|In person], never through the [office|nephew|night staff].',
      'With {their} [advocate|friend], who knows {their} signs.',
    ]),
  }
  const speaks = adult.ethnicity === 'asian' && random.chance(0.4) ? 'needed' : 'not-needed'
  add(
    of,
    'safeguarding.contact_card',
    { at, words },
    {
      ...{
        version: 1,
        safe: random.chance(0.96) ? 'yes' : 'unknown',
        channels: ['in-person'],
        sharedChannels: [],
      },
      ...{ nothingInWriting: random.chance(0.5), doNotContact: false, interpreter: speaks },
      ...{ needMet: speaks === 'needed' ? 'yes' : 'not-known', policeAllows: [] },
    },
  )
}

/** Heard alone, as early as is safe; or why not yet. */
export function addHearing(of: Case, { plannedAt, judgedAt }: EnquiryCourse): void {
  const { random, scene, now } = of
  const from = plannedAt ?? now
  const at = Math.floor(Math.min(from + random.float() * 4 * DAY, judgedAt ?? now - 1))
  const said = { needMet: random.chance(0.9) ? 'not-needed' : 'yes', whoSaid: 'adult', plannedOn: null }
  if (at >= now) return
  if (random.chance(0.1)) {
    const notYet = random.pick(['unwell', 'hospital', 'communication'])
    const none = { alone: null, needMet: null, whoSaid: null, heardOn: null, plannedOn: dayOf(at + 5 * DAY) }
    add(of, 'safeguarding.hearing', { at, words: {} }, { ...none, ...agreeing(null), spoken: false, notYet })
    return
  }
  const words: bulk.HearingWords = {
    where: told(of, work.where),
    said: told(of, work.saidAlone),
    wants: told(of, scene.wants),
  }
  const agrees = random.weighted([
    ['agrees', 70],
    ['agrees-in-part', 14],
    ['does-not-agree', 6],
    ['cannot-say', 10],
  ] as const)
  const heard = { spoken: true, heardOn: dayOf(at), alone: random.chance(0.93) ? 'yes' : 'no', notYet: null }
  add(of, 'safeguarding.hearing', { at, words }, { ...said, ...agreeing(agrees), ...heard })
}

const agreeing = (answer: string | null) => ({
  ...{ agreesRaising: answer, agreesSharing: answer, agreesGoingOn: answer },
})

/** Where taking part is very hard for them and nobody fit is near. */
export function addAdvocate(of: Case, { plannedAt, judgedAt }: EnquiryCourse): void {
  const { random, now } = of
  if (plannedAt === null || !random.chance(0.4)) return
  const difficulties = JSON.stringify({
    ...{ understanding: 'yes', retaining: random.pick(['yes', 'no']), weighing: 'yes' },
    communicating: random.chance(0.3) ? 'yes' : 'no',
  })
  const kind = random.weighted([
    ['duty', 75],
    ['both', 25],
  ] as const)
  add(
    of,
    'safeguarding.advocacy_view',
    { at: plannedAt, words: {} satisfies bulk.AdvocacyWords },
    {
      ...{ difficulties, hasCapacity: kind === 'both' ? 'no' : 'yes', measures: kind === 'both', kind },
      urgentFirst: random.chance(0.15),
    },
  )
  let at = plannedAt
  for (const step of ['instructed', 'appointed', 'report'] as const) {
    at += (step === 'report' ? random.int(12, 30) : random.int(1, 6)) * DAY
    if (at >= now || (judgedAt !== null && at >= judgedAt)) return
    const words: bulk.AdvocateStepWords = {
      ...{
        name: told(of, ['Joan Whitlock', 'Samir Aziz', 'Delphine Moreau', 'Rhys Bellamy']),
        organisation: 'Fenmarsh Voices',
      },
    }
    add(of, 'safeguarding.advocate_step', { at, words }, { step, happenedOn: dayOf(at) })
  }
}
