import { optionsOn } from '#law/code-list.ts'
import { type FormPage, page } from '#platform/http/page/page.ts'
import type { CaseView } from '../case/schema.ts'
import {
  addNote,
  allocateConcern,
  closeConcern,
  linkConcerns,
  lookAtConcern,
  restrictConcern,
} from '../concern/commands.ts'
import { listTeams } from '../teams/units.ts'
import { aboutCase, CASE_TEAM, caseForm, caseOf, hereOf } from './case-forms.ts'

const look = caseForm({
  path: 'look',
  command: lookAtConcern,
  title: 'Take this concern and look at it?',
  lede: 'You lead it until somebody else does. Others see that you have it.',
  fields: [],
  button: 'Take it',
  done: 'You have it now',
  doneText: 'First make sure that they are safe. Then find out what they want.',
})

const note = caseForm({
  path: 'notes/new',
  command: addNote,
  title: 'Write into the case',
  lede: 'What is written here is not changed afterwards. Correct it with another note.',
  fields: [
    {
      kind: 'radios',
      name: 'kind',
      label: 'What is it?',
      options: [
        { value: 'risk', text: 'A look at the risk', hint: 'How safe are they now, and how do we know?' },
        { value: 'call', text: 'A call' },
        { value: 'visit', text: 'A visit' },
        { value: 'note', text: 'Something else' },
      ],
    },
    { kind: 'textarea', name: 'words', label: 'What happened, or what was said', rows: 8, maxLength: 20_000 },
    {
      kind: 'date',
      name: 'lookAgainOn',
      label: 'After a look at the risk: by when does somebody look again?',
      hint: 'It stands beside the concern in the lists until somebody has looked.',
      optional: true,
    },
  ],
  initial: (_whole, ctx) => {
    const kind = ctx.queryString.kind
    return typeof kind === 'string' && ['risk', 'call', 'visit', 'note'].includes(kind) ? { kind } : {}
  },
  button: 'Write it down',
  done: 'Written down',
})

const link = caseForm({
  path: 'links/new',
  command: linkConcerns,
  title: 'Link another concern',
  lede: 'Both stay whole: each with its own reporter, words and decision.',
  fields: [
    {
      kind: 'text',
      name: 'otherReference',
      label: 'Reference of the other concern',
      hint: 'For example C-7KQF-2M9D.',
      width: 20,
    },
    {
      kind: 'radios',
      name: 'kind',
      label: 'How do they belong together?',
      options: [
        { value: 'same-incident', text: 'They are about the same incident' },
        { value: 'related', text: 'They are related in another way' },
        { value: 'possible-duplicate', text: 'They may be the same report' },
      ],
    },
  ],
  button: 'Link them',
  done: 'Linked',
})

const restriction = caseForm({
  path: 'restriction',
  command: restrictConcern,
  title: ({ restricted }) => (restricted ? 'Open this case to the team again?' : 'Restrict this case?'),
  lede: 'A restricted case is seen by those alone who have a part in it. For everyone else it is not in lists, counts or searches; the safeguarding team is told to ring you.',
  fields: [
    { kind: 'textarea', name: 'words', label: 'Why?', rows: 4, maxLength: 2000 },
    { kind: 'hidden', name: 'restricted', label: '' },
  ],
  initial: ({ restricted }) => ({ restricted: restricted ? 'false' : 'true' }),
  button: 'Yes',
  done: 'Done',
})

const close = caseForm({
  path: 'close',
  command: closeConcern,
  title: 'Close this case?',
  lede: 'A closed case is not opened again: something new is a new concern, linked to this one.',
  fields: [
    ctx => ({
      kind: 'radios',
      name: 'closingReason',
      label: 'Why does it close?',
      options: optionsOn('closing-reasons', ctx.today).map(({ value, text, hint }) => ({
        ...{ value, text },
        ...(hint ? { hint } : {}),
      })),
    }),
    {
      kind: 'textarea',
      name: 'words',
      label: 'In words, where that helps',
      optional: true,
      rows: 4,
      maxLength: 4000,
    },
  ],
  button: 'Close the case',
  tone: 'warning',
  done: 'The case is closed',
})

interface Allocating extends CaseView {
  readonly teams: Awaited<ReturnType<typeof teamsFor>>
}
const teamsFor = async (ctx: Parameters<typeof caseOf>[0]) => (await ctx.ask(listTeams, {})).items

const allocation = page.form<typeof allocateConcern>({
  path: '/safeguarding/concerns/{concernId}/allocation',
  command: allocateConcern,
  helper: async ctx => ({ ...(await caseOf(ctx)), teams: await teamsFor(ctx) }),
  initial: helper => ({ version: (helper as CaseView).version }),
  steps: [
    {
      slug: 'who',
      page: (helper, ctx) => ({
        title: 'Who is to work on it?',
        caption: aboutCase(helper),
        back: { text: 'The case', href: hereOf(ctx) },
      }),
      fields: [
        (_ctx, helper) => ({
          kind: 'select',
          name: 'teamId',
          label: 'Team',
          optional: true,
          options: [
            { value: '', text: 'Leave as it is' },
            ...(helper as Allocating).teams.map(({ id, name }) => ({ value: id, text: name })),
          ],
        }),
        (_ctx, helper) => ({
          kind: 'select',
          name: 'leadId',
          label: 'Lead practitioner',
          hint: 'They are told by mail that something waits for them, and no more.',
          optional: true,
          options: [
            { value: '', text: 'Leave as it is' },
            ...(helper as Allocating).teams.flatMap(({ name: team, members }) =>
              members.map(({ accountId, name }) => ({ value: accountId, text: `${name}, ${team}` })),
            ),
          ],
        }),
      ],
      whoSees: CASE_TEAM,
    },
  ],
  button: 'Give it to them',
  done: (_result, ctx) => ({ href: hereOf(ctx), notice: { kind: 'done', heading: 'Given on' } }),
  cancel: ctx => ({ text: 'Cancel', href: hereOf(ctx) }),
})

export const caseActions: readonly FormPage[] = [look, note, link, restriction, close, allocation]
