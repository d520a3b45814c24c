import { Invalid } from '#platform/errors.ts'
import { readRows } from '#platform/sheets/index.ts'
import type { HomePast } from '../../modules/homes/index.ts'
import { readTable } from '../../modules/intelligence/index.ts'
import { fileHere } from '../typed-path.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/

/**
 * The homes that officers named without having seen a level, by day: a file with the columns `on` and `home`, where a
 * home is one of CQC's location numbers or Lantern's id.
 */
export async function topTensIn(
  typed: string,
  pasts: readonly HomePast[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { path } = await fileHere(typed)
  const table = await readTable(
    readRows(path),
    [{ name: 'on' }, { name: 'home' }],
    () => 'It needs the day on which officers were asked, and the home that they named, a row for each home.',
  )
  const ids = idsOf(pasts)
  const tens = new Map<string, Set<string>>()
  const faults: { field: string; message: string }[] = []
  for (const [i, on] of (table.labels.get('on') ?? []).entries()) {
    const named = table.labels.get('home')?.[i] ?? ''
    const home = ids.get(named)
    const field = `${typed}, row ${table.rowNumbers[i]}`
    if (!DAY.test(on)) faults.push({ field, message: `"${on}" is no day. Write it as 2026-01-31.` })
    if (home) tens.set(on, (tens.get(on) ?? new Set()).add(home))
    else faults.push({ field, message: `there is no home "${named}" among those that are judged.` })
  }
  if (faults.length > 0) throw new Invalid(faults)
  return tens
}

function idsOf(pasts: readonly HomePast[]): ReadonlyMap<string, string> {
  return new Map(
    pasts.flatMap(({ home, events }) => [
      [home.id, home.id] as const,
      ...events.flatMap(({ cqcLocationId }) => (cqcLocationId ? [[cqcLocationId, home.id] as const] : [])),
    ]),
  )
}
