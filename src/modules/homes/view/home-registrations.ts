import { civilDateOf, formatCivilDate, formatShortDate } from '#platform/view/dates.ts'
import type { LinkModel, TableModel } from '#platform/view/models.ts'
import { isNumberless } from '../joining/registration.ts'
import type { Home, Join, Registration } from './shapes.ts'
import { numberInWords, ratingWords, sentenceCase } from './words.ts'

export interface JoinModel {
  readonly date: string
  readonly text: string
  readonly note: string
  readonly action?: LinkModel
}

export interface RegistrationsModel {
  /** The finding: 'Here since 2011 under three registrations; the rating before this one was Inadequate'. */
  readonly heading: string
  readonly table: TableModel
  readonly joins: readonly JoinModel[]
}

/** Every registration of the home, why they are taken to be one home, and how to take that back. */
export function registrationsOf(home: Home, rights: { readonly mayDecide: boolean }): RegistrationsModel {
  return {
    heading: registrationsHeading(home),
    table: {
      caption: 'Registrations with CQC, newest first',
      captionHidden: true,
      columns: [
        { label: 'Registration' },
        { label: 'Run by' },
        { label: 'From' },
        { label: 'Until' },
        { label: 'Beds', numeric: true },
      ],
      rows: home.registrations.toReversed().map(item => [
        {
          text: item.name,
          note: numberInList(item.cqcLocationId),
          href: `/homes/${home.id}/records/${item.recordId}`,
        },
        {
          text: item.provider?.name ?? 'Not known',
          ...(item.provider ? { note: numberInList(item.provider.cqcProviderId) } : {}),
        },
        { text: fromInWords(item) },
        { text: untilInWords(item) },
        { text: item.beds === null ? 'Not given' : String(item.beds) },
      ]),
    },
    joins: home.joins.map(join => joinModel(home, join, rights.mayDecide)),
  }
}

const numberInList = (id: string): string => (isNumberless(id) ? 'CQC’s list gave no number' : id)

const listedFrom = { on: '', by: 'By ', listed: 'Before ' } as const

/** 'By 22 June 2022': where only lists tell, a day between two of them. */
function fromInWords({ from, fromIs }: Registration): string {
  return `${listedFrom[fromIs]}${formatCivilDate(from)}`
}

function untilInWords({ to, toIs }: Registration): string {
  if (to === null) return 'Open now'
  return toIs === 'by' ? `By ${formatCivilDate(to)}` : formatCivilDate(to)
}

export function registrationsHeading(home: Home): string {
  const count = home.registrations.length
  const under = count === 1 ? 'under one registration' : `under ${numberInWords(count)} registrations`
  const since = home.openedOn?.slice(0, 4)
  const here = home.registered
    ? `Here ${since ? `since ${since} ` : ''}${under}`
    : `Here ${since ? `from ${since} to ${home.closedOn?.slice(0, 4) ?? 'its closing'} ` : ''}${under}`
  if (!home.previousRating || count === 1) return here
  const rated = home.currentRating?.overall
  return rated
    ? `${here}; the rating before this one was ${ratingWords(home.previousRating)}`
    : `${here}; not rated under this one, ${ratingWords(home.previousRating)} before`
}

function joinModel(home: Home, join: Join, mayDecide: boolean): JoinModel {
  const who = join.automatic ? 'by Lantern' : 'by an officer'
  const what = join.kind === 'joined' ? 'Joined' : 'Kept apart'
  const undone = join.undone ? ` Undone since: ${join.undoneReason ?? 'no reason given'}` : ''
  const href = `/homes/${home.id}/joins/${join.id}/undo`
  return {
    date: formatShortDate(civilDateOf(join.decidedAt)),
    text: sentenceCase(join.reason),
    note: `${what} ${who}: ${join.cqcLocationIds.join(' and ')}.${undone}`,
    ...(mayDecide && !join.undone
      ? {
          action: { text: 'Undo', href, hiddenText: `this decision on ${join.cqcLocationIds.join(' and ')}` },
        }
      : {}),
  }
}
