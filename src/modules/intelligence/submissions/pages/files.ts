import { type FormField, type PageContext, page } from '#platform/http/page/page.ts'
import { formatDateTime } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import { importFoodHygiene, importPartnerSignals, undoSubmissionFile } from '../file-commands.ts'
import { getSubmissionFile, listSubmissionFiles } from '../file-queries.ts'
import type { FileReport, FileView } from '../schema.ts'
import { FILES, SUBMISSIONS } from './addresses.ts'

const kindWords = { 'partner-signals': 'What a partner saw', 'food-hygiene': 'Food hygiene ratings' } as const
const SHOWN = 5

const listed = (rows: readonly string[]): string => {
  const more = rows.length > SHOWN ? `; and ${rows.length - SHOWN} more` : ''
  return `${rows.slice(0, SHOWN).join('; ')}${more}`
}

export const fileList = page.list<typeof listSubmissionFiles>({
  path: FILES,
  query: listSubmissionFiles,
  page: () => ({
    title: 'Files of partners',
    lede: 'Each is taken in whole or not at all, and can be taken back whole.',
    back: { text: 'What partners told', href: SUBMISSIONS },
  }),
  noun: { one: 'file', many: 'files' },
  columns: [
    { label: 'File', cell: row => ({ text: kindWords[row.kind], note: row.fileName }) },
    {
      label: 'Brought in',
      cell: row => ({ text: formatDateTime(row.at), ...(row.by ? { note: row.by } : {}) }),
    },
    {
      label: 'Told',
      numeric: true,
      cell: row => ({ text: String(row.told), note: `of ${plural(row.rows, 'row')}` }),
    },
    {
      label: 'No home found for',
      cell: ({ unmatched }) =>
        unmatched.length === 0
          ? { text: 'None' }
          : { text: plural(unmatched.length, 'row'), note: listed(unmatched) },
    },
    {
      label: 'Way back',
      cell: row => {
        if (row.undoneAt) return { text: `Taken back ${formatDateTime(row.undoneAt)}` }
        return row.mayUndo ? { text: 'Take it back', href: `${FILES}/${row.id}/undo` } : { text: 'In use' }
      },
    },
  ],
  empty: () => ({
    heading: 'No file was brought in yet',
    text: 'A file of what was seen has one row for each thing, and no names.',
    link: { text: 'Bring in a file', href: `${FILES}/new` },
  }),
  links: () => [
    { text: 'Bring in a file', href: `${FILES}/new` },
    { text: 'Bring in food hygiene ratings', href: `${FILES}/food-hygiene` },
  ],
})

const tryFirst: FormField = {
  ...{ kind: 'radios', name: 'dryRun', label: 'Try it first?', value: 'true' },
  options: [
    { value: 'true', text: 'Yes, only say what would be told' },
    { value: 'false', text: 'No, tell it', hint: 'All of it or nothing.' },
  ],
}

const upload = (accept: string): FormField => ({
  ...{ kind: 'file', name: 'upload', label: 'The file', accept, maxBytes: 10 * 1024 * 1024 },
  hint: 'Up to 10 MB.',
})

const inWords = ({ rows, told, known, lines, unmatched, dryRun, faulty }: FileReport): string => {
  const would = dryRun ? 'would be told' : 'told'
  const missing = unmatched.length > 0 ? ` No home found for: ${listed(unmatched)}.` : ''
  const refused = faulty ? ' It would be refused whole until these rows are put right.' : ''
  return `${plural(rows, 'row')}: ${told} ${would}, ${known} known already.${refused}${missing} ${listed(lines)}`
}

const doneWith = (report: FileReport) => ({
  href: FILES,
  notice: {
    kind: 'done' as const,
    heading: report.dryRun ? 'A try: nothing was told' : 'The file is in',
    text: inWords(report),
  },
})

const cancel = () => ({ text: 'Cancel', href: FILES })
const back = { text: 'Files of partners', href: FILES }

const signalsForm = page.form<typeof importPartnerSignals>({
  path: `${FILES}/new`,
  command: importPartnerSignals,
  steps: [
    {
      slug: 'file',
      page: () => ({
        title: 'Bring in a file of what was seen',
        lede: 'Columns are found by their names: cqc location id (or home and postcode), organisation, kind, date, to, seen by, how sure, reference, count, bed days. Other columns are not read: name nobody.',
        back,
      }),
      fields: [upload('.csv,.ods,.xlsx'), tryFirst],
    },
  ],
  button: 'Bring it in',
  done: doneWith,
  cancel,
})

const foodForm = page.form<typeof importFoodHygiene>({
  path: `${FILES}/food-hygiene`,
  command: importFoodHygiene,
  steps: [
    {
      slug: 'file',
      page: () => ({
        title: 'Bring in food hygiene ratings',
        lede: 'The XML of your area that the Food Standards Agency publishes. Homes are found by name and postcode.',
        back,
      }),
      fields: [upload('.xml'), tryFirst],
    },
  ],
  button: 'Bring it in',
  done: doneWith,
  cancel,
})

const undoForm = page.form<typeof undoSubmissionFile>({
  path: `${FILES}/{fileId}/undo`,
  command: undoSubmissionFile,
  helper: (ctx: PageContext) => ctx.ask(getSubmissionFile, { fileId: ctx.params.fileId ?? '' }),
  steps: [
    {
      slug: 'undo',
      page: helper => ({
        title: 'Take this file back?',
        caption: (helper as FileView).fileName,
        lede: 'Nothing it told counts from now on. What was known before stays as it was known.',
        back,
      }),
      fields: [],
    },
  ],
  button: 'Take it back',
  tone: 'warning',
  done: ({ takenBack }) => ({
    href: FILES,
    notice: { kind: 'done', heading: 'The file was taken back', text: `${takenBack} rows count no more.` },
  }),
  cancel,
})

export const filePages = [fileList, signalsForm, foodForm, undoForm]
