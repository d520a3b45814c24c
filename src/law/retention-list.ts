import type { MayOrWhyNot } from './answers.ts'
import { isBlank } from './answers.ts'
import { keptUntil, type RetentionKind, type RetentionSetting, retentionRuleOn } from './retention.ts'

/** A hold stands `[from, liftedOn)`; `reason` is a code of `retentionHolds`. */
export interface RecordHold {
  readonly reason: string
  readonly from: Temporal.PlainDate
  readonly liftedOn?: Temporal.PlainDate | undefined
}

export interface KeptRecord {
  readonly id: string
  readonly kind: RetentionKind
  /** The day its length counts from; undefined while it is open: then it is kept. */
  readonly countsFrom: Temporal.PlainDate | undefined
  readonly holds: readonly RecordHold[]
}

export interface ListedRecord {
  readonly id: string
  readonly kind: RetentionKind
  readonly since: Temporal.PlainDate
  readonly action: 'anonymise' | 'remove'
}

export interface HeldRecord {
  readonly id: string
  readonly kind: RetentionKind
  readonly holds: readonly string[]
}

export interface RemovalList {
  /** For information governance to look at, oldest first. Listing removes nothing. */
  readonly listed: readonly ListedRecord[]
  /** Would be listed, but something holds them. */
  readonly held: readonly HeldRecord[]
}

export function removalList(
  records: readonly KeptRecord[],
  today: Temporal.PlainDate,
  schedule: readonly RetentionSetting[] = [],
): RemovalList {
  const listed: ListedRecord[] = []
  const held: HeldRecord[] = []
  for (const { id, kind, countsFrom, holds } of records) {
    if (!countsFrom) continue
    const rule = retentionRuleOn(kind, today.toString(), schedule)
    const since = keptUntil(rule, countsFrom)
    if (after(since, today)) continue
    const standing = holdsOn(holds, today)
    if (standing.length > 0) held.push({ id, kind, holds: standing })
    else listed.push({ id, kind, since, action: rule.action })
  }
  listed.sort((a, b) => Temporal.PlainDate.compare(a.since, b.since))
  return { listed, held }
}

export interface RemovalApproval {
  /** The named person of information governance. */
  readonly by: string
  readonly on: Temporal.PlainDate
  /** The day of the list they looked at. */
  readonly listedOn: Temporal.PlainDate
  readonly holdsChecked: boolean
}

/** Asked again at the moment of removing: a hold may have come since the list was approved. */
export function mayRemove(
  record: KeptRecord,
  approval: RemovalApproval | undefined,
  today: Temporal.PlainDate,
  schedule: readonly RetentionSetting[] = [],
): MayOrWhyNot {
  const { listed, held } = removalList([record], today, schedule)
  const holds = held[0]?.holds ?? []
  if (holds.length > 0) return `It is held: ${holds.join(', ')}. Lift the hold first.`
  const [found] = listed
  if (!found) return 'It is still to be kept.'
  if (!approval || isBlank(approval.by)) return 'Nobody has approved it. Ask information governance.'
  if (!approval.holdsChecked) return 'The holds were not looked at. Look at them, then approve.'
  if (after(approval.on, today) || after(approval.listedOn, approval.on)) {
    return 'The approval must be of a list that was made before it.'
  }
  return after(found.since, approval.listedOn) ? 'It was not on the list that was approved.' : true
}

function holdsOn(holds: readonly RecordHold[], day: Temporal.PlainDate): readonly string[] {
  return holds
    .filter(({ from, liftedOn }) => !after(from, day) && (!liftedOn || after(liftedOn, day)))
    .map(hold => hold.reason)
}

function after(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) > 0
}
