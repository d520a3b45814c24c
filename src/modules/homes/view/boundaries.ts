import { formatDateTime } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { FactModel, NoticeModel, PageModel } from '#platform/view/models.ts'
import type { keptBoundaries } from '../boundaries/queries.ts'
import type { BoundariesReport } from '../boundaries/schema.ts'
import type { AnswerOf } from './shapes.ts'
import { inWords } from './words.ts'

type Kept = AnswerOf<typeof keptBoundaries>

export interface BoundariesPageModel {
  readonly page: PageModel
  readonly facts: readonly FactModel[]
  readonly missing?: { readonly heading: string; readonly text: string; readonly names: readonly string[] }
}

export function boundariesPage(kept: Kept): BoundariesPageModel {
  const { outlines, years, missing } = kept
  return {
    page: {
      title: 'Boundaries of councils',
      lede: 'Outlines that the map of homes draws: open data, simplified by its publisher and by Lantern. They are for finding one’s way, not for deciding which council a home is in.',
      back: { text: 'Imports', href: '/imports' },
      width: 'wide',
    },
    facts: [
      { term: 'Councils with an outline', value: `${outlines} of ${kept.councils}` },
      fact('Year', inWords(years.map(String))),
      fact('File', inWords(kept.sources)),
      fact('Imported', kept.importedAt ? formatDateTime(kept.importedAt) : ''),
      fact('From', kept.attributions.join(' ')),
    ],
    ...(missing.length > 0 ? { missing: missingOf(missing, kept.newest) } : {}),
  }
}

const fact = (term: string, value: string): FactModel =>
  value ? { term, value } : { term, missing: 'Nothing is imported yet' }

/** A council that began after the outlines' year cannot be among them: that is no fault of the file. */
function missingOf(
  missing: Kept['missing'],
  newest: number | null,
): NonNullable<BoundariesPageModel['missing']> {
  const isLater = (from: string | null) =>
    from !== null && newest !== null && Number(from.slice(0, 4)) > newest
  const later = missing.some(({ from }) => isLater(from))
  const why = later ? ' Some of them began after the year of the outlines: newer ones will have them.' : ''
  return {
    heading: `${plural(missing.length, 'council')} without an outline`,
    text: `The map shows their homes and says that the outline is missing. It never draws another council’s in its place.${why}`,
    names: missing.map(({ name, from }) => (isLater(from) ? `${name}, since ${from?.slice(0, 4)}` : name)),
  }
}

/** What an import did, in sentences: the command line and the page say the same. */
export function reportInWords(report: BoundariesReport): readonly string[] {
  const { read, created, updated, unchanged, ended, elsewhere, missing, ofYear } = report
  const later = missing.filter(({ from }) => from !== null && Number(from.slice(0, 4)) > ofYear)
  const others = missing.filter(council => !later.includes(council))
  return [
    `${plural(read, 'area')} read, as they were in ${ofYear}: ${plural(created, 'new outline')}, ${updated} changed, ${unchanged} unchanged.`,
    ...(elsewhere > 0 ? [`Left out, not in England: ${elsewhere}.`] : []),
    ...(ended.length > 0 ? [`Left out, no council with adult social services now: ${names(ended)}.`] : []),
    ...(later.length > 0
      ? [`Began after ${ofYear}, so without an outline and drawn without one: ${names(later)}.`]
      : []),
    ...(others.length > 0 ? [`Also without an outline: ${names(others)}.`] : []),
    ...(missing.length === 0 ? ['Every council has an outline.'] : []),
  ]
}

function names(councils: readonly { readonly name: string; readonly code: string }[], most = 12): string {
  const shown = councils.slice(0, most).map(({ name, code }) => `${name} (${code})`)
  const more = councils.length - shown.length
  return inWords(more > 0 ? [...shown, `${more} more`] : shown)
}

export function reportNotice(report: BoundariesReport): NoticeModel {
  const text = reportInWords(report).join(' ')
  return report.dryRun
    ? { kind: 'information', heading: 'This was a trial: nothing was changed', text }
    : { kind: 'done', heading: 'The boundaries are imported', text }
}
