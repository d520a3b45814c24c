import { page } from '#platform/http/page/page.ts'
import { formatCivilDate } from '#platform/view/dates.ts'
import type { CellModel } from '#platform/view/models.ts'
import { listSharingDecisions } from '../decision-units.ts'
import { planSharingMeeting } from '../meeting-commands.ts'
import { listSharingMeetings } from '../queries.ts'
import type { MeetingRowView } from '../schema.ts'
import { meetingStates, meetingWorkflow } from '../workflow.ts'
import { DECISIONS, MEETINGS, meetingHref } from './addresses.ts'

const NEW = `${MEETINGS}/new`

function decisionsCell({ openDecisions, overdue }: MeetingRowView): CellModel {
  if (openDecisions === 0) return { text: 'None open' }
  return {
    text: `${openDecisions} to do`,
    ...(overdue > 0 ? { tag: { text: `${overdue} past its day`, tone: 'clay' as const } } : {}),
  }
}

export const meetingList = page.list<typeof listSharingMeetings>({
  path: MEETINGS,
  query: listSharingMeetings,
  page: () => ({
    title: 'Information sharing meetings',
    lede: 'Partners put side by side what each knows of some homes, each fact hearsay or verified, and decide who does what. What is said there is a prompt to look, and no finding.',
  }),
  noun: { one: 'meeting', many: 'meetings' },
  filters: [
    {
      ...{ kind: 'select', name: 'state', label: 'How it stands' },
      options: [
        { value: '', text: 'Any' },
        ...meetingStates.map(value => ({ value, text: meetingWorkflow.states[value].label })),
      ],
    },
  ],
  columns: [
    {
      label: 'Day',
      cell: row => ({ text: formatCivilDate(row.onDate), href: meetingHref(row.id), note: row.stateLabel }),
    },
    {
      label: 'Homes',
      cell: row => ({ text: row.homes.map(home => home.name).join(', ') || 'None that you may see' }),
    },
    { label: 'Partners', cell: row => ({ text: row.agencies.join(', ') || 'None yet' }) },
    { label: 'Decisions', cell: decisionsCell },
  ],
  empty: ctx => ({
    heading: 'No meeting that you may open',
    text: 'You see the meetings that you hold or are invited to.',
    ...(ctx.mayEver(planSharingMeeting) ? { link: { text: 'Plan a meeting', href: NEW } } : {}),
  }),
  links: ctx => [
    ...(ctx.mayEver(planSharingMeeting) ? [{ text: 'Plan a meeting', href: NEW }] : []),
    ...(ctx.mayEver(listSharingDecisions) ? [{ text: 'What was decided', href: DECISIONS }] : []),
  ],
})
