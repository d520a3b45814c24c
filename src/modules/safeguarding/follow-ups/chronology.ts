import type { ChronologyEntry } from '../case/part.ts'
import type { FollowUpView } from './schema.ts'
import { stepLabels } from './view.ts'

/** When each began, or was listed, and what came of it step by step. */
export const followUpChronology = (all: readonly FollowUpView[]): readonly ChronologyEntry[] =>
  all.flatMap(one => [
    {
      on: one.begunOn ?? one.madeAt,
      text: [`Beside it: ${one.label}.`, one.asked].filter(Boolean).join(' '),
      note: [one.lead ?? one.ledBy, one.reference, one.owner].filter(Boolean).join('. '),
    },
    ...one.entries.map(entry => ({
      on: entry.at,
      text: [`${one.label}: ${stepLabels[entry.kind] ?? entry.kind}.`, entry.words.words]
        .filter(Boolean)
        .join(' '),
      note: entry.by ?? '',
    })),
  ])
