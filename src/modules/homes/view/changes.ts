import { civilDateOf, formatAgo, formatCivilDate } from '#platform/view/dates.ts'
import type { TableModel } from '#platform/view/models.ts'
import type { whatChanged } from '../registry/home-queries.ts'
import type { AnswerOf } from './shapes.ts'

export type HomeChange = AnswerOf<typeof whatChanged>['items'][number]

/** What changed, newest first, each change with its home. */
export function changesTable(changes: readonly HomeChange[], today: Temporal.PlainDate): TableModel {
  return {
    caption: 'Changes, newest first',
    captionHidden: true,
    columns: [{ label: 'Home' }, { label: 'What changed' }, { label: 'When' }],
    rows: changes.map(change => [
      { text: change.home.name, href: `/homes/${change.home.id}` },
      { text: change.sentence },
      { text: whenOf(change, today) },
    ]),
  }
}

/** '3 weeks ago'; where CQC gives no day, the day Lantern noticed. */
export function whenOf(change: Pick<HomeChange, 'onDate' | 'noticedAt'>, today: Temporal.PlainDate): string {
  if (change.onDate) return formatAgo(change.onDate, today)
  return `noticed ${formatCivilDate(civilDateOf(change.noticedAt))}`
}
