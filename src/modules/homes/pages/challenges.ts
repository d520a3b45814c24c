import { page } from '#platform/http/page/page.ts'
import { civilDateOf } from '#platform/view/dates.ts'
import { exportChallenges, getChallenge, listChallenges } from '../challenge/queries.ts'
import type { ChallengeView } from '../challenge/schema.ts'
import {
  challengeCell,
  challengePage,
  countsInWords,
  dueCell,
  raisedCell,
  stateCell,
} from '../view/challenge.ts'
import { valueInWords } from '../view/home-facts.ts'

export const challengesList = page.list<typeof listChallenges>({
  path: '/challenges',
  query: listChallenges,
  page: answer => ({
    title: 'Challenges to facts',
    lede: `Facts from the register that somebody says are wrong. The ones to answer first come first. ${countsInWords(answer.counts)}`,
  }),
  noun: { one: 'challenge', many: 'challenges' },
  filters: [
    {
      kind: 'select',
      name: 'open',
      label: 'Open or settled',
      options: [
        { value: '', text: 'Open and settled' },
        { value: 'true', text: 'Open' },
        { value: 'false', text: 'Settled' },
      ],
    },
    {
      kind: 'select',
      name: 'overdue',
      label: 'Local target',
      options: [
        { value: '', text: 'Any' },
        { value: 'true', text: 'Past the local target' },
        { value: 'false', text: 'Not past it, or none' },
      ],
    },
    {
      kind: 'select',
      name: 'mine',
      label: 'Raised by',
      options: [
        { value: '', text: 'Anyone' },
        { value: 'true', text: 'You' },
        { value: 'false', text: 'Others' },
      ],
    },
  ],
  defaults: { open: 'true' },
  columns: [
    { label: 'Fact', cell: row => challengeCell(row) },
    { label: 'State', cell: row => stateCell(row) },
    { label: 'Local target', cell: (row, ctx) => dueCell(row, ctx.today) },
    { label: 'Raised', cell: row => raisedCell(row) },
  ],
  export: {
    query: exportChallenges,
    fileName: 'challenges',
    columns: [
      { header: 'Home', value: (row: ChallengeView) => row.home.name },
      { header: 'Fact', value: (row: ChallengeView) => row.factLabel },
      { header: 'The record said', value: (row: ChallengeView) => valueInWords(row.factValue) },
      { header: 'It should be, or another source says', value: (row: ChallengeView) => row.proposed },
      { header: 'Why', value: (row: ChallengeView) => row.reason },
      { header: 'State', value: (row: ChallengeView) => row.stateLabel },
      { header: 'Raised on', value: (row: ChallengeView) => civilDateOf(row.raisedAt).toString() },
      { header: 'Two sources differ', value: (row: ChallengeView) => row.raisedBySources },
      { header: 'Local target', value: (row: ChallengeView) => row.dueOn },
      { header: 'Outcome', value: (row: ChallengeView) => row.outcomeNote },
    ],
  },
  empty: () => ({
    heading: 'Nobody is challenging a fact',
    text: 'A fact that looks wrong can be challenged on its home’s page, under “What the register says”.',
    link: { text: 'All homes', href: '/homes' },
  }),
})

export const challengeStory = page.show<typeof getChallenge>({
  path: '/challenges/{challengeId}',
  query: getChallenge,
  template: 'homes/challenge.njk',
  model: (challenge, ctx) => ({ ...challengePage(challenge, ctx.today, ctx.role) }),
})
