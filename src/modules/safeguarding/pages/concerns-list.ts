import type { z } from 'zod'
import { type PageContext, page } from '#platform/http/page/page.ts'
import { civilDateOf, formatAgo, formatCivilDate, formatShortDate } from '#platform/view/dates.ts'
import type { CellModel, FieldModel } from '#platform/view/models.ts'
import { homeNames } from '#src/modules/homes/index.ts'
import { decideConcern } from '../concern/decide.ts'
import { listConcerns } from '../concern/queries.ts'
import type { ConcernList, ConcernRowView } from '../concern/schema.ts'
import { abuseWords, concernHref, lookAgain, stateTag } from '../view/words.ts'

type Counts = z.input<typeof ConcernList>['counts']

/** '3 are new, 2 are yours, 1 waits for others, 1 is past its local target.' */
export function countsInWords({ new: fresh, mine, waiting, overTarget }: Counts): string {
  const are = (count: number, words: string) => `${count} ${count === 1 ? 'is' : 'are'} ${words}`
  const late = overTarget === 0 ? 'none is past its local target' : are(overTarget, 'past the local target')
  const others =
    waiting === 0 ? 'none waits for others' : `${waiting} wait${waiting === 1 ? 's' : ''} for others`
  return `${are(fresh, 'new')}, ${are(mine, 'yours')}, ${others}, ${late}.`
}

const adultCell = (row: ConcernRowView) => ({
  text: row.adult.name,
  href: concernHref(row.id),
  note: [row.reference, row.home?.name].filter(Boolean).join(', '),
  ...(row.danger === 'now' && row.state === 'received'
    ? { tag: { text: 'Danger now', tone: 'clay' as const } }
    : {}),
})

const targetCell = ({ dueOn, paused, overdue, pastBeside }: ConcernRowView) => {
  const stands = paused ? [overdue ? 'Paused: look at it again now' : 'Paused until then'] : []
  const notes = [
    ...stands,
    ...pastBeside.map(title => `Past: ${title.charAt(0).toLowerCase()}${title.slice(1)}`),
  ]
  return {
    text: dueOn ? formatCivilDate(dueOn) : 'None',
    ...(notes.length > 0 ? { note: `${notes.join('. ')}.` } : {}),
  }
}

/** The first of whom to be asked again; how many more there are. */
function waitingCell({ waiting: [first, ...others] }: ConcernRowView, { today }: PageContext) {
  if (!first) return { text: 'Nobody' }
  const again =
    first.chaseOn <= today.toString() ? 'ask again now' : `ask again ${formatCivilDate(first.chaseOn)}`
  const more = others.length > 0 ? `; and ${others.length} more` : ''
  return {
    text: `${first.whom}: ${first.what}`,
    note: `Since ${formatCivilDate(first.since)}, ${again}${more}`,
  }
}

interface HomeAsked {
  readonly id: string
  readonly name: string
}

/** The home whose concerns are asked for, by its name in the register; nothing where it is none of this council’s. */
async function homeAsked(ctx: PageContext): Promise<HomeAsked | undefined> {
  const { homeId } = ctx.queryString
  if (!homeId) return undefined
  const { items } = await ctx.ask(homeNames, {})
  return items.find(home => home.id === homeId)
}

/** Where the list was opened from a home: that one, or every home. */
const homeFilter = (home: HomeAsked | undefined): FieldModel =>
  home
    ? {
        ...{ kind: 'select', name: 'homeId', label: 'Which home' },
        options: [
          { value: '', text: 'Every home' },
          { value: home.id, text: home.name },
        ],
      }
    : { kind: 'hidden', name: 'homeId', label: 'the home' }

function riskCell({ riskLookedAt, riskNextOn }: ConcernRowView, { today }: PageContext): CellModel {
  const text = riskLookedAt ? formatAgo(civilDateOf(riskLookedAt), today) : 'Not yet'
  return riskNextOn ? { text, note: lookAgain(riskNextOn, today) } : { text }
}

export const concernsList = page.list<typeof listConcerns>({
  path: '/safeguarding/concerns',
  query: listConcerns,
  // Whoever reads a list of thousands need not wait until they are counted.
  input: () => ({ countTo: 1_000 }),
  helper: homeAsked,
  page: (answer, _ctx, helper) => ({
    title: helper ? `Concerns at ${(helper as HomeAsked).name}` : 'Concerns',
    lede: helper
      ? 'What you may see of them. That is about what was told. It does not say that all is well.'
      : `What you may see of them: ${countsInWords(answer.counts)}`,
  }),
  noun: { one: 'concern', many: 'concerns' },
  search: { name: 'q', label: 'Reference, or part of the adult’s name' },
  filters: [
    {
      kind: 'select',
      name: 'list',
      label: 'Which',
      options: [
        { value: 'all', text: 'All' },
        { value: 'new', text: 'New' },
        { value: 'mine', text: 'Yours' },
        { value: 'team', text: 'Your team’s' },
        { value: 'waiting', text: 'Waiting on others' },
        { value: 'over-target', text: 'Past the local target, or back from a pause' },
      ],
    },
    {
      kind: 'select',
      name: 'open',
      label: 'Open or closed',
      options: [
        { value: '', text: 'Open and closed' },
        { value: 'true', text: 'Open' },
        { value: 'false', text: 'Closed' },
      ],
    },
    (_ctx, helper) => homeFilter(helper as HomeAsked | undefined),
  ],
  defaults: { open: 'true' },
  columns: [
    { label: 'Adult', cell: adultCell },
    {
      label: 'Came in',
      cell: (row, { today }) => ({
        text: formatShortDate(civilDateOf(row.receivedAt)),
        note: formatAgo(civilDateOf(row.receivedAt), today),
      }),
    },
    { label: 'How it stands', cell: row => ({ text: '', tag: stateTag(row) }) },
    { label: 'Local target', cell: targetCell },
    { label: 'Waiting on others', cell: waitingCell },
    { label: 'Last look at risk', cell: riskCell },
    {
      label: 'With',
      cell: row => ({ text: row.lead ?? 'Nobody yet', ...(row.team ? { note: row.team } : {}) }),
    },
  ],
  export: {
    query: listConcerns,
    fileName: 'concerns',
    columns: [
      { header: 'Reference', value: (row: ConcernRowView) => row.reference },
      { header: 'Adult', value: (row: ConcernRowView) => row.adult.name },
      { header: 'Home', value: (row: ConcernRowView) => row.home?.name ?? null },
      { header: 'Came in', value: (row: ConcernRowView) => civilDateOf(row.receivedAt).toString() },
      { header: 'State', value: (row: ConcernRowView) => row.stateLabel },
      { header: 'Local target', value: (row: ConcernRowView) => row.dueOn },
      { header: 'Other targets past', value: (row: ConcernRowView) => row.pastBeside.join('; ') },
      { header: 'Paused', value: (row: ConcernRowView) => (row.paused ? 'yes' : 'no') },
      { header: 'Waiting on', value: (row: ConcernRowView) => row.waiting.map(one => one.whom).join('; ') },
      { header: 'Waiting for', value: (row: ConcernRowView) => row.waiting.map(one => one.what).join('; ') },
      { header: 'Waiting since', value: (row: ConcernRowView) => row.waiting[0]?.since ?? null },
      { header: 'Ask again on', value: (row: ConcernRowView) => row.waiting[0]?.chaseOn ?? null },
      { header: 'Last look at risk', value: (row: ConcernRowView) => row.riskLookedAt?.slice(0, 10) ?? null },
      { header: 'Look again by', value: (row: ConcernRowView) => row.riskNextOn },
      { header: 'Kind of abuse', value: (row: ConcernRowView) => abuseWords(row.abuseTypes) },
      { header: 'Team', value: (row: ConcernRowView) => row.team },
      { header: 'Lead practitioner', value: (row: ConcernRowView) => row.lead },
      { header: 'Closed', value: (row: ConcernRowView) => row.closedAt },
    ],
  },
  links: ctx => [
    { text: 'Raise a concern', href: '/safeguarding/concerns/new' },
    ...(ctx.mayEver(decideConcern)
      ? [{ text: 'Decide everyday harm together', href: '/safeguarding/batch' }]
      : []),
  ],
  empty: () => ({
    heading: 'No concern that you may see',
    text: 'That none is listed does not say that nobody is worried. Restricted cases are listed for those who work on them alone.',
    link: { text: 'Raise a concern', href: '/safeguarding/concerns/new' },
  }),
})
