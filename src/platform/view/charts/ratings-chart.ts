import { formatCivilDate, formatMonth } from '../dates.ts'
import type { ChartModel, LinkModel, TableModel } from '../models.ts'
import { drawSvg } from './draw.ts'
import { headlineOf, levelName, ownerChanges, type RatingHistory, ratedPoints } from './ratings.ts'
import { narrow, ratingsSpec, wide } from './ratings-spec.ts'

export interface RatingsChartOptions {
  /** Unique on the page. */
  readonly id?: string
  readonly headingLevel?: 2 | 3
  readonly downloads?: readonly LinkModel[]
}

/**
 * The story of a home's overall ratings: a step line on CQC's four levels, changes of owner marked, and the
 * same in words and as a table. A wide and a narrow drawing; the page shows the one that fits.
 */
export async function ratingsChart(
  history: RatingHistory,
  options: RatingsChartOptions = {},
): Promise<ChartModel> {
  const title = headlineOf(history)
  const id = options.id ?? 'ratings-chart'
  const name = { id, title, description: describe(history) }
  return {
    id,
    title,
    headingLevel: options.headingLevel ?? 2,
    subtitle: subtitleOf(history),
    wide: await drawSvg(ratingsSpec(history, wide), { ...name, id: `${id}-wide` }),
    narrow: await drawSvg(ratingsSpec(history, narrow), { ...name, id: `${id}-narrow` }),
    table: tableOf(history),
    ...(options.downloads ? { downloads: options.downloads } : {}),
  }
}

function subtitleOf(history: RatingHistory): string {
  const what = 'Overall rating by the Care Quality Commission, by date published'
  return history.ratings.some(point => point.inherited && point.overall)
    ? `${what} (hollow: carried over from the owner before)`
    : what
}

/** What a person who cannot see the line is told: each step in a sentence. */
function describe(history: RatingHistory): string {
  const steps = ratedPoints(history).map(
    point =>
      `${levelName(point.overall)} on ${formatCivilDate(point.publishedOn)}${point.inherited ? ', inherited' : ''}`,
  )
  const owners = ownerChanges(history).map(
    change => `New owner ${change.byThen ? 'by' : 'in'} ${formatMonth(change.on)}: ${change.provider}`,
  )
  return [...steps, ...owners].map(sentence => `${sentence}.`).join(' ') || 'No rating has been published.'
}

function tableOf(history: RatingHistory): TableModel {
  return {
    caption: 'Every overall rating, newest first',
    columns: [
      { label: 'Published' },
      { label: 'Overall rating' },
      { label: 'Run by' },
      { label: 'Registration' },
    ],
    rows: history.ratings
      .toSorted((a, b) => b.publishedOn.localeCompare(a.publishedOn))
      .map(point => [
        { text: formatCivilDate(point.publishedOn) },
        { text: levelName(point.overall), ...(point.inherited ? { note: 'from the owner before' } : {}) },
        { text: point.provider },
        { text: point.registration },
      ]),
  }
}
