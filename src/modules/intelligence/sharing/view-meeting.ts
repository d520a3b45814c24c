import { formatCivilDate } from '#platform/view/dates.ts'
import { plural } from '#platform/view/filters.ts'
import type {
  CardModel,
  FactModel,
  LinkModel,
  PageModel,
  TableModel,
  TimelineModel,
} from '#platform/view/models.ts'
import { actionsFrom } from '#platform/workflow/actions.ts'
import { SUBMISSIONS } from '../submissions/pages/addresses.ts'
import { agencyCodes } from './agencies.ts'
import { audiences, surenesses } from './kinds.ts'
import { DECISIONS, decisionHref, MEETINGS, meetingHref, packHref } from './pages/addresses.ts'
import type { MeetingView } from './schema.ts'
import { meetingWorkflow } from './workflow.ts'

export interface MeetingPage {
  readonly page: PageModel
  readonly decisions: CardModel & { readonly table: TableModel | undefined }
  readonly brought: CardModel & { readonly table: TableModel | undefined }
  readonly minutes: CardModel & { readonly timeline: TimelineModel | undefined }
  readonly facts: readonly CardModel[]
  readonly [name: string]: unknown
}

interface Rights {
  readonly mayWork: boolean
}

const slugs = { hold: 'held', move: 'move', close: 'close' } as const

export function meetingPage(view: MeetingView, { mayWork }: Rights): MeetingPage {
  const open = mayWork && view.state !== 'closed'
  const [first, ...others] = view.homes
  const about = first
    ? `${first.name}${others.length > 0 ? ` and ${plural(others.length, 'other home')}` : ''}`
    : 'homes'
  return {
    page: {
      title: `Information sharing about ${about}: ${view.stateLabel.toLowerCase()}`,
      caption: formatCivilDate(view.heldOn ?? view.onDate),
      lede: view.purpose ?? 'What it was for was removed.',
      back: { text: 'Information sharing meetings', href: MEETINGS },
      width: 'wide',
    },
    decisions: decisionsCard(view, open && view.state === 'held'),
    brought: broughtCard(view, open),
    minutes: minutesCard(view, open && view.state === 'held'),
    facts: [
      packCard(view, open),
      nextCard(view, open),
      movedCard(view),
      homesCard(view, open),
      invitedCard(view, open),
    ].flatMap(card => card ?? []),
  }
}

const here = (view: MeetingView, part: string): string => `${meetingHref(view.id)}/${part}`
const link = (show: boolean, text: string, href: string): LinkModel[] => (show ? [{ text, href }] : [])

function decisionsCard(view: MeetingView, open: boolean): MeetingPage['decisions'] {
  const { decisions } = view
  const late = decisions.filter(one => one.overdue).length
  const links = [
    ...link(open, 'Record a decision', here(view, 'decide')),
    ...link(decisions.length > 0, 'All decisions', DECISIONS),
  ]
  if (decisions.length === 0)
    return {
      ...{ heading: 'Nothing is decided yet', links, table: undefined },
      text:
        view.state === 'planned'
          ? 'Decisions are recorded once the meeting was held.'
          : 'None that you may read.',
    }
  return {
    heading:
      late > 0 ? `${plural(late, 'decision')} past the day` : `${plural(decisions.length, 'decision')}`,
    ...(late > 0 ? { tone: 'clay' as const } : {}),
    ...{ links, table: decisionsTable(view) },
  }
}

function decisionsTable({ decisions, organises }: MeetingView): TableModel {
  return {
    ...{ caption: 'What was decided', captionHidden: true, narrow: 'cards' },
    columns: [{ label: 'What' }, { label: 'Who' }, { label: 'By' }, { label: 'How it stands' }],
    rows: decisions.map(one => [
      {
        text: one.what ?? 'These words were removed',
        ...(organises || one.mine ? { href: decisionHref(one.id) } : {}),
        ...(one.home ? { note: one.home.name } : {}),
      },
      { text: one.mine ? 'You' : (one.owner ?? 'Name not known') },
      { text: formatCivilDate(one.dueOn) },
      one.overdue
        ? { text: one.stateLabel, tag: { text: 'Past its day', tone: 'clay' as const } }
        : { text: one.stateLabel, ...(one.cameOfIt ? { note: one.cameOfIt } : {}) },
    ]),
  }
}

function broughtCard(view: MeetingView, open: boolean): MeetingPage['brought'] {
  const links = [
    ...link(open, 'Write down what a partner says', here(view, 'bring')),
    ...link(open, 'Tell something as a signal', `${SUBMISSIONS}/new`),
  ]
  if (view.brought.length === 0)
    return { heading: 'What partners brought', text: 'Nothing is written down yet.', links, table: undefined }
  return {
    heading: 'What partners brought',
    text: 'Said at the meeting. It counts as a signal only where it was told as what a partner submitted as well.',
    links,
    table: {
      ...{ caption: 'What partners brought', captionHidden: true, narrow: 'cards' },
      columns: [
        { label: 'What they say' },
        { label: 'Who' },
        { label: 'How sure' },
        { label: 'Who may see it' },
      ],
      rows: view.brought.map(one => [
        {
          text: one.says ?? 'These words were removed',
          note: `${one.home.name}, ${formatCivilDate(one.on)}`,
        },
        { text: one.agency, ...(one.source ? { note: one.source } : {}) },
        {
          text: surenesses[one.sureness],
          note: one.submissionId ? 'Counts as a signal' : 'No signal: said at the meeting alone',
        },
        { text: audiences[one.audience] },
      ]),
    },
  }
}

function minutesCard(view: MeetingView, open: boolean): MeetingPage['minutes'] {
  const links = link(open, 'Add to the minutes', here(view, 'minute'))
  const entries = view.minutes.map(one => ({
    date: one.home ?? 'The meeting',
    text: one.words ?? 'These words were removed',
    note: `${one.by ?? 'An officer'}, ${formatCivilDate(one.on)}. ${audiences[one.audience]}.`,
  }))
  return {
    heading: 'Minutes',
    ...(entries.length === 0 ? { text: 'Nothing that you may read is written down yet.' } : {}),
    links,
    timeline: entries.length > 0 ? { label: 'What was said', entries } : undefined,
  }
}

function packCard(view: MeetingView, open: boolean): CardModel {
  const [last, ...earlier] = view.packs
  const links = [
    ...link(last !== undefined, 'Open the pack', packHref(view.id)),
    ...link(open, 'Go through the facts', here(view, 'facts')),
    ...link(open, last ? 'Make it again' : 'Make the pack', here(view, 'make-pack')),
  ]
  if (!last)
    return {
      heading: 'No pack for you yet',
      text: 'Each partner gets an edition of its own.',
      tone: 'soft',
      links,
    }
  return {
    ...{ heading: 'The pack', tone: 'soft', links },
    facts: [last, ...earlier].slice(0, 5).map(pack => ({
      term: `Version ${pack.version}`,
      value: `As known on ${formatCivilDate(pack.on)}`,
      href: packHref(view.id, { version: pack.version }),
    })),
  }
}

function nextCard(view: MeetingView, open: boolean): CardModel | undefined {
  if (!open) return undefined
  const links = actionsFrom(meetingWorkflow, view.state).map(([action, { label }]) => ({
    text: label,
    href: here(view, slugs[action]),
  }))
  return { heading: view.state === 'planned' ? 'What comes next' : 'When all is written down', links }
}

/** Everybody who is invited reads to which day it was moved, and why. */
function movedCard({ moved, state }: MeetingView): CardModel | undefined {
  const [last] = moved
  if (!last) return undefined
  return {
    heading: state === 'planned' ? `Moved to ${formatCivilDate(last.to)}` : 'Its day was moved',
    tone: state === 'planned' ? 'lamp' : 'plain',
    facts: moved.map(one => ({
      term: `From ${formatCivilDate(one.from)} to ${formatCivilDate(one.to)}`,
      value: one.reason ?? 'The reason was removed',
      note: `${one.by ?? 'An officer'}, ${formatCivilDate(one.on)}`,
    })),
  }
}

function homesCard(view: MeetingView, open: boolean): CardModel {
  return {
    heading: plural(view.homes.length, 'home'),
    facts: view.homes.map(home => ({
      term: home.name,
      ...(home.small
        ? { missing: 'Fewer than ten beds: facts stay with those who have a role in cases' }
        : { value: 'Its page' }),
      href: `/homes/${home.id}`,
    })),
    links: [
      ...link(open, 'Add a home', here(view, 'add-home')),
      ...link(
        open && view.state === 'planned' && view.homes.length > 1,
        'Take a home off',
        here(view, 'remove-home'),
      ),
    ],
  }
}

const inOrder = (invited: MeetingView['invited']): MeetingView['invited'] =>
  invited.toSorted((a, b) => agencyCodes.indexOf(a.agency) - agencyCodes.indexOf(b.agency))

function invitedCard(view: MeetingView, open: boolean): CardModel {
  const there = (attended: boolean | null): string => {
    if (attended === null) return 'Invited'
    return attended ? 'Was there' : 'Was not there'
  }
  return {
    heading: view.state === 'planned' ? 'Who is invited' : 'Who was there',
    facts: inOrder(view.invited).map(
      (one): FactModel => ({
        term: one.label,
        value: one.name ?? there(one.attended),
        note: one.name
          ? `${there(one.attended)}. Reads here what was made for them.`
          : 'Gets the pack on paper',
      }),
    ),
    links: [
      ...link(open, 'Invite somebody', here(view, 'invite')),
      ...link(open && view.state === 'planned', 'Take an invitation back', here(view, 'uninvite')),
    ],
  }
}
