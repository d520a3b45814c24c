import type { Actor } from '#platform/access/actor.ts'
import type { Subject } from '#platform/access/permissions.ts'
import { factLabels, isFactKey } from '../registry/facts.ts'
import type { ChallengeView } from './schema.ts'
import type { ChallengeRow } from './store.ts'
import { challengeWorkflow } from './workflow.ts'

/** What the policy judges a challenge on. */
export function challengeSubject(
  row: Pick<ChallengeRow, 'id' | 'councilId' | 'homeId' | 'raisedBy'>,
): Subject {
  return {
    type: 'challenge',
    id: row.id,
    councilId: row.councilId,
    homeId: row.homeId,
    ownerId: row.raisedBy ?? undefined,
  }
}

export function viewOfChallenge(row: ChallengeRow, actor: Actor, today: Temporal.PlainDate): ChallengeView {
  const clock = challengeWorkflow.clocks?.[row.state]
  return {
    id: row.id,
    home: { id: row.homeId, name: row.homeName },
    factKey: row.factKey,
    factLabel: isFactKey(row.factKey) ? factLabels[row.factKey] : row.factKey,
    factValue: row.factValue,
    factNow: row.factNow,
    recordId: row.recordId,
    otherRecordId: row.otherRecordId,
    proposed: row.proposed,
    reason: row.reason,
    state: row.state,
    stateLabel: challengeWorkflow.states[row.state].label,
    raisedAt: row.raisedAt.toString(),
    raisedByMe: row.raisedBy !== null && row.raisedBy === actor.id,
    raisedBySources: row.raisedBy === null,
    dueOn: clock ? row.dueOn : null,
    dueLabel: clock ? clock.standing : null,
    overdue: clock !== undefined && row.dueOn !== null && row.dueOn < today.toString(),
    cqcReference: row.cqcReference,
    sentAt: row.sentAt?.toString() ?? null,
    outcomeNote: row.outcomeNote,
    closedAt: row.closedAt?.toString() ?? null,
    version: row.version,
  }
}
