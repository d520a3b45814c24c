import { optionsOn } from '#law/code-list.ts'
import type { FieldSpec, Page } from '#platform/http/page/page.ts'
import { dateField, officerField, textarea } from '../process/forms.ts'
import {
  closeOrganisational,
  decideOrganisational,
  giveOrganisationalPart,
  holdOrganisational,
  linkOrganisational,
  moveOrganisational,
} from './commands.ts'
import { organisationalForm as form } from './forms-about.ts'
import { addOrganisationalItem, settleOrganisationalItem } from './item-commands.ts'

const who = (label: string): FieldSpec => ({ kind: 'text', name: 'who', label, optional: true })

const decision = form({
  path: 'decision',
  command: decideOrganisational,
  title: 'Is the threshold of an organisational enquiry met?',
  lede: 'You are named as the decision maker. A later decision supersedes this one; it is never changed.',
  fields: [
    {
      kind: 'radios',
      name: 'outcome',
      label: 'Decision',
      inline: true,
      options: [
        { value: 'met', text: 'Met: enquire' },
        { value: 'not-met', text: 'Not met' },
      ],
    },
    textarea('words', 'Reasons', { rows: 6, maxLength: 8000 }),
  ],
  button: 'Decide',
  done: 'Decided',
})

const link = form({
  path: 'concerns',
  command: linkOrganisational,
  title: 'Link a concern',
  lede: 'Only one that you may see yourself. It stays a case of its own.',
  fields: [
    {
      kind: 'text',
      name: 'concernReference',
      label: 'Reference of the concern',
      hint: 'For example C-7KQF-2MD9.',
      width: 20,
    },
  ],
  button: 'Link it',
  done: 'Linked',
})

const stage = form({
  path: 'stage',
  command: moveOrganisational,
  title: 'Where does the enquiry go now?',
  fields: [
    {
      kind: 'radios',
      name: 'to',
      label: 'Where does it go?',
      options: [
        { value: 'monitoring', text: 'Over to watching the plan' },
        { value: 'enquiring', text: 'Back to enquiring' },
      ],
    },
  ],
  button: 'Move it',
  done: 'Moved',
})

const hold = form({
  path: 'police-hold',
  command: holdOrganisational,
  title: 'Do police ask us to wait?',
  lede: 'While they do, no family is told. Seeing residents and keeping them safe never waits.',
  fields: [
    {
      kind: 'radios',
      name: 'hold',
      label: 'Do police ask us to wait?',
      options: [
        {
          value: 'yes',
          text: 'Yes',
          reveals: [dateField('reviewOn', 'When do they look at it again?', { optional: true })],
        },
        { value: 'no', text: 'No, or no longer' },
      ],
    },
    textarea('words', 'Who at the police said so, with their reference, and what they ask', {
      maxLength: 4000,
    }),
  ],
  button: 'Write it down',
  done: 'Written down',
})

const part = form({
  path: 'people',
  command: giveOrganisationalPart,
  officers: true,
  title: 'Give somebody a part',
  lede: 'A quality officer or commissioner reads this page and no more, whatever part they have.',
  fields: [
    officerField('accountId', 'Who?'),
    {
      kind: 'radios',
      name: 'part',
      label: 'Which part?',
      options: [
        {
          value: 'lead',
          text: 'Leads it',
          hint: 'There is one lead. The part goes over from whoever had it.',
        },
        { value: 'worker', text: 'Works on it, and sees each resident’s row' },
        { value: 'reader', text: 'Reads this page, not residents’ rows' },
        { value: 'none', text: 'No part any more' },
      ],
    },
  ],
  button: 'Give the part',
  done: 'The part is given',
})

interface Row {
  readonly path: string
  readonly kind: string
  readonly title: string
  readonly lede?: string
  readonly fields: readonly FieldSpec[]
  readonly officers?: boolean
}

const adding = ({ path, kind, title, lede, fields, officers = false }: Row): Page =>
  form({
    ...{ path: `${path}/new`, command: addOrganisationalItem, title, fields, officers },
    ...(lede ? { lede } : {}),
    initial: () => ({ kind }),
    button: 'Write it down',
    done: 'Written down',
  })

const kindOf = (kind: string): FieldSpec => ({ kind: 'hidden', name: 'kind', label: 'Kind', value: kind })

const items: readonly Page[] = [
  adding({
    ...{ path: 'terms', kind: 'terms', title: 'Write terms of reference' },
    lede: 'What is looked at, over what time, by whom, and what is not. Later terms stand beside earlier ones.',
    fields: [kindOf('terms'), textarea('words', 'Terms of reference', { rows: 8 })],
  }),
  adding({
    ...{ path: 'strands', kind: 'strand', title: 'Give out a strand', officers: true },
    fields: [
      kindOf('strand'),
      textarea('words', 'What is looked at?', { rows: 3 }),
      officerField('ownerId', 'Who leads it?', { optional: true }),
      who('Or somebody of another body'),
      dateField('dueOn', 'By when?'),
    ],
  }),
  adding({
    ...{ path: 'meetings', kind: 'meeting', title: 'Write down a meeting' },
    fields: [
      kindOf('meeting'),
      {
        kind: 'radios',
        name: 'meeting',
        label: 'Which meeting?',
        options: [
          { value: 'agencies', text: 'Agencies only' },
          { value: 'provider', text: 'With the provider' },
        ],
      },
      dateField('heldOn', 'When was it held?'),
      who('Who was there?'),
      textarea('words', 'What was said', { rows: 6 }),
      textarea('decisions', 'What was decided', { optional: true }),
    ],
  }),
  adding({
    ...{ path: 'told', kind: 'told', title: 'Write down who was told' },
    fields: [
      kindOf('told'),
      ctx => ({
        kind: 'radios',
        name: 'body',
        label: 'Who was told?',
        options: optionsOn('organisational-bodies', ctx.today),
      }),
      who('Name and place'),
      dateField('heldOn', 'When?'),
      textarea('words', 'What they were told, and what we ask of them', { rows: 3 }),
      dateField('dueOn', 'When should they answer?', { optional: true }),
    ],
  }),
  adding({
    ...{ path: 'actions', kind: 'action', title: 'Agree a step of the plan', officers: true },
    fields: [
      kindOf('action'),
      textarea('words', 'What will change?', { rows: 3 }),
      officerField('ownerId', 'Who watches it?', { optional: true }),
      who('Or somebody of another body'),
      dateField('dueOn', 'By when?'),
    ],
  }),
  adding({
    ...{ path: 'learning', kind: 'learning', title: 'Write down what was learned' },
    fields: [kindOf('learning'), textarea('words', 'What was learned, and for whom')],
  }),
]

const settle = form({
  path: 'items/{itemId}',
  command: settleOrganisationalItem,
  title: 'What came of it?',
  lede: 'It is written once. What comes after gets a row of its own.',
  fields: [dateField('doneOn', 'When?'), textarea('words', 'What was found, done or answered')],
  initial: (whole, ctx) => ({
    version: whole.items.find(item => item.id === ctx.params.itemId)?.version ?? 1,
  }),
  button: 'Write it down',
  done: 'Written down',
})

const close = form({
  path: 'close',
  command: closeOrganisational,
  title: 'Close this enquiry?',
  lede: 'It does not wait for another council’s review: that is escalated, and stays listed.',
  fields: [
    textarea('words', 'Closure report: what was found, and what has changed', { rows: 8 }),
    textarea('unfinished', 'What is not finished, and who has it', { optional: true, maxLength: 8000 }),
  ],
  button: 'Close the enquiry',
  done: 'The enquiry is closed',
  tone: 'warning',
})

export const forms: readonly Page[] = [decision, link, stage, hold, part, ...items, settle, close]
