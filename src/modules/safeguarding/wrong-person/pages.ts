import { codesOn } from '#law/code-list.ts'
import { type Page, page } from '#platform/http/page/page.ts'
import type { Panel } from '#platform/http/page/panel.ts'
import { formatDateTime } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type { CaseBlock } from '../case/part.ts'
import { listConcerns } from '../concern/queries.ts'
import { caseForm } from '../pages/case-forms.ts'
import { paragraphsOf } from '../view/words.ts'
import { moveToRightPerson, settleBreach } from './commands.ts'
import { codesOnFile, getBreach, listBreaches } from './queries.ts'
import type { BreachView } from './schema.ts'

const move = caseForm({
  path: 'right-person',
  command: moveToRightPerson,
  title: 'Is this on the wrong person’s file?',
  lede: 'The whole case moves to the right person. The wrong file keeps only a code. Information governance is told, and sees who opened it meanwhile.',
  fields: [
    {
      kind: 'text',
      name: 'rightPerson.givenName',
      label: 'First name of whom it is about',
      optional: true,
      width: 20,
      autocomplete: 'off',
    },
    {
      kind: 'text',
      name: 'rightPerson.familyName',
      label: 'Last name',
      optional: true,
      width: 20,
      autocomplete: 'off',
    },
    {
      kind: 'text',
      name: 'rightPerson.personId',
      label: 'Or, if they have a record: its number',
      hint: 'The last part of the address of their page.',
      optional: true,
      autocomplete: 'off',
    },
    {
      kind: 'textarea',
      name: 'words',
      label: 'How did it come to be on the wrong person?',
      rows: 4,
      maxLength: 2000,
    },
  ],
  button: 'Move it',
  tone: 'warning',
  done: 'The case is on the right person’s file',
  doneText: 'Information governance has been told. Tell them what you know when they ask.',
})

const BREACHES = '/safeguarding/breaches'

const list = page.list<typeof listBreaches>({
  path: BREACHES,
  query: listBreaches,
  page: ({ total }, _ctx, _helper, { state }) => ({
    title: total === 0 ? 'No record on the wrong person' : `${plural(total, 'record')} on the wrong person`,
    lede:
      state === 'open'
        ? 'Those that nobody has settled yet.'
        : 'Each with who answers for it and how it was settled.',
  }),
  noun: { one: 'breach', many: 'breaches' },
  filters: [
    {
      kind: 'select',
      name: 'state',
      label: 'Which',
      options: [
        { value: 'open', text: 'Open' },
        { value: 'settled', text: 'Settled' },
        { value: 'all', text: 'All' },
      ],
    },
  ],
  defaults: { state: 'open' },
  columns: [
    {
      label: 'Breach',
      cell: row => ({
        text: row.reference,
        href: `${BREACHES}/${row.id}`,
        note: `Case ${row.concernReference}`,
      }),
    },
    { label: 'Found', cell: row => ({ text: formatDateTime(row.foundAt) }) },
    {
      label: 'Commissioner by',
      cell: row => ({ text: formatDateTime(row.tellBy), note: 'where there is a risk to people' }),
    },
    { label: 'Who answers for it', cell: row => ({ text: row.owner ?? 'Nobody yet' }) },
    { label: 'How it stands', cell: row => ({ text: row.outcome ?? row.stateLabel }) },
  ],
  empty: () => ({
    heading: 'None is open',
    text: 'A case that turns out to be on the wrong person’s file is listed here from the minute it is moved.',
  }),
})

const one = page.show<typeof getBreach>({
  path: `${BREACHES}/{breachId}`,
  query: getBreach,
  template: 'safeguarding/case.njk',
  model: breach => ({
    page: {
      title: readersTitle(breach),
      caption: `${breach.reference}, case ${breach.concernReference}`,
      back: { text: 'Records on the wrong person', href: BREACHES },
      width: 'wide',
    },
    first: [],
    story: [
      readersBlock(breach),
      {
        said: {
          heading: 'How it came about',
          paragraphs: paragraphsOf(breach.words ?? 'These words were removed.'),
          note: breach.foundBy
            ? `${breach.foundBy}, ${formatDateTime(breach.foundAt)}`
            : formatDateTime(breach.foundAt),
        },
      },
    ],
    facts: [{ card: settling(breach) }],
  }),
})

function readersTitle({ readers }: BreachView): string {
  if (readers.length === 0) return 'Nobody opened the case while it was on the wrong person'
  return `${plural(readers.length, 'person', 'people')} opened the case while it was on the wrong person`
}

const FROM_THE_LOG =
  'From the event log, which begins when the case came into Lantern. Who opened it before that in another system is asked for there. Reading it in a list or an export is in the log as well.'

/** An empty table says less than nothing. */
function readersBlock(breach: BreachView): CaseBlock {
  const heading = 'Who opened it while it was there'
  if (breach.readers.length === 0)
    return { card: { heading, text: `Nobody, as far as is logged. ${FROM_THE_LOG}` } }
  return { table: { heading, text: FROM_THE_LOG, model: readersTable(breach) } }
}

function readersTable({ readers, concernReference }: BreachView) {
  return {
    caption: `Who opened ${concernReference}`,
    captionHidden: true,
    columns: [{ label: 'Who' }, { label: 'As' }, { label: 'Times', numeric: true }, { label: 'Last' }],
    rows: readers.map(({ name, role, times, lastAt }) => [
      { text: name },
      { text: role },
      { text: String(times) },
      { text: formatDateTime(lastAt) },
    ]),
  }
}

function settling({ id, state, outcome, owner, sinceAt, foundAt, tellBy }: BreachView) {
  return {
    heading: state === 'open' ? 'What is to be done' : 'How it was settled',
    facts: [
      { term: 'Who answers for it', ...(owner ? { value: owner } : { missing: 'Nobody yet' }) },
      { term: 'On the wrong person since', value: formatDateTime(sinceAt) },
      { term: 'Found', value: formatDateTime(foundAt) },
      {
        term: 'Told by (ICO)',
        value: formatDateTime(tellBy),
        note: 'The Information Commissioner, only where there is a risk to people: UK GDPR, article 33',
      },
      ...(outcome ? [{ term: 'Settled', value: outcome }] : []),
    ],
    ...(state === 'open' ? { button: { text: 'Settle it', href: `${BREACHES}/${id}/settle` } } : {}),
  }
}

const settleForm = page.form<typeof settleBreach>({
  path: `${BREACHES}/{breachId}/settle`,
  command: settleBreach,
  helper: ctx => ctx.ask(getBreach, { breachId: ctx.params.breachId ?? '' }),
  initial: helper => ({ version: (helper as BreachView).version }),
  steps: [
    {
      slug: 'outcome',
      page: helper => ({ title: 'How is it settled?', caption: (helper as BreachView).reference }),
      fields: [
        ctx => ({
          kind: 'radios',
          name: 'outcome',
          label: 'Who was told, or why nobody had to be',
          options: codesOn('breach-outcomes', ctx.today).map(({ code, label }) => ({
            value: code,
            text: label,
          })),
        }),
      ],
      whoSees: 'Information governance.',
    },
  ],
  button: 'Settle it',
  done: (_result, ctx) => ({
    href: `${BREACHES}/${ctx.params.breachId}`,
    notice: { kind: 'done', heading: 'Settled' },
  }),
  cancel: ctx => ({ text: 'Cancel', href: `${BREACHES}/${ctx.params.breachId}` }),
})

export const pages: readonly Page[] = [move, list, one, settleForm]

/** On the file of whoever it was not about: a code, so that nobody looks for what is not theirs. */
const codes: Panel = {
  place: 'person.story',
  order: 11,
  async show(subject, ctx) {
    if (!ctx.mayEver(listConcerns)) return undefined
    const { codes: left } = await ctx.ask(codesOnFile, { personId: (subject as { readonly id: string }).id })
    if (left.length === 0) return undefined
    const text =
      'Something was on this file that is about somebody else. It was moved. Nothing of it is kept here but its code, for information governance.'
    return {
      template: 'platform/card.njk',
      model: { heading: 'Moved from here', text, facts: left.map(value => ({ term: 'Code', value })) },
    }
  },
}

export const panels: readonly Panel[] = [codes]
