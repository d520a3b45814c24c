import { civilDate } from '#platform/clock.ts'
import type { AnyCommand } from '#platform/module.ts'
import { type DemoActing, takeDemoStep } from './demo-step.ts'
import { defineIndicator, tryIndicator, useIndicator } from './indicators/commands.ts'
import { demoIds } from './indicators/demo-ids.ts'

type Actor = 'analyst' | 'quality-officer'
export type IndicatorsDemo = DemoActing<Actor>

/**
 * One indicator in use and one that is being tried; the last step is the one by which they are known to be whole. What
 * they come to is reckoned when the first day turns, once all that was told has been read.
 */
export async function arrangeIndicatorsDemo(demo: IndicatorsDemo): Promise<void> {
  const since = civilDate(demo.clock.now()).subtract({ years: 3 }).with({ month: 1, day: 1 }).toString()
  const concerns = {
    ...{ whats: ['safeguarding.concern'], sourceKinds: ['safeguarding'], counts: 'events' },
    ...{ exposure: 'bed-days', stratum: 'nursing', direction: 'both', fromOn: since },
  }
  const inUse = { ...concerns, name: 'Concerns raised, too many or too few', period: 'quarter' }
  const trying = { ...concerns, name: 'Concerns about basic care', theme: 'basics', period: 'month' }
  const why =
    'Tried on three years. It points at the home that fell silent as well as at those with many concerns.'
  await take(demo, 'analyst', 40, defineIndicator, inUse, demoIds.inUse)
  await take(demo, 'analyst', 39, tryIndicator, { indicatorId: demoIds.inUse, version: 1 })
  await take(demo, 'quality-officer', 33, useIndicator, { indicatorId: demoIds.inUse, version: 2, why })
  await take(demo, 'analyst', 9, defineIndicator, { ...trying, direction: 'more' }, demoIds.trying)
  await take(demo, 'analyst', 8, tryIndicator, { indicatorId: demoIds.trying, version: 1 })
}

function take(
  demo: IndicatorsDemo,
  by: Actor,
  daysAgo: number,
  command: AnyCommand,
  input: object,
  id?: string,
): Promise<void> {
  const key = `${command.name} ${daysAgo}`
  return takeDemoStep(demo, 'indicator', { key, by, daysAgo, command, input, ids: id ? [id] : [] })
}
