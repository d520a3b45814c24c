import { labelOf } from '#law/code-list.ts'
import type { Context } from '#platform/context.ts'
import { openerFor } from '#platform/vault/index.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { viewsOfConcerns } from '../concern/view-of-concern.ts'
import { viewOfCard } from '../contact/case-part.ts'
import { cardsOf } from '../contact/store.ts'
import { barredWords, headingOf } from '../contact/view.ts'
import { type LiveMeasure, liveMeasuresOf } from '../measures/store.ts'
import { peopleAround } from '../representatives/store.ts'
import { viewOfAround } from '../representatives/view.ts'
import { placesOf } from '../responsibility/store.ts'
import type { PlacesWords } from '../responsibility/words.ts'
import { sourcesCounted } from '../sources/store.ts'
import { opened } from '../words.ts'
import type { DutyRow } from './schema.ts'
import type { DutyConcernRow } from './store.ts'

const inPlace = ({ measure, reviewOn }: LiveMeasure): string =>
  `${labelOf('protective-measures', measure)}, until ${formatCivilDate(reviewOn)}`

/** Each concern with what somebody must know before they ring or go: a handful of statements for all. */
export async function dutyRows(ctx: Context, rows: readonly DutyConcernRow[]): Promise<readonly DutyRow[]> {
  const { councilId } = ctx.actor
  const ids = [...new Set(rows.map(row => row.id))]
  const [cards, around, places, measures, sources, open] = [
    await cardsOf(ctx.tx, councilId, ids),
    await peopleAround(ctx.tx, councilId, ids),
    await placesOf(ctx.tx, councilId, ids),
    await liveMeasuresOf(ctx.tx, councilId, ids),
    await sourcesCounted(ctx.tx, councilId, ids),
    await openerFor(ctx, ids),
  ]
  const views = await viewsOfConcerns(ctx, rows)
  return views.map((view, at) => {
    const card = cards.get(view.id)
    const read = card && viewOfCard(card, open, ctx.today, null)
    const barred = around
      .filter(one => one.concernId === view.id && one.barredBecause)
      .map(one => viewOfAround(one, [], open))
    const place = places.get(view.id)
    const placed = place && opened<PlacesWords>(open, view.id, place.words)?.placedBy
    const funder = place && labelOf('funders', place.fundedBy)
    const { id, reference, adult, home, state, stateLabel, danger, receivedAt, riskLookedAt, lead } = view
    return {
      ...{ id, reference, adult, home, state, stateLabel, danger, receivedAt, riskLookedAt, lead },
      reach: read ? headingOf(read, adult.name) : null,
      when: read?.when ?? null,
      mustNotKnow: barred.length > 0 ? barredWords(barred) : null,
      policeReviewOn: read && read.hold !== 'none' ? read.policeReviewOn : null,
      keepsSafe: measures.filter(one => one.concernId === id).map(inPlace),
      sources: sources.get(id) ?? 0,
      placing: [funder, placed].filter(Boolean).join(': ') || null,
      unread: rows[at]?.unread ?? 0,
    }
  })
}
