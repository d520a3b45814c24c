import { type FieldSpec, type FormPage, type Page, page } from '#platform/http/page/page.ts'
import type { AnyCommand } from '#platform/module.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import { answeredFilter } from '../pages/answered-filter.ts'
import { bundle, zip } from './bundle-pages.ts'
import * as commands from './commands.ts'
import { decide, decideMany } from './decide-pages.ts'
import { coded, GOVERNANCE } from './fields.ts'
import { answerPage, informationBlocks } from './information-pages.ts'
import { getAccessRequest, listAccessRequests } from './queries.ts'
import type { AccessRequestView } from './schema.ts'
import { aboutCard, finding, itemsTable, REQUESTS, requestHref } from './view.ts'

const list = page.list<typeof listAccessRequests>({
  path: REQUESTS,
  query: listAccessRequests,
  page: ({ total, items }) => {
    const late = items.filter(item => item.overdue).length
    return {
      title: total === 0 ? 'Nobody waits for their records' : `${plural(total, 'request')} for records`,
      lede:
        late > 0
          ? `${late} past the legal deadline.`
          : 'One month for one’s own records; twenty working days for information.',
    }
  },
  noun: { one: 'request', many: 'requests' },
  filters: [answeredFilter],
  defaults: { open: 'true' },
  columns: [
    {
      label: 'Request',
      cell: row => ({ text: row.reference, href: requestHref(row.id), note: row.kindLabel }),
    },
    { label: 'Who asks', cell: row => ({ text: row.askedBy }) },
    {
      label: 'Legal deadline',
      cell: row => ({
        text: formatCivilDate(row.dueOn),
        note: `came ${formatCivilDate(row.receivedOn)}`,
        ...(row.overdue ? { tag: { text: 'Past it', tone: 'clay' as const } } : {}),
      }),
    },
    { label: 'How it stands', cell: row => ({ text: row.stateLabel }) },
  ],
  links: () => [{ text: 'Write down a request', href: `${REQUESTS}/new` }],
  empty: () => ({
    heading: 'Nobody waits',
    text: 'A request counts from the day it came, to whomever it came and however it was made.',
    link: { text: 'Write down a request', href: `${REQUESTS}/new` },
  }),
})

const record = page.form<typeof commands.recordAccessRequest>({
  path: `${REQUESTS}/new`,
  command: commands.recordAccessRequest,
  steps: [
    {
      slug: 'request',
      page: () => ({ title: 'Write down a request for records', back: { text: 'Requests', href: REQUESTS } }),
      fields: [
        {
          kind: 'radios',
          name: 'kind',
          label: 'Which kind?',
          options: [
            {
              value: 'subject-access',
              text: 'One’s own records',
              hint: 'One month. Also when somebody asks for the person.',
            },
            {
              value: 'freedom-of-information',
              text: 'Information',
              hint: 'Twenty working days. What is about people is not given.',
            },
          ],
        },
        { kind: 'text', name: 'name', label: 'Who asks?', autocomplete: 'off' },
        coded('askedBy', 'Who are they to the person?', 'access-askers'),
        {
          kind: 'radios',
          name: 'riskChecked',
          label: 'Is whoever asks named as a source of risk in any case about the person?',
          hint: 'Ask the safeguarding manager. If nobody has checked, a request by somebody who acts for the person stands still until somebody has.',
          options: [
            { value: 'not-source', text: 'No, that was checked' },
            { value: 'source', text: 'Yes' },
            { value: 'not-known', text: 'Nobody has checked yet' },
          ],
        },
        {
          kind: 'text',
          name: 'caseReference',
          label: 'Reference of a case about the person',
          hint: 'For one’s own records. For example C-7KQF-2M9D.',
          optional: true,
          width: 20,
        },
        { kind: 'date', name: 'receivedOn', label: 'The day it came' },
        {
          kind: 'date',
          name: 'identityOn',
          label: 'The day it was shown who asks',
          hint: 'Only if you had to ask.',
          optional: true,
        },
        { kind: 'textarea', name: 'asks', label: 'What do they ask for?', rows: 4, maxLength: 4000 },
        {
          kind: 'text',
          name: 'contact',
          label: 'How to reach them safely',
          optional: true,
          autocomplete: 'off',
        },
      ],
      whoSees: GOVERNANCE,
    },
  ],
  button: 'Start the clock',
  done: ({ id, dueOn, state }) => ({
    href: requestHref(id),
    notice: {
      kind: 'done',
      heading: state === 'stopped' ? 'It stands still until somebody has looked at who asks' : 'Written down',
      text: `The legal deadline is ${formatCivilDate(dueOn)}.`,
    },
  }),
  cancel: () => ({ text: 'Cancel', href: REQUESTS }),
})

const HELD = 'What is held'
const NOT_YET = 'Nobody has searched yet.'
const heldBlock = (request: AccessRequestView) => ({
  table: {
    heading: HELD,
    text: 'What is about a reporter or somebody else is kept back until you say otherwise.',
    model: itemsTable(request),
  },
})

const one = page.show<typeof getAccessRequest>({
  path: `${REQUESTS}/{accessRequestId}`,
  query: getAccessRequest,
  template: 'safeguarding/case.njk',
  model: request => ({
    page: {
      title: finding(request),
      caption: `${request.reference}${request.personName ? `, ${request.personName}` : ''}`,
      back: { text: 'Requests', href: REQUESTS },
      width: 'wide',
    },
    first: [],
    story:
      request.kind === 'freedom-of-information'
        ? informationBlocks(request)
        : [request.items.length > 0 ? heldBlock(request) : { card: { heading: HELD, text: NOT_YET } }],
    facts: [{ card: aboutCard(request) }],
  }),
})

interface Small {
  readonly path: string
  readonly command: AnyCommand
  readonly title: string
  readonly lede: string
  readonly fields?: readonly FieldSpec[]
  readonly button: string
  readonly done: string
  readonly tone?: 'warning'
}

/** One small form about a request, that leads back to it. */
function requestForm({ path, command, title, lede, fields = [], button, done, tone }: Small): FormPage {
  return page.form({
    path: `${REQUESTS}/{accessRequestId}/${path}`,
    command,
    helper: ctx => ctx.ask(getAccessRequest, { accessRequestId: ctx.params.accessRequestId ?? '' }),
    initial: helper => ({ version: (helper as AccessRequestView).version }),
    steps: [
      {
        slug: 'answer',
        page: (helper, ctx) => ({
          ...{ title, lede, caption: (helper as AccessRequestView).reference },
          back: { text: 'The request', href: requestHref(ctx.params.accessRequestId ?? '') },
        }),
        fields,
        whoSees: GOVERNANCE,
      },
    ],
    button,
    ...(tone ? { tone } : {}),
    done: (_result, ctx) => ({
      href: requestHref(ctx.params.accessRequestId ?? ''),
      notice: { kind: 'done', heading: done },
    }),
    cancel: ctx => ({ text: 'Cancel', href: requestHref(ctx.params.accessRequestId ?? '') }),
  }) as FormPage
}

const forms: readonly FormPage[] = [
  requestForm({
    ...{
      path: 'gather',
      command: commands.gatherRecords,
      title: 'Search what is held?',
      button: 'Search',
      done: 'All that is held is listed',
    },
    lede: 'Cases, reports, messages, notes, decisions, files and every part of a case are gone through. What was decided before stays.',
  }),
  requestForm({
    ...{
      path: 'stop',
      command: commands.stopAccessRequest,
      title: 'Stop this request?',
      button: 'Stop it',
      done: 'It stands still',
      tone: 'warning',
    },
    lede: 'Somebody who is a source of risk must not learn what the person said, or where they are. The clock runs on: refuse it, or go on, in time.',
  }),
  requestForm({
    ...{
      path: 'resume',
      command: commands.resumeAccessRequest,
      title: 'Is it safe to answer whoever asks?',
      button: 'Go on',
      done: 'It goes on',
    },
    lede: 'Speak with the safeguarding manager first, and with the person where that is safe.',
    fields: [
      {
        kind: 'radios',
        name: 'riskChecked',
        label: 'Is whoever asks named as a source of risk in any case about the person?',
        options: [{ value: 'not-source', text: 'No, that was checked' }],
      },
    ],
  }),
  requestForm({
    ...{
      path: 'extension',
      command: commands.extendAccessRequest,
      title: 'Take two months more?',
      button: 'Take more time',
      done: 'Two months more',
    },
    lede: 'Only where the request is complex, or one of many. Tell whoever asks within the first month, and why.',
  }),
  requestForm({
    ...{
      path: 'release',
      command: commands.releaseRecords,
      title: 'Release these records?',
      button: 'Release',
      done: 'Released',
      tone: 'warning',
    },
    lede: 'Lantern sends nothing. You print it or take the ZIP, and hand it over by a way that is safe for the person.',
    fields: [
      coded(
        'seriousHarm',
        'Would giving it be likely to cause serious harm to anyone?',
        'serious-harm-answers',
      ),
    ],
  }),
  requestForm({
    ...{
      path: 'end',
      command: commands.endAccessRequest,
      title: 'How does it end?',
      button: 'End it',
      done: 'Ended',
      tone: 'warning',
    },
    lede: 'Whoever is refused is told why, and that they may complain to us and to the Information Commissioner.',
    fields: [
      {
        kind: 'radios',
        name: 'as',
        label: 'It was',
        options: [
          { value: 'refused', text: 'Refused' },
          { value: 'withdrawn', text: 'Taken back by whoever asked' },
        ],
      },
    ],
  }),
]

export const pages: readonly Page[] = [
  list,
  record,
  one,
  ...forms,
  answerPage,
  decide,
  decideMany,
  bundle,
  zip,
]
