import { civilDate } from '#platform/clock.ts'
import { systemIds } from '#platform/ids.ts'
import { homeNames } from '#src/modules/homes/index.ts'
import { type DemoActing, takeDemoStep } from './demo-step.ts'
import { quarterOf } from './own-ten/quarter.ts'
import { places } from './own-ten/schema.ts'
import { writeOwnTen } from './own-ten/units.ts'

type Actor =
  | 'commissioner'
  | 'quality-officer'
  | 'quality-officer-2'
  | 'safeguarding-practitioner'
  | 'safeguarding-manager'
export type OwnTenDemo = DemoActing<Actor>

interface Written {
  readonly by: Actor
  readonly on: Temporal.PlainDate
  readonly looked?: 'yes'
  /** Where in the list of homes they begin, and how many they name. */
  readonly from: number
  readonly many: number
}

/**
 * Two quarters long enough ago that what came of the homes is known, and this one, in which one officer has written so
 * far; that is the last step. Which homes stand on a list is fictional, as they are.
 */
export async function arrangeOwnTenDemo(demo: OwnTenDemo): Promise<void> {
  const today = civilDate(demo.clock.now())
  const asking = demo.as('quality-officer')
  const { items } = await demo.runnerWith(systemIds, demo.clock).ask(homeNames, { open: 'true' }, asking)
  const ids = items.map(one => one.id).toSorted()
  for (const { by, on, looked = 'no', from, many } of written(today)) {
    const homes = Object.fromEntries(
      places.slice(0, many).map((place, at) => [place, ids[(from + 3 * at) % ids.length]]),
    )
    const daysAgo = on.until(today).days
    const input = { homes, looked }
    await takeDemoStep(demo, 'own-ten', { key: `${by} ${from}`, by, daysAgo, command: writeOwnTen, input })
  }
}

function written(today: Temporal.PlainDate): readonly Written[] {
  const now = Temporal.PlainDate.from(quarterOf(today).from)
  const [earlier, later] = [now.subtract({ months: 30 }), now.subtract({ months: 27 })]
  const days = now.until(today).days
  return [
    { by: 'quality-officer', on: earlier.add({ days: 4 }), from: 0, many: 10 },
    { by: 'commissioner', on: earlier.add({ days: 8 }), from: 5, many: 8 },
    { by: 'safeguarding-practitioner', on: earlier.add({ days: 8 }), from: 7, many: 10 },
    { by: 'quality-officer', on: later.add({ days: 2 }), from: 1, many: 10 },
    { by: 'commissioner', on: later.add({ days: 3 }), from: 12, many: 6 },
    { by: 'safeguarding-practitioner', on: later.add({ days: 3 }), from: 9, many: 10 },
    { by: 'safeguarding-manager', on: later.add({ days: 5 }), from: 3, many: 10, looked: 'yes' },
    { by: 'commissioner', on: now.add({ days: Math.min(days, 6) }), from: 2, many: 10 },
  ]
}
