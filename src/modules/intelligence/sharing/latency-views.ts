import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { openerFor } from '#platform/vault/index.ts'
import { civilDateOf } from '#platform/view/dates.ts'
import { homesById } from '#src/modules/homes/index.ts'
import { keysOf, latencySources, latencySteps, seriousKinds } from './kinds.ts'
import { type LatencyRow, latencyRows } from './latency.ts'
import type { CaseRowView, CaseView, TurnView } from './latency-schema.ts'
import { type CaseListRow, type CaseRow, type ChangeRow, type DateRow, datesOf } from './latency-store.ts'
import { latencyWorkflow, stateAfter, type Turn } from './latency-workflow.ts'
import { turnsOf } from './turn-store.ts'

interface CaseWords {
  readonly about: string
  readonly reason: string
}

const CAUTION =
  'For learning, from this case alone. Each day has its source. Partners stand in the order of a fixed list; nobody is ranked, and no average is made.'

async function casesShown(ctx: Context, rows: readonly CaseListRow[]) {
  const open = await openerFor(
    ctx,
    rows.map(row => row.id),
  )
  const homes = await homesById(
    ctx.tx,
    rows.map(row => row.homeId),
  )
  const names = await accountNames(
    ctx.tx,
    ctx.actor.councilId,
    rows.map(row => row.begunBy),
  )
  return rows.map(row => {
    const { id, kind, homeId } = row
    const words = open(id, row.words) as CaseWords | undefined
    return {
      ...{ id, kind, kindLabel: seriousKinds[kind], begunOn: civilDateOf(row.begunAt).toString() },
      home: { id: homeId, name: homes.get(homeId)?.name ?? 'A home' },
      begunBy: names.get(row.begunBy) ?? null,
      about: words?.about ?? null,
      reason: words?.reason ?? null,
      ...stateShown(row.turn),
    }
  })
}

const stateShown = (turn: Turn | null) => {
  const state = turn ? stateAfter[turn] : latencyWorkflow.initial
  return { state, stateLabel: latencyWorkflow.states[state].label }
}

export async function caseRows(ctx: Context, rows: readonly CaseListRow[]): Promise<CaseRowView[]> {
  return (await casesShown(ctx, rows)).map(({ reason: _reason, ...row }) => row)
}

export interface TurnWords {
  readonly learned?: string
  readonly change?: string
  readonly words?: string
}

/** How it was closed, changed and opened again. */
async function turnsShown(ctx: Context, { id }: CaseRow) {
  const { councilId } = ctx.actor
  const rows = await turnsOf(ctx.tx, councilId, id)
  const open = await openerFor(
    ctx,
    rows.map(one => one.id),
  )
  const people = rows.flatMap(one => [one.by, ...(one.ownerId ? [one.ownerId] : [])])
  const names = await accountNames(ctx.tx, councilId, people)
  const last = rows.at(-1)
  const turns = rows.map((one): TurnView => {
    const said = open(one.id, one.words) as TurnWords | undefined
    const owner = names.get(one.ownerId ?? '') ?? null
    return {
      ...{ kind: one.kind, on: civilDateOf(one.at).toString(), by: names.get(one.by) ?? null, owner },
      ...{ learned: said?.learned ?? null, change: said?.change ?? null, words: said?.words ?? null },
      dueOn: one.dueOn,
    }
  })
  const overdue = last?.kind === 'closed' && (last.dueOn ?? '') < ctx.today.toString()
  return { turns, overdue, version: last?.number ?? 0, last: last?.kind ?? null }
}

/** What somebody sees to, in words. */
export async function changesShown(ctx: Context, rows: readonly ChangeRow[]) {
  const open = await openerFor(
    ctx,
    rows.map(one => one.turnId),
  )
  const homes = await homesById(
    ctx.tx,
    rows.map(one => one.homeId),
  )
  return rows.map(({ caseId, homeId, turnId, dueOn, words }) => ({
    ...{ latencyId: caseId, home: homes.get(homeId)?.name ?? 'A home', dueOn },
    change: (open(turnId, words) as TurnWords | undefined)?.change ?? null,
    overdue: dueOn < ctx.today.toString(),
  }))
}

interface Day extends Pick<DateRow, 'agency' | 'step'> {
  readonly on: string | null
  readonly row: DateRow
  /** How often it was written down differently before. */
  readonly corrected: number
}

export async function caseView(ctx: Context, row: CaseRow): Promise<CaseView> {
  const { last, ...turned } = await turnsShown(ctx, row)
  const [shown] = await casesShown(ctx, [{ ...row, turn: last }])
  const rows = await datesOf(ctx.tx, ctx.actor.councilId, row.id)
  const open = await openerFor(
    ctx,
    rows.map(one => one.id),
  )
  const names = await accountNames(
    ctx.tx,
    ctx.actor.councilId,
    rows.map(one => one.by),
  )
  const before = new Map<string, number>()
  const days = rows.map((one): Day => {
    const { agency, step, onDate: on } = one
    const corrected = before.get(`${agency} ${step}`) ?? 0
    before.set(`${agency} ${step}`, corrected + 1)
    return { agency, step, on, row: one, corrected }
  })
  const said = (one: DateRow) => (open(one.id, one.words) as { words: string } | undefined)?.words ?? null
  return {
    ...(shown as NonNullable<typeof shown>),
    ...{ restricted: row.restricted, caution: CAUTION, ...turned },
    partners: latencyRows(days).map(partner => partnerShown(partner, names, said)),
  }
}

function partnerShown(
  { agency, label, days, gaps }: LatencyRow<Day>,
  names: ReadonlyMap<string, string>,
  said: (row: DateRow) => string | null,
): CaseView['partners'][number] {
  const steps = keysOf(latencySteps)
  return {
    ...{ agency, label },
    days: steps.flatMap(step => {
      const day = days[step]
      if (!day) return []
      const { row, on, corrected } = day
      const { source, at, by } = row
      return [
        {
          ...{ step, label: latencySteps[step], on, source, sourceLabel: latencySources[source], corrected },
          ...{ words: said(row), writtenOn: civilDateOf(at).toString(), by: names.get(by) ?? null },
        },
      ]
    }),
    missing: steps.filter(step => !days[step]).map(step => latencySteps[step]),
    gaps: gaps.map(gap => ({ from: latencySteps[gap.from], to: latencySteps[gap.to], days: gap.days })),
  }
}
