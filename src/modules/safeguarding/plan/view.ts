import { hasTrait, labelOf } from '#law/code-list.ts'
import type { Opener } from '#platform/vault/index.ts'
import { civilDateOf } from '#platform/view/dates.ts'
import { type EntriesByRecord, type EntryView, lastSaid } from '../entries/view.ts'
import type { PlanActionWords } from './commands.ts'
import type { PlanActionView, PlanView } from './schema.ts'
import type { PlanActionRow } from './store.ts'
import { planActionWorkflow } from './workflow.ts'

export interface PlanRead {
  readonly rows: readonly PlanActionRow[]
  readonly settled: EntriesByRecord
  readonly reviews: readonly EntryView[]
  readonly names: ReadonlyMap<string, string>
  readonly open: Opener
  readonly today: string
  /** By when a plan is looked at first: a local target. Null where there is none, or no plan yet. */
  readonly firstReviewOn: string | null
}

export function viewOfPlan(read: PlanRead): PlanView {
  const reviews = read.reviews.map(entry => ({
    ...{ id: entry.id, at: entry.at, by: entry.by, nextOn: entry.onDay, outcome: entry.code ?? '' },
    outcomeLabel: labelOf('plan-review-outcomes', entry.code ?? ''),
    found: entry.words.found ?? null,
    thinks: entry.words.thinks ?? null,
  }))
  const last = reviews.at(-1)
  const ended = last !== undefined && hasTrait('plan-review-outcomes', last.outcome, 'ends-the-plan')
  return {
    actions: read.rows.map(row => viewOfAction(row, read)),
    reviews,
    nextReviewOn: last ? last.nextOn : read.firstReviewOn,
    ended,
  }
}

/** The day the plan began: its first review is so long after it. */
export function planBegan(rows: readonly PlanActionRow[]): Temporal.PlainDate | undefined {
  const began = rows.map(row => row.madeAt.toString()).sort()[0]
  return began ? civilDateOf(began) : undefined
}

function viewOfAction(row: PlanActionRow, { settled, names, open, today }: PlanRead): PlanActionView {
  const { id, version, dueOn, state } = row
  return {
    ...{ id, version, dueOn, state },
    what: (open(row.concernId, row.words) as PlanActionWords | undefined)?.what ?? null,
    owner: names.get(row.ownerId) ?? null,
    overdue: state === 'to-do' && dueOn < today,
    stateLabel: planActionWorkflow.states[state].label,
    madeAt: row.madeAt.toString(),
    settledAt: row.settledAt?.toString() ?? null,
    settledWords: lastSaid(settled.get(id) ?? [], 'words'),
  }
}
