import type { RetentionKind } from '#law/retention.ts'
import type { KeptRecord, RecordHold } from '#law/retention-list.ts'
import type { Context } from '#platform/context.ts'
import {
  askedFor,
  type CaseToForget,
  casesToForget,
  type HoldRow,
  lastContacts,
  standingHolds,
} from './store.ts'

/** Closed without an enquiry it is kept as a concern; with one as an enquiry. */
export const kindOfCase = ({ outcome }: Pick<CaseToForget, 'outcome'>): RetentionKind =>
  outcome === null || outcome === 'no-enquiry' ? 'concern' : 'enquiry'

/** As the rule reads a hold: until and with its last day. Pure. */
export function holdOf({
  reason,
  fromOn,
  untilOn,
}: Pick<HoldRow, 'reason' | 'fromOn' | 'untilOn'>): RecordHold {
  const from = Temporal.PlainDate.from(fromOn)
  return untilOn
    ? { reason, from, liftedOn: Temporal.PlainDate.from(untilOn).add({ days: 1 }) }
    : { reason, from }
}

/** A hold on the person holds all their cases; one on a case holds the person's record too. */
async function holdsFor(ctx: Context, cases: readonly CaseToForget[], personIds: readonly string[]) {
  const { councilId } = ctx.actor
  const rows = await standingHolds(ctx.tx, councilId, [...cases.map(one => one.id), ...personIds])
  const asked = await askedFor(ctx.tx, councilId, personIds)
  const request: RecordHold = { reason: 'subject-access', from: ctx.today }
  return (ids: readonly string[]) => [
    ...rows.filter(row => ids.includes(row.aboutId)).map(holdOf),
    ...(ids.some(id => asked.has(id)) ? [request] : []),
  ]
}

/** Cases as the rules of keeping look at them, with what holds each. */
export async function keptCases(ctx: Context, ids: readonly string[]): Promise<readonly KeptRecord[]> {
  const cases = await casesToForget(ctx.tx, ctx.actor.councilId, ids)
  const holds = await holdsFor(
    ctx,
    cases,
    cases.map(one => one.personId),
  )
  return cases.map(one => ({
    id: one.id,
    kind: kindOfCase(one),
    countsFrom: one.closedOn && !one.forgottenAt ? Temporal.PlainDate.from(one.closedOn) : undefined,
    holds: holds([one.id, one.personId]),
  }))
}

/** `since`: when the record was made, for those about whom there never was a case. */
export async function keptPeople(
  ctx: Context,
  people: readonly { readonly id: string; readonly since: Temporal.PlainDate }[],
): Promise<readonly KeptRecord[]> {
  const ids = people.map(one => one.id)
  const contacts = new Map(
    (await lastContacts(ctx.tx, ctx.actor.councilId, ids)).map(row => [row.personId, row.lastOn]),
  )
  const holds = await holdsFor(ctx, [], ids)
  return people.map(({ id, since }) => {
    const last = contacts.get(id)
    const countsFrom = last === undefined ? since : last === null ? undefined : Temporal.PlainDate.from(last)
    return { id, kind: 'person', countsFrom, holds: holds([id]) }
  })
}
