import { labelOf } from '#law/code-list.ts'
import { civilDateOf } from '#platform/view/dates.ts'
import type { ChronologyEntry } from '../case/part.ts'
import type { AgainstWishView, CapacityView, HearingPart, HearingView } from './schema.ts'
import { agreementWords, GONE, headingOfWish, howHeard, notYetWords } from './view.ts'

/** What the adult said, on the day on which they said it. */
function heard(one: HearingView): ChronologyEntry {
  if (!one.spoken) {
    return { on: one.at, text: 'Not yet spoken with', note: notYetWords(one, civilDateOf(one.at)) }
  }
  const words = [one.said, one.wants && `What I want: ${one.wants}`].filter(Boolean).join(' ')
  return {
    on: one.heardOn ?? one.at,
    text: words ? `“${words}”` : GONE,
    note: `${howHeard(one)}${agreementWords(one)}`,
  }
}

const viewed = ({ at, by, decision, capacity, why, coercion }: CapacityView): ChronologyEntry => ({
  on: at,
  text: `Do they lack capacity for this decision: ${decision ?? GONE} ${labelOf('capacity', capacity)}`,
  note: [why, coercion, by].filter(Boolean).join('. '),
})

const weighed = (one: AgainstWishView): ChronologyEntry => ({
  on: one.at,
  text: `${headingOfWish(one)}: ${one.what ?? GONE}`,
  note: [
    one.grounds.map(code => labelOf('acting-without-agreement', code)).join('; '),
    one.proportionate,
    labelOf('told-of-decision', one.told),
    one.by,
  ]
    .filter(Boolean)
    .join('. '),
  turning: true,
})

export const hearingChronology = (value: HearingPart): readonly ChronologyEntry[] => [
  ...value.hearings.map(heard),
  ...value.capacity.map(viewed),
  ...value.againstWish.map(weighed),
]
