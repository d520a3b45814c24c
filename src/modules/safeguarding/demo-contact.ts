import { civilDate } from '#platform/clock.ts'
import { stableId, systemIds } from '#platform/ids.ts'
import type { AnyCommand } from '#platform/module.ts'
import { takeAdvocateStep, writeAdvocacy } from './advocacy/commands.ts'
import { writeCard } from './contact/units.ts'
import type { DemoRole, SafeguardingDemo } from './demo.ts'
import { giving } from './demo-giving.ts'
import { demoIds } from './demo-ids.ts'
import { dutyView, writeHandover } from './duty/units.ts'
import { writeHearing } from './hearing/commands.ts'
import { replyToReporter } from './reply/commands.ts'
import { writeMore } from './report/units.ts'
import { addAround, tellRoute } from './representatives/commands.ts'
import { recordPlaces } from './responsibility/commands.ts'

type Step = readonly [by: DemoRole, command: AnyCommand, input: object, ids?: readonly string[]]

const { concern: quin, restricted: marlowe, managersConcern, managersReport, attorney, friend } = demoIds

/** Mrs Quin is heard on her own terms; Mrs Marlowe’s attorney is shut out; a manager wrote again. */
const steps = (today: string): readonly Step[] => [
  [
    'safeguarding-practitioner',
    writeCard,
    {
      concernId: quin,
      version: 0,
      safe: 'yes',
      channels: ['in-person', 'communicator'],
      nothingInWriting: true,
      how: 'Ask for her in the front room, and say good morning, Miss. A photograph of the school helps.',
      when: 'Before eleven in the morning',
      interpreter: 'not-needed',
    },
  ],
  [
    'safeguarding-practitioner',
    addAround,
    {
      concernId: quin,
      kind: 'friend',
      name: 'Dennis Abel, a former pupil, who visits on Sundays',
      barred: 'no',
    },
    [friend],
  ],
  [
    'safeguarding-practitioner',
    writeHearing,
    {
      concernId: quin,
      spoken: true,
      heardOn: today,
      where: 'The front room',
      alone: 'yes',
      needMet: 'yes',
      whoSaid: 'adult',
      said: 'I have to be there before the children. Nobody unlocks the gate if I do not.',
      wants: 'To go out in the morning, with somebody who does not talk too much.',
      agreesRaising: 'cannot-say',
      agreesGoingOn: 'agrees-in-part',
    },
  ],
  [
    'safeguarding-practitioner',
    writeAdvocacy,
    {
      concernId: quin,
      difficulties: { understanding: 'no', retaining: 'yes', weighing: 'yes', communicating: 'no' },
      hasCapacity: 'unknown',
      measures: false,
    },
  ],
  [
    'safeguarding-practitioner',
    takeAdvocateStep,
    { concernId: quin, step: 'instructed', happenedOn: today, organisation: 'Fenmarsh Advocacy' },
  ],
  [
    'safeguarding-practitioner',
    recordPlaces,
    { concernId: quin, version: 0, happenedIn: 'own', adultNow: 'same-home', fundedBy: 'this-council' },
  ],
  [
    'safeguarding-manager',
    addAround,
    {
      concernId: marlowe,
      kind: 'lpa-property',
      name: 'Carol Finch, her niece',
      authoritySeen: 'yes',
      registered: 'yes',
      reference: '7000-1122-3344',
      barred: 'source-of-risk',
    },
    [attorney],
  ],
  [
    'safeguarding-manager',
    tellRoute,
    { concernId: marlowe, aroundId: attorney, route: 'opg', toldOn: today, reference: 'OPG-2214' },
  ],
  [
    'safeguarding-manager',
    writeCard,
    {
      concernId: marlowe,
      version: 0,
      safe: 'yes',
      channels: ['in-person'],
      sharedChannels: ['telephone', 'letter'],
      nothingInWriting: true,
      how: 'Her niece opens the post and answers her telephone.',
      interpreter: 'not-needed',
    },
  ],
  [
    'safeguarding-manager',
    recordPlaces,
    { concernId: marlowe, version: 0, happenedIn: 'own', adultNow: 'same-home', fundedBy: 'self' },
    [systemIds.next(), demoIds.tellTask],
  ],
  [
    'safeguarding-practitioner',
    replyToReporter,
    {
      concernId: managersConcern,
      couldBeSource: 'no',
      restricted: 'no',
      ground: 'none',
      how: 'message',
    },
  ],
  [
    'provider-manager',
    writeMore,
    {
      reportId: managersReport,
      words: 'The GP came again today. Her tablets are now given at breakfast only.',
    },
  ],
  [
    'duty-worker',
    writeHandover,
    { words: 'Quiet night. Rang Teasel Court at six: two carers were on, and the door sensor works.' },
  ],
]

/** Each step once: the handover comes last, and what a kill cut off before it is taken up where it was. */
export async function arrangePersonInControl(demo: SafeguardingDemo): Promise<void> {
  const { runnerWith, clock, as } = demo
  const { handovers } = await runnerWith(systemIds, clock).ask(dutyView, {}, as('duty-worker'))
  if (handovers.length > 0) return
  const today = civilDate(clock.now()).toString()
  for (const [at, [by, command, input, ids = []]] of steps(today).entries()) {
    const requestId = stableId('demonstration', 'person-in-control', String(at))
    await runnerWith(giving(ids), clock).run(command, input, { ...as(by), requestId })
  }
}
