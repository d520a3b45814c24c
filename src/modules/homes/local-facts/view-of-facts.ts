import type { HomeNamed } from '../registry/home-named.ts'
import { groupOf, type ItemKey, item, itemKeys, localSources } from './items.ts'
import type { LocalFact, LocalFacts } from './schema.ts'
import type { LocalFactRow } from './store.ts'
import { agencyShareOf, closedBedsOf, type LocalValue, occupancyOf, valueInWords } from './values.ts'

/** Each item with what is so now, and what was said before. Rows come newest first within a key. */
export function viewOfFacts(
  home: HomeNamed,
  rows: readonly LocalFactRow[],
  names: ReadonlyMap<string, string>,
): LocalFacts {
  const said = (row: LocalFactRow) => sayingOf(row, names)
  const byKey = Map.groupBy(rows, row => row.key)
  const facts = itemKeys.flatMap(key => {
    const [now, ...earlier] = byKey.get(key) ?? []
    return now ? [{ ...said(now), ...named(key), earlier: earlier.map(said) }] : []
  })
  const values = valuesOf(facts)
  return {
    home,
    facts,
    missing: itemKeys.filter(key => !byKey.has(key)),
    occupancy: occupancyOf(values) ?? null,
    closedBeds: closedBedsOf(values) ?? null,
    agencyShare: agencyShareOf(values) ?? null,
  }
}

const named = (key: ItemKey) => ({ key, label: item(key).label, group: groupOf(key) })

const sayingOf = (row: LocalFactRow, names: ReadonlyMap<string, string>): LocalFact['earlier'][number] => ({
  id: row.id,
  value: row.value,
  inWords: valueInWords(row.key, row.value),
  asOf: row.asOf,
  source: row.source,
  sourceInWords: localSources[row.source],
  note: row.note,
  recordedAt: row.recordedAt.toString(),
  recordedBy: names.get(row.recordedBy ?? '') ?? null,
})

/** The counts that shares are made of: only those of one day go together. */
function valuesOf(facts: readonly LocalFact[]): Partial<Record<ItemKey, number>> {
  const counts = facts.filter(fact => typeof fact.value === 'number')
  return Object.fromEntries(counts.map(fact => [fact.key, fact.value as Extract<LocalValue, number>]))
}
