import { fixedClock } from '#platform/clock.ts'
import { stableId, systemIds } from '#platform/ids.ts'
import { writeCircumstance } from './circumstances/commands.ts'
import { demoIds } from './demo-ids.ts'
import type { SafeguardingDemo } from './demo-tools.ts'

/** Mr Penrose hears little, and nobody used to ask how he follows a talk. */
export async function arrangeCircumstancesDemo({ runnerWith, clock, as }: SafeguardingDemo): Promise<void> {
  const caller = {
    ...as('safeguarding-practitioner'),
    requestId: stableId('demonstration', 'circumstances', 'communication'),
  }
  const eightDaysAgo = clock.now().subtract({ hours: 8 * 24 })
  await runnerWith(systemIds, fixedClock(eightDaysAgo.toString())).run(
    writeCircumstance,
    {
      ...{ concernId: demoIds.pausedConcern, kind: 'communication', version: 0 },
      answers: { 'way-known': 'yes', independent: 'yes', time: 'no' },
      words: 'He reads lips when the window is behind him, and nods when he has not heard.',
    },
    caller,
  )
}
