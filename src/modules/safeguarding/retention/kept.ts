import type { RetentionKind } from '#law/retention.ts'
import type { KeptRecord, RecordHold } from '#law/retention-list.ts'
import type { Context } from '#platform/context.ts'
import { trustKeptAs } from '../trust/keeping.ts'
import { boundIds, type EndedProcess, processesToForget } from './process-store.ts'
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

/** The rule of keeping that is a process's own. */
export function kindOfProcess({
  process,
  outcome,
}: Pick<EndedProcess, 'process' | 'outcome'>): RetentionKind {
  if (process === 'trust') return trustKeptAs(outcome)
  return process === 'organisational' ? 'organisational-enquiry' : 'review'
}

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

export interface WhatHolds {
  /** What somebody wrote down, on the record or on what it is about. */
  readonly written: readonly HoldRow[]
  /** A request for their records by somebody it is about, not answered yet. */
  readonly asked: boolean
}

/** What holds each of these records: on itself, on its cases, and on the adults it is about. */
export async function whatHolds(ctx: Context, ids: readonly string[]): Promise<(id: string) => WhatHolds> {
  const { councilId } = ctx.actor
  const bound = Map.groupBy(await boundIds(ctx.tx, councilId, ids), one => one.id)
  const allOf = (id: string) => [id, ...(bound.get(id) ?? []).map(one => one.boundTo)]
  const all = [...new Set(ids.flatMap(allOf))]
  const rows = await standingHolds(ctx.tx, councilId, all)
  const asked = await askedFor(ctx.tx, councilId, all)
  return id => {
    const these = new Set(allOf(id))
    return {
      written: rows.filter(row => these.has(row.aboutId)),
      asked: [...these].some(one => asked.has(one)),
    }
  }
}

async function holdsOn(ctx: Context, ids: readonly string[]): Promise<(id: string) => RecordHold[]> {
  const of = await whatHolds(ctx, ids)
  const request: RecordHold = { reason: 'subject-access', from: ctx.today }
  return id => {
    const { written, asked } = of(id)
    return [...written.map(holdOf), ...(asked ? [request] : [])]
  }
}

/** Cases as the rules of keeping look at them, with what holds each. */
export async function keptCases(ctx: Context, ids: readonly string[]): Promise<readonly KeptRecord[]> {
  const cases = await casesToForget(ctx.tx, ctx.actor.councilId, ids)
  const holds = await holdsOn(
    ctx,
    cases.map(one => one.id),
  )
  return cases.map(one => ({
    id: one.id,
    kind: kindOfCase(one),
    countsFrom: one.closedOn && !one.forgottenAt ? Temporal.PlainDate.from(one.closedOn) : undefined,
    holds: holds(one.id),
  }))
}

/** Organisational enquiries, positions of trust and reviews in the same way. */
export async function keptProcesses(ctx: Context, ids: readonly string[]): Promise<readonly KeptRecord[]> {
  const processes = await processesToForget(ctx.tx, ctx.actor.councilId, ids)
  const holds = await holdsOn(
    ctx,
    processes.map(one => one.id),
  )
  return processes.map(one => ({
    id: one.id,
    kind: kindOfProcess(one),
    countsFrom: one.endedOn ? Temporal.PlainDate.from(one.endedOn) : undefined,
    holds: holds(one.id),
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
  const holds = await holdsOn(ctx, ids)
  return people.map(({ id, since }) => {
    const last = contacts.get(id)
    const countsFrom = last === undefined ? since : last === null ? undefined : Temporal.PlainDate.from(last)
    return { id, kind: 'person', countsFrom, holds: holds(id) }
  })
}
