import { councilOfficers, type PersonRole, roles } from '../access/roles.ts'
import type { PanelView } from '../http/page/page.ts'
import { formatCivilDate, formatDateTime } from '../view/dates.ts'
import { plural } from '../view/filters.ts'
import type { LinkModel, PageModel, TagModel } from '../view/models.ts'

/** What a panel of "today.needs" or "today.changed" is asked about. */
export interface TodaySubject {
  /** An instant: what came after it has not been seen. Undefined before anything was marked as seen. */
  readonly since: string | undefined
}

/** One row of a panel: when, what, and where it leads. */
export interface TodayRow {
  readonly date: string
  readonly text: string
  readonly href?: string
  /** In small print after the words: whose home, why it is here. */
  readonly note?: string
  readonly tag?: TagModel
}

/** The model of `today/rows.njk`, for any module's panel on the first page. */
export interface TodayRows {
  readonly heading: string
  /** How many there are in all: they are added up in the page's title. */
  readonly count: number
  readonly text?: string
  readonly tone?: 'lamp' | 'clay'
  readonly rows: readonly TodayRow[]
  readonly more?: LinkModel
}

/** Their first page is what changed, never a list of work. */
const withoutWork: readonly PersonRole[] = ['board-member']

export interface TodayModel {
  readonly page: PageModel
  readonly hasWork: boolean
  readonly needs: readonly PanelView[]
  readonly changed: readonly PanelView[]
  readonly nothingWaits: string
  readonly nothingChanged: string
  readonly side: readonly PanelView[]
  readonly why: readonly string[]
}

export interface TodayParts {
  readonly role: PersonRole
  readonly councilName: string
  readonly today: Temporal.PlainDate
  readonly seenAt: string | null
  readonly needs: readonly PanelView[]
  readonly changed: readonly PanelView[]
  readonly side: readonly PanelView[]
}

/** The first page of every role: what needs me today, what changed, why. */
export function todayModel(parts: TodayParts): TodayModel {
  const hasWork = !withoutWork.includes(parts.role)
  const needs = hasWork ? parts.needs : []
  return {
    page: { title: titleOf(hasWork, needs, parts.changed), caption: longDate(parts.today), width: 'wide' },
    hasWork,
    needs,
    changed: parts.changed,
    nothingWaits: nothingWaits(parts.role),
    nothingChanged: nothingChanged(parts.seenAt),
    side: parts.side,
    why: whyOf(parts, hasWork),
  }
}

/** 'Four things need you today'; when nothing does, that is said, and no more than that. */
function titleOf(hasWork: boolean, needs: readonly PanelView[], changed: readonly PanelView[]): string {
  if (!hasWork) return changed.length > 0 ? 'What has changed' : 'Nothing has changed'
  const count = needs.reduce((sum, panel) => sum + countIn(panel), 0)
  if (count === 0) return 'Nothing waits for you'
  return `${plural(count, 'thing')} ${count === 1 ? 'needs' : 'need'} you`
}

function countIn({ model }: PanelView): number {
  return 'count' in model && typeof model.count === 'number' ? model.count : 1
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

function longDate(date: Temporal.PlainDate): string {
  return `${weekdays[date.dayOfWeek - 1]} ${formatCivilDate(date)}`
}

function nothingWaits(role: PersonRole): string {
  const done = 'You are up to date: nothing that your role can move on is waiting.'
  return councilOfficers.includes(role)
    ? `${done} A good moment to ring a home you have not heard from.`
    : done
}

function nothingChanged(seenAt: string | null): string {
  const since = seenAt ? `since you last looked, on ${formatDateTime(seenAt)}` : 'in the last 30 days'
  return `The records say what they said before: nothing in them has changed ${since}. That is about the records. It does not say that all is well.`
}

function whyOf({ role, councilName }: TodayParts, hasWork: boolean): string[] {
  const who = `You are signed in as ${article(roles[role].label)} for ${councilName}.`
  const work = hasWork
    ? 'Under “What needs you” is what your role can move on: oldest target first. It leaves the list when it is done, not when it is read.'
    : 'You see what has changed, and no lists of other people’s work.'
  return [who, work, 'Under “What changed” is what is new in the records since you last marked it as seen.']
}

function article(label: string): string {
  const words = /^[A-Z][a-z]+\b/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
  return `${/^[aeiou]/i.test(words) ? 'an' : 'a'} ${words}`
}
