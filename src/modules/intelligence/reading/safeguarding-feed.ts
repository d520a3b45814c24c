import type { Context } from '#platform/context.ts'
import { safeguardingSignalsAfter } from '#src/modules/safeguarding/index.ts'
import { tellSignals } from '../tellings/tell.ts'
import type { Ahead } from './ahead.ts'

const AT_ONCE = 300

/** Reads on in what cases tell: once for readers who know of every case, and once for all others. */
export async function readSafeguarding(
  { tx, actor, now }: Context,
  source: 'safeguarding' | 'safeguarding-cleared',
  cursor: number,
): Promise<Ahead> {
  const { councilId } = actor
  const cleared = source === 'safeguarding-cleared'
  const read = await safeguardingSignalsAfter(tx, { councilId, cursor, cleared, limit: AT_ONCE })
  return {
    cursor: read.cursor,
    async takeIn() {
      await tellSignals(tx, { councilId, source, signals: read.signals, now })
    },
  }
}
