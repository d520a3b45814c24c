import { civilDateOf, formatCivilDate } from '#platform/view/dates.ts'
import type { TagModel, TimelineEntryModel, TimelineModel } from '#platform/view/models.ts'
import type { Home } from './shapes.ts'

interface Moment {
  readonly on: string
  readonly entry: TimelineEntryModel
}

/** Everything the register says has happened here, newest first; reports without a rating among it. */
export function timelineOf(home: Home): TimelineModel {
  const moments = [...home.timeline.map(momentOf), ...home.inspections.flatMap(unratedMoment)]
  return {
    label: `What has happened at ${home.name}`,
    entries: moments.toSorted((a, b) => b.on.localeCompare(a.on)).map(moment => moment.entry),
  }
}

function momentOf(item: Home['timeline'][number]): Moment {
  const noticed = civilDateOf(item.noticedAt)
  const date = item.onDate ? formatCivilDate(item.onDate) : `Noticed ${formatCivilDate(noticed)}`
  return {
    on: item.onDate ?? noticed.toString(),
    entry: {
      date,
      text: `${withoutDate(item.sentence, item.onDate)}.`,
      tag: sourceTag(item.kind),
      mark: markOf(item),
      ...(item.onDate ? {} : { note: 'CQC does not say on which day this changed.' }),
    },
  }
}

/** The date stands beside the sentence already: 'Rated Good on 3 May 2024, up from…' without it. */
function withoutDate(sentence: string, onDate: string | null): string {
  if (!onDate) return sentence
  const date = formatCivilDate(onDate)
  return sentence.replace(` on ${date}`, '').replace(` since ${date}`, '')
}

function sourceTag(kind: string): TagModel {
  const text = kind === 'rating-published' ? 'CQC report' : 'CQC register'
  return { text, tone: 'soft' }
}

const turningPoints = ['opened', 're-registered', 'closed', 'dormant', 'manager-absent']

function markOf(item: Home['timeline'][number]): NonNullable<TimelineEntryModel['mark']> {
  if (turningPoints.includes(item.kind)) return 'lamp'
  if (item.kind === 'rating-published') return item.sentence.endsWith('as before') ? 'quiet' : 'plain'
  return 'quiet'
}

function unratedMoment(report: Home['inspections'][number]): Moment[] {
  if (report.rating !== null || report.publishedOn === null) return []
  return [
    {
      on: report.publishedOn,
      entry: {
        date: formatCivilDate(report.publishedOn),
        text: `CQC reported without an overall rating: ${report.result}.`,
        tag: { text: 'CQC report', tone: 'soft' },
        mark: 'quiet',
      },
    },
  ]
}
