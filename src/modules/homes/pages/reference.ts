import { type Page, type PageContext, page } from '#platform/http/page/page.ts'
import { importReference, undoReference } from '../reference/commands.ts'
import {
  exportReferenceImports,
  exportReferenceNotes,
  getReferenceReport,
  listReferenceImports,
} from '../reference/queries.ts'
import { FILE_KINDS, type FileKind, type ReferenceImport } from '../reference/schema.ts'
import {
  aboutImport,
  backOf,
  importColumns,
  noticeOf,
  type ReportOfReference,
  referencePages as words,
} from '../view/reference.ts'
import { tryFirst } from './import-forms.ts'

const FIFTY_MEGABYTES = 50 * 1024 * 1024

function listPage(kind: FileKind): Page {
  const { title, lede, path, form } = words[kind]
  const link = { text: form.title, href: `${path}/new` }
  return page.list<typeof listReferenceImports>({
    path,
    query: listReferenceImports,
    input: () => ({ kind }),
    page: () => ({ title, lede, back: { text: 'Imports', href: '/imports' } }),
    noun: { one: 'import', many: 'imports' },
    columns: importColumns.map(({ cell, ...column }) => ({
      ...column,
      cell: (row, ctx) => cell(row, ctx.mayEver(undoReference)),
    })),
    empty: ctx => ({
      heading: 'Nothing was imported yet',
      text: words[kind].empty,
      ...(ctx.mayEver(importReference) ? { link } : {}),
    }),
    links: ctx => (ctx.mayEver(importReference) ? [link] : []),
    export: {
      query: exportReferenceImports,
      fileName: `imports-of-${kind}`,
      columns: [
        { header: 'File', value: (row: ReferenceImport) => row.fileName },
        { header: 'Of', value: (row: ReferenceImport) => row.edition },
        { header: 'Imported', value: (row: ReferenceImport) => row.importedAt },
        { header: 'New', value: (row: ReferenceImport) => row.created },
        { header: 'Changed', value: (row: ReferenceImport) => row.changed },
        { header: 'As before', value: (row: ReferenceImport) => row.unchanged },
        { header: 'Left out', value: (row: ReferenceImport) => row.skipped },
        { header: 'Taken back', value: (row: ReferenceImport) => row.undoneAt },
      ],
    },
  })
}

function formPage(kind: FileKind): Page {
  const { title, path, form } = words[kind]
  return page.form<typeof importReference>({
    path: `${path}/new`,
    command: importReference,
    initial: () => ({ kind }),
    steps: [
      {
        slug: 'file',
        page: () => ({ title: form.title, lede: form.lede, back: { text: title, href: path } }),
        fields: [
          {
            kind: 'file',
            name: 'upload',
            label: 'The file',
            hint: form.hint,
            accept: form.accept,
            maxBytes: FIFTY_MEGABYTES,
          },
          ...(form.day
            ? [
                {
                  kind: 'date',
                  name: 'day',
                  label: 'The day the file is of',
                  hint: form.day,
                  optional: true,
                } as const,
              ]
            : []),
          tryFirst,
        ],
      },
    ],
    button: 'Upload and import',
    done: report => ({ href: path, notice: noticeOf(report) }),
    cancel: () => ({ text: 'Cancel', href: path }),
  })
}

const referenceReport = page.list<typeof getReferenceReport>({
  path: '/imports/reference/{referenceId}',
  query: getReferenceReport,
  page: ({ import: row }) => ({
    title: row.fileName,
    caption: 'Import of reference data',
    back: backOf(row.kind),
  }),
  cards: ({ import: row }, ctx) => [aboutImport(row, ctx.mayEver(undoReference))],
  noun: { one: 'note', many: 'notes' },
  columns: [
    { label: 'Row', cell: row => ({ text: row.row > 0 ? String(row.row) : 'None' }) },
    { label: 'Field', cell: row => ({ text: row.field }) },
    { label: 'What was noted', cell: row => ({ text: row.message }) },
  ],
  empty: () => ({ heading: 'Nothing was noted', text: 'Every row was read and used as it stands.' }),
  export: {
    query: exportReferenceNotes,
    fileName: 'notes-of-an-import',
    columns: [
      { header: 'Row', value: row => row.row },
      { header: 'Field', value: row => row.field },
      { header: 'What was noted', value: row => row.message },
    ],
  },
})

const reportOf = (ctx: PageContext) =>
  ctx.ask(getReferenceReport, { referenceId: ctx.params.referenceId ?? '' })

const referenceUndo = page.form<typeof undoReference>({
  path: '/imports/reference/{referenceId}/undo',
  command: undoReference,
  helper: reportOf,
  about: (helper, ctx) => {
    const { id, own } = (helper as ReportOfReference).import
    return { type: 'reference-import', id, councilId: own ? ctx.councilId : undefined }
  },
  steps: [
    {
      slug: 'undo',
      page: helper => words.undo(helper as ReportOfReference),
      fields: [],
    },
  ],
  button: 'Take it back',
  tone: 'warning',
  done: (result, _ctx, helper) => words.undone(result, helper as ReportOfReference),
  cancel: ctx => ({ text: 'Cancel', href: `/imports/reference/${ctx.params.referenceId}` }),
})

export const referencePages: readonly Page[] = [
  ...FILE_KINDS.flatMap(kind => [listPage(kind), formPage(kind)]),
  referenceReport,
  referenceUndo,
]
