import { civilDate, fixedClock } from '#platform/clock.ts'
import { stableId } from '#platform/ids.ts'
import type { AnyCommand } from '#platform/module.ts'
import { answerFeedback } from './after/answer-commands.ts'
import { giveFeedback } from './after/plan-commands.ts'
import { answerTheme } from './after/queries.ts'
import { closeConcern } from './concern/commands.ts'
import { writeCard } from './contact/units.ts'
import type { DemoRole, SafeguardingDemo } from './demo.ts'
import { giving } from './demo-giving.ts'
import { demoIds } from './demo-ids.ts'
import type { PlannedConcern } from './demo-stories.ts'

const closed = (n: 1 | 2) => ({
  id: n === 1 ? demoIds.askedConcern : demoIds.notSaferConcern,
  reportId: stableId('demonstration', 'safeguarding', `report-asked-${n}`),
  referenceId: stableId('demonstration', 'safeguarding', `reference-asked-${n}`),
  by: 'provider-manager' as const,
  looked: 'safeguarding-practitioner' as const,
  decision: {
    limbs: {
      needs: { answer: 'yes' as const },
      abuse: {
        answer: 'no' as const,
        words: 'Nobody neglected or harmed her; the way it was told was wrong.',
      },
      protect: { answer: 'yes' as const },
    },
    outcome: 'no-enquiry' as const,
    reason: 'no-abuse',
    route: 'practice-team',
  },
})

/** Cases that are closed, whose adults are asked afterwards: one is to be asked, one does not feel safer. */
const concerns: readonly PlannedConcern[] = [
  {
    ...closed(1),
    ...{ story: 'mrsQuin', adult: 'mrsQuin', daysAgo: 75 },
    input: {
      danger: 'no',
      words: 'Mrs Quin was told in front of others that she smelled. The carer is sorry, and so are we.',
      abuseTypes: ['psychological'],
      adultKnows: 'yes',
    },
  },
  {
    ...closed(2),
    ...{ story: 'mrsQuin', adult: 'mrsQuin', daysAgo: 120 },
    input: {
      danger: 'no',
      words: 'A resident from the other wing stood in Mrs Quin’s room at night. He was led away.',
      abuseTypes: ['psychological'],
      adultKnows: 'yes',
      adultWants: 'A door that shuts.',
    },
  },
]

interface Step {
  readonly key: string
  readonly by: DemoRole
  readonly daysAgo: number
  readonly command: AnyCommand
  readonly input: (today: string) => object
  readonly ids?: readonly string[]
}

const practitioner: DemoRole = 'safeguarding-practitioner'
const card = (concernId: string) => ({
  ...{ concernId, version: 0, safe: 'yes', channels: ['in-person'], nothingInWriting: true },
  ...{ how: 'In the front room, alone.', interpreter: 'not-needed' },
})

function stepsOf(concernId: string, feedbackId: string, daysAgo: number, key: string): readonly Step[] {
  const asker = demoIds.practiceOfficer
  return [
    { key: `${key}-card`, by: practitioner, daysAgo, command: writeCard, input: () => card(concernId) },
    {
      ...{ key: `${key}-close`, by: practitioner, daysAgo: daysAgo - 1, command: closeConcern },
      input: () => ({ concernId, version: 3, closingReason: 'no-enquiry' }),
      ids: [feedbackId],
    },
    {
      ...{ key: `${key}-give`, by: practitioner, daysAgo: daysAgo - 2, command: giveFeedback },
      input: () => ({ feedbackId, version: 1, askerId: asker }),
    },
  ]
}

const steps: readonly Step[] = [
  ...stepsOf(demoIds.askedConcern, demoIds.feedback, 12, 'asked'),
  ...stepsOf(demoIds.notSaferConcern, demoIds.notSaferFeedback, 30, 'not-safer'),
  {
    ...{ key: 'not-safer-answer', by: 'practice-officer', daysAgo: 2, command: answerFeedback },
    input: today => ({
      ...{ feedbackId: demoIds.notSaferFeedback, version: 2, answeredBy: 'self', answeredOn: today },
      ...{ listened: 'partly', safer: 'less', themes: ['planning'] },
      saferWords: 'He still walks at night. I put the chair against the door.',
      change: 'A lock that I can turn myself.',
    }),
    ids: [demoIds.notSafer],
  },
  {
    ...{ key: 'theme', by: 'safeguarding-manager', daysAgo: 20, command: answerTheme },
    input: () => ({
      ...{ theme: 'staff', kind: 'change' },
      publicWords: 'From January every home that we pay for trains its night staff with its day staff.',
    }),
  },
]

/** Each step is one request: what a kill cut off goes on where it stopped. */
export async function arrangeAfterDemo(
  demo: SafeguardingDemo,
  make: (concern: PlannedConcern) => Promise<void>,
): Promise<void> {
  for (const concern of concerns) await make(concern)
  for (const { key, by, daysAgo, command, input, ids = [] } of steps) {
    const clock = fixedClock(
      demo.clock
        .now()
        .subtract({ hours: daysAgo * 24 })
        .toString(),
    )
    const caller = { ...demo.as(by), requestId: stableId('demonstration', 'after', key) }
    await demo.runnerWith(giving(ids), clock).run(command, input(civilDate(clock.now()).toString()), caller)
  }
}
