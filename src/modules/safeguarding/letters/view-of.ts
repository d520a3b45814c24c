import { labelOf } from '#law/code-list.ts'
import type { Opener } from '#platform/vault/index.ts'
import { opened } from '../words.ts'
import type { LetterView, WishView } from './schema.ts'
import type { LetterRow, WishRow } from './store.ts'
import type { LetterEndWords, LetterWords, WishWords } from './words.ts'
import { letterWorkflow } from './workflow.ts'

type Names = ReadonlyMap<string, string>
const named = (names: Names, id: string | null): string | null => (id && names.get(id)) ?? null

export function viewOfWish(row: WishRow, open: Opener, names: Names): WishView {
  return {
    wants: row.wants,
    wantsLabel: labelOf('letter-wishes', row.wants),
    steps: [...row.steps],
    words: opened<WishWords>(open, row.concernId, row.words)?.text ?? null,
    at: row.at.toString(),
    by: named(names, row.by),
  }
}

/** 'Aisha Rahman' of the council, or 'Dora Bell, their advocate'. */
function handedByOf(row: LetterRow, words: LetterEndWords | undefined, names: Names): string | null {
  if (row.state !== 'handed-over') return null
  const ofCouncil = words?.tie === undefined || words.tie === 'council'
  const name = words?.by ?? (ofCouncil ? named(names, row.endedBy) : null)
  if (ofCouncil) return name
  return `${name ?? 'Somebody'}, ${labelOf('handed-by', words.tie ?? '').toLowerCase()}`
}

export function viewOfLetter(row: LetterRow, open: Opener, names: Names): LetterView {
  const words = opened<LetterWords>(open, row.concernId, row.words)
  const end = opened<LetterEndWords>(open, row.concernId, row.endedWords)
  const { id, version, step, form, route, through, template, corrects, state, handedOn } = row
  return {
    ...{ id, version, step, form, route, through, template, corrects, state, handedOn },
    stepLabel: labelOf('letter-steps', step),
    routeLabel: labelOf('letter-routes', route),
    to: words?.to ?? null,
    address: words?.address ?? null,
    text: words?.text ?? null,
    stateLabel: letterWorkflow.states[state].label,
    writtenAt: row.at.toString(),
    by: named(names, row.by),
    handedBy: handedByOf(row, end, names),
    stoppedBecause: row.stoppedBecause && labelOf('letter-stopped', row.stoppedBecause),
    endedAt: row.endedAt?.toString() ?? null,
    endedBy: named(names, row.endedBy),
    endedWords: end?.text ?? null,
  }
}
