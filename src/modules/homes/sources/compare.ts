import type { Tx } from '#platform/database/database.ts'
import { stableId } from '#platform/ids.ts'
import type { FactKey, FactValue } from '../registry/facts.ts'
import { factsNow } from '../registry/registrations-store.ts'
import { type Contradiction, contradictions, type Statement } from './contradictions.ts'
import {
  addMismatches,
  endMismatches,
  type NewMismatch,
  type OpenMismatch,
  openMismatches,
} from './mismatch-store.ts'
import { isAlike } from './precedence.ts'
import { sourceOfFacts } from './said.ts'
import { keepSaid, type Spoken, spokenOf, statementsOf } from './said-store.ts'

export interface Comparing {
  readonly importId: string
  /** What the records of the import are kept under: 'cqc-api', 'cqc-directory' and so on. */
  readonly source: string
  readonly now: Temporal.Instant
}

const AT_ONCE = 500

/**
 * Sets what an import says beside what the other sources say of the same registrations, once it is applied: writes
 * down what they disagree on, and ends what they agree on now. Gives how many mismatches are new.
 */
export async function compareSources(tx: Tx, how: Comparing): Promise<number> {
  let found = 0
  for (let after = -1; ; ) {
    const spoken = await spokenOf(tx, how.importId, after, AT_ONCE)
    const last = spoken.at(-1)
    if (!last) return found
    after = last.position
    found += await compareBatch(tx, how, spoken)
  }
}

async function compareBatch(tx: Tx, how: Comparing, spoken: readonly Spoken[]): Promise<number> {
  const ids = spoken.map(one => one.registrationId)
  await keepSaid(tx, sourceOfFacts(how.source), how.importId, spoken)
  const statements = Map.groupBy(await statementsOf(tx, ids), one => one.registrationId)
  const shown = await factsNow(tx, ids)
  const open = Map.groupBy(await openMismatches(tx, ids), one => one.registrationId)
  const compared = ids.map(id =>
    compareOne(how, id, {
      said: statements.get(id) ?? [],
      shown: shown.get(id) ?? {},
      open: open.get(id) ?? [],
    }),
  )
  await endMismatches(
    tx,
    compared.flatMap(one => one.ended),
    how.now,
  )
  const begun = compared.flatMap(one => one.begun)
  await addMismatches(tx, how.importId, how.now, begun)
  return begun.length
}

interface Known {
  readonly said: readonly Statement[]
  readonly shown: Readonly<Record<string, FactValue>>
  readonly open: readonly OpenMismatch[]
}

/** Of one registration: which mismatches have ended, and which are new. */
function compareOne({ source, importId }: Comparing, id: string, { said, shown, open }: Known) {
  const mine = said.find(one => one.source === sourceOfFacts(source))
  if (!mine) return { ended: [], begun: [] }
  const found = contradictions(
    mine,
    said.filter(one => one !== mine),
  ).map(one => asMismatch({ id, importId, mine, shown }, one))
  const over = open.filter(one => isOver(one, said, found))
  const stays = new Set(open.filter(one => !over.includes(one)).map(one => one.factKey))
  return { ended: over.map(one => one.id), begun: found.filter(one => !stays.has(one.fact)) }
}

/** The two sources agree now, or disagree in other words than before. */
function isOver(one: OpenMismatch, said: readonly Statement[], now: readonly NewMismatch[]): boolean {
  const saidBy = (source: string) => said.find(statement => statement.source === source)?.facts[one.factKey]
  const [shown, other] = [saidBy(one.shownSource), saidBy(one.otherSource)]
  if (shown !== undefined && other !== undefined && isAlike(one.factKey, shown, other)) return true
  const again = now.find(found => found.fact === one.factKey)
  if (!again) return false
  const words = (pair: readonly FactValue[]) => pair.map(String).toSorted().join(' ')
  return words([again.shown.value, again.other.value]) !== words([one.shown, one.other])
}

interface Speaking {
  readonly id: string
  readonly importId: string
  readonly mine: Statement
  readonly shown: Readonly<Record<string, FactValue>>
}

/** What Lantern shows is the one side, whoever has just spoken. */
function asMismatch(
  { id, importId, mine, shown }: Speaking,
  { fact, said, other, otherSaid }: Contradiction,
): NewMismatch {
  const own = { source: mine.source, value: said, recordId: mine.recordId, asOf: mine.asOf }
  const theirs = { source: other.source, value: otherSaid, recordId: other.recordId, asOf: other.asOf }
  const [first, second] = shows(fact, shown[fact], said) ? [own, theirs] : [theirs, own]
  return {
    id: stableId('mismatch', id, fact, importId),
    registrationId: id,
    fact,
    shown: first,
    other: second,
  }
}

function shows(fact: FactKey, shown: FactValue | undefined, said: FactValue): boolean {
  return shown !== undefined && isAlike(fact, shown, said)
}
