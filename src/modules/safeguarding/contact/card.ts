import {
  type BarredPerson,
  holdOn,
  noCardYet,
  type PoliceHold,
  type SafeContactCard,
} from '#law/safe-contact.ts'
import type { CardRow } from './store.ts'

/** Stands for whoever listens in where nobody has been named yet. */
const SOMEBODY = 'somebody who must not know'

type Ruling = Pick<
  CardRow,
  | 'safe'
  | 'channels'
  | 'sharedChannels'
  | 'nothingInWriting'
  | 'doNotContact'
  | 'policeFrom'
  | 'policeReviewOn'
  | 'policeAllows'
>

export function policeHoldOf(row: Pick<Ruling, 'policeFrom' | 'policeReviewOn' | 'policeAllows'>) {
  const { policeFrom: from, policeReviewOn: reviewOn, policeAllows: allows } = row
  return from && reviewOn ? ({ from, reviewOn, allows } satisfies PoliceHold) : undefined
}

export const holdNow = (row: Ruling, today: Temporal.PlainDate) => holdOn(policeHoldOf(row), today)

/** The card as the rules read it. A way that somebody sees or hears is closed, named or not. Pure. */
export function ruledCard(
  row: Ruling | undefined,
  barred: readonly BarredPerson[],
  diedOn: string | null,
): SafeContactCard {
  const death = diedOn ? { diedOn } : {}
  if (!row) return { ...noCardYet, barred, ...death }
  const { safe, channels, sharedChannels, nothingInWriting, doNotContact } = row
  const listener: BarredPerson = { person: SOMEBODY, because: 'source-of-risk' }
  return {
    ...{ safe, channels, nothingInWriting, doNotContact, ...death },
    barred: sharedChannels.length > 0 ? [...barred, listener] : barred,
    shared: sharedChannels.map(channel => ({ channel, person: SOMEBODY })),
    policeHold: policeHoldOf(row),
  }
}
