import { formatNumber, plural } from '#platform/view/filters.ts'
import type { CardModel, FactModel, TableModel } from '#platform/view/models.ts'
import type { ImportView } from '../import/view-of-import.ts'
import { sentenceCase } from './words.ts'

/** What an import did, as people read it. */
type Report = NonNullable<ImportView['report']>

/** '2 homes new, 5 changed'; the truth about a try. */
export function changedInShort(report: Report, dryRun = false): string {
  const { homesCreated, homesUpdated, faults, changes } = report
  const parts = [
    ...(homesCreated > 0 ? [`${plural(homesCreated, 'home')} new`] : []),
    ...(homesUpdated > 0 ? [`${formatNumber(homesUpdated)} changed`] : []),
    ...(changes.mismatches > 0 ? [`${plural(changes.mismatches, 'fact')} that sources differ on`] : []),
    ...(faults.length > 0 ? [`${plural(faults.length, 'fault')}`] : []),
  ]
  if (parts.length === 0) return 'Nothing: all as it was'
  return dryRun ? `Would be: ${parts.join(', ')}` : sentenceCase(parts.join(', '))
}

export function cameCard(report: Report): CardModel {
  const refused = report.read - report.careHomes - report.skipped
  return {
    heading: 'What came',
    facts: counts([
      ['Records', report.read, 'read in all'],
      ['Care homes', report.careHomes, 'registrations of care homes among them'],
      ['Left out', report.skipped, 'services that are not care homes'],
      ...(refused > 0 ? [['Refused', refused, 'records with a fault'] as const] : []),
      ['Unchanged', report.unchanged, 'care homes that said nothing new'],
    ]),
  }
}

export function changedCard(run: ImportView, report: Report): CardModel {
  const { changes } = report
  const some = report.homesCreated + report.homesUpdated > 0
  const facts = counts([
    ['Homes new to Lantern', report.homesCreated],
    ['Homes that changed', report.homesUpdated],
    ['Ratings published', changes.ratingsPublished],
    ['Openings', changes.openings],
    ['Closures', changes.closures],
    ['Registered again', changes.reRegistered],
    ['Beds changed', changes.bedsChanged],
    ['Registrations joined by Lantern', changes.joined],
    ['Look alike, for an officer to decide', changes.toReview],
    ['Facts that CQC’s sources disagree on', changes.mismatches, 'each put to its council as a challenge'],
  ]).filter(fact => fact.value !== '0')
  return {
    heading: run.dryRun ? 'What would change' : 'What changed',
    ...(facts.length === 0 ? { text: nothingChanged(run) } : { facts }),
    links: [
      ...(some && !run.dryRun
        ? [{ text: 'See each change, home by home', href: `/imports/${run.id}/changes` }]
        : []),
      ...(changes.toReview > 0 && !run.dryRun ? [{ text: 'Decide what is one home', href: '/joins' }] : []),
      ...(changes.mismatches > 0 && !run.dryRun
        ? [{ text: 'Settle what sources disagree on', href: '/challenges' }]
        : []),
    ],
  }
}

function nothingChanged(run: ImportView): string {
  return run.state === 'failed'
    ? 'Nothing. A file with a fault in it is refused whole, so that the register is never half right.'
    : 'Nothing. Every record said what it said before.'
}

function counts(rows: readonly (readonly [term: string, count: number, note?: string])[]): FactModel[] {
  return rows.map(([term, count, note]) => ({ term, value: formatNumber(count), ...(note ? { note } : {}) }))
}

export function refusedHeading(report: Report): string {
  const count = report.faults.length
  if (count === 0) return 'Nothing was refused'
  return `${plural(count, 'thing')} wrong in the records, so ${count === 1 ? 'it was' : 'they were'} refused`
}

export function faultsTable(faults: Report['faults']): TableModel {
  return {
    caption: 'What was refused, and why',
    captionHidden: true,
    columns: [{ label: 'Record' }, { label: 'Field' }, { label: 'What is wrong' }],
    rows: faults.map(fault => [
      { text: fault.id ?? 'No CQC number', note: fault.file },
      { text: fault.field || 'The whole record' },
      { text: fault.message },
    ]),
  }
}
