import { optionsOn } from '#law/code-list.ts'
import { type FieldSpec, type Page, type PageContext, page } from '#platform/http/page/page.ts'
import { civilDateOf, formatCivilDate, formatShortDate } from '#platform/view/dates.ts'
import type { OptionModel } from '#platform/view/models.ts'
import { homeNames } from '#src/modules/homes/index.ts'
import { dateField, officerField, processForms, textarea } from '../process/forms.ts'
import {
  challengeTrust,
  clearTrust,
  closeTrust,
  findOnTrust,
  giveTrustPart,
  hearTrustPerson,
  lookAtTrust,
  raiseTrust,
  setTrustAside,
} from './commands.ts'
import { partForms } from './part-pages.ts'
import { getTrust, listTrust } from './queries.ts'
import { trustHref, trustPage } from './view.ts'

const WHO = 'Safeguarding managers, and those assigned to this. Nobody else learns that it exists.'

const list = page.list<typeof listTrust>({
  path: '/safeguarding/trust',
  query: listTrust,
  page: ({ items }) => {
    const late = items.filter(item => item.overdue).length
    return {
      title: 'Positions of trust',
      lede: `Outside any adult’s case, and without names here. ${late === 0 ? 'None is past its local target or day of review.' : `${late} of these ${late === 1 ? 'is' : 'are'} past the local target or day of review.`}`,
    }
  },
  noun: { one: 'record', many: 'records' },
  columns: [
    { label: 'Reference', cell: row => ({ text: row.reference, href: trustHref(row.id) }) },
    {
      label: 'How it stands',
      cell: row => ({
        text: row.stateLabel,
        ...(row.overdue ? { tag: { text: 'Past its day', tone: 'clay' as const } } : {}),
      }),
    },
    { label: 'Opened', cell: row => ({ text: formatShortDate(civilDateOf(row.raisedAt)) }) },
    {
      label: 'Next day',
      cell: row => {
        const day = row.dueOn ?? row.reviewOn
        return { text: day ? formatCivilDate(day) : 'None' }
      },
    },
  ],
  links: ctx => (ctx.mayEver(raiseTrust) ? [{ text: 'Open a record', href: '/safeguarding/trust/new' }] : []),
  empty: () => ({
    heading: 'None that you may see',
    text: 'Only safeguarding managers, and those assigned, see that one exists.',
  }),
})

const whole = page.show<typeof getTrust>({
  path: '/safeguarding/trust/{trustId}',
  query: getTrust,
  template: 'safeguarding/case.njk',
  model: trustPage,
})

async function homesFor(ctx: PageContext): Promise<readonly OptionModel[]> {
  const { items } = await ctx.ask(homeNames, {})
  return items.map(({ id, name, postcode }) => ({
    value: id,
    text: postcode ? `${name}, ${postcode}` : name,
  }))
}

const text = (name: string, label: string, more: { optional?: boolean; hint?: string } = {}): FieldSpec => ({
  ...{ kind: 'text', name, label, ...more },
})

const raise = page.form<typeof raiseTrust>({
  path: '/safeguarding/trust/new',
  command: raiseTrust,
  helper: homesFor,
  steps: [
    {
      slug: 'what',
      page: () => ({
        title: 'Open a record about a person in a position of trust',
        lede: 'It lies outside any adult’s case. Keep the person’s name out of the case itself.',
        back: { text: 'Positions of trust', href: '/safeguarding/trust' },
      }),
      fields: [
        text('name', 'Who is it?'),
        text('role', 'What do they do with adults at risk?'),
        (_ctx, homes) => ({
          ...{ kind: 'select', name: 'homeId', label: 'In which care home?', optional: true },
          options: [{ value: '', text: 'None, or not known' }, ...(homes as readonly OptionModel[])],
        }),
        {
          ...{ kind: 'radios', name: 'life', label: 'Where did it happen?' },
          options: [
            { value: 'work', text: 'At work' },
            { value: 'private', text: 'In private life' },
            { value: 'both', text: 'Both' },
          ],
        },
        {
          ...{ kind: 'radios', name: 'children', label: 'Are children involved?', inline: true },
          hint: 'Or do they work or live with children? Then the LADO is told.',
          options: [
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
            { value: 'not-known', text: 'Not known' },
          ],
        },
        textarea('words', 'What is alleged?', { rows: 6 }),
        text('concernReference', 'Reference of the concern it came from', { optional: true }),
      ],
      whoSees: WHO,
    },
  ],
  button: 'Open the record',
  done: ({ id, reference }, ctx) => ({
    href: ctx.role === 'safeguarding-manager' ? trustHref(id) : '/safeguarding/trust',
    notice: {
      kind: 'done',
      heading: `Opened: ${reference}`,
      text: 'A safeguarding manager looks at it. You see it again only if you are assigned.',
    },
  }),
  cancel: () => ({ text: 'Cancel', href: '/safeguarding/trust' }),
})

const form = processForms({
  path: '/safeguarding/trust/{trustId}',
  query: getTrust,
  caption: one => `${one.name ?? 'Name removed'}, ${one.reference}`,
  back: 'The record',
  whoSees: WHO,
})

const forms: readonly Page[] = [
  form({
    ...{ path: 'look', command: lookAtTrust, title: 'Take this and look at it?', fields: [] },
    lede: 'You lead it. First: who may be at risk from this person tonight?',
    ...{ button: 'Take it', done: 'You have it now' },
  }),
  form({
    ...{ path: 'set-aside', command: setTrustAside, title: 'Set it aside: no position of trust' },
    fields: [textarea('words', 'Why?', { maxLength: 4000 })],
    ...{ button: 'Set it aside', done: 'Set aside' },
  }),
  form({
    ...{ path: 'people', command: giveTrustPart, title: 'Assign somebody', officers: true },
    fields: [
      officerField('accountId', 'Who?'),
      {
        ...{ kind: 'radios', name: 'part', label: 'Which part?' },
        options: [
          { value: 'lead', text: 'Leads it' },
          { value: 'worker', text: 'Works on it' },
          { value: 'none', text: 'No part any more' },
        ],
      },
    ],
    ...{ button: 'Assign', done: 'Assigned' },
  }),
  form({
    ...{ path: 'hearing', command: hearTrustPerson, title: 'How were they told and heard?' },
    lede: 'The person is told first, sees the evidence, and has ten working days to answer (a local target), unless that is unsafe or police object.',
    fields: [
      dateField('substanceGivenOn', 'When were they told what is alleged?', { optional: true }),
      dateField('evidenceSeenOn', 'When did they see the evidence relied on?', { optional: true }),
      dateField('answeredOn', 'When did they say that they have no more to add?', { optional: true }),
      {
        ...{ kind: 'radios', name: 'notTold', label: 'If they were not told first, why?', optional: true },
        options: [
          { value: 'unsafe', text: 'It is not safe' },
          { value: 'police-object', text: 'Police object' },
        ],
      },
      textarea('words', 'What they said, or why they were not told', { optional: true, maxLength: 8000 }),
    ],
    initial: ({ substanceGivenOn, evidenceSeenOn }) => ({
      ...(substanceGivenOn ? { substanceGivenOn } : {}),
      ...(evidenceSeenOn ? { evidenceSeenOn } : {}),
    }),
    ...{ button: 'Write it down', done: 'Written down' },
  }),
  form({
    ...{ path: 'finding', command: findOnTrust, title: 'Make the finding' },
    lede: 'Their words stand beside it. It is never changed: after a challenge another supersedes it.',
    fields: [
      ctx => ({
        ...{ kind: 'radios', name: 'outcome', label: 'Outcome' },
        options: optionsOn('trust-outcomes', ctx.today),
      }),
      textarea('words', 'What was found'),
      textarea('evidence', 'What it rests on'),
      text('standardOfProof', 'Standard of proof'),
      text('challengeTo', 'Who, not involved, hears a challenge?'),
      dateField('reviewOn', 'When is it looked at again?'),
    ],
    initial: () => ({ standardOfProof: 'More likely than not' }),
    ...{ button: 'Make the finding', done: 'The finding is made' },
  }),
  form({
    ...{ path: 'challenge', command: challengeTrust, title: 'What do they challenge?' },
    fields: [textarea('words', 'What they challenge, and why', { maxLength: 8000 })],
    ...{ button: 'Write it down', done: 'Written down: someone not involved hears it' },
  }),
  form({
    ...{ path: 'clearance', command: clearTrust, title: 'They are cleared: who was told?' },
    lede: 'The person, and every employer who had been told.',
    fields: [
      dateField('toldOn', 'When were they told?'),
      textarea('words', 'Who was told, and how', { maxLength: 4000 }),
    ],
    ...{ button: 'Write it down', done: 'Written down: they are cleared' },
  }),
  form({
    ...{ path: 'close', command: closeTrust, title: 'Close this record?', fields: [], tone: 'warning' },
    lede: 'From then on its own length of keeping counts. Nothing is removed until a named person approves.',
    ...{ button: 'Close it', done: 'It is closed' },
  }),
]

export const trustPages: readonly Page[] = [list, raise, whole, ...forms, ...partForms(form)]
