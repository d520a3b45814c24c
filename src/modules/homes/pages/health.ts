import { type PageContext, page } from '#platform/http/page/page.ts'
import type { Panel } from '#platform/http/page/panel.ts'
import { plural } from '#platform/view/filters.ts'
import { recordHealth, tellIcbOfGaps } from '../health/commands.ts'
import { gapInWords, gapKeys } from '../health/items.ts'
import { exportHealthGaps, getHealth, listHealthGaps, whoToTell } from '../health/queries.ts'
import type { HealthGap } from '../health/schema.ts'
import { getLocalFacts } from '../local-facts/queries.ts'
import { gapsCell, healthCard, healthPage, tellTitle, toldCell, unknownCell } from '../view/health.ts'
import type { AnswerOf } from '../view/shapes.ts'
import { inWords, sentenceCase } from '../view/words.ts'

const healthStory = page.show<typeof getHealth>({
  path: '/homes/{homeId}/health',
  query: getHealth,
  template: 'homes/local-facts.njk',
  model: (known, ctx) => ({ ...healthPage(known, { mayRecord: ctx.mayEver(recordHealth) }) }),
})

const gapsList = page.list<typeof listHealthGaps>({
  path: '/health-gaps',
  query: listHealthGaps,
  page: (_answer, ctx) => ({
    title: 'Gaps in health care around homes',
    lede: 'What people who live in care homes cannot get, and what nobody knows. Open homes, those with most missing first.',
    back: ctx.role === 'partner' ? { text: 'Today', href: '/' } : { text: 'The market', href: '/market' },
    width: 'wide',
  }),
  noun: { one: 'home', many: 'homes' },
  filters: [
    {
      kind: 'select',
      name: 'gap',
      label: 'Which gap',
      options: [
        { value: '', text: 'Any' },
        ...gapKeys.map(key => ({ value: key, text: sentenceCase(gapInWords(key)) })),
      ],
    },
    {
      kind: 'select',
      name: 'state',
      label: 'Missing or not known',
      options: [
        { value: 'absent', text: 'Known not to be there' },
        { value: 'unknown', text: 'Nobody has told us' },
        { value: '', text: 'Either' },
      ],
    },
    {
      kind: 'select',
      name: 'told',
      label: 'The ICB was told',
      options: [
        { value: '', text: 'Told or not' },
        { value: 'no', text: 'Not yet' },
        { value: 'yes', text: 'Told' },
      ],
    },
  ],
  defaults: { state: 'absent' },
  columns: [
    {
      label: 'Home',
      cell: row => ({
        text: row.home.name,
        href: `/homes/${row.home.id}/health`,
        ...(row.home.town ? { note: row.home.town } : {}),
      }),
    },
    { label: 'Not there', cell: row => gapsCell(row.absent, 'No gap is known') },
    { label: 'Nobody has told us of', cell: row => unknownCell(row) },
    { label: 'The ICB was told', cell: (row, ctx) => toldCell(row, ctx.today) },
  ],
  empty: () => ({
    heading: 'No home here fits',
    text: 'That no gap is written down does not say that there is none. Choose “Nobody has told us” to see what is not known.',
  }),
  links: ctx => (ctx.mayEver(tellIcbOfGaps) ? [{ text: 'Tell the ICB', href: '/health-gaps/tell' }] : []),
  export: {
    query: exportHealthGaps,
    fileName: 'health-gaps',
    columns: [
      { header: 'Home', value: (row: HealthGap) => row.home.name },
      { header: 'Town', value: (row: HealthGap) => row.home.town },
      { header: 'Not there', value: (row: HealthGap) => inWords(row.absent) },
      { header: 'Nobody has told us of', value: (row: HealthGap) => inWords(row.unknown) },
      { header: 'The ICB was told on', value: (row: HealthGap) => row.toldOn },
    ],
  },
})

type Who = AnswerOf<typeof whoToTell>
const whoOf = (helper: unknown) => helper as Who

const tellForm = page.form<typeof tellIcbOfGaps>({
  path: '/health-gaps/tell',
  command: tellIcbOfGaps,
  helper: ctx => ctx.ask(whoToTell, {}),
  initial: helper => ({ how: whoOf(helper).people.length > 0 ? 'lantern' : 'other' }),
  steps: [
    {
      slug: 'how',
      page: helper => ({
        title: tellTitle(whoOf(helper).homes),
        lede: 'The integrated care board (ICB) answers for GPs, dentists and community health care. Each home keeps the day on which it was told.',
        back: { text: 'Gaps in health care', href: '/health-gaps' },
      }),
      fields: [
        {
          kind: 'radios',
          name: 'how',
          label: 'How are they told?',
          options: [
            {
              value: 'lantern',
              text: 'Lantern writes to them',
              hint: 'A message that the list waits here. It says nothing about any home.',
            },
            {
              value: 'other',
              text: 'I have told them myself',
              hint: 'In a meeting, or with the list as a file: take it from the page before.',
            },
          ],
        },
        (_ctx, helper) => peopleField(whoOf(helper)),
      ],
      whoSees: 'Council officers, its partners, and each home its own.',
    },
  ],
  button: 'Write down that they are told',
  done: ({ homes, messages }) => ({
    href: '/health-gaps',
    notice: {
      kind: 'done',
      heading: `The ICB is told of gaps at ${plural(homes, 'home')}`,
      text:
        messages > 0 ? `${plural(messages, 'message')} on the way.` : 'The day is written down at each home.',
    },
  }),
  cancel: () => ({ text: 'Cancel', href: '/health-gaps' }),
})

function peopleField({ people }: Who) {
  return {
    kind: 'checkboxes' as const,
    name: 'to',
    label: 'Whom does Lantern write to?',
    hint:
      people.length > 0
        ? 'Only if Lantern writes to them.'
        : 'Nobody of a partner can sign in here yet. An administrator can add them.',
    optional: true,
    options: people.map(person => ({ value: person.accountId, text: person.name })),
  }
}

export const healthPages = [healthStory, gapsList, tellForm]

/** For those who do not see all that the council knows: partners. */
export const healthPanel: Panel = {
  place: 'home.facts',
  order: 10,
  async show(subject, ctx: PageContext) {
    if (ctx.mayEver(getLocalFacts) || !ctx.mayEver(getHealth)) return undefined
    const known = await ctx.ask(getHealth, { homeId: (subject as { id: string }).id })
    return { template: 'homes/panels/card.njk', model: healthCard(known) }
  },
}
