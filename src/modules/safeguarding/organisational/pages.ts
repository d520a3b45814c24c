import { optionsOn } from '#law/code-list.ts'
import { type FieldSpec, type Page, type PageContext, page } from '#platform/http/page/page.ts'
import { civilDateOf, formatCivilDate, formatShortDate } from '#platform/view/dates.ts'
import type { OptionModel } from '#platform/view/models.ts'
import { homeNames } from '#src/modules/homes/index.ts'
import { textarea } from '../process/forms.ts'
import { startOrganisational } from './commands.ts'
import { forms } from './form-pages.ts'
import { getOrganisational, listOrganisational } from './queries.ts'
import { residentPages } from './resident-pages.ts'
import type { OrganisationalRow } from './schema.ts'
import { modelOf, organisationalHref, progressInWords } from './view.ts'

const list = page.list<typeof listOrganisational>({
  path: '/safeguarding/organisational',
  query: listOrganisational,
  page: ({ items }) => {
    const late = items.filter(item => item.overdue).length
    const waiting = items.reduce((sum, item) => sum + item.progress.residents - item.progress.seen, 0)
    return {
      title: 'Organisational enquiries',
      lede: `${waiting === 0 ? 'No listed resident waits to be seen' : `${waiting} listed residents have not been seen yet`}${late > 0 ? `, and ${late} wait past the local target for a decision` : ''}.`,
    }
  },
  noun: { one: 'organisational enquiry', many: 'organisational enquiries' },
  filters: [
    {
      kind: 'select',
      name: 'open',
      label: 'Open or ended',
      options: [
        { value: '', text: 'Open and ended' },
        { value: 'true', text: 'Open' },
        { value: 'false', text: 'Ended' },
      ],
    },
  ],
  columns: [
    {
      label: 'Home',
      cell: row => ({
        text: row.home.name,
        href: organisationalHref(row.id),
        note: `${row.reference}${row.scope === 'provider' ? ', the whole provider' : ''}`,
      }),
    },
    { label: 'Residents', cell: row => ({ text: progressInWords(row.progress) }) },
    {
      label: 'How it stands',
      cell: row => ({
        text: row.stateLabel,
        ...(row.overdue ? { tag: { text: 'Past local target', tone: 'clay' as const } } : {}),
        ...(row.policeHold ? { note: 'Police ask us to wait' } : {}),
      }),
    },
    { label: 'Why', cell: row => ({ text: row.trigger }) },
    { label: 'Opened', cell: row => ({ text: formatShortDate(civilDateOf(row.openedAt)) }) },
    { label: 'Local target', cell: row => ({ text: row.dueOn ? formatCivilDate(row.dueOn) : 'None' }) },
  ],
  export: {
    query: listOrganisational,
    fileName: 'organisational-enquiries',
    columns: [
      { header: 'Reference', value: (row: OrganisationalRow) => row.reference },
      { header: 'Home', value: (row: OrganisationalRow) => row.home.name },
      { header: 'About', value: (row: OrganisationalRow) => row.scope },
      { header: 'State', value: (row: OrganisationalRow) => row.stateLabel },
      { header: 'Why', value: (row: OrganisationalRow) => row.trigger },
      { header: 'Opened', value: (row: OrganisationalRow) => civilDateOf(row.openedAt).toString() },
      { header: 'Residents', value: (row: OrganisationalRow) => row.progress.residents },
      { header: 'Seen', value: (row: OrganisationalRow) => row.progress.seen },
      { header: 'Not safe or well', value: (row: OrganisationalRow) => row.progress.notSafe },
      { header: 'With a case of their own', value: (row: OrganisationalRow) => row.progress.withCase },
      { header: 'Closed', value: (row: OrganisationalRow) => row.closedAt },
    ],
  },
  links: ctx =>
    ctx.mayEver(startOrganisational)
      ? [{ text: 'Open an organisational enquiry', href: '/safeguarding/organisational/new' }]
      : [],
  empty: () => ({
    heading: 'No organisational enquiry that you may see',
    text: 'That none is listed does not say that every home is safe.',
  }),
})

const whole = page.show<typeof getOrganisational>({
  path: '/safeguarding/organisational/{organisationalId}',
  query: getOrganisational,
  template: 'safeguarding/case.njk',
  model: modelOf,
})

async function homesFor(ctx: PageContext): Promise<readonly OptionModel[]> {
  const { items } = await ctx.ask(homeNames, {})
  return items.map(({ id, name, postcode }) => ({
    value: id,
    text: postcode ? `${name}, ${postcode}` : name,
  }))
}

const triggerField: FieldSpec = ctx => ({
  kind: 'radios',
  name: 'trigger',
  label: 'What made you think of it?',
  options: optionsOn('organisational-triggers', ctx.today),
})

const start = page.form<typeof startOrganisational>({
  path: '/safeguarding/organisational/new',
  command: startOrganisational,
  helper: homesFor,
  initial: (_helper, ctx) =>
    typeof ctx.queryString.homeId === 'string' ? { homeId: ctx.queryString.homeId } : {},
  steps: [
    {
      slug: 'what',
      page: () => ({
        title: 'Open an organisational enquiry',
        lede: 'You bring it to a decision. A safeguarding manager decides whether the threshold is met.',
        back: { text: 'Organisational enquiries', href: '/safeguarding/organisational' },
      }),
      fields: [
        (_ctx, homes) => ({
          kind: 'select',
          name: 'homeId',
          label: 'Which home?',
          options: [{ value: '', text: 'Choose the home' }, ...(homes as readonly OptionModel[])],
        }),
        {
          kind: 'radios',
          name: 'scope',
          label: 'What is it about?',
          inline: true,
          options: [
            { value: 'home', text: 'This home' },
            { value: 'provider', text: 'The whole provider' },
          ],
        },
        triggerField,
        textarea('words', 'What is known, and how?', { rows: 8 }),
      ],
      whoSees: 'The safeguarding team, and those given a part. Not the home.',
    },
  ],
  button: 'Open it',
  done: ({ id, reference }) => ({
    href: organisationalHref(id),
    notice: {
      kind: 'done',
      heading: `Opened: ${reference}`,
      text: 'Link the concerns that belong with it. A safeguarding manager decides on the threshold.',
    },
  }),
  cancel: () => ({ text: 'Cancel', href: '/safeguarding/organisational' }),
})

export const organisationalPages: readonly Page[] = [list, start, whole, ...forms, ...residentPages]
