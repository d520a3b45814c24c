import { page } from '#platform/http/page/page.ts'
import { partnerAgencies } from '../agencies.ts'
import * as commands from '../meeting-commands.ts'
import { makeSharingPack } from '../pack-commands.ts'
import { MEETINGS, meetingHref } from './addresses.ts'
import * as part from './forms.ts'

const plan = page.form<typeof commands.planSharingMeeting>({
  path: `${MEETINGS}/new`,
  command: commands.planSharingMeeting,
  helper: part.allHomes,
  initial: (_helper, ctx) => ({
    ...(typeof ctx.queryString.homeId === 'string' ? { homeId: ctx.queryString.homeId } : {}),
  }),
  steps: [
    {
      slug: 'meeting',
      page: () => ({
        title: 'Plan an information sharing meeting',
        lede: 'Other homes, and people by name, are added afterwards.',
        back: { text: 'Information sharing meetings', href: MEETINGS },
      }),
      fields: [
        part.homeField('homeId', 'Which care home first?'),
        { kind: 'date', name: 'onDate', label: 'On which day?' },
        part.area('purpose', 'What is it for?', 'Name no resident.'),
        {
          ...{ kind: 'checkboxes', name: 'agencies', label: 'Which partners are invited?' },
          options: partnerAgencies.map(({ code, label }) => ({ value: code, text: label })),
        },
      ],
      whoSees: part.OFFICERS,
    },
  ],
  button: 'Plan it',
  done: ({ id }) => ({ href: meetingHref(id), notice: { kind: 'done', heading: 'The meeting is planned' } }),
  cancel: () => ({ text: 'Cancel', href: MEETINGS }),
})

const versioned = (helper: unknown) => ({ version: part.meetingOf(helper).version })

export const meetingForms = [
  plan,
  part.atMeeting({
    ...{ slug: 'add-home', command: commands.addSharingHome, title: 'Which home is added?' },
    fields: [part.homeField('homeId', 'Care home')],
    ...{ helper: part.withHomes, button: 'Add it', done: 'The home is on the agenda' },
  }),
  part.atMeeting({
    ...{ slug: 'remove-home', command: commands.removeSharingHome, title: 'Which home is taken off?' },
    fields: [part.agendaField('Care home', 'Choose a home')],
    ...{ button: 'Take it off', done: 'The home is off the agenda', tone: 'warning' },
  }),
  part.atMeeting({
    ...{ slug: 'invite', command: commands.inviteToSharing, title: 'Who is invited?' },
    lede: 'A partner can be invited without a name, and gets the pack on paper. Whoever is chosen by name reads here what was made for them.',
    fields: [
      part.agencyField('Where are they from?'),
      (_ctx, helper) => ({
        ...{ kind: 'select', name: 'accountId', label: 'Who is it?', optional: true },
        hint: 'An officer of the council is always invited by name.',
        options: [
          { value: '', text: 'Nobody by name' },
          ...(helper as part.People).people.map(one => ({
            value: one.accountId,
            text: `${one.name}, ${one.roles}`,
          })),
        ],
      }),
    ],
    ...{ helper: part.withPeople, button: 'Invite them', done: 'They are invited' },
  }),
  part.atMeeting({
    ...{ slug: 'uninvite', command: commands.uninviteFromSharing, title: 'Whose invitation is taken back?' },
    fields: [
      (_ctx, helper) => ({
        ...{ kind: 'radios', name: 'invitedId', label: 'Who is it?' },
        options: part.meetingOf(helper).invited.map(one => ({
          value: one.id,
          text: one.name ? `${one.name}, ${one.label}` : one.label,
        })),
      }),
    ],
    ...{ button: 'Take it back', done: 'The invitation is taken back', tone: 'warning' },
  }),
  part.atMeeting({
    ...{ slug: 'held', command: commands.holdSharingMeeting, title: 'Was the meeting held?' },
    initial: (helper, ctx) => ({ ...versioned(helper), heldOn: ctx.today.toString() }),
    fields: [
      { kind: 'date', name: 'heldOn', label: 'On which day?' },
      (_ctx, helper) => ({
        ...{ kind: 'checkboxes', name: 'attended', label: 'Who was there?' },
        options: part.meetingOf(helper).invited.map(one => ({
          value: one.id,
          text: one.name ? `${one.name}, ${one.label}` : one.label,
        })),
      }),
    ],
    ...{ button: 'It was held', done: 'It is written down as held' },
  }),
  part.atMeeting({
    ...{ slug: 'move', command: commands.moveSharingMeeting, title: 'To which day is the meeting moved?' },
    lede: 'Everybody who is invited reads the new day and the reason. Tell those who read nothing here.',
    initial: versioned,
    fields: [
      { kind: 'date', name: 'onDate', label: 'The new day' },
      part.area('reason', 'Why is it moved?', 'Name no resident.'),
    ],
    ...{ button: 'Move it', done: 'The meeting is moved' },
  }),
  part.atMeeting({
    ...{
      slug: 'close',
      command: commands.closeSharingMeeting,
      title: 'Close the meeting?',
      initial: versioned,
    },
    lede: 'Nothing is added to it any more. What was decided runs on until it is done.',
    ...{ fields: [], button: 'Close the meeting', done: 'The meeting is closed' },
  }),
  part.atMeeting({
    ...{ slug: 'make-pack', command: makeSharingPack, title: 'Make the pack?', fields: [] },
    lede: 'As things are known today: an edition for the council and one for each partner who is invited. It never changes; made again, it is a new version.',
    ...{ button: 'Make the pack', done: 'The pack is made' },
  }),
]
