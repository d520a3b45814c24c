import { formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { AttentionModel, CardModel } from '#platform/view/models.ts'
import type { PictureView } from '../schema.ts'
import { type Row, rowOf } from './signal-row.ts'
import { touchWords } from './words.ts'

type FlaggedView = PictureView['flagged'][number]

/** All of one kind that wait for a first look: one card, however many they are. */
export interface WaitingBlock {
  readonly card: CardModel
  readonly rows: readonly Row[]
}

/** What waits for no second source: what nobody has looked at yet, together; what somebody looked at, each. Pure. */
export function flaggedBlocks(flagged: PictureView['flagged']): {
  readonly waiting: readonly WaitingBlock[]
  readonly flagged: readonly AttentionModel[]
} {
  const waiting = Map.groupBy(
    flagged.filter(one => one.look === null && one.awaitsFirstLook),
    one => one.says,
  )
  return {
    waiting: [...waiting].map(([says, events]) => waitingBlock(says, events)),
    flagged: flagged.flatMap(one => (one.look ? [lookedModel(one, one.look)] : [])),
  }
}

function waitingBlock(says: string, events: readonly FlaggedView[]): WaitingBlock {
  const many = events.length > 1 ? ` ${plural(events.length, 'event')},` : ''
  return {
    card: {
      heading: `${says}:${many} nobody has looked yet`,
      tone: 'clay',
      text: 'It waits for no second source. A named person looks the same day, and that look, not a count, lifts the level.',
    },
    rows: events.flatMap(waitingRows),
  }
}

/** The first telling of an event leads to where the look is recorded. */
function waitingRows({ signals, firstLookId }: FlaggedView): Row[] {
  return signals.map(rowOf).map((row, at) => {
    if (at > 0 || !firstLookId) return row
    const hiddenText = `of: ${row.text}, ${row.date}`
    return {
      ...row,
      link: { text: 'Record the first look', href: `/intelligence/first-looks/${firstLookId}`, hiddenText },
    }
  })
}

function lookedModel(
  { says, lifts, signals }: FlaggedView,
  look: NonNullable<FlaggedView['look']>,
): AttentionModel {
  const touches = look.touches.map(code => touchWords[code as keyof typeof touchWords])
  const found = look.credible ? 'found it credible' : 'did not find it credible'
  const more = touches.length > 0 ? `, and it touches ${touches.join(', ')}` : ', and it belongs to one case'
  return {
    heading: `${says}: looked at on ${formatCivilDate(look.on)}`,
    ...{ tone: lifts ? 'clay' : 'lamp', reasons: signals.map(rowOf) },
    text: `${look.by ?? 'Somebody'} ${found}${look.credible ? more : ''}. ${look.reason ?? 'The reason was removed.'}`,
  }
}
