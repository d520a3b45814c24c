import type { Context } from '#platform/context.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { editionOf } from '../attention/edition.ts'
import { countingFor } from '../pictures/counting.ts'
import { knownOn } from '../tellings/telling-store.ts'
import { rulesInUse } from '../triangulate/rule-sets.ts'
import { signalInWords } from '../view/words.ts'
import { listSharedDecisions } from './decision-store.ts'
import { factIdOf, forCouncil, knownFacts } from './facts.ts'
import type { CaseRow } from './latency-store.ts'
import { meetingsOf } from './meeting-store.ts'
import * as of from './subject.ts'

export interface DaySource {
  /** `telling:id`, `meeting:id`, `decision:id`. */
  readonly value: string
  readonly text: string
  readonly on: string
}

/** The records about a home that this reader may know, each with the one day that it proves; the newest first. */
export async function sourcesOf(ctx: Context, { homeId }: CaseRow): Promise<readonly DaySource[]> {
  const all = [
    ...(await tellings(ctx, homeId)),
    ...(await meetings(ctx, homeId)),
    ...(await decisions(ctx, homeId)),
  ]
  return all
    .toSorted((a, b) => (a.on === b.on ? (a.value < b.value ? -1 : 1) : a.on < b.on ? 1 : -1))
    .slice(0, 200)
}

/** What was told of the home, on the day on which it was learned. */
async function tellings(ctx: Context, homeId: string): Promise<DaySource[]> {
  const edition = await editionOf(ctx)
  const today = ctx.today.toString()
  const rows = await knownOn(ctx.tx, ctx.actor.councilId, homeId, today)
  const { used } = countingFor(edition, rows, today, rulesInUse)
  const known = knownFacts(used, new Map(), new Map(), edition === 'cleared')
  const shown = new Set((edition === 'cleared' ? known : forCouncil(known)).map(one => one.key))
  return used
    .filter(({ signal }) => shown.has(signal.key))
    .map(({ row, signal }) => ({
      value: `telling:${factIdOf(row.source, row.key)}`,
      text: `Told ${formatCivilDate(signal.receivedOn)}: ${signalInWords(signal)}`,
      on: signal.receivedOn,
    }))
}

async function meetings(ctx: Context, homeId: string): Promise<DaySource[]> {
  const visible = ctx.visible('sharing.read', of.meetingColumns)
  const rows = await meetingsOf(ctx.tx, { councilId: ctx.actor.councilId, homeId, visible })
  return rows.flatMap(({ id, heldOn }) =>
    heldOn === null
      ? []
      : [{ value: `meeting:${id}`, text: `Meeting held ${formatCivilDate(heldOn)}`, on: heldOn }],
  )
}

async function decisions(ctx: Context, homeId: string): Promise<DaySource[]> {
  const visible = ctx.visible('sharing-decision.read', of.decisionColumns)
  const which = { councilId: ctx.actor.councilId, visible, homeId, state: 'done' as const }
  const { rows } = await listSharedDecisions(ctx.tx, which, { limit: 100, offset: 0 })
  return rows.flatMap(({ id, endedOn }) =>
    endedOn === null
      ? []
      : [{ value: `decision:${id}`, text: `Decision carried out ${formatCivilDate(endedOn)}`, on: endedOn }],
  )
}
