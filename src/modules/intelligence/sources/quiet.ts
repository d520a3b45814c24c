import type { Context } from '#platform/context.ts'
import { clear, unclear } from '../tellings/telling-store.ts'
import { isLongSilent } from '../triangulate/quality.ts'
import { keepQuiet, type SourceRow, sourceRows } from './store.ts'

/** Whether a source has gone quiet: it used to tell more often, and would not be silent so long by chance. Pure. */
export function isQuiet(
  { first, last, days }: Pick<SourceRow, 'first' | 'last' | 'days'>,
  on: string,
): boolean {
  return first !== null && last !== null && isLongSilent({ first, last, days }, on)
}

/**
 * Writes down which sources have gone quiet, for each kind of reader by what they may know, when the day turns: the
 * council's page says so at once, and counts nothing for it. Leaves the leave to know of every case as it should be then.
 */
export async function noteQuiet({ tx, actor, today }: Context): Promise<void> {
  const { councilId } = actor
  const on = today.toString()
  for (const edition of ['council', 'cleared'] as const) {
    await (edition === 'council' ? unclear(tx) : clear(tx))
    const rows = (await sourceRows(tx, councilId, on)).filter(row => isQuiet(row, on))
    const quiet = rows.map(({ source, last }) => ({ source, lastOn: last ?? on }))
    await keepQuiet(tx, { councilId, edition }, quiet)
  }
}
