import { conflictQuestions } from '#law/cause-to-enquire.ts'
import { type FieldSpec, type FormPage, page } from '#platform/http/page/page.ts'
import type { FieldModel } from '#platform/view/models.ts'
import { orderField } from '../court/order-field.ts'
import { aboutCase, CASE_TEAM, hereOf } from '../pages/case-forms.ts'
import { askFor } from './ask.ts'
import { type Asking, area, askingHelper, recipientField } from './pages.ts'

const yesNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
  { value: 'unknown', text: 'Not known' },
]

const question = (name: string, label: string): FieldModel => ({
  ...{ kind: 'radios', name, label, options: yesNo, inline: true },
})

const ofHome = ({ askedOf }: Readonly<Record<string, unknown>>) => askedOf === 'home'
const toEnquire = ({ kind }: Readonly<Record<string, unknown>>) => kind === 'enquire'

const what: readonly FieldSpec[] = [
  {
    kind: 'radios',
    name: 'kind',
    label: 'What are they asked for?',
    options: [
      { value: 'enquire', text: 'To find something out' },
      {
        value: 'protect',
        text: 'To do something that keeps somebody safe',
        hint: 'This never waits for the police.',
      },
    ],
  },
  {
    kind: 'radios',
    name: 'askedOf',
    label: 'Who is asked?',
    options: [
      { value: 'council', text: 'One of us' },
      {
        value: 'home',
        text: 'The care home',
        hint: 'Some questions about conflicts of interest come first.',
      },
      { value: 'nhs', text: 'The NHS' },
      { value: 'other', text: 'Somebody else' },
    ],
  },
]

const back = (ctx: Parameters<typeof hereOf>[0]) => ({ text: 'The case', href: hereOf(ctx) })

export const askPage: FormPage = page.form<typeof askFor>({
  path: '/safeguarding/concerns/{concernId}/requests/new',
  command: askFor,
  helper: askingHelper,
  initial: () => ({}),
  steps: [
    {
      slug: 'what',
      section: 'Who is asked for what',
      page: (helper, ctx) => ({
        title: 'Who is to find out, or to act?',
        caption: aboutCase(helper),
        lede: 'Whoever is asked, the council stays responsible, hears the person itself, and owns the outcome.',
        back: back(ctx),
      }),
      fields: what,
      whoSees: CASE_TEAM,
    },
    {
      slug: 'conflicts',
      section: 'Conflicts of interest',
      appliesTo: answers => ofHome(answers) && toEnquire(answers),
      page: helper => ({
        title: 'Can the home look into it fairly?',
        caption: aboutCase(helper),
        lede: 'If any of these is yes or not known, the home is not asked unless a manager signs why.',
      }),
      fields: conflictQuestions.map(one => question(`conflicts.${one.code}`, one.question)),
      whoSees: CASE_TEAM,
    },
    {
      slug: 'implicated',
      section: 'Conflicts of interest',
      appliesTo: answers => ofHome(answers) && !toEnquire(answers),
      page: helper => ({
        title: 'Could the manager or the owner be part of it?',
        caption: aboutCase(helper),
      }),
      fields: [question('implicated', 'Could the manager or the owner be part of it?')],
      whoSees: CASE_TEAM,
    },
    {
      slug: 'words',
      section: 'What they read',
      page: helper => ({
        title: 'What do they read?',
        caption: aboutCase(helper),
        lede: 'They read this and nothing else of the case: not who told us, and not what others said.',
      }),
      fields: [
        {
          kind: 'text',
          name: 'about',
          label: 'Whom is it about?',
          hint: 'As they should read it. Leave it empty where they need not know.',
          optional: true,
          width: 20,
        },
        area('scope', 'What are they to find out or to do?'),
        area('know', 'What must they know for it?', { optional: true }),
        orderField,
        {
          kind: 'date',
          name: 'dueOn',
          label: 'By when?',
          hint: 'The local target, if left empty.',
          optional: true,
        },
      ],
      whoSees: 'Whoever is asked, by name. Nobody else at the home.',
    },
    {
      slug: 'who',
      section: 'Who is asked for what',
      page: helper => ({
        title: 'Who is asked, by name?',
        caption: aboutCase(helper),
        lede: 'Where the manager of the home may be part of it, nobody is asked until you have said who.',
      }),
      fields: [
        recipientField('By name', () => undefined, true),
        {
          kind: 'text',
          name: 'whom',
          label: 'If they have no account here: who is it?',
          optional: true,
        },
      ],
      whoSees: CASE_TEAM,
    },
  ],
  check: {
    page: helper => ({
      title: 'They will read exactly this',
      caption: aboutCase(helper as Asking),
      lede: 'Under “What they read”. The rest stays in the council.',
    }),
    button: 'Ask them',
  },
  button: 'Continue',
  done: ({ state }, ctx) => ({
    href: hereOf(ctx),
    notice: { kind: 'done', heading: headings[state] ?? 'Kept' },
  }),
  cancel: ctx => ({ text: 'Cancel', href: hereOf(ctx) }),
})

const headings: Readonly<Record<string, string>> = {
  'to-sign': 'Kept. The home is not asked: a manager has to sign why.',
  'to-address': 'Kept. Nobody is asked yet: say who.',
  asked: 'They are asked',
}
