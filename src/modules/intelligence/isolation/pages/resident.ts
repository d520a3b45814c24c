import { type FormField, type FormPage, type PageContext, page } from '#platform/http/page/page.ts'
import type { AnyCommand } from '#platform/module.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { CardModel } from '#platform/view/models.ts'
import { EYES, eyes } from '../kinds.ts'
import {
  agreeResidentEyes,
  endResidentEyes,
  getResidentEyes,
  recordResidentSighting,
} from '../resident-units.ts'
import type { ResidentEyes } from '../schema.ts'
import { residentEyesHref } from './addresses.ts'

const eyesOf = (ctx: PageContext) => ctx.ask(getResidentEyes, { personId: ctx.params.personId ?? '' })

const whole = page.show<typeof getResidentEyes>({
  path: '/adults/{personId}/eyes',
  query: getResidentEyes,
  template: 'platform/page.njk',
  model: known => ({
    page: {
      title: titleOf(known),
      caption: known.person.name,
      back: { text: known.person.name, href: `/adults/${known.person.id}` },
    },
    cards: cardsOf(known),
  }),
})

function titleOf({ agreement, few }: ResidentEyes): string {
  if (!agreement) return 'Who comes to them is not kept'
  if (agreement.solitude) return 'They like to be left alone'
  return few ? 'Few could notice' : 'Who comes to them'
}

function cardsOf(known: ResidentEyes): CardModel[] {
  const { agreement, person } = known
  const to = (path: string) => `${residentEyesHref(person.id)}/${path}`
  if (!agreement)
    return [
      {
        heading: 'Nothing is kept of who comes',
        text: 'It is kept only if they agree, or where they cannot decide and it is in their best interests. Ask them first.',
        links: [{ text: 'Write down what was agreed', href: to('agreement') }],
      },
    ]
  return [
    seenCard(known, to('sightings')),
    {
      heading: 'What was agreed',
      text: agreement.words ?? 'These words were removed.',
      facts: [
        { term: 'How', value: agreement.basis === 'agreed' ? 'They agreed' : 'In their best interests' },
        { term: 'On', value: formatCivilDate(agreement.agreedOn) },
        { term: 'To be gone through again', value: formatCivilDate(agreement.reviewOn) },
      ],
      links: [
        { text: 'Something else was agreed', href: to('agreement') },
        { text: 'They no longer wish it', href: to('end') },
      ],
    },
  ]
}

function seenCard({ seen, missing, agreement, few }: ResidentEyes, href: string): CardModel {
  const chosen = 'They like to be left alone. That few come is their choice, and no lack.'
  return {
    heading: seen.length > 0 ? 'Seen in the last year' : 'Nobody is written down yet',
    tone: few ? 'lamp' : 'plain',
    ...(agreement?.solitude ? { text: chosen } : {}),
    facts: [
      ...seen.map(one => ({ term: one.label, value: formatCivilDate(one.on) })),
      ...(agreement?.solitude || missing.length === 0
        ? []
        : [{ term: 'Not seen', value: missing.join('; ') }]),
    ],
    links: [{ text: 'Write down who came', href }],
  }
}

interface Small {
  readonly path: string
  readonly command: AnyCommand
  readonly title: string
  readonly lede: string
  readonly fields: readonly FormField[]
  readonly initial: (known: ResidentEyes, ctx: PageContext) => Readonly<Record<string, unknown>>
  readonly button: string
  readonly done: string
}

const form = ({ path, command, title, lede, fields, initial, button, done }: Small): FormPage =>
  page.form<AnyCommand>({
    path: `/adults/{personId}/eyes/${path}`,
    command,
    helper: eyesOf,
    initial: (helper, ctx) => initial(helper as ResidentEyes, ctx),
    steps: [
      {
        slug: 'answer',
        page: (helper, ctx) => ({
          ...{ title, lede, caption: (helper as ResidentEyes).person.name },
          back: { text: 'Back', href: residentEyesHref(ctx.params.personId ?? '') },
        }),
        fields,
        whoSees: 'The safeguarding team.',
      },
    ],
    button,
    done: (_result, ctx) => ({
      href: residentEyesHref(ctx.params.personId ?? ''),
      notice: { kind: 'done', heading: done },
    }),
    cancel: ctx => ({ text: 'Cancel', href: residentEyesHref(ctx.params.personId ?? '') }),
  }) as FormPage

export const residentPages = [
  whole,
  form({
    ...{ path: 'agreement', command: agreeResidentEyes, title: 'May it be kept who comes to them?' },
    lede: 'Roles only: a relative, a nurse. As they wish it, and gone through again with them.',
    fields: [
      {
        ...{ kind: 'radios', name: 'basis', label: 'How was it decided?' },
        options: [
          { value: 'agreed', text: 'They agreed' },
          { value: 'best-interests', text: 'They cannot decide this, and it is in their best interests' },
        ],
      },
      {
        ...{ kind: 'radios', name: 'solitude', label: 'Do they like to be left alone?' },
        options: [
          { value: 'yes', text: 'Yes: few visitors are their choice' },
          { value: 'no', text: 'No' },
        ],
      },
      { kind: 'textarea', name: 'words', label: 'What they wish, or why', rows: 4, maxLength: 4_000 },
      { kind: 'date', name: 'agreedOn', label: 'When was it decided?' },
      { kind: 'date', name: 'reviewOn', label: 'When is it gone through again?' },
    ],
    initial: (_known, ctx) => ({ agreedOn: ctx.today.toString() }),
    ...{ button: 'Write it down', done: 'It is written down' },
  }),
  form({
    ...{ path: 'sightings', command: recordResidentSighting, title: 'Who came to see them?' },
    lede: 'What they are to them. Nobody’s name.',
    fields: [
      {
        ...{ kind: 'checkboxes', name: 'roles', label: 'Who came?' },
        options: EYES.map(value => ({ value, text: eyes[value].label })),
      },
      { kind: 'date', name: 'seenOn', label: 'On which day?' },
    ],
    initial: (_known, ctx) => ({ seenOn: ctx.today.toString() }),
    ...{ button: 'Write it down', done: 'It is written down' },
  }),
  form({
    ...{ path: 'end', command: endResidentEyes, title: 'They no longer wish it' },
    lede: 'What was kept of who comes to them is forgotten.',
    fields: [],
    initial: known => ({ version: known.agreement?.version ?? 0 }),
    ...{ button: 'Stop keeping it', done: 'It is no longer kept' },
  }),
]
