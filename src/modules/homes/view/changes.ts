import { civilDateOf, formatAgo, formatCivilDate } from '#platform/view/dates.ts'
import type { TableModel } from '#platform/view/models.ts'
import { type ChangeKind, changeKinds, quietKinds } from '../registry/derive-changes.ts'
import type { whatChanged } from '../watches/what-changed.ts'
import type { AnswerOf } from './shapes.ts'
import { inWords } from './words.ts'

export type HomeChange = AnswerOf<typeof whatChanged>['items'][number]

/** What changed, newest first, each change with its home. */
export function changesTable(changes: readonly HomeChange[], today: Temporal.PlainDate): TableModel {
  return {
    caption: 'Changes, newest first',
    captionHidden: true,
    columns: [{ label: 'Home' }, { label: 'What changed' }, { label: 'When' }],
    rows: changes.map(change => [
      { text: change.home.name, href: `/homes/${change.home.id}` },
      { text: change.sentence, ...noteOf(change) },
      { text: whenOf(change, today) },
    ]),
  }
}

const noteOf = (change: Pick<HomeChange, 'filters'>) => {
  const words = filtersInWords(change)
  return words ? { note: words } : {}
}

/** 'In “Nursing homes”': for which watched filters it is told; '' for none. */
export function filtersInWords({ filters }: Pick<HomeChange, 'filters'>): string {
  return filters.length === 0 ? '' : `In ${inWords(filters.map(filter => `“${filter.name}”`))}`
}

/** What people may ask for. */
export const shownKinds = changeKinds.filter(kind => !quietKinds.includes(kind))

export const kindInWords: Readonly<Record<ChangeKind, string>> = {
  opened: 'Opened',
  're-registered': 'Registered again',
  closed: 'Closed',
  'rating-published': 'Rated',
  'inspected-not-rated': 'Inspected, not rated',
  dormant: 'Dormant',
  'beds-changed': 'Beds',
  'name-changed': 'Name',
  'services-changed': 'What it offers',
  'provider-changed': 'Who runs it',
  'manager-absent': 'Manager away',
  'manager-listed-changed': 'Manager listed or not',
}

/** '3 weeks ago'; where CQC gives no day, the day Lantern noticed. */
export function whenOf(change: Pick<HomeChange, 'onDate' | 'noticedAt'>, today: Temporal.PlainDate): string {
  if (change.onDate) return formatAgo(change.onDate, today)
  return `noticed ${formatCivilDate(civilDateOf(change.noticedAt))}`
}
