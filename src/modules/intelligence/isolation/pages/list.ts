import { page } from '#platform/http/page/page.ts'
import { plural } from '#platform/view/filters.ts'
import type { CellModel } from '#platform/view/models.ts'
import { findingCodes, findingWords } from '../findings.ts'
import { exportEyes, listEyes } from '../queries.ts'
import type { EyesRow } from '../schema.ts'
import { indexInWords } from '../words.ts'
import { EYES_LIST, homeEyesHref } from './addresses.ts'

const contractInWords = ({ contract }: EyesRow): string =>
  contract === null ? 'Not known' : contract ? 'Yes' : 'No: it owes us nothing'

function whyCell({ findings }: EyesRow): CellModel {
  const [first, ...rest] = findings
  if (!first) return { text: 'Nothing stands out' }
  return {
    text: first.says,
    ...(rest.length > 0 ? { note: rest.map(one => one.says).join(' ') } : {}),
    tag: { text: first.label, tone: first.code === 'not-known' ? 'plain' : 'lamp' },
  }
}

/** What is missing: all of it where nothing is known, and of the eight kinds the first few. */
function missingCell({ index, missing }: EyesRow): CellModel {
  if (index === null) return { text: 'All of it' }
  if (missing.length === 0) return { text: 'Nobody' }
  const shown = missing.slice(0, 3).join('; ')
  const more = missing.length - 3
  return { text: shown, ...(more > 0 ? { note: `and ${plural(more, 'other kind')} of people` } : {}) }
}

export const eyesList = page.list<typeof listEyes>({
  path: EYES_LIST,
  query: listEyes,
  page: ({ counts: { homes, few, notKnown, helped } }) => ({
    title: few === 0 ? 'Homes where few could notice' : `${plural(few, 'home')} where few could notice`,
    lede: `Of ${plural(homes, 'open home')}. Who comes to ${notKnown === 1 ? 'one' : notKnown} of them we do not know, which says nothing about them. Something is under way at ${helped}. A prompt to go and help: unproven, and no finding about anybody’s care.`,
    width: 'wide',
  }),
  noun: { one: 'home', many: 'homes' },
  filters: [
    {
      kind: 'select',
      name: 'finding',
      label: 'What stands out',
      options: [
        { value: '', text: 'Any of it' },
        ...findingCodes.map(code => ({ value: code, text: findingWords[code] })),
      ],
    },
    {
      kind: 'select',
      name: 'remedy',
      label: 'What is done',
      options: [
        { value: '', text: 'Anything or nothing' },
        { value: 'none', text: 'Nothing yet' },
        { value: 'some', text: 'Something is under way' },
      ],
    },
  ],
  columns: [
    {
      label: 'Home',
      cell: row => ({
        text: row.home.name,
        href: homeEyesHref(row.home.id),
        note: `Contract: ${contractInWords(row).toLowerCase()}`,
      }),
    },
    { label: 'Why it is here', cell: whyCell },
    {
      label: 'Kinds of people who could notice',
      numeric: true,
      cell: row => ({ text: row.index === null ? 'Not known' : `${indexInWords(row.index)} of 8` }),
    },
    { label: 'Not seen there for a year', cell: missingCell },
    {
      label: 'Under way',
      cell: row => ({ text: row.remedies.length > 0 ? row.remedies.join(', ') : 'Nothing yet' }),
    },
  ],
  empty: () => ({
    heading: 'No home here fits',
    text: 'That is about what we know. Choose “Nobody has told us who comes” to see where we know nothing.',
  }),
  export: {
    query: exportEyes,
    fileName: 'homes-where-few-could-notice',
    columns: [
      { header: 'Home', value: (row: EyesRow) => row.home.name },
      { header: 'Why it is here (a prompt to look; unproven; not a finding)', value: whyWords },
      { header: 'Only the home says so', value: saidByHome },
      {
        header: 'Kinds of people who could notice, of 8',
        value: (row: EyesRow) => row.index && Math.round(row.index * 10) / 10,
      },
      { header: 'Not seen there for a year', value: (row: EyesRow) => row.missing.join('; ') },
      { header: 'Contract with the council', value: contractInWords },
      { header: 'Under way', value: (row: EyesRow) => row.remedies.join('; ') },
    ],
  },
})

function whyWords(row: EyesRow): string {
  return row.findings.map(one => one.says).join(' ')
}

function saidByHome(row: EyesRow): string {
  return row.findings.some(one => one.selfReported) ? 'In part' : 'No'
}
