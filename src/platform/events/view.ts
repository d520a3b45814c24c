import type { z } from 'zod'
import { isPersonRole, roles } from '../access/roles.ts'
import type { ExportColumn } from '../http/page/page.ts'
import { formatDateTime } from '../view/dates.ts'
import { plural } from '../view/filters.ts'
import type { CardModel, CellModel } from '../view/models.ts'
import type { eventSummary } from './check.ts'
import type { EventItem } from './list-schema.ts'
import { deedWords, plainWords } from './words.ts'

export const outcomes: Readonly<Record<EventItem['outcome'], string>> = {
  done: 'Did something',
  seen: 'Looked at something',
  refused: 'Was refused',
}

const doors: Readonly<Record<EventItem['via'], string>> = {
  page: 'on a page',
  api: 'through the API',
  cli: 'on the command line',
  job: 'in a job',
  system: 'by itself',
}

export function roleWords(role: string): string {
  if (isPersonRole(role)) return roles[role].label
  return role === 'public' ? 'Not signed in' : role === 'system' ? 'Lantern itself' : plainWords(role)
}

/** Of a coarse event (its id is random, version 4) only the half day is known: no minute must be read into it. */
export function whenWords({ id, at }: Pick<EventItem, 'id' | 'at'>): string {
  const [date = '', time = ''] = formatDateTime(at).split(', ')
  if (id[14] !== '4') return `${date}, ${time}`
  return `${date}, ${time.endsWith('pm') || time === 'midday' ? 'afternoon or evening' : 'night or morning'}`
}

export function whenCell(event: EventItem): CellModel {
  return { text: whenWords(event), note: sealWords(event.seal) }
}

export function sealWords(seal: EventItem['seal']): string {
  if (seal === 'waiting') return 'Waits for its seal'
  if (seal === 'unaccounted') return 'In no seal: check the seal'
  return `Seal ${seal}`
}

export function whoCell(event: EventItem): CellModel {
  const { actorId, actorRole, via } = event
  if (actorRole === 'system')
    return { text: 'Lantern itself', ...(via === 'system' ? {} : { note: doors[via] }) }
  if (!actorId) return { text: 'Someone not signed in', note: doors[via] }
  return {
    text: event.actorName,
    href: `/events?actor=${actorId}`,
    note: `${roleWords(actorRole)}, ${doors[via]}`,
  }
}

export function whatCell({ action, outcome }: EventItem): CellModel {
  const text = deedWords(action, outcome)
  return outcome === 'refused' ? { text, tag: { text: 'Refused', tone: 'clay' } } : { text }
}

/** An id is long and says nothing: its end is enough to tell one record from the next. */
export function subjectWords(type: string, id: string): string {
  if (type === 'council') return 'The whole council'
  return id ? `${plainWords(type)} ending ${id.slice(-6)}` : plainWords(type)
}

export function subjectHref(type: string, id: string): string {
  return `/events/subjects/${encodeURIComponent(type)}/${encodeURIComponent(id)}`
}

export function aboutCell({ subjectType, subjectId }: EventItem): CellModel {
  const text = subjectWords(subjectType, subjectId)
  return subjectId ? { text, href: subjectHref(subjectType, subjectId) } : { text }
}

export function whyCell({ because, purpose }: EventItem): CellModel {
  return purpose ? { text: because, note: `Purpose given: ${purpose}` } : { text: because }
}

type Summary = z.input<typeof eventSummary.output>

/** How far the log is sealed, said calmly: a few waiting events are as it should be. */
export function sealCard({ lastSeal, waiting, waitingSince }: Summary): CardModel {
  const links = [{ text: 'Check the seal', href: '/events/verification' }]
  if (!lastSeal) {
    const text =
      waiting === 0 ? 'There are no events yet.' : `${plural(waiting, 'event')} wait for the first seal.`
    return { heading: 'Nothing is sealed yet', text, links }
  }
  const upTo = formatDateTime(
    waitingSince && waitingSince < lastSeal.sealedAt ? waitingSince : lastSeal.sealedAt,
  )
  return {
    heading: `Everything up to ${upTo} is sealed${waiting > 0 ? `; ${plural(waiting, 'newer event waits', 'newer events wait')}` : ''}`,
    text: 'A seal shows if anyone changes, removes or adds an event later. New events are sealed within seconds.',
    links,
  }
}

const column = (header: string, value: (event: EventItem) => string | null): ExportColumn => ({
  header,
  value,
})

/** One event a line, in words and in codes, so that the file can be read and be checked. */
export const logColumns: readonly ExportColumn[] = [
  column('When (London)', whenWords),
  column('When (UTC)', event => event.at),
  column('Who', event => event.actorName),
  column('Role', event => roleWords(event.actorRole)),
  column('How', event => doors[event.via]),
  column('Outcome', event => outcomes[event.outcome]),
  column('What', event => deedWords(event.action, event.outcome)),
  column('Action code', event => event.action),
  column('Kind of record', event => plainWords(event.subjectType)),
  column('Record id', event => event.subjectId),
  column('Why allowed or refused', event => event.because),
  column('Purpose given', event => event.purpose),
  column('Seal', event => sealWords(event.seal)),
  column('Details', event => JSON.stringify(event.data)),
  column('Account id', event => event.actorId),
  column('Request id', event => event.requestId),
  column('Event id', event => event.id),
]
