import type { Context } from '#platform/context.ts'
import { tellSignals } from '../tellings/tell.ts'
import { type Gathering, gatherHome, gatherHomes, type HomeState } from './gather.ts'
import { tellPlacers } from './placing/open.ts'
import { type IsolationSignal, keyOf, signalsOfIsolation } from './signals.ts'

const SOURCE = 'isolation'

/** What isolation tells of every open home of a council as it is known on a day; for `tellSignals`. */
export async function isolationSignals(asked: Gathering): Promise<readonly IsolationSignal[]> {
  return signalsAt(await gatherHomes(asked), asked)
}

function signalsAt(states: readonly HomeState[], { today }: Pick<Gathering, 'today'>): IsolationSignal[] {
  const on = today.toString()
  return states.flatMap(state => signalsOfIsolation(isolated(state), on))
}

const isolated = ({ home, findings }: HomeState) => ({ homeId: home.id, beds: home.beds, findings })

/** Tells it of every open home, and opens what whoever placed people is to be told; when the day turns. */
export async function tellIsolation(ctx: Context): Promise<void> {
  const { tx, actor, today, now } = ctx
  const { councilId } = actor
  const states = await gatherHomes({ tx, councilId, today })
  await tellSignals(tx, { councilId, source: SOURCE, signals: signalsAt(states, { today }), now })
  await tellPlacers(ctx, states)
}

/**
 * Tells it of one home, as soon as something was written of it. How much was heard is measured by every other home, and
 * waits for the night.
 */
export async function tellIsolationOf(ctx: Context, homeId: string): Promise<void> {
  const { tx, actor, today, now } = ctx
  const { councilId } = actor
  const state = await gatherHome({ tx, councilId, today }, homeId, { brief: true })
  if (!state) return
  const all = signalsAt([state], { today })
  const signals = all.filter(one => one.key !== keyOf(homeId, 'not-heard'))
  await tellSignals(tx, { councilId, source: SOURCE, signals, now })
  await tellPlacers(ctx, [state], homeId)
}
