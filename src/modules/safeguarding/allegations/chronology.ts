import { formatCivilDate } from '#platform/view/dates.ts'
import type { ChronologyEntry } from '../case/part.ts'
import { GONE } from '../hearing/view.ts'
import type { AllegationView, FindingView } from './schema.ts'

export const notTold = {
  unsafe: 'They were not told first: it was not safe',
  'police-object': 'They were not told first: the police objected',
} as const

/** On a day, about when, or that nobody knows. */
export function whenWords({ happened, happenedOn, happenedAbout }: AllegationView): string {
  if (happened === 'date' && happenedOn) return formatCivilDate(happenedOn)
  return (happened === 'about' && happenedAbout) || 'Not known'
}

const found = (one: FindingView, label: string): ChronologyEntry => ({
  on: one.at,
  text: `Finding on ${label.toLowerCase()}: ${one.outcomeLabel}. ${one.reasons ?? GONE}`,
  note: [
    `Standard of proof: ${one.standardOfProof ?? 'not kept'}`,
    one.notTold && notTold[one.notTold],
    one.by,
  ]
    .filter(Boolean)
    .join('. '),
  turning: true,
})

/** What was alleged, also where it was corrected since, and every finding on it. */
export const allegationChronology = (all: readonly AllegationView[]): readonly ChronologyEntry[] =>
  all.flatMap(one => [
    {
      on: one.recordedAt,
      text: `Alleged: ${one.label}. ${one.words ?? GONE}`,
      note: [
        `When: ${whenWords(one)}`,
        one.locationLabel,
        one.standing === 'corrected' && 'Corrected since',
        one.recordedBy,
      ]
        .filter(Boolean)
        .join('. '),
    },
    ...[...one.earlier, ...(one.finding ? [one.finding] : [])].map(each => found(each, one.label)),
  ])
