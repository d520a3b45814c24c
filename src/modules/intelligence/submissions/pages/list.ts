import { page } from '#platform/http/page/page.ts'
import { formatCivilDate, formatShortDate } from '#platform/view/dates.ts'
import type { LinkModel } from '#platform/view/models.ts'
import { contribute, correctSubmission } from '../commands.ts'
import { listDoubles } from '../doubles.ts'
import { listSubmissionFiles } from '../file-queries.ts'
import { partners, surenesses } from '../kinds.ts'
import { getSubmission, listSubmissions } from '../queries.ts'
import type { SubmissionView } from '../schema.ts'
import { DOUBLES, FILES, SUBMISSIONS, submissionHref } from './addresses.ts'

const days = ({ from, to }: SubmissionView): string =>
  from === to ? formatCivilDate(from) : `${formatCivilDate(from)} to ${formatCivilDate(to)}`

export const submissionList = page.list<typeof listSubmissions>({
  path: SUBMISSIONS,
  query: listSubmissions,
  page: (_result, ctx) => ({
    title: 'What partners told',
    lede:
      ctx.role === 'partner' || ctx.role === 'advocate'
        ? 'What you told the council of care homes. You can correct it or take it back.'
        : 'By health, police, advocates and others who come to homes, and returns of the homes. Each is one witness, and no finding.',
  }),
  noun: { one: 'thing told', many: 'things told' },
  filters: [
    {
      ...{ kind: 'select', name: 'partner', label: 'Who told it' },
      options: [
        { value: '', text: 'Anybody' },
        ...partners.map(({ code, label }) => ({ value: code, text: label })),
      ],
    },
  ],
  columns: [
    { label: 'What', cell: row => ({ text: row.label, href: submissionHref(row.id), note: row.home.name }) },
    { label: 'When', cell: row => ({ text: days(row) }) },
    {
      label: 'Who told it',
      cell: row => ({
        text: row.partnerLabel,
        note: `${row.seenByLabel}. ${surenesses[row.sureness]}${row.selfReported ? '. The home’s own word' : ''}`,
      }),
    },
    {
      label: 'How it stands',
      cell: row =>
        row.takenBackOn
          ? { text: `Taken back ${formatShortDate(row.takenBackOn)}`, ...(row.why ? { note: row.why } : {}) }
          : { text: row.confirmed ? 'Counts, as one of several witnesses' : 'Counts' },
    },
  ],
  empty: ctx => ({
    heading: 'Nothing was told yet',
    text: 'That says nothing about the homes.',
    ...(ctx.mayEver(contribute) ? { link: { text: 'Tell something', href: `${SUBMISSIONS}/new` } } : {}),
  }),
  links: ctx => linksFor(ctx),
  export: {
    query: listSubmissions,
    fileName: 'what-partners-told',
    columns: [
      { header: 'What', value: (row: SubmissionView) => row.label },
      { header: 'Home', value: (row: SubmissionView) => row.home.name },
      { header: 'From', value: (row: SubmissionView) => row.from },
      { header: 'To', value: (row: SubmissionView) => row.to },
      { header: 'Count', value: (row: SubmissionView) => row.count },
      { header: 'Who told it', value: (row: SubmissionView) => row.partnerLabel },
      { header: 'Seen by', value: (row: SubmissionView) => row.seenByLabel },
      { header: 'How sure', value: (row: SubmissionView) => surenesses[row.sureness] },
      { header: 'The home’s own word', value: (row: SubmissionView) => row.selfReported },
      { header: 'Told by others too', value: (row: SubmissionView) => row.confirmed },
      { header: 'Their reference', value: (row: SubmissionView) => row.reference },
      { header: 'Received', value: (row: SubmissionView) => row.receivedOn },
      { header: 'Taken back', value: (row: SubmissionView) => row.takenBackOn },
      { header: 'Why', value: (row: SubmissionView) => row.why },
    ],
  },
})

function linksFor(ctx: { mayEver: (unit: never) => boolean }): LinkModel[] {
  const may = ctx.mayEver as (unit: unknown) => boolean
  return [
    ...(may(contribute) ? [{ text: 'Tell something', href: `${SUBMISSIONS}/new` }] : []),
    ...(may(listSubmissionFiles) ? [{ text: 'Files', href: FILES }] : []),
    ...(may(listDoubles) ? [{ text: 'What may be one event', href: DOUBLES }] : []),
  ]
}

export const submissionPage = page.show<typeof getSubmission>({
  path: `${SUBMISSIONS}/{submissionId}`,
  query: getSubmission,
  template: 'platform/page.njk',
  model: (told, ctx) => ({
    page: {
      title: told.takenBackOn ? `Taken back: ${told.label.toLowerCase()}` : told.label,
      caption: told.home.name,
      back: { text: 'What partners told', href: SUBMISSIONS },
    },
    cards: [
      {
        heading: told.selfReported ? 'The home’s own word' : 'One witness, and no finding',
        facts: factsOf(told),
        links:
          told.takenBackOn === null && (told.mine || ctx.mayEver(correctSubmission))
            ? [
                ...(told.kind === 'food-hygiene'
                  ? []
                  : [{ text: 'Correct it', href: `${submissionHref(told.id)}/correct` }]),
                { text: 'Take it back', href: `${submissionHref(told.id)}/take-back` },
              ]
            : [],
      },
    ],
  }),
})

const bedDaysFrom = {
  told: 'bed days, as they were given',
  occupied: 'bed days, by places taken as last known',
  beds: 'bed days, as if every bed were taken: how many are is not known',
} as const

function countInWords({ count, bedDays, bedDaysFrom: from }: SubmissionView): string {
  if (bedDays === null || from === null) return `${count}, and nothing is known to count it against`
  return `${count} in ${bedDays.toLocaleString('en-GB')} ${bedDaysFrom[from]}`
}

function factsOf(told: SubmissionView) {
  const fact = (term: string, value: string | null) => (value === null ? [] : [{ term, value }])
  return [
    { term: 'When', value: days(told) },
    ...fact('How many', told.count === null ? null : countInWords(told)),
    { term: 'Who told it', value: told.partnerLabel },
    { term: 'Who saw it', value: told.seenByLabel },
    { term: 'How sure', value: surenesses[told.sureness] },
    ...fact('Their number for it', told.reference),
    { term: 'Received', value: formatCivilDate(told.receivedOn) },
    ...fact('Written down by', told.by),
    ...fact('Several witnesses', told.confirmed ? 'Somebody confirmed that it is one event' : null),
    ...fact('Corrected', told.corrected > 0 ? `${told.corrected} times` : null),
    ...fact('Taken back', told.takenBackOn ? formatCivilDate(told.takenBackOn) : null),
    ...fact('Why', told.why),
  ]
}
