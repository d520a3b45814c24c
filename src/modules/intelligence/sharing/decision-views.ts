import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { openerFor } from '#platform/vault/index.ts'
import { civilDateOf } from '#platform/view/dates.ts'
import { homesById } from '#src/modules/homes/index.ts'
import type { SharedDecisionRow } from './decision-store.ts'
import { meetingDays } from './meeting-store.ts'
import type { DecisionView } from './schema.ts'
import { decisionWorkflow } from './workflow.ts'

export interface DecisionWords {
  readonly what: string
  readonly why: string
  readonly cameOfIt?: string
}

/** Decisions as they are read: names of people, words opened. */
export async function decisionsShown(
  ctx: Context,
  rows: readonly SharedDecisionRow[],
): Promise<DecisionView[]> {
  const { tx, actor } = ctx
  const { councilId } = actor
  const open = await openerFor(
    ctx,
    rows.map(row => row.id),
  )
  const names = await accountNames(
    tx,
    councilId,
    rows.flatMap(row => [row.ownerId, row.decidedBy]),
  )
  const homes = await homesById(
    tx,
    rows.flatMap(row => row.homeId ?? []),
  )
  const days = await meetingDays(
    tx,
    councilId,
    rows.map(row => row.meetingId),
  )
  const today = ctx.today.toString()
  return rows.map(row => {
    const words = open(row.id, row.words) as DecisionWords | undefined
    const { id, version, state, dueOn, endedOn, audience, meetingId, homeId, ownerId } = row
    return {
      ...{ id, version, state, dueOn, endedOn, audience },
      meeting: { id: meetingId, onDate: days.get(meetingId) ?? today },
      home: homeId ? { id: homeId, name: homes.get(homeId)?.name ?? 'A home' } : null,
      stateLabel: decisionWorkflow.states[state].label,
      owner: names.get(ownerId) ?? null,
      mine: ownerId === actor.id,
      overdue: endedOn === null && dueOn < today,
      decidedOn: civilDateOf(row.decidedAt).toString(),
      decidedBy: names.get(row.decidedBy) ?? null,
      what: words?.what ?? null,
      why: words?.why ?? null,
      cameOfIt: words?.cameOfIt ?? null,
    }
  })
}
