import type { z } from 'zod'
import { civilDate, fixedClock } from '#platform/clock.ts'
import { stableId, systemIds } from '#platform/ids.ts'
import type { AnyCommand } from '#platform/module.ts'
import { lookAtConcern } from './concern/commands.ts'
import { raiseConcern } from './concern/raise-commands.ts'
import type { RaiseConcern } from './concern/schema.ts'
import { giving } from './demo-giving.ts'
import { demoIds } from './demo-ids.ts'
import type { DemoRole, SafeguardingDemo } from './demo-tools.ts'
import { pauseConcern } from './pause/commands.ts'
import { askOther } from './waiting/commands.ts'

interface Step {
  readonly key: string
  readonly by: DemoRole
  readonly daysAgo: number
  readonly command: AnyCommand
  readonly input: (today: Temporal.PlainDate) => object
  readonly ids?: readonly string[]
  readonly random?: readonly string[]
}

const practitioner = 'safeguarding-practitioner' as const

interface Raised {
  readonly id: string
  readonly reportId: string
  readonly referenceId: string
  readonly daysAgo: number
  readonly input: Omit<z.input<typeof RaiseConcern>, 'homeId' | 'danger'>
}

const raised: readonly Raised[] = [
  {
    ...{ id: demoIds.waitingConcern, reportId: demoIds.waitingReport, referenceId: demoIds.waitingReference },
    daysAgo: 6,
    input: {
      adult: { givenName: 'Cyril', familyName: 'Hathersage' },
      words: 'A bruise on his hand that nobody could explain. He takes blood thinners.',
    },
  },
  {
    ...{ id: demoIds.batchOne, reportId: demoIds.batchOneReport, referenceId: demoIds.batchOneReference },
    daysAgo: 2,
    input: {
      adult: { givenName: 'Doris', familyName: 'Applegarth' },
      ...{ harm: 'medicines', abuseTypes: ['neglect'] },
      words: 'One evening tablet was missed. The doctor was asked and said no harm.',
    },
  },
  {
    ...{ id: demoIds.batchTwo, reportId: demoIds.batchTwoReport, referenceId: demoIds.batchTwoReference },
    daysAgo: 2,
    input: {
      adult: { givenName: 'Harold', familyName: 'Ploughwright' },
      ...{ harm: 'medicines', abuseTypes: ['neglect'] },
      words: 'His eye drops were signed for and not given, for the second time.',
    },
  },
]

const raising = ({ id, reportId, referenceId, daysAgo, input }: Raised, homeId: string): readonly Step[] => [
  {
    ...{ key: `raise-${id}`, by: 'duty-worker', daysAgo, command: raiseConcern },
    input: () => ({ ...input, homeId, danger: 'no' }),
    // The adult’s record and their stay in the home come first.
    ids: [systemIds.next(), systemIds.next(), id],
    random: [reportId, systemIds.random(), referenceId],
  },
  {
    ...{ key: `look-${id}`, by: practitioner, daysAgo: daysAgo - 1, command: lookAtConcern },
    input: () => ({ concernId: id, version: 1 }),
  },
]

const waits: readonly Step[] = [
  {
    ...{ key: 'ask', by: practitioner, daysAgo: 5, command: askOther },
    input: today => ({
      ...{
        concernId: demoIds.waitingConcern,
        what: 'record',
        whom: 'nhs',
        who: 'The surgery, by secure mail',
      },
      words: 'His medicines and the last blood test.',
      chaseOn: today.add({ days: 5 }).toString(),
    }),
    ids: [demoIds.waiting],
  },
  {
    ...{ key: 'pause', by: practitioner, daysAgo: 4, command: pauseConcern },
    input: today => ({
      ...{ concernId: demoIds.waitingConcern, version: 2, reason: 'information' },
      safety: 'Two carers help him, and his hand is looked at each morning.',
      reviewOn: today.add({ days: 12 }).toString(),
    }),
  },
]

/** What waits for others, and a small flood of one kind. Each step is one request: a kill is made good next time. */
export async function arrangeWorkListDemo(demo: SafeguardingDemo): Promise<void> {
  const homeId = demo.homeOf('honestReporting')
  const steps = [...raised.flatMap(one => raising(one, homeId)), ...waits]
  for (const { key, by, daysAgo, command, input, ids = [], random = [] } of steps) {
    const clock = fixedClock(
      demo.clock
        .now()
        .subtract({ hours: daysAgo * 24 })
        .toString(),
    )
    const caller = { ...demo.as(by), requestId: stableId('demonstration', 'work-list', key) }
    await demo.runnerWith(giving(ids, random), clock).run(command, input(civilDate(clock.now())), caller)
  }
}
