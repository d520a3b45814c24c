import { labelOf } from '#law/code-list.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import type { Opener } from '#platform/vault/index.ts'
import type { ConcernRow } from '../concern/store.ts'
import { opened } from '../words.ts'
import type { DisputesPart, EntryView } from './schema.ts'
import { type DisputeRow, disputesOf, type EntryRow } from './store.ts'
import type { DisputeWords, EntryWords } from './words.ts'
import { disputeWorkflow } from './workflow.ts'

type Names = ReadonlyMap<string, string>

export function rowOf(row: DisputeRow, names: Names, today: Temporal.PlainDate) {
  const { id, version, about, side, state, receivedOn, dueOn, escalatedBy, reviewerId } = row
  const ended = disputeWorkflow.states[state].ended === true
  return {
    ...{ id, version, about, side, state, receivedOn, dueOn, escalatedBy, reviewerId },
    aboutLabel: labelOf('dispute-subjects', about),
    sideLabel: labelOf('dispute-sides', side),
    stateLabel: disputeWorkflow.states[state].label,
    overdue: !ended && dueOn !== null && dueOn < today.toString(),
    reviewer: (reviewerId && names.get(reviewerId)) ?? null,
  }
}

const LISTS = { outcome: 'dispute-outcomes', route: 'dispute-routes' } as const

function entryView(row: EntryRow, words: EntryWords | undefined, names: Names): EntryView {
  const { id, kind, code, onDate, accountId, by, at } = row
  const list = kind === 'outcome' || kind === 'route' ? LISTS[kind] : undefined
  return {
    ...{ id, kind, code, onDate, at: at.toString(), by: (by && names.get(by)) ?? null },
    codeLabel: code && list ? labelOf(list, code) : null,
    account: (accountId && names.get(accountId)) ?? null,
    ...{ whom: words?.whom ?? null, words: words?.text ?? null },
  }
}

export async function readDisputes(ctx: Context, concern: ConcernRow, open: Opener): Promise<DisputesPart> {
  const { disputes, entries } = await disputesOf(ctx.tx, concern.councilId, concern.id)
  const who = [...disputes.map(one => one.reviewerId), ...entries.flatMap(one => [one.by, one.accountId])]
  const names = await accountNames(ctx.tx, concern.councilId, who)
  const items = disputes.map(row => {
    const words = opened<DisputeWords>(open, concern.id, row.words)
    return {
      ...rowOf(row, names, ctx.today),
      ...{ who: words?.who ?? null, said: words?.said ?? null, wants: words?.wants ?? null },
      entries: entries
        .filter(one => one.disputeId === row.id)
        .map(one => entryView(one, opened<EntryWords>(open, concern.id, one.words), names)),
    }
  })
  return { items }
}
