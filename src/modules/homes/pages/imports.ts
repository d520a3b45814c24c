import { page } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { requestImport } from '../import/commands.ts'
import { exportImports, getImport, listImports } from '../import/queries.ts'
import type { ImportView } from '../import/view-of-import.ts'
import { FILE_KINDS } from '../reference/schema.ts'
import { importColumns, importPage, stateOfImport } from '../view/import.ts'
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

const waysIn = {
  button: { text: 'Start an import', href: '/imports/new' },
  links: [
    { text: 'Upload one of CQC’s lists', href: '/imports/upload-list' },
    { text: 'Upload a ZIP of CQC’s records', href: '/imports/upload' },
  ],
}

export const importsList = page.list<typeof listImports>({
  path: '/imports',
  query: listImports,
  page: () => ({
    title: 'Imports',
    lede: 'Where the facts about homes come from: CQC’s public records, fetched, checked and kept.',
    width: 'wide',
  }),
  cards: (answer, ctx) => [
    {
      heading: 'Bring something in',
      text: nightlyInWords(answer.nightly, answer.lastFromCqc),
      ...(ctx.mayEver(requestImport) ? waysIn : {}),
    },
    { heading: 'What else is brought in', links: otherImports },
  ],
  noun: { one: 'import', many: 'imports' },
  columns: importColumns,
  empty: ctx => ({
    heading: 'Nothing has been imported yet',
    text: `Until it is, Lantern knows no homes.${ctx.mayEver(requestImport) ? '' : ' An administrator of your council can start an import.'}`,
  }),
  export: {
    query: exportImports,
    fileName: 'imports',
    columns: [
      { header: 'Asked for', value: (run: ImportView) => run.createdAt },
      { header: 'Where from', value: (run: ImportView) => run.source },
      { header: 'State', value: (run: ImportView) => stateOfImport(run).text },
      { header: 'Records read', value: (run: ImportView) => run.report?.read ?? run.done },
      { header: 'Homes new', value: (run: ImportView) => run.report?.homesCreated ?? null },
      { header: 'Homes changed', value: (run: ImportView) => run.report?.homesUpdated ?? null },
      { header: 'Faults', value: (run: ImportView) => run.report?.faults.length ?? null },
    ],
  },
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
