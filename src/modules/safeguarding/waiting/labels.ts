import { labelOf } from '#law/code-list.ts'
import type { WaitInBriefView } from './brief.ts'
import type { WaitInBrief } from './store.ts'

/** A pause is named by its reason, everything else by what was asked for. */
const isPause = (source: string): boolean => source === 'pause' || source === 'enquiry-pause'

export const whatOf = ({ source, what }: Pick<WaitInBrief, 'source' | 'what'>): string =>
  labelOf(isPause(source) ? 'clock-pauses' : 'waiting-for', what)

export const waitInBrief = (row: WaitInBrief): WaitInBriefView => ({
  id: row.id,
  what: whatOf(row),
  whom: labelOf('waiting-on', row.whom),
  since: row.sinceOn,
  chaseOn: row.chaseOn,
})
