import { formatDateTime } from '#platform/view/dates.ts'
import { formatNumber, plural } from '#platform/view/filters.ts'
import type {
  CardModel,
  CellModel,
  LinkModel,
  NoticeModel,
  PageModel,
  TableModel,
} from '#platform/view/models.ts'
import { kindWords, type ReferenceKindName } from '../reference/kinds.ts'
import type { getReferenceReport } from '../reference/queries.ts'
import type { ReferenceImport, ReferenceReport } from '../reference/schema.ts'
import { referenceWords } from './reference-words.ts'
import type { AnswerOf } from './shapes.ts'
import { inWords } from './words.ts'

export type ReportOfReference = AnswerOf<typeof getReferenceReport>

export const backOf = (kind: ReferenceKindName): LinkModel => ({
  text: referenceWords[kind].title,
  href: referenceWords[kind].path,
})

const countsCell = (count: number): CellModel => ({ text: formatNumber(count) })

function editionCell(row: ReferenceImport): CellModel {
  const by = row.importedBy ? `, ${row.importedBy}` : row.own ? '' : ', by another council'
  return {
    text: `Of ${row.edition}`,
    href: `/imports/reference/${row.id}`,
    note: `${row.fileName}, ${formatDateTime(row.importedAt)}${by}`,
  }
}

function undoCell(row: ReferenceImport, mayUndo: boolean): CellModel {
  if (row.undoneAt) return { text: `Taken back ${formatDateTime(row.undoneAt)}` }
  if (!row.newest) return { text: 'In use', note: 'A newer one goes first' }
  if (!row.own) return { text: 'In use', note: 'Its own council can take it back' }
  if (!mayUndo) return { text: 'In use' }
  return { text: 'Take it back', href: `/imports/reference/${row.id}/undo` }
}

/** The columns of a list of imports: of a page of their own, and of the page of outlines. */
export const importColumns: readonly {
  readonly label: string
  readonly numeric?: true
  readonly cell: (row: ReferenceImport, mayUndo: boolean) => CellModel
}[] = [
  { label: 'File', cell: editionCell },
  { label: 'New', numeric: true, cell: row => countsCell(row.created) },
  { label: 'Changed', numeric: true, cell: row => countsCell(row.changed) },
  { label: 'As before', numeric: true, cell: row => countsCell(row.unchanged) },
  { label: 'Left out', numeric: true, cell: row => countsCell(row.skipped) },
  { label: 'Way back', cell: undoCell },
]

export const importsOfKind = (rows: readonly ReferenceImport[], mayUndo: boolean): TableModel => ({
  caption: 'Imports, newest first',
  captionHidden: true,
  columns: importColumns.map(({ label, numeric }) => ({ label, ...(numeric ? { numeric } : {}) })),
  rows: rows.map(row => importColumns.map(({ cell }) => cell(row, mayUndo))),
})

/** What an import did, in sentences: the command line and the pages say the same. */
export function referenceInWords(report: ReferenceReport): readonly string[] {
  const { kind, read, created, changed, unchanged, skipped, edition, notesTotal, dryRun, importId } = report
  const { one, many } = kindWords[kind]
  return [
    `${plural(read, 'row')} read, of ${edition}: ${plural(created, `new ${one}`, `new ${many}`)}, ${formatNumber(changed)} changed, ${formatNumber(unchanged)} as before.`,
    ...(skipped > 0 ? [`${plural(skipped, 'row')} left out.`] : []),
    ...(notesTotal > 0 ? [`${plural(notesTotal, 'thing')} noted, row by row.`] : []),
    ...(!dryRun && importId === null ? ['The same file was imported last: nothing is different.'] : []),
  ]
}

export function noticeOf(report: ReferenceReport): NoticeModel {
  const text = referenceInWords(report).join(' ')
  if (report.dryRun) return { kind: 'information', heading: 'This was a trial: nothing was changed', text }
  if (report.importId === null) return { kind: 'information', heading: 'Nothing was changed', text }
  return { kind: 'done', heading: 'The file is imported', text }
}

export function aboutImport(row: ReferenceImport, mayUndo: boolean): CardModel {
  const undo = undoCell(row, mayUndo)
  return {
    heading: 'What it did',
    facts: [
      { term: 'Of', value: row.edition },
      {
        term: 'Imported',
        value: formatDateTime(row.importedAt),
        ...(row.importedBy ? { note: row.importedBy } : {}),
      },
      { term: 'Rows read', value: formatNumber(row.read) },
      { term: 'New', value: formatNumber(row.created) },
      { term: 'Changed', value: formatNumber(row.changed) },
      { term: 'As before', value: formatNumber(row.unchanged) },
      { term: 'Left out', value: formatNumber(row.skipped) },
      ...(undo.href
        ? []
        : [{ term: 'Way back', value: undo.text, ...(undo.note ? { note: undo.note } : {}) }]),
    ],
    ...(row.notesTotal > row.skipped || row.notesTotal > 500
      ? { text: `${plural(row.notesTotal, 'thing')} noted; the first 500 at most are listed below.` }
      : {}),
    ...(undo.href ? { links: [{ text: undo.text, href: undo.href }] } : {}),
  }
}

function undoPage({ import: row }: ReportOfReference): PageModel {
  const { one, many } = kindWords[row.kind]
  const counted = (count: number) => plural(count, one, many)
  const parts = [
    ...(row.created > 0 ? [`${counted(row.created)} that it added will go`] : []),
    ...(row.changed > 0 ? [`${counted(row.changed)} that it changed will be as before it`] : []),
    ...(row.created + row.changed === 0
      ? ['Nothing was different, so that only its place in the list changes']
      : []),
  ]
  return {
    title: 'Take this import back?',
    caption: `${row.fileName}, of ${row.edition}`,
    lede: `${inWords(parts)}. It can be imported again.`,
  }
}

function undone(
  { removed, restored }: { readonly removed: number; readonly restored: number },
  { import: row }: ReportOfReference,
) {
  const text = `${plural(removed, 'row')} removed, ${formatNumber(restored)} as before again.`
  const notice: NoticeModel = { kind: 'done', heading: 'The import was taken back', text }
  return { href: referenceWords[row.kind].path, notice }
}

export const referencePages = { ...referenceWords, undo: undoPage, undone }
