import { page } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { requestImport } from '../import/commands.ts'
import { getImport, listImports } from '../import/queries.ts'
import { FILE_KINDS } from '../reference/schema.ts'
import { importPage, importsTable } from '../view/import.ts'
import { nightlyInWords } from '../view/nightly.ts'
import { referenceWords } from '../view/reference-words.ts'
import {
  exportImportChanges,
  exportImportFaults,
  listImportChanges,
  listImportFaults,
} from './page-queries.ts'

const otherImports = [
  ...FILE_KINDS.map(kind => ({ text: referenceWords[kind].title, href: referenceWords[kind].path })),
  { text: 'Boundaries for the map', href: '/imports/boundaries' },
  { text: 'Capacity Tracker extracts', href: '/imports/capacity-tracker' },
]

export const importsList = page.show<typeof listImports>({
  path: '/imports',
  query: listImports,
  input: () => ({ perPage: 50 }),
  template: 'homes/imports.njk',
  model: ({ items, nightly }, ctx) => ({
    page: {
      title: 'Imports',
      lede: 'Where the facts about homes come from: CQC’s public records, fetched, checked and kept.',
      width: 'wide',
    },
    mayRun: ctx.mayEver(requestImport),
    nightly: nightlyInWords(nightly, items),
    others: otherImports,
    ...(items.length > 0 ? { table: importsTable(items) } : {}),
  }),
})

export const importReport = page.show<typeof getImport>({
  path: '/imports/{importId}',
  query: getImport,
  template: 'homes/import.njk',
  model: (run, ctx) => ({ ...importPage(run, ctx.now, ctx.mayEver(requestImport)), importId: run.id }),
})

const back = (importId: string | undefined) => ({ text: 'The import', href: `/imports/${importId}` })

export const importFaults = page.list<typeof listImportFaults>({
  path: '/imports/{importId}/faults',
  query: listImportFaults,
  page: (_answer, ctx) => ({
    title: 'What was refused, and why',
    lede: 'Correct these in the source and import again, or tell CQC.',
    back: back(ctx.params.importId),
  }),
  noun: { one: 'fault', many: 'faults' },
  columns: [
    { label: 'Record', cell: row => ({ text: row.id ?? 'No CQC number', note: row.file }) },
    { label: 'Field', cell: row => ({ text: row.field || 'The whole record' }) },
    { label: 'What is wrong', cell: row => ({ text: row.message }) },
  ],
  empty: () => ({ heading: 'Nothing was refused', text: 'Every record could be read and used.' }),
  export: {
    query: exportImportFaults,
    fileName: 'import-faults',
    columns: [
      { header: 'File or address', value: row => row.file },
      { header: 'CQC number', value: row => row.id },
      { header: 'Field', value: row => row.field },
      { header: 'What is wrong', value: row => row.message },
    ],
  },
})

export const importChanges = page.list<typeof listImportChanges>({
  path: '/imports/{importId}/changes',
  query: listImportChanges,
  page: (_answer, ctx) => ({
    title: 'What this import changed',
    lede: 'Home by home. The first import of a home brings its whole history.',
    back: back(ctx.params.importId),
  }),
  noun: { one: 'change', many: 'changes' },
  columns: [
    { label: 'Home', cell: row => ({ text: row.home.name, href: `/homes/${row.home.id}` }) },
    { label: 'What changed', cell: row => ({ text: row.sentence }) },
    { label: 'On', cell: row => ({ text: row.onDate ? formatCivilDate(row.onDate) : 'CQC gives no day' }) },
  ],
  empty: () => ({ heading: 'Nothing changed', text: 'Every record said what it said before.' }),
  export: {
    query: exportImportChanges,
    fileName: 'import-changes',
    columns: [
      { header: 'Home', value: row => row.home.name },
      { header: 'What changed', value: row => row.sentence },
      { header: 'On', value: row => row.onDate },
    ],
  },
})
