import { page } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { formatNumber, plural } from '#platform/view/filters.ts'
import type { CardModel, CellModel } from '#platform/view/models.ts'
import { SOURCES } from './addresses.ts'
import { exportSources, listSources } from './queries.ts'
import type { Source, SourceList } from './schema.ts'

const rhythmOf = ({ rhythm }: Source): string =>
  rhythm === null
    ? 'Its rhythm is not known yet'
    : rhythm < 1.5
      ? 'Every day, as a rule'
      : `Every ${Math.round(rhythm)} days, as a rule`

const quietLine = (one: Source): string =>
  `${one.name}: nothing since ${one.lastOn ? formatCivilDate(one.lastOn) : 'ever'}. ${rhythmOf(one)}.`

/** A source that stops is said aloud: what it would have told is missing, and missing is not well. Pure. */
export function quietCards({ quiet }: Pick<SourceList, 'quiet'>): CardModel[] {
  if (quiet.length === 0) return []
  return [
    {
      heading: `${plural(quiet.length, 'source')} ${quiet.length === 1 ? 'has' : 'have'} gone quiet`,
      tone: 'clay',
      text: `${quiet.map(quietLine).join(' ')} So long a silence is not chance. Ask whoever sends it: what it would have told is missing, which is not that all is well.`,
    },
  ]
}

function fileCards({ files }: Pick<SourceList, 'files'>): CardModel[] {
  return files.map(({ name, files: many, rows, told, refused, known }) => ({
    heading: `Files: ${name}`,
    facts: [
      { term: 'Files that stand', value: `${formatNumber(many)}, with ${plural(rows, 'row')}` },
      { term: 'Rows that told something new', value: formatNumber(told) },
      { term: 'Rows told already', value: formatNumber(known), note: 'Counted once' },
      { term: 'Rows that no home was found for', value: formatNumber(refused), note: 'They told nothing' },
    ],
    links: [{ text: 'The files', href: '/intelligence/submission-files' }],
  }))
}

const lastCell = (one: Source): CellModel => ({
  text: one.lastOn ? formatCivilDate(one.lastOn) : 'Never',
  note: rhythmOf(one),
  ...(one.quiet ? { tag: { text: 'Gone quiet', tone: 'clay' as const } } : {}),
})

const againstCell = ({ contradicts }: Source): CellModel => {
  const [first] = contradicts
  if (!first) return { text: 'None that is known' }
  const says = contradicts.map(one => `${one.name}: ${formatNumber(one.times)}`).join('; ')
  return { text: says, note: 'Homes and themes of which one tells well and the other ill' }
}

const share = ({ homes, ofHomes }: Source): string =>
  ofHomes === 0 ? 'Not known' : `${formatNumber(homes)} of ${formatNumber(ofHomes)}`

export const sourceList = page.list<typeof listSources>({
  path: SOURCES,
  query: listSources,
  page: () => ({
    title: 'How well each source tells',
    lede: 'Of what you may know: what is kept to those with a role in cases is not counted here.',
    width: 'wide',
  }),
  cards: answer => [...quietCards(answer), ...fileCards(answer)],
  noun: { one: 'source', many: 'sources' },
  filters: [
    {
      ...{ kind: 'select', name: 'quiet', label: 'Show' },
      options: [
        { value: '', text: 'All' },
        { value: 'true', text: 'Only those gone quiet' },
      ],
    },
  ],
  columns: [
    { label: 'Source', sort: 'source', cell: one => ({ text: one.name }) },
    { label: 'Last told', sort: 'last', order: 'ascending', cell: lastCell },
    {
      ...{ label: 'Told', sort: 'told', order: 'descending', numeric: true },
      cell: one => ({ text: formatNumber(one.told), note: `${formatNumber(one.corrected)} of them anew` }),
    },
    {
      ...{ label: 'Came late', sort: 'late', order: 'descending', numeric: true },
      cell: one => ({
        text: formatNumber(one.late),
        ...(one.ahead > 0 ? { note: `${formatNumber(one.ahead)} dated after today` } : {}),
      }),
    },
    {
      ...{ label: 'Homes, in a year', sort: 'homes', order: 'ascending', numeric: true },
      cell: one => ({ text: share(one) }),
    },
    { label: 'Contradicts', cell: againstCell },
  ],
  export: {
    query: exportSources,
    fileName: 'sources',
    columns: [
      { header: 'Source', value: (one: Source) => one.name },
      { header: 'Last told', value: (one: Source) => one.lastOn },
      { header: 'Days between tellings, as a rule', value: (one: Source) => one.rhythm },
      { header: 'Days silent', value: (one: Source) => one.silentFor },
      { header: 'Gone quiet', value: (one: Source) => (one.quiet ? 'yes' : 'no') },
      { header: 'Told', value: (one: Source) => one.told },
      { header: 'Told anew or taken back', value: (one: Source) => one.corrected },
      { header: 'More than a quarter late', value: (one: Source) => one.late },
      { header: 'Dated after today', value: (one: Source) => one.ahead },
      { header: 'Homes told of in twelve months', value: (one: Source) => one.homes },
      { header: 'Open homes', value: (one: Source) => one.ofHomes },
      {
        header: 'Contradicts',
        value: (one: Source) => one.contradicts.map(other => `${other.name}: ${other.times}`).join('; '),
      },
    ],
  },
  empty: () => ({
    heading: 'No source that fits',
    text: 'Nothing was told yet, or none has gone quiet. That says nothing about the homes.',
    link: { text: 'All sources', href: SOURCES },
  }),
})
