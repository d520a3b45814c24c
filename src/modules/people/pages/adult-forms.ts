import { type FieldSpec, type PageContext, page } from '#platform/http/page/page.ts'
import { changePerson, recordPerson } from '../person/commands.ts'
import { getPerson } from '../person/queries.ts'
import type { PersonView } from '../person/schema.ts'
import { bornFields, codeField, homeChoices, homeField, nameFields } from './fields.ts'

const helper = async (ctx: PageContext) => ({ homes: await homeChoices(ctx) })
const WHO_SEES = 'The safeguarding team. Not the care home.'

const inWhichHome: FieldSpec = (_ctx, known) => homeField('homeId', 'Which home they live in', known)

const details: readonly FieldSpec[] = [
  ctx =>
    codeField('funding', 'funders', 'Who placed them or pays', ctx, 'They are told on day one, if safe.'),
  { kind: 'text', name: 'placedBy', label: 'Which council or board, if you know', optional: true },
  ctx => codeField('sex', 'sex', 'Sex', ctx),
  ctx => codeField('ethnicity', 'ethnicity', 'Ethnicity', ctx),
  ctx => codeField('supportReason', 'primary-support-reasons', 'Main reason for support', ctx),
  {
    kind: 'textarea',
    name: 'communication',
    label: 'How to communicate with them',
    hint: 'Language, hearing, sight, what helps, an interpreter, who knows how they say yes and no.',
    optional: true,
    rows: 3,
    maxLength: 4000,
  },
  {
    kind: 'textarea',
    name: 'matters',
    label: 'What matters to them',
    hint: 'In their own words where there are any.',
    optional: true,
    rows: 3,
    maxLength: 4000,
  },
]

export const newAdult = page.form<typeof recordPerson>({
  path: '/adults/new',
  command: recordPerson,
  helper,
  steps: [
    {
      slug: 'who',
      page: () => ({
        title: 'Who is it?',
        lede: 'Write what you know. The rest can wait.',
        back: { text: 'Adults we know of', href: '/adults' },
      }),
      fields: [...nameFields, ...bornFields, inWhichHome, ...details],
      whoSees: WHO_SEES,
    },
  ],
  button: 'Write down',
  done: ({ id }) => ({ href: `/adults/${id}`, notice: { kind: 'done', heading: 'Written down' } }),
  cancel: () => ({ text: 'Cancel', href: '/adults' }),
})

interface Changing extends Awaited<ReturnType<typeof helper>> {
  readonly person: PersonView
}

export const changeAdult = page.form<typeof changePerson>({
  path: '/adults/{personId}/change',
  command: changePerson,
  helper: async ctx => ({
    ...(await helper(ctx)),
    person: await ctx.ask(getPerson, { personId: ctx.params.personId ?? '' }),
  }),
  initial: known => {
    const { home, ...rest } = (known as Changing).person
    const filled = Object.entries(rest).filter(([, value]) => value !== null)
    return { ...Object.fromEntries(filled), ...(home ? { homeId: home.id } : {}) }
  },
  steps: [
    {
      slug: 'who',
      page: known => {
        const { id, name } = (known as Changing).person
        return { title: `What do we know of ${name}?`, back: { text: name, href: `/adults/${id}` } }
      },
      fields: [
        ...nameFields,
        ...bornFields,
        { kind: 'date', name: 'diedOn', label: 'Date they died', optional: true },
        inWhichHome,
        ...details,
      ],
      whoSees: WHO_SEES,
    },
  ],
  button: 'Save',
  done: ({ id }) => ({ href: `/adults/${id}`, notice: { kind: 'done', heading: 'Saved' } }),
  cancel: ctx => ({ text: 'Cancel', href: `/adults/${ctx.params.personId}` }),
})
