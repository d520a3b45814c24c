import { formatCivilDate } from '#platform/view/dates.ts'
import type { ChronologyEntry } from '../case/part.ts'
import { GONE } from '../hearing/view.ts'
import type { PlanActionView, PlanView } from './schema.ts'

function action(one: PlanActionView): readonly ChronologyEntry[] {
  const what = one.what ?? GONE
  const by = [one.owner, `by ${formatCivilDate(one.dueOn)}`].filter(Boolean).join(', ')
  return [
    { on: one.madeAt, text: `Put into the protection plan: ${what}`, note: by },
    ...(one.settledAt
      ? [
          {
            on: one.settledAt,
            text: `Protection plan: ${what}`,
            note: [one.stateLabel, one.settledWords].filter(Boolean).join('. '),
          },
        ]
      : []),
  ]
}

const review = (one: PlanView['reviews'][number]): ChronologyEntry => ({
  on: one.at,
  text: `The protection plan was looked at again: ${[one.outcomeLabel, one.found].filter(Boolean).join('. ')}`,
  note: [one.thinks && `They say: ${one.thinks}`, one.by].filter(Boolean).join('. '),
  turning: true,
})

/** What was put into the plan, what was done of it or not, and every review. */
export const planChronology = ({ actions, reviews }: PlanView): readonly ChronologyEntry[] => [
  ...actions.flatMap(action),
  ...reviews.map(review),
]
