import { codeList, hasTrait, labelOf } from '#law/code-list.ts'
import { candourStanding, whyNotOwed } from '#law/duty-of-candour.ts'
import { leadOf } from '#law/parallel-processes.ts'
import type { Opener } from '#platform/vault/index.ts'
import { type EntryView, lastSaid } from '../entries/view.ts'
import type { FollowUpWords } from './add.ts'
import type { FollowUpView } from './schema.ts'
import type { FollowUpRow } from './store.ts'
import { followUpWorkflow } from './workflow.ts'

/** What a step is called where it is told. */
export const stepLabels: Readonly<Record<string, string>> = {
  note: 'Done',
  answer: 'Answer',
  drop: 'Not needed',
  reopen: 'Taken up again',
  candour: 'Candour: what was seen',
  'not-candid': 'Found: not candid',
}

interface With {
  readonly entries: readonly EntryView[]
  readonly names: ReadonlyMap<string, string>
  readonly open: Opener
  readonly today: string
}

export function viewOfFollowUp(row: FollowUpRow, { entries, names, open, today }: With): FollowUpView {
  const { id, version, process, state, dueOn, answeredOn } = row
  const words = open(row.concernId, row.words) as FollowUpWords | undefined
  const code = codeList('parallel-processes').codes.find(one => one.code === process)
  return {
    ...{ id, version, process, state, dueOn, answeredOn },
    label: labelOf('parallel-processes', process),
    help: code?.help ?? null,
    ledBy: leadOf(process),
    lead: lastSaid(entries, 'lead') ?? words?.lead ?? null,
    reference: lastSaid(entries, 'reference') ?? words?.reference ?? null,
    begunOn: row.begunOn,
    madeAt: row.madeAt.toString(),
    asked: words?.asked ?? null,
    owner: names.get(row.ownerId) ?? null,
    stateLabel: followUpWorkflow.states[state].label,
    overdue: state === 'waiting' && dueOn < today,
    candour: hasTrait('parallel-processes', process, 'candour') ? candourOf(row, names, today) : null,
    entries: [...entries],
  }
}

const whyNotOwedInWords = (code: string): string => whyNotOwed.find(one => one.code === code)?.label ?? code

function candourOf(row: FollowUpRow, names: ReadonlyMap<string, string>, today: string) {
  const { toldOn, apologisedOn, writtenOn, letterSeenOn, delayUntil } = row
  const record = {
    toldOn: toldOn ?? undefined,
    apologisedOn: apologisedOn ?? undefined,
    writtenOn: writtenOn ?? undefined,
    letterSeenOn: letterSeenOn ?? undefined,
    policeAgreedDelayUntil: delayUntil ?? undefined,
    notOwed: row.notOwed ?? undefined,
  }
  const { state, missing } = candourStanding(record, today, row.dueOn)
  return {
    ...{ toldOn, apologisedOn, writtenOn, letterSeenOn, delayUntil, standing: state, missing: [...missing] },
    notOwed: row.notOwed && whyNotOwedInWords(row.notOwed),
    notCandidAt: row.notCandidAt?.toString() ?? null,
    notCandidBy: (row.notCandidBy && names.get(row.notCandidBy)) ?? null,
  }
}
