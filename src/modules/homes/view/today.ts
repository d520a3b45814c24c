import type { TodayRow, TodayRows } from '#platform/today/index.ts'
import { civilDateOf, formatShortDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { ChallengeView } from '../challenge/schema.ts'
import type { ImportView } from '../import/view-of-import.ts'
import { challengeHref, challengeTitle, dueInWords, stateTag } from './challenge.ts'
import { filtersInWords, type HomeChange } from './changes.ts'
import { needsHelp, stateOfImport } from './import.ts'
import { type Candidate, headingOf } from './joins.ts'
import { sentenceCase } from './words.ts'

/** So many rows are read at a glance; the rest is one link away. */
const MOST = 10

const shortDay = (instant: string): string => formatShortDate(civilDateOf(instant))

/** Challenges that wait for a quality officer, the oldest target first. Undefined: none. */
export function challengesToAnswer(
  open: readonly ChallengeView[],
  total: number,
  today: Temporal.PlainDate,
): TodayRows | undefined {
  if (open.length === 0) return undefined
  const overdue = open.filter(item => item.overdue).length
  return {
    heading: `${plural(total, 'challenge')} to a fact ${total === 1 ? 'waits' : 'wait'} for an answer`,
    count: total,
    ...(overdue > 0 ? { text: `${overdue} past the local target.`, tone: 'lamp' as const } : {}),
    rows: open.slice(0, MOST).map(item => challengeRow(item, today)),
    ...(total > MOST ? { more: { text: 'See all challenges', href: '/challenges' } } : {}),
  }
}

function challengeRow(item: ChallengeView, today: Temporal.PlainDate): TodayRow {
  const due = dueInWords(item, today)
  return {
    date: shortDay(item.raisedAt),
    text: challengeTitle(item),
    href: challengeHref(item),
    note: due ? `${item.home.name}. ${due}` : item.home.name,
    tag: stateTag(item),
  }
}

/** The home's own people: how the challenges to facts about their home stand. */
export function challengesOfMyHome(
  all: readonly ChallengeView[],
  today: Temporal.PlainDate,
): TodayRows | undefined {
  if (all.length === 0) return undefined
  return {
    heading: 'Challenges to facts about your home',
    count: all.length,
    rows: all.slice(0, MOST).map(item => challengeRow(item, today)),
    more: { text: 'See all challenges', href: '/challenges' },
  }
}

export function joinsToDecide(candidates: readonly Candidate[]): TodayRows | undefined {
  const count = candidates.length
  if (count === 0) return undefined
  return {
    heading: `${plural(count, 'set')} of registrations may be one home`,
    count,
    rows: candidates.slice(0, MOST).map(item => ({
      date: shortDay(item.foundAt),
      text: headingOf(item.registrations),
      href: '/joins',
      note: item.sentence,
    })),
    ...(count > MOST ? { more: { text: 'See all of them', href: '/joins' } } : {}),
  }
}

/** Imports that failed or stand still since the last one that went through. */
export function importsToMend(newestFirst: readonly ImportView[]): TodayRows | undefined {
  const mended = newestFirst.findIndex(run => run.state === 'done' && !run.dryRun)
  const recent = mended === -1 ? newestFirst : newestFirst.slice(0, mended)
  const stuck = recent.filter(needsHelp)
  if (stuck.length === 0) return undefined
  return {
    heading: `${plural(stuck.length, 'import')} did not go through`,
    count: stuck.length,
    tone: 'clay',
    rows: stuck.slice(0, MOST).map(run => ({
      date: shortDay(run.createdAt),
      text: `Import from ${run.source}`,
      href: `/imports/${run.id}`,
      ...(run.failure ? { note: run.failure } : {}),
      tag: stateOfImport(run),
    })),
  }
}

/** What changed in what somebody watches, wherever it is. */
export function changesWatched(
  changes: readonly HomeChange[],
  since: string | undefined,
): TodayRows | undefined {
  const rows = registerChanges(changes, since)
  if (!rows) return undefined
  return {
    ...rows,
    heading: `In what you watch, ${since ? 'since you last looked' : 'noticed in the last 30 days'}`,
    more: rows.more
      ? { text: 'See all that changed in what you watch', href: '/watches/changes' }
      : { text: 'What you watch', href: '/watches' },
  }
}

/** The newest changes in the register; `more` is known when one more than is shown was asked for. */
export function registerChanges(
  changes: readonly HomeChange[],
  since: string | undefined,
): TodayRows | undefined {
  if (changes.length === 0) return undefined
  const shown = changes.slice(0, MOST)
  const when = since ? 'since you last looked' : 'noticed in the last 30 days'
  return {
    heading: `In the register of homes, ${when}`,
    count: changes.length,
    rows: shown.map(change => ({
      date: change.onDate ? formatShortDate(change.onDate) : shortDay(change.noticedAt),
      text: change.home.name,
      href: `/homes/${change.home.id}`,
      note: [sentenceCase(change.sentence), filtersInWords(change)]
        .filter(Boolean)
        .map(part => `${part}.`)
        .join(' '),
    })),
    ...(changes.length > MOST ? { more: { text: 'See all that changed', href: '/homes/changes' } } : {}),
  }
}

/** One more than is shown, so that "see all" is offered only when there is more. */
export const CHANGES_TO_ASK = MOST + 1
