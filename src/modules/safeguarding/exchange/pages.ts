import { NotFound } from '#platform/errors.ts'
import { type Page, type PageContext, page } from '#platform/http/page/page.ts'
import { formatDateTime } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import { rowFields } from './columns.ts'
import { setMode, undoTakingIn, uploadConcerns } from './commands.ts'
import { systemName } from './mode.ts'
import { type ImportView, listTakingsIn, whereCasesAreKept } from './queries.ts'

const GONE = 'We could not find what came in. Look for it in the list.'
const HERE = '/safeguarding/exchange'
const MB = 1024 * 1024
const doors = {
  page: 'A file',
  api: 'Another system, through the API',
  folder: 'A file in the folder, by night',
} as const

const refusedCell = ({ refused, faults }: ImportView) => {
  if (refused === 0) return { text: 'None' }
  const some = faults.slice(0, 5).map(({ row, field, message }) => `Row ${row}, ${field}: ${message}`)
  return { text: plural(refused, 'row'), note: some.join(' ') }
}

const list = page.list<typeof listTakingsIn>({
  path: HERE,
  query: listTakingsIn,
  page: ({ mode }) => ({
    title: mode.mode === 'companion' ? `Cases are kept in ${systemName(mode)}` : 'Cases are kept in Lantern',
    lede:
      mode.mode === 'companion'
        ? 'It feeds Lantern by night. Lantern asks nothing that it holds.'
        : 'Cases of another system can be brought in, and taken back as long as nobody has worked on them.',
  }),
  noun: { one: 'import', many: 'imports' },
  columns: [
    {
      label: 'When',
      cell: row => ({
        text: formatDateTime(row.at),
        note: [doors[row.door], row.fileName].filter(Boolean).join(': '),
      }),
    },
    { label: 'Rows', numeric: true, cell: row => ({ text: String(row.rows) }) },
    {
      label: 'New',
      numeric: true,
      cell: row => ({ text: String(row.created), note: `${row.changed} changed, ${row.unchanged} the same` }),
    },
    { label: 'Refused', cell: refusedCell },
    {
      label: 'Way back',
      cell: row =>
        row.undoneAt
          ? { text: 'Taken back', note: formatDateTime(row.undoneAt) }
          : { text: 'Take it back', href: `${HERE}/${row.id}/undo` },
    },
  ],
  links: () => [
    { text: 'Bring in a file', href: `${HERE}/new` },
    { text: 'Say where cases are kept', href: `${HERE}/mode` },
  ],
  empty: () => ({
    heading: 'Nothing was brought in yet',
    text: 'Export the concerns of your case system as CSV, and try the file first.',
    link: { text: 'Bring in a file', href: `${HERE}/new` },
  }),
})

const named = Object.values(rowFields)
  .map(names => names[0])
  .join(', ')

const upload = page.form<typeof uploadConcerns>({
  path: `${HERE}/new`,
  command: uploadConcerns,
  steps: [
    {
      slug: 'file',
      page: () => ({
        title: 'Bring in concerns of your case system',
        lede: `Columns are found by their names: ${named}. Others are passed over. A row that is wrong is refused and told, and holds up no other; the same file again does nothing.`,
        back: { text: 'Imports', href: HERE },
      }),
      fields: [
        {
          kind: 'file',
          name: 'upload',
          label: 'The file',
          hint: 'CSV, ODS or XLSX, up to 20 MB.',
          accept: '.csv,.ods,.xlsx',
          maxBytes: 20 * MB,
        },
        {
          kind: 'radios',
          name: 'dryRun',
          label: 'Try it first?',
          options: [
            { value: 'true', text: 'Try it: nothing is changed' },
            { value: 'false', text: 'Bring it in' },
          ],
        },
      ],
      whoSees:
        'Those who may see each case, once it is in. You see the counts and what was wrong with which row.',
    },
  ],
  button: 'Go on',
  done: ({ dryRun, created, changed, unchanged, refused, faults }) => ({
    href: HERE,
    notice: {
      kind: 'done',
      heading: dryRun ? 'A try: nothing was changed' : 'It is in',
      text: [
        `${created} new, ${changed} changed, ${unchanged} the same, ${refused} refused.`,
        ...faults.slice(0, 5).map(({ row, field, message }) => `Row ${row}, ${field}: ${message}`),
      ].join(' '),
    },
  }),
  cancel: () => ({ text: 'Cancel', href: HERE }),
})

const undo = page.form<typeof undoTakingIn>({
  path: `${HERE}/{takingId}/undo`,
  command: undoTakingIn,
  helper: async ctx => {
    const { items } = await ctx.ask(listTakingsIn, { perPage: 100 })
    if (!items.some(taking => taking.id === ctx.params.takingId)) throw new NotFound(GONE)
  },
  steps: [
    {
      slug: 'undo',
      page: () => ({
        title: 'Take this import back?',
        lede: 'What it brought is taken out, words and all. Cases that somebody has worked on since stay.',
        back: { text: 'Imports', href: HERE },
      }),
      fields: [],
    },
  ],
  button: 'Take it back',
  tone: 'warning',
  done: ({ takenBack, left }) => ({
    href: HERE,
    notice: {
      kind: 'done',
      heading: `${plural(takenBack, 'case')} taken back`,
      text: left > 0 ? `${left} stay: somebody has worked on them.` : 'None is left.',
    },
  }),
  cancel: () => ({ text: 'Cancel', href: HERE }),
})

const mode = page.form<typeof setMode>({
  path: `${HERE}/mode`,
  command: setMode,
  helper: (ctx: PageContext) => ctx.ask(whereCasesAreKept, {}),
  initial: kept => ({ ...(kept as object) }),
  steps: [
    {
      slug: 'mode',
      page: () => ({
        title: 'Where does your council keep its cases?',
        back: { text: 'Imports', href: HERE },
      }),
      fields: [
        {
          kind: 'radios',
          name: 'mode',
          label: 'Cases are kept',
          options: [
            { value: 'record', text: 'In Lantern', hint: 'Lantern is the record of law.' },
            {
              value: 'companion',
              text: 'In another system',
              hint: 'It feeds Lantern by night, from a folder or through the API. Lantern asks nothing that it holds, and says on each case where it is kept.',
            },
          ],
        },
        {
          kind: 'text',
          name: 'system',
          label: 'What is that system called here?',
          optional: true,
          width: 20,
        },
      ],
      whoSees: 'Everyone who works on cases.',
    },
  ],
  button: 'Save',
  done: () => ({ href: HERE, notice: { kind: 'done', heading: 'Saved' } }),
  cancel: () => ({ text: 'Cancel', href: HERE }),
})

export const pages: readonly Page[] = [list, upload, undo, mode]
