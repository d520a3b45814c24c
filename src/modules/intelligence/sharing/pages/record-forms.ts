import type { FieldSpec, PageContext } from '#platform/http/page/page.ts'
import { formatShortDate } from '#platform/view/dates.ts'
import { listSubmissions } from '../../submissions/queries.ts'
import type { SubmissionView } from '../../submissions/schema.ts'
import { decideAtSharing } from '../decision-units.ts'
import { addSharingMinute, bringSharingFact } from '../record-commands.ts'
import type { MeetingView } from '../schema.ts'
import * as part from './forms.ts'

interface Bringing {
  readonly meeting: MeetingView
  readonly submitted: readonly SubmissionView[]
}

/** What partners submitted of the homes on the agenda lately: said again at the meeting, it is one fact. */
async function withSubmissions(ctx: PageContext): Promise<Bringing> {
  const meeting = await part.meetingIn(ctx)
  const { items } = await ctx.ask(listSubmissions, { perPage: 100 })
  const homes = new Set(meeting.homes.map(home => home.id))
  return { meeting, submitted: items.filter(one => homes.has(one.home.id) && one.takenBackOn === null) }
}

const submissionField: FieldSpec = (_ctx, helper) => ({
  ...{ kind: 'select', name: 'submissionId', label: 'Is it told as a signal as well?', optional: true },
  hint: 'What is only said here counts as no signal. To make it one, tell it under “What partners told”, then choose it here.',
  options: [
    { value: '', text: 'No, only said at the meeting' },
    ...(helper as Bringing).submitted.map(one => ({
      value: one.id,
      text: `${one.label}, ${one.home.name}, ${one.partnerLabel}, ${formatShortDate(one.from)}`,
    })),
  ],
})

export const recordForms = [
  part.atMeeting({
    ...{ slug: 'minute', command: addSharingMinute, title: 'What was said?' },
    initial: () => ({ audience: 'council' }),
    fields: [
      part.agendaField('Which home is it about?', 'None of them alone'),
      part.area('words', 'What was said', 'A sentence or two. Name no resident who need not be named.'),
      part.audienceField,
    ],
    ...{ button: 'Add to the minutes', done: 'It is in the minutes' },
  }),
  part.atMeeting({
    ...{ slug: 'bring', command: bringSharingFact, title: 'What does a partner say?' },
    initial: (_helper, ctx) => ({ observedOn: ctx.today.toString() }),
    fields: [
      part.agendaField('Which home?', 'Choose a home'),
      part.agencyField('Who says it?'),
      part.area('words', 'What they say', 'Name no resident.'),
      part.area(
        'source',
        'How do they know?',
        'Seen, checked in records, or told by somebody: by what kind of person.',
      ),
      { kind: 'date', name: 'observedOn', label: 'Of which day do they speak?' },
      part.surenessField,
      part.audienceField,
      submissionField,
    ],
    ...{ helper: withSubmissions, button: 'Write it down', done: 'It is written down' },
  }),
  part.atMeeting({
    ...{ slug: 'decide', command: decideAtSharing, title: 'What was decided?' },
    initial: () => ({ audience: 'council' }),
    fields: [
      part.area('what', 'What was decided'),
      part.area('why', 'Why'),
      part.agendaField('Which home is it about?', 'None of them alone'),
      (_ctx, helper) => ({
        ...{ kind: 'select', name: 'ownerId', label: 'Who does it?' },
        options: [
          { value: '', text: 'Choose somebody' },
          ...(helper as part.People).people.map(one => ({
            value: one.accountId,
            text: `${one.name}, ${one.roles}`,
          })),
        ],
      }),
      { kind: 'date', name: 'dueOn', label: 'By when?' },
      part.audienceField,
    ],
    ...{ helper: part.withPeople, button: 'Record the decision', done: 'The decision is recorded' },
  }),
]
