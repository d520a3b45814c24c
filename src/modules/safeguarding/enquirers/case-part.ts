import { type ConflictCheck, conflictQuestions } from '#law/cause-to-enquire.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import type { Opener } from '#platform/vault/index.ts'
import { casePart } from '../case/part.ts'
import { rowsOf } from '../case/rows-store.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { type NoteWords, opened } from '../words.ts'
import { requestBlocks, requestChronology, requestSteps } from './blocks.ts'
import { requestsHeld } from './requests-held.ts'
import { RequestsView, type RequestView } from './schema.ts'
import { type EntryRow, type RequestRow, requestsOf, type SharedRow } from './store.ts'
import type { RequestWords, SharedWords } from './words.ts'
import { requestWorkflow } from './workflow.ts'

/** What the check says against the home: a yes, and what is not known. */
function againstOf({ conflicts }: RequestRow): string[] {
  return conflictQuestions.flatMap(({ code, says, question }) => {
    const answer = conflicts[code satisfies ConflictCheck]
    if (answer === 'yes') return [says]
    return answer === 'unknown' ? [`Not known: ${question}`] : []
  })
}

type NameOf = (id: string | null) => string | null

function viewOf(
  { today }: Context,
  row: RequestRow,
  words: RequestWords | undefined,
  entries: RequestView['entries'],
  { nameOf, heldBack }: { readonly nameOf: NameOf; readonly heldBack: boolean },
): RequestView {
  const { id, reference, version, kind, askedOf, state, dueOn } = row
  const { whom = null, about = null, scope = null, know = null } = words ?? {}
  return {
    ...{ id, reference, version, kind, askedOf, state, dueOn, whom, about, scope, know, entries, heldBack },
    stateLabel: requestWorkflow.states[state].label,
    against: askedOf === 'home' ? againstOf(row) : [],
    recipient: nameOf(row.recipientId),
    signedFor: nameOf(row.signedFor),
    overdue: state === 'asked' && dueOn !== null && dueOn < today.toString(),
    askedAt: row.askedAt?.toString() ?? null,
  }
}

async function load(ctx: Context, concern: ConcernWithPeople, open: Opener): Promise<RequestsView> {
  const requests = await requestsOf(ctx.tx, concern.councilId, concern.id)
  const entries = await rowsOf<EntryRow>(ctx.tx, 'request_entry', concern)
  const shared = await rowsOf<SharedRow>(ctx.tx, 'shared_item', concern)
  const held = await requestsHeld(ctx, requests)
  const who = [
    ...[...requests, ...shared].map(one => one.recipientId),
    ...requests.map(one => one.signedFor),
    ...[...entries, ...shared].map(one => one.by),
  ]
  const names = await accountNames(ctx.tx, concern.councilId, who)
  const nameOf: NameOf = id => (id && names.get(id)) ?? null
  const entryView = ({ kind, at, by, words }: EntryRow) => ({
    ...{ kind, at: at.toString(), by: nameOf(by) },
    words: opened<NoteWords>(open, concern.id, words)?.text ?? null,
  })
  return {
    requests: requests.map(row => {
      const own = entries.filter(one => one.requestId === row.id).map(entryView)
      const words = opened<RequestWords>(open, concern.id, row.words)
      return viewOf(ctx, row, words, own, { nameOf, heldBack: held.has(row.id) })
    }),
    shared: shared.map(row => ({
      ...{ id: row.id, recipient: nameOf(row.recipientId), purpose: row.purpose, at: row.at.toString() },
      fileId: row.fileId,
      ...{ by: nameOf(row.by), stoppedAt: row.stoppedAt?.toString() ?? null },
      stoppedBecause: row.stoppedBecause,
      words: opened<SharedWords>(open, concern.id, row.words)?.text ?? null,
    })),
  }
}

export const requestsPart = casePart({
  name: 'requests',
  output: RequestsView,
  restsOn: { tables: ['request', 'request_entry', 'shared_item'], none: { requests: [], shared: [] } },
  load,
  blocks: requestBlocks,
  steps: requestSteps,
  chronology: requestChronology,
})
