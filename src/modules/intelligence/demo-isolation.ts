import type { z } from 'zod'
import { civilDate } from '#platform/clock.ts'
import { stableId, systemIds } from '#platform/ids.ts'
import { demoPersonIds } from '#src/modules/people/index.ts'
import { type DemoActing, type DemoStep, takeDemoStep } from './demo-step.ts'
import { demoIds } from './isolation/demo-ids.ts'
import type { Eye } from './isolation/kinds.ts'
import { sendPlacing } from './isolation/placing/units.ts'
import { listEyes } from './isolation/queries.ts'
import { giveMonth, recordSightings } from './isolation/record-commands.ts'
import { acceptRemedy, beginRemedy, finishRemedy } from './isolation/remedy-commands.ts'
import { agreeResidentEyes, recordResidentSighting } from './isolation/resident-units.ts'
import type { GiveMonth } from './isolation/schema.ts'
import { contribute } from './submissions/commands.ts'
import { demoIds as demoSubmissions } from './submissions/demo-ids.ts'

/** Who acts, and where the stories happen. */
export interface IsolationDemo extends DemoActing<IsolationActor> {
  readonly homeOf: (story: string) => string
}
export type IsolationActor =
  | 'partner'
  | 'practice-officer'
  | 'quality-officer'
  | 'provider-manager-2'
  | 'safeguarding-practitioner'

type Numbers = z.input<typeof GiveMonth>['numbers']

type Step = Omit<DemoStep<IsolationActor>, 'ids'> & { readonly id?: string; readonly ids?: readonly string[] }

/** What Fenmarsh knows of who comes to its homes; the last step is the one by which it is known to be whole. */
export async function arrangeIsolationDemo(demo: IsolationDemo): Promise<void> {
  const today = civilDate(demo.clock.now())
  const practice = demo.as('practice-officer')
  const { items } = await demo.runnerWith(systemIds, demo.clock).ask(listEyes, { perPage: 100 }, practice)
  const stories = ['goneQuiet', 'honestReporting', 'mrsQuin', 'hiddenRating', 'punishedRelative'].map(
    demo.homeOf,
  )
  const others = items.map(row => row.home.id).filter(id => !stories.includes(id))
  const steps = [
    ...toldByPartners(others.toSorted()[0] ?? '', today),
    ...goneQuiet(demo.homeOf('goneQuiet'), today),
    ...honest(demo.homeOf('honestReporting'), today),
    ...others.toSorted().flatMap((homeId, index) => ordinary(homeId, index, today)),
    ...ofMrsQuin(today),
    ...remedies(demo, today),
  ]
  for (const { id, ...step } of steps) await takeDemoStep(demo, 'isolation', { ids: id ? [id] : [], ...step })
}

const monthsBack = (today: Temporal.PlainDate, months: number): string =>
  today.subtract({ months }).toPlainYearMonth().toString()
const daysBack = (today: Temporal.PlainDate, days: number): string => today.subtract({ days }).toString()

function monthOf(
  homeId: string,
  { month, by, living, numbers }: { month: string; by: IsolationActor; living: number; numbers: Numbers },
): Step {
  const key = `month-${homeId}-${month}`
  return { key, by, daysAgo: 3, command: giveMonth, input: { homeId, month, living, numbers } }
}

/** Two partners were told the same of days near each other: an officer says whether it is one event. */
function toldByPartners(homeId: string, today: Temporal.PlainDate): Step[] {
  const told = (id: string, partner: string, seenBy: string, daysAgo: number): Step => ({
    ...{ key: `told-${partner}`, by: 'partner', daysAgo, command: contribute, id },
    input: {
      ...{ homeId, partner, kind: 'kept-waiting', from: daysBack(today, daysAgo), seenBy },
      ...{ sureness: 'hearsay', reference: `${partner}-17` },
    },
  })
  return [
    told(demoSubmissions.submission, 'district-nurses', 'nurse', 6),
    told(demoSubmissions.alike, 'healthwatch', 'volunteer', 5),
  ]
}

function sightings(homeId: string, seenOn: string, roles: readonly Eye[]): Step {
  const input = { homeId, seenOn, source: 'visit', roles: [...roles] }
  return { key: `seen-${homeId}`, by: 'quality-officer', daysAgo: 0, command: recordSightings, input }
}

/** Sold, no manager since June; month by month fewer come, visits are put off, and nobody speaks. */
function goneQuiet(homeId: string, today: Temporal.PlainDate): Step[] {
  const falling: readonly Numbers[] = [
    { family: 0, health: 3, others: 0, out: 0, nobody: 29, falls: 2, refused: 2, escorted: 1 },
    { family: 3, health: 6, others: 0, out: 1, nobody: 24, falls: 5, refused: 1 },
    { family: 9, health: 11, others: 0, out: 2, nobody: 17, falls: 9 },
  ]
  const months = falling.map((numbers, index) =>
    monthOf(homeId, { month: monthsBack(today, index + 1), by: 'practice-officer', living: 34, numbers }),
  )
  const { own, others, nhs } = demoIds.placing
  const first = stableId('demonstration', 'eyes-month', homeId)
  const told = {
    ...{ placingTaskId: nhs, version: 1, sentOn: daysBack(today, 2), dueOn: daysBack(today, -12) },
    to: 'The continuing healthcare team of the county’s board',
  }
  return [
    // By the first month that few could notice, whoever placed people there is to be told.
    ...months.slice(0, 1).map(step => ({ ...step, ids: [first, own, others, nhs] })),
    ...months.slice(1),
    { key: 'placing-nhs', by: 'practice-officer', daysAgo: 2, command: sendPlacing, input: told },
  ]
}

/** Gives its numbers each month by itself, the awkward ones too. */
function honest(homeId: string, today: Temporal.PlainDate): Step[] {
  const numbers = { family: 31, health: 24, others: 9, out: 22, nobody: 2, falls: 11 }
  const more = { complaints: 4, compliments: 12, escorted: 0, refused: 0 }
  const given = [1, 2].map(back =>
    monthOf(homeId, {
      ...{ month: monthsBack(today, back), by: 'provider-manager-2', living: 41 },
      numbers: { ...numbers, ...more },
    }),
  )
  return [...given, sightings(homeId, daysBack(today, 12), ['relative', 'gp', 'volunteer', 'visitor'])]
}

/** Of three other homes one told nothing at all, one was visited, and one gave its numbers to an officer. */
function ordinary(homeId: string, index: number, today: Temporal.PlainDate): Step[] {
  if (index % 3 === 0) return []
  const kinds: readonly Eye[] = ['relative', 'gp', 'nurse', 'friend', 'visitor', 'volunteer', 'advocate']
  const few = index % 17 === 0
  const seen = sightings(
    homeId,
    daysBack(today, 5 + (index % 40)),
    few ? ['gp'] : kinds.slice(0, 3 + (index % 5)),
  )
  if (index % 3 === 1) return [seen]
  const numbers = { family: 12 + (index % 6), health: 10, others: index % 4, out: 8, nobody: index % 3 }
  return [seen, monthOf(homeId, { month: monthsBack(today, 1), by: 'practice-officer', living: 22, numbers })]
}

function ofMrsQuin(today: Temporal.PlainDate): Step[] {
  const { mrsQuin: personId } = demoPersonIds
  const by = 'safeguarding-practitioner' as const
  const agreed = {
    ...{ personId, basis: 'best-interests', solitude: 'no', agreedOn: daysBack(today, 6) },
    reviewOn: today.add({ months: 3 }).toString(),
    words:
      'She brightens when somebody comes and cannot say how long ago it was. Kept so that nobody forgets her.',
  }
  const seen = { personId, seenOn: daysBack(today, 5), roles: ['friend', 'nurse'] }
  return [
    { key: 'quin-agreed', by, daysAgo: 6, command: agreeResidentEyes, input: agreed },
    { key: 'quin-seen', by, daysAgo: 5, command: recordResidentSighting, input: seen },
  ]
}

function remedies({ homeOf }: IsolationDemo, today: Temporal.PlainDate): Step[] {
  const by = 'practice-officer' as const
  const ownerId = demoIds.practiceOfficer
  const dueOn = today.add({ days: 21 }).toString()
  const of = (homeId: string, kind: string, reason: string) => ({ homeId, kind, ownerId, reason, dueOn })
  const accept = (key: string, id: string, input: object): Step => ({
    ...{ key, by, daysAgo: 9, command: acceptRemedy, input, id },
  })
  const ended = stableId('demonstration', 'remedy', 'visit')
  return [
    accept(
      'befriending',
      demoIds.remedy,
      of(
        homeOf('goneQuiet'),
        'befriending',
        'Most of those who live there had nobody from outside last month.',
      ),
    ),
    accept('visit', ended, of(homeOf('punishedRelative'), 'visit', 'Relatives say that they are not heard.')),
    {
      ...{ key: 'visit-ended', by, daysAgo: 2, command: finishRemedy },
      input: {
        ...{ remedyId: ended, version: 1, outcome: 'heard', heard: ['residents', 'relatives'] },
        words: 'Six residents and four relatives spoke with us alone. They know now whom to ring.',
      },
    },
    accept(
      'telephone-round',
      demoIds.remedyBegun,
      of(homeOf('hiddenRating'), 'telephone-round', 'We do not know who comes, and nobody has rung us.'),
    ),
    {
      ...{ key: 'telephone-round-begun', by, daysAgo: 4, command: beginRemedy },
      input: { remedyId: demoIds.remedyBegun, version: 1 },
    },
  ]
}
