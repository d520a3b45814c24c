import { type Achieved, outcomesAchieved, outcomesAsked } from '#law/outcomes-achieved.ts'
import type { Opener } from '#platform/vault/index.ts'
import { type NoteWords, opened } from '../words.ts'
import type { OutcomesView, OutcomeView } from './schema.ts'
import type { AnswerRow, AskedRow, OutcomeRow } from './store.ts'
import type { OutcomeWords } from './words.ts'

export interface OutcomeRows {
  readonly outcomes: readonly OutcomeRow[]
  readonly answers: readonly AnswerRow[]
  readonly asked: readonly AskedRow[]
}

type Wanted = Pick<OutcomeRow, 'id' | 'supersedes'>
type Answered = Pick<AnswerRow, 'outcomeId' | 'kind' | 'achieved'>

/** As much of them as is counted: codes alone. */
interface Counting<O extends Wanted = Wanted> {
  readonly outcomes: readonly O[]
  readonly answers: readonly Answered[]
  readonly asked: readonly Pick<AskedRow, 'asked'>[]
}

/** Those that no later words took the place of. */
export function currentOnes<O extends Wanted>(outcomes: readonly O[]): readonly O[] {
  const superseded = new Set(outcomes.map(one => one.supersedes))
  return outcomes.filter(one => !superseded.has(one.id))
}

/** Those that the person still wants. */
export function wantedOnes<O extends Wanted>({ outcomes, answers }: Omit<Counting<O>, 'asked'>) {
  const gone = new Set(answers.filter(one => one.kind === 'no-longer').map(one => one.outcomeId))
  return currentOnes(outcomes).filter(one => !gone.has(one.id))
}

const achievedOf = <A extends Answered>(answers: readonly A[], id: string) =>
  answers.findLast(one => one.outcomeId === id && one.kind === 'achieved')

/** What the two questions of the return come to. */
export function countedOf(rows: Counting): Pick<OutcomesView, 'asked' | 'achieved'> {
  const wanted = wantedOnes(rows)
  const each = wanted.map(one => achievedOf(rows.answers, one.id)?.achieved as Achieved | undefined)
  const asked = outcomesAsked(currentOnes(rows.outcomes).length, rows.asked.at(-1)?.asked)
  return { asked, achieved: outcomesAchieved(each) ?? null }
}

/** Each as it stands, its earlier words behind it; `stage` is where the enquiry stands. */
export function viewOfOutcomes(
  rows: OutcomeRows,
  stage: string,
  concernId: string,
  open: Opener,
): OutcomesView {
  const textOf = (row: OutcomeRow) => opened<OutcomeWords>(open, concernId, row.words)
  const byId = new Map(rows.outcomes.map(one => [one.id, one]))
  const items = currentOnes(rows.outcomes).map((row): OutcomeView => {
    const answers = rows.answers.filter(one => one.outcomeId === row.id)
    const done = achievedOf(answers, row.id)
    const words = textOf(row)
    const before = earlierOf(row, byId).map(one => textOf(one)?.text ?? null)
    const asked = answers.filter(one => one.kind === 'still')
    return {
      ...{ id: row.id, words: words?.text ?? null, who: words?.who ?? null, before },
      ...{ saidBy: row.saidBy, saidOn: row.saidOn, writtenAt: row.at.toString() },
      changed: before.length > 0,
      noLonger: answers.some(one => one.kind === 'no-longer'),
      askedAgain: asked.some(one => one.stage === stage),
      lastAskedAt: (asked.at(-1)?.at ?? row.at).toString(),
      achieved: done?.achieved ?? null,
      achievedWords: opened<NoteWords>(open, concernId, done?.words ?? null)?.text ?? null,
    }
  })
  return { items, ...countedOf(rows) }
}

function earlierOf(row: OutcomeRow, byId: ReadonlyMap<string, OutcomeRow>): readonly OutcomeRow[] {
  const before = row.supersedes ? byId.get(row.supersedes) : undefined
  return before ? [...earlierOf(before, byId), before] : []
}
