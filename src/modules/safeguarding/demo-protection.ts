import type { Clock } from '#platform/clock.ts'
import type { Ids } from '#platform/ids.ts'
import { recordAllegation } from './allegations/commands.ts'
import type { SafeguardingDemo } from './demo.ts'
import { demoIds } from './demo-ids.ts'
import { addFollowUp } from './follow-ups/commands.ts'
import { putMeasure, weighMeasure } from './measures/commands.ts'
import { addPlanAction } from './plan/commands.ts'
import { recordSource } from './sources/commands.ts'
import { nameSupporter } from './support/commands.ts'

/** Tools of the demonstration: ids given first, and its clock some hours ago. */
export interface DemoTools {
  readonly giving: (next: readonly string[]) => Ids
  readonly at: (hoursAgo: number) => Clock
}

/**
 * Around Mrs Quin, who walks out before it is light: what is alleged, what was put around her at night and what it
 * takes from her, who keeps in touch with her, and what runs beside the case.
 */
export async function arrangeProtection(demo: SafeguardingDemo, { giving, at }: DemoTools): Promise<void> {
  const practitioner = demo.as('safeguarding-practitioner')
  const { concern: concernId, practitioner: ownerId } = demoIds
  const today = demo.clock.now().toZonedDateTimeISO('Europe/London').toPlainDate()
  const day = (days: number) => today.add({ days }).toString()
  const runner = (ids: readonly string[], hoursAgo: number) => demo.runnerWith(giving(ids), at(hoursAgo))

  await runner([demoIds.source], 30).run(
    recordSource,
    {
      ...{ concernId, kind: 'organisation', category: 'service-provider' },
      name: 'The home, at night',
      details: 'One carer for eighteen people between four and six. Nobody hears the side door.',
    },
    practitioner,
  )
  await runner([demoIds.allegation], 30).run(
    recordAllegation,
    {
      ...{ concernId, abuseType: 'neglect', sourceCategory: 'service-provider' },
      ...{ location: 'care-home-residential', happened: 'about', happenedAbout: 'Three mornings this month' },
      words: 'Nobody was there when she went out before it was light, and the door was not heard.',
    },
    practitioner,
  )
  await runner([demoIds.measure], 28).run(
    putMeasure,
    {
      ...{ concernId, measure: 'locked-door', who: 'The night manager', untilOn: day(5) },
      detail: 'The side door is kept locked from four to seven.',
    },
    practitioner,
  )
  await runner([demoIds.measureInPlace], 27).run(
    putMeasure,
    { concernId, measure: 'extra-checks', who: 'The second night carer, from four o’clock', untilOn: day(6) },
    practitioner,
  )
  await weighSensor(demo, { runner, day })
  await runner([demoIds.supporter], 20).run(
    nameSupporter,
    {
      ...{ concernId, name: 'Sylvia Orme, a friend from her school' },
      ...{ how: 'Tea together, as they did on Fridays.', nextOn: day(4) },
    },
    practitioner,
  )
  await runner([demoIds.planAction], 18).run(
    addPlanAction,
    {
      ...{ concernId, ownerId, dueOn: day(3) },
      what: 'Ask the school whether she may hear the children read on Tuesdays.',
    },
    practitioner,
  )
  const beside = { concernId, ownerId }
  await runner([demoIds.followUp], 16).run(
    addFollowUp,
    {
      ...beside,
      process: 'criminal',
      lead: 'The public protection desk',
      words: 'Told of the three mornings.',
    },
    practitioner,
  )
  await runner([demoIds.candour], 15).run(
    addFollowUp,
    { ...beside, process: 'duty-of-candour', lead: 'The registered manager' },
    practitioner,
  )
}

interface Going {
  readonly runner: (ids: readonly string[], hoursAgo: number) => ReturnType<SafeguardingDemo['runnerWith']>
  readonly day: (days: number) => string
}

/** One measure of hers is weighed already: a sensor that wakes somebody. */
async function weighSensor(demo: SafeguardingDemo, { runner, day }: Going): Promise<void> {
  const practitioner = demo.as('safeguarding-practitioner')
  const { concern: concernId, practitioner: nextStepOwnerId } = demoIds
  const { id, version } = await runner([], 26).run(
    putMeasure,
    {
      concernId,
      measure: 'sensor',
      who: 'The home',
      untilOn: day(7),
      detail: 'A mat by her bed that rings.',
    },
    practitioner,
  )
  await runner([], 24).run(
    weighMeasure,
    {
      ...{ concernId, measureId: id, version },
      prevents: 'That she is on the road alone before anyone knows.',
      takes: 'Somebody comes in each time she gets up. She says that she is never by herself.',
      alternatives: 'A light that comes on by itself. It helped her, and woke nobody.',
      thinks: '“A bell for getting out of my own bed.”',
      ...{ nextStep: 'capacity', nextStepOwnerId, nextStepOn: day(2), reviewOn: day(7) },
    },
    practitioner,
  )
}
