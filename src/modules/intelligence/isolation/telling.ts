import type { Context } from '#platform/context.ts'
import { tellSignals } from '../tellings/tell.ts'
import { type Gathering, gatherHome, gatherHomes, type HomeState } from './gather.ts'
import { type IsolationSignal, keyOf, signalsOfIsolation } from './signals.ts'

const SOURCE = 'isolation'

/** What isolation tells of every open home of a council as it is known on a day; for `tellSignals`. */
export async function isolationSignals(asked: Gathering): Promise<readonly IsolationSignal[]> {
  const on = asked.today.toString()
  return (await gatherHomes(asked)).flatMap(state => signalsOfIsolation(isolated(state), on))
}

const isolated = ({ home, findings }: HomeState) => ({ homeId: home.id, beds: home.beds, findings })

/** Tells it of every open home; when the day turns. */
export async function tellIsolation({ tx, actor, today, now }: Context): Promise<void> {
  const { councilId } = actor
  const signals = await isolationSignals({ tx, councilId, today })
  await tellSignals(tx, { councilId, source: SOURCE, signals, now })
}

/**
 * Tells it of one home, as soon as something was written of it. How much was heard is measured by every other home, and
 * waits for the night.
 */
export async function tellIsolationOf({ tx, actor, today, now }: Context, homeId: string): Promise<void> {
  const { councilId } = actor
  const state = await gatherHome({ tx, councilId, today }, homeId, { brief: true })
  if (!state) return
  const all = signalsOfIsolation(isolated(state), today.toString())
  const signals = all.filter(one => one.key !== keyOf(homeId, 'not-heard'))
  await tellSignals(tx, { councilId, source: SOURCE, signals, now })
}
