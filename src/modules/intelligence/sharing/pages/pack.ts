import { page } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { surenesses } from '../kinds.ts'
import { CAUTION, exportPackFacts, getSharingPack, listPackFacts, type PackLine } from '../pack-queries.ts'
import { packPage } from '../view-pack.ts'
import { packHref } from './addresses.ts'
import { idIn } from './forms.ts'

type Query = Readonly<Record<string, string | readonly string[]>>

/** Which edition and version the address asks for. */
const askedIn = (query: Query) =>
  Object.fromEntries(
    ['edition', 'version'].flatMap(name => {
      const value = query[name]
      return typeof value === 'string' && value !== '' ? [[name, value]] : []
    }),
  )

const pack = page.show<typeof getSharingPack>({
  path: '/sharing/{sharingId}/pack',
  query: getSharingPack,
  input: ctx => askedIn(ctx.queryString),
  template: 'intelligence/sharing-pack.njk',
  model: view => packPage(view),
})

const sureWords = (line: PackLine): string => surenesses[line.sureness as keyof typeof surenesses]
const when = ({ from, to }: PackLine): string =>
  from === to ? formatCivilDate(to) : `${formatCivilDate(from)} to ${formatCivilDate(to)}`

const lines = page.list<typeof listPackFacts>({
  path: '/sharing/{sharingId}/pack/facts',
  query: listPackFacts,
  page: ({ label, version }, ctx) => ({
    title: 'The facts of the pack',
    caption: `${label}, version ${version}`,
    lede: CAUTION,
    back: { text: 'The pack', href: packHref(idIn(ctx)) },
  }),
  noun: { one: 'fact', many: 'facts' },
  filters: [
    {
      ...{ kind: 'select', name: 'sureness', label: 'How sure' },
      options: [
        { value: '', text: 'Both' },
        ...Object.entries(surenesses).map(([value, text]) => ({ value, text })),
      ],
    },
  ],
  columns: [
    { label: 'What', cell: line => ({ text: line.says, note: line.home }) },
    { label: 'When', cell: line => ({ text: when(line) }) },
    { label: 'Source', cell: line => ({ text: line.source }) },
    { label: 'How sure', cell: line => ({ text: sureWords(line), ...(line.why ? { note: line.why } : {}) }) },
  ],
  empty: ctx => ({
    heading: 'No fact in this edition fits',
    text: 'That says nothing about the homes.',
    link: { text: 'The pack', href: packHref(idIn(ctx)) },
  }),
  export: {
    query: exportPackFacts,
    fileName: 'information-sharing-pack',
    columns: [
      { header: 'Home', value: (line: PackLine) => line.home },
      { header: 'What (a prompt to look; unproven; not a finding)', value: (line: PackLine) => line.says },
      { header: 'From', value: (line: PackLine) => line.from },
      { header: 'To', value: (line: PackLine) => line.to },
      { header: 'Learned on', value: (line: PackLine) => line.receivedOn ?? '' },
      { header: 'Source', value: (line: PackLine) => line.source },
      { header: 'Hearsay or verified', value: sureWords },
      { header: 'Why it is marked so', value: (line: PackLine) => line.why ?? '' },
      { header: 'Theme', value: (line: PackLine) => line.theme ?? '' },
    ],
  },
})

export const packPages = [pack, lines]
