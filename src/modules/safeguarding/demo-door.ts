import { type Caller, publicActor } from '#platform/access/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { systemIds } from '#platform/ids.ts'
import type { SafeguardingDemo } from './demo.ts'
import { demoIds } from './demo-ids.ts'
import type { TellCouncil } from './door/schema.ts'
import { tellCouncil } from './door/tell.ts'
import { addToReport } from './door/way-back.ts'

/** With these the anonymous carer of the demonstration comes back. Fictional, like all else there. */
const demoWayBack = { reference: 'K7QF-2M9D', code: 'T4WK-9QDA-H7MC-2XRF' } as const

type Told = Omit<TellCouncil, 'homeId'> & { readonly story: string; readonly daysAgo: number }

const told: readonly Told[] = [
  {
    reportId: demoIds.namedReport,
    ...{ reference: 'M3DH-4CKX', code: 'A2PE-7GRW-C4XN-9KTD' },
    ...{ story: 'punishedRelative', daysAgo: 1, danger: 'no', naming: 'name-withheld', relation: 'relative' },
    adultName: 'Albert Fenn',
    adultTold: 'Room 9',
    adultAge: 'about 90',
    words:
      'My uncle had no water in reach on Saturday and again on Sunday. His lips were cracked. I rang the bell and waited twenty minutes. When I said something I was told that visiting times may have to change.',
    happenedAbout: 'Saturday and Sunday, both afternoons',
    reporterName: 'Jean Fenn',
    reporterContact: '01632 960411, after six. Not at work.',
  },
  {
    reportId: demoIds.anonymousReport,
    ...demoWayBack,
    ...{ story: 'mrsQuin', daysAgo: 3, danger: 'not-known', naming: 'anonymous', relation: 'home-staff' },
    adultTold: 'The people on the top corridor',
    words:
      'At night the bells on the top corridor are turned down so that nobody is woken. I have found people wet in the morning who had rung. I am afraid for my job.',
    happenedAbout: 'Most nights since the summer',
  },
]

/** What two people told at the public page, each as they would: by the command itself. Told again it is the same. */
export async function arrangeDoorDemo(demo: SafeguardingDemo): Promise<void> {
  const { councilId } = demo.system.actor
  const anyone: Caller = { actor: publicActor(councilId), via: 'page' }
  for (const { story, daysAgo, ...input } of told) {
    const at = fixedClock(
      demo.clock
        .now()
        .subtract({ hours: daysAgo * 24 })
        .toString(),
    )
    const runner = demo.runnerWith(systemIds, at)
    await runner.run(tellCouncil, { ...input, homeId: demo.homeOf(story) }, anyone)
  }
  const later = fixedClock(demo.clock.now().subtract({ hours: 24 }).toString())
  const words = 'It was so again last night. I did not dare to write it in the book.'
  const { anonymousReport: reportId, anonymousMessage: messageId } = demoIds
  await demo.runnerWith(systemIds, later).run(addToReport, { reportId, messageId, words }, anyone)
}
