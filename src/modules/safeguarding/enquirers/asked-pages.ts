import { type Page, page } from '#platform/http/page/page.ts'
import { formatCivilDate, formatDateTime } from '#platform/view/dates.ts'
import type { CardModel, FactModel } from '#platform/view/models.ts'
import { paragraphsOf } from '../view/words.ts'
import type { Asked, AskedRow } from './asked-schema.ts'
import { answerRequest, listAsked, readAsked } from './asked-units.ts'

const hrefOf = (id: string | undefined) => `/safeguarding/asked/${id}`

const tagOf = (row: AskedRow) =>
  row.overdue
    ? { text: 'Waits for your answer, past the target', tone: 'clay' as const }
    : { text: row.stateLabel, tone: row.waiting ? ('lamp' as const) : ('plain' as const) }

const sharedCards = (shared: Asked['shared']): readonly CardModel[] =>
  shared.map(({ id, words, at, purpose, file }) => ({
    heading:
      purpose === 'protection'
        ? 'What you must know to keep somebody safe'
        : 'What the council lets you know',
    text: words ?? 'These words were removed.',
    facts: [
      { term: 'Since', value: formatDateTime(at), note: 'For you by name. Pass it on only as it says.' },
    ],
    ...(file ? { links: [{ text: 'Open the file', href: `/safeguarding/shared/${id}/file` }] } : {}),
  }))

const askedList = page.list<typeof listAsked>({
  path: '/safeguarding/asked',
  query: listAsked,
  page: () => ({
    title: 'What the council asked you',
    lede: 'These are asked of you by name. Others in your home do not see them, unless you tell them.',
  }),
  cards: ({ shared }) => sharedCards(shared),
  noun: { one: 'request', many: 'requests' },
  columns: [
    {
      label: 'What',
      cell: row => ({
        text: row.kind === 'enquire' ? 'To find something out' : 'To keep somebody safe',
        href: hrefOf(row.id),
        note: [row.about, row.reference].filter(Boolean).join(', '),
      }),
    },
    {
      label: 'By when',
      cell: row =>
        row.dueOn ? { text: formatCivilDate(row.dueOn), note: 'A local target' } : { text: 'No day is set' },
    },
    { label: 'How it stands', cell: row => ({ text: '', tag: tagOf(row) }) },
  ],
  empty: () => ({
    heading: 'You were asked nothing',
    text: 'If something worries you, you need not wait to be asked.',
    link: { text: 'Raise a concern', href: '/safeguarding/concerns/new' },
  }),
})

function factsOf(asked: Asked): FactModel[] {
  return [
    {
      term: 'Whom it is about',
      ...(asked.about
        ? { value: asked.about }
        : { missing: asked.notShown ? 'Not shown now' : 'The council does not say' }),
    },
    {
      term: 'By when',
      ...(asked.dueOn
        ? { value: formatCivilDate(asked.dueOn), note: 'A target the council sets.' }
        : { missing: 'No day is set' }),
    },
    { term: 'How it stands', value: asked.stateLabel },
    { term: 'Reference', value: asked.reference },
  ]
}

const said = (heading: string, words: string | null, more: object = {}) => ({
  said: { heading, paragraphs: paragraphsOf(words ?? 'These words were removed.'), ...more },
})

/** Says nothing of why, which may itself tell somebody something. */
const shownNoMore: CardModel = {
  heading: 'The council does not show this now',
  text: 'You need do nothing about it, and need not ask anybody about it. It may come back: then it waits on your first page again. Go on keeping everybody safe as always, and if somebody is in danger, ring 999.',
  tone: 'plain',
}

function textOf({ waiting, notShown: hidden }: Asked): string {
  if (hidden)
    return 'Nothing is needed from you. If you know something that the council should know, raise a concern.'
  return waiting
    ? 'Keep everybody safe first. Do not ask staff or residents about it unless that is what you were asked to do. The council reads your answer and tells you whether it is enough.'
    : 'The council is responsible for what follows. If somebody is in danger, ring 999.'
}

const wordsOf = (asked: Asked) => [
  ...(asked.notShown
    ? []
    : [
        said(
          asked.kind === 'enquire' ? 'What you are asked to find out' : 'What you are asked to do',
          asked.scope,
        ),
      ]),
  ...(asked.know ? [said('What you must know for it', asked.know)] : []),
  ...asked.entries.toReversed().map(({ kind, at, words }) =>
    said(kind === 'redo' ? 'The council asks you to do it again' : 'What you answered', words, {
      ...{ note: formatDateTime(at), tone: kind === 'redo' && asked.waiting ? 'lamp' : 'plain' },
    }),
  ),
]

const askedPage = page.show<typeof readAsked>({
  path: '/safeguarding/asked/{requestId}',
  query: readAsked,
  template: 'safeguarding/case.njk',
  model: asked => ({
    page: {
      title: asked.waiting ? 'The council asks you' : asked.stateLabel,
      caption: [asked.home?.name, asked.reference].filter(Boolean).join(', '),
      back: { text: 'What the council asked you', href: '/safeguarding/asked' },
      width: 'wide',
    },
    first: [],
    story: [...(asked.notShown ? [{ card: shownNoMore }] : []), ...wordsOf(asked)],
    facts: [
      {
        card: {
          heading: asked.waiting ? 'What is next' : 'How it stands',
          text: textOf(asked),
          facts: factsOf(asked),
          ...(asked.waiting ? { button: { text: 'Answer', href: `${hrefOf(asked.id)}/answer` } } : {}),
        },
      },
      ...sharedCards(asked.shared).map(card => ({ card })),
    ],
  }),
})
const answer = page.form<typeof answerRequest>({
  path: '/safeguarding/asked/{requestId}/answer',
  command: answerRequest,
  helper: ctx => ctx.ask(readAsked, { requestId: ctx.params.requestId ?? '' }),
  initial: helper => ({ version: (helper as Asked).version }),
  steps: [
    {
      slug: 'answer',
      page: (helper, ctx) => ({
        title: 'Your answer',
        caption: (helper as Asked).reference,
        lede: (helper as Asked).scope ?? '',
        back: { text: 'What you were asked', href: hrefOf(ctx.params.requestId) },
      }),
      fields: [
        {
          ...{
            kind: 'textarea',
            name: 'words',
            label: 'What did you find, or do?',
            rows: 10,
            maxLength: 20_000,
          },
          hint: 'Say how you know, and what you do not know.',
        },
      ],
      whoSees: 'The council’s safeguarding team. They may share parts of it with those it concerns.',
    },
  ],
  button: 'Send it',
  done: (_result, ctx) => ({
    href: hrefOf(ctx.params.requestId),
    notice: {
      kind: 'done',
      heading: 'Sent',
      text: 'The council reads it and tells you whether it is enough.',
    },
  }),
  cancel: ctx => ({ text: 'Cancel', href: hrefOf(ctx.params.requestId) }),
})

export const askedPages: readonly Page[] = [askedList, askedPage, answer]
