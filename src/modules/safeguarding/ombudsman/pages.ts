import { optionsOn } from '#law/code-list.ts'
import { type Page, page } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import { dateField, processForms, textarea } from '../process/forms.ts'
import * as commands from './commands.ts'
import { getComplaint, listComplaints } from './queries.ts'
import { COMPLAINTS, complaintHref, complaintPage } from './view.ts'

const WHO =
  'Information governance, and safeguarding managers who took no part in the case. Nothing of it stands in the case.'

const list = page.list<typeof listComplaints>({
  path: COMPLAINTS,
  query: listComplaints,
  page: ({ total, items }) => {
    const late = items.filter(item => item.overdue).length
    return {
      title:
        total === 0
          ? 'No complaint to the Ombudsman that you may see'
          : plural(total, 'complaint to the Ombudsman', 'complaints to the Ombudsman'),
      lede:
        late > 0
          ? `${late} past the day that the Ombudsman set.`
          : 'About our own safeguarding, and apart from the cases: whoever worked on a case does not see its complaint.',
    }
  },
  noun: { one: 'complaint', many: 'complaints' },
  columns: [
    { label: 'Reference', cell: row => ({ text: row.reference, href: complaintHref(row.id) }) },
    { label: 'How it stands', cell: row => ({ text: row.stateLabel, note: row.outcomeLabel ?? '' }) },
    { label: 'We were told', cell: row => ({ text: formatCivilDate(row.receivedOn) }) },
    {
      label: 'Next day',
      cell: row => ({
        text: row.nextOn ? formatCivilDate(row.nextOn) : 'None',
        ...(row.overdue ? { tag: { text: 'Past it', tone: 'clay' as const } } : {}),
      }),
    },
  ],
  links: () => [{ text: 'Open a record', href: `${COMPLAINTS}/new` }],
  empty: () => ({
    heading: 'None that you may see',
    text: 'The Ombudsman writes to the council. Whoever receives it gives it to information governance.',
    link: { text: 'Open a record', href: `${COMPLAINTS}/new` },
  }),
})

const record = page.form<typeof commands.recordComplaint>({
  path: `${COMPLAINTS}/new`,
  command: commands.recordComplaint,
  steps: [
    {
      slug: 'complaint',
      page: () => ({
        title: 'A complaint to the Ombudsman about our own safeguarding',
        lede: 'It lies apart from the case. The case is held, so that nothing of it is forgotten.',
        back: { text: 'Complaints to the Ombudsman', href: COMPLAINTS },
      }),
      fields: [
        {
          ...{ kind: 'text', name: 'concernReference', label: 'Reference of the case', width: 20 },
          hint: 'For example C-7KQF-2M9D.',
        },
        { kind: 'text', name: 'number', label: 'The Ombudsman’s number', width: 20 },
        dateField('receivedOn', 'When were we told of it?'),
        { kind: 'text', name: 'complainant', label: 'Who complained?', autocomplete: 'off' },
        textarea('about', 'What is it about?', { rows: 6 }),
      ],
      whoSees: WHO,
    },
  ],
  button: 'Open the record',
  done: ({ id, reference }) => ({
    href: complaintHref(id),
    notice: { kind: 'done', heading: `Opened: ${reference}`, text: 'The case is held.' },
  }),
  cancel: () => ({ text: 'Cancel', href: COMPLAINTS }),
})

const whole = page.show<typeof getComplaint>({
  path: `${COMPLAINTS}/{complaintId}`,
  query: getComplaint,
  template: 'safeguarding/case.njk',
  model: complaintPage,
})

const form = processForms({
  path: `${COMPLAINTS}/{complaintId}`,
  query: getComplaint,
  caption: one => one.reference,
  back: 'The complaint',
  whoSees: WHO,
})

const forms: readonly Page[] = [
  form({
    ...{ path: 'items/new', command: commands.addAsked, title: 'What does the Ombudsman ask for?' },
    fields: [
      textarea('words', 'What is asked for', { maxLength: 10_000 }),
      dateField('askedOn', 'When was it asked for?'),
      dateField('dueOn', 'By when?', { optional: true }),
    ],
    ...{ button: 'Write it down', done: 'Written down' },
  }),
  form({
    path: 'items/{complaintItemId}',
    command: commands.giveAsked,
    title: 'What was given to the Ombudsman?',
    lede: 'Lantern sends nothing. Write down what you gave, and how.',
    fields: [
      textarea('words', 'What was given', { maxLength: 10_000 }),
      dateField('givenOn', 'When was it given?'),
    ],
    ...{ button: 'Write it down', done: 'Written down' },
  }),
  form({
    ...{ path: 'decision', command: commands.decideComplaint, title: 'How did the Ombudsman decide?' },
    fields: [
      ctx => ({
        ...{ kind: 'radios', name: 'outcome', label: 'The decision' },
        options: optionsOn('ombudsman-outcomes', ctx.today),
      }),
      dateField('decidedOn', 'When?'),
      textarea('words', 'What was found', { rows: 6 }),
      textarea('remedy', 'What are we to put right?', { optional: true, maxLength: 10_000 }),
      dateField('remedyDueOn', 'By when?', { optional: true }),
    ],
    initial: ({ outcome, remedy }) => ({ ...(outcome ? { outcome } : {}), ...(remedy ? { remedy } : {}) }),
    ...{ button: 'Write it down', done: 'Written down' },
  }),
  form({
    ...{ path: 'close', command: commands.closeComplaint, title: 'Close this record?', tone: 'warning' },
    fields: [
      textarea('words', 'What was put right, and what was learnt', { optional: true, maxLength: 10_000 }),
      dateField('closedOn', 'When was it done?'),
      {
        ...{ kind: 'radios', name: 'liftHold', label: 'May the case be forgotten in its time again?' },
        options: [
          { value: 'yes', text: 'Yes, lift the hold' },
          { value: 'no', text: 'No, the hold stands' },
        ],
      },
    ],
    ...{ button: 'Close it', done: 'It is closed' },
  }),
]

export const pages: readonly Page[] = [list, record, whole, ...forms]
