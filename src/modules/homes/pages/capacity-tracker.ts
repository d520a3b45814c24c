import { type PageContext, page } from '#platform/http/page/page.ts'
import { formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { CellModel } from '#platform/view/models.ts'
import { importCapacityTracker, undoLocalImport } from '../local-facts/import-commands.ts'
import {
  exportTrackerImports,
  getTrackerImport,
  type LocalImport,
  listTrackerImports,
} from '../local-facts/queries.ts'
import { tryFirst } from './import-forms.ts'

const TEN_MEGABYTES = 10 * 1024 * 1024

export const trackerImports = page.list<typeof listTrackerImports>({
  path: '/imports/capacity-tracker',
  query: listTrackerImports,
  page: () => ({
    title: 'Capacity Tracker extracts',
    lede: 'Places, vacancies and staff, as homes told the NHS Capacity Tracker. Each extract can be taken back whole.',
    back: { text: 'Imports', href: '/imports' },
  }),
  noun: { one: 'extract', many: 'extracts' },
  columns: [
    { label: 'Extract', cell: row => ({ text: formatDateTime(row.importedAt), note: fileOf(row) }) },
    {
      label: 'Homes',
      numeric: true,
      cell: row => ({ text: String(row.homes), note: `of ${plural(row.rows, 'row')}` }),
    },
    { label: 'Facts written down', numeric: true, cell: row => ({ text: String(row.recorded) }) },
    { label: 'No home found for', cell: unknownCell },
    { label: 'Way back', cell: undoCell },
  ],
  empty: () => ({
    heading: 'No extract was brought in yet',
    text: 'Export the homes of your area from the Capacity Tracker as CSV, and bring the file in.',
    link: { text: 'Bring in an extract', href: '/imports/capacity-tracker/new' },
  }),
  export: {
    query: exportTrackerImports,
    fileName: 'capacity-tracker-extracts',
    columns: [
      { header: 'Extract', value: (row: LocalImport) => row.fileName },
      { header: 'Of the day', value: (row: LocalImport) => row.ofDay },
      { header: 'Brought in', value: (row: LocalImport) => row.importedAt },
      { header: 'By', value: (row: LocalImport) => row.importedBy },
      { header: 'Rows', value: (row: LocalImport) => row.rows },
      { header: 'Homes', value: (row: LocalImport) => row.homes },
      { header: 'Facts written down', value: (row: LocalImport) => row.recorded },
      { header: 'No home found for', value: (row: LocalImport) => row.unknown.join('; ') },
      { header: 'Taken back', value: (row: LocalImport) => row.undoneAt },
    ],
  },
  links: () => [{ text: 'Bring in an extract', href: '/imports/capacity-tracker/new' }],
})

const fileOf = (row: LocalImport): string =>
  [row.fileName, `of ${formatCivilDate(row.ofDay)}`, ...(row.importedBy ? [row.importedBy] : [])].join(', ')

function unknownCell({ unknown }: LocalImport): CellModel {
  if (unknown.length === 0) return { text: 'None: all are in the register' }
  const more = unknown.length > 3 ? ` and ${unknown.length - 3} more` : ''
  return { text: plural(unknown.length, 'row'), note: `${unknown.slice(0, 3).join('; ')}${more}` }
}

function undoCell(row: LocalImport, ctx: PageContext): CellModel {
  if (row.undoneAt) return { text: `Taken back ${formatDateTime(row.undoneAt)}` }
  if (!ctx.mayEver(undoLocalImport)) return { text: 'In use' }
  return { text: 'Take it back', href: `/imports/capacity-tracker/${row.id}/undo` }
}

export const trackerUpload = page.form<typeof importCapacityTracker>({
  path: '/imports/capacity-tracker/new',
  command: importCapacityTracker,
  steps: [
    {
      slug: 'upload',
      page: () => ({
        title: 'Bring in a Capacity Tracker extract',
        lede: 'Homes are found by CQC’s location number. Columns are found by their names: capacity, occupied, reserved, accepting admissions, and staff.',
        back: { text: 'Capacity Tracker extracts', href: '/imports/capacity-tracker' },
      }),
      fields: [
        {
          kind: 'file',
          name: 'upload',
          label: 'The extract',
          hint: 'CSV, ODS or XLSX, up to 10 MB.',
          accept: '.csv,.ods,.xlsx',
          maxBytes: TEN_MEGABYTES,
        },
        {
          kind: 'date',
          name: 'day',
          label: 'The day the extract is of',
          hint: 'For rows that do not say when they were saved. Today, if you leave it empty.',
          optional: true,
        },
        tryFirst,
      ],
    },
  ],
  button: 'Bring it in',
  done: report => ({
    href: '/imports/capacity-tracker',
    notice: {
      kind: 'done',
      heading: report.dryRun ? 'A try: nothing was changed' : 'The extract is in',
      text: reportInWords(report),
    },
  }),
  cancel: () => ({ text: 'Cancel', href: '/imports/capacity-tracker' }),
})

type Report = {
  rows: number
  homes: number
  recorded: number
  unchanged: number
  unknown: readonly string[]
  dryRun: boolean
}

export function reportInWords({ rows, homes, recorded, unchanged, unknown, dryRun }: Report): string {
  const would = dryRun ? 'would be new' : 'written down'
  const missing = unknown.length > 0 ? ` No home in the register for: ${unknown.slice(0, 5).join('; ')}.` : ''
  return `${plural(rows, 'row')}, ${plural(homes, 'home')} found. ${plural(recorded, 'fact')} ${would}, ${unchanged} known already.${missing}`
}

export const trackerUndo = page.form<typeof undoLocalImport>({
  path: '/imports/capacity-tracker/{extractId}/undo',
  command: undoLocalImport,
  helper: ctx => ctx.ask(getTrackerImport, { extractId: ctx.params.extractId ?? '' }),
  steps: [
    {
      slug: 'undo',
      page: helper => {
        const { fileName, recorded } = helper as LocalImport
        return {
          title: 'Take this extract back?',
          caption: fileName,
          lede: `${plural(recorded, 'fact')} it brought will be withdrawn, and what was said before counts again. Nothing is erased.`,
        }
      },
      fields: [],
    },
  ],
  button: 'Take it back',
  tone: 'warning',
  done: ({ withdrawn }) => ({
    href: '/imports/capacity-tracker',
    notice: {
      kind: 'done',
      heading: 'The extract was taken back',
      text: `${plural(withdrawn, 'fact')} withdrawn.`,
    },
  }),
  cancel: () => ({ text: 'Cancel', href: '/imports/capacity-tracker' }),
})
