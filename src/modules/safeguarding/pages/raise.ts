import { optionsOn } from '#law/code-list.ts'
import { roles } from '#platform/access/roles.ts'
import {
  type FieldSpec,
  type FormField,
  type FormStep,
  type PageContext,
  page,
} from '#platform/http/page/page.ts'
import type { OptionModel } from '#platform/view/models.ts'
import { homeNames } from '#src/modules/homes/index.ts'
import { raiseConcern } from '../concern/raise-commands.ts'
import { whereCasesAreKept } from '../exchange/queries.ts'
import { team } from '../policy.ts'
import { concernHref } from '../view/words.ts'

interface Raising {
  readonly homes: readonly OptionModel[]
  /** The system in which the council keeps its cases, where that is not Lantern; for its own team. */
  readonly keptIn: string | undefined
}

/** A home's own people choose among their own homes; anyone else among the council's. */
async function homesFor(ctx: PageContext): Promise<Raising> {
  const { items } = await ctx.ask(homeNames, {})
  const own = roles[ctx.role].scope === 'home'
  const homes = items
    .filter(home => !own || ctx.homeIds.includes(home.id))
    .map(({ id, name, postcode }) => ({ value: id, text: postcode ? `${name}, ${postcode}` : name }))
  return { homes, keptIn: await keptIn(ctx) }
}

async function keptIn(ctx: PageContext): Promise<string | undefined> {
  if (!team.includes(ctx.role)) return undefined
  const mode = await ctx.ask(whereCasesAreKept, {})
  return mode.mode === 'companion' ? mode.system || 'the council’s case system' : undefined
}

/** Nobody is turned away; but the team is told where a case is kept, before it types anything twice. */
const whereKept = (helper: unknown) => {
  const { keptIn: system } = helper as Raising
  if (!system) return {}
  const text = `Raise it there: it is here tomorrow. If you cannot reach ${system}, raise it here and carry it over.`
  return { notice: { kind: 'lamp' as const, heading: `Cases are kept in ${system}`, text } }
}

const ofAHome = (ctx: PageContext): boolean => roles[ctx.role].scope === 'home'

const WHO_SEES =
  'The council’s safeguarding team. What you write here is not shown to the care home by Lantern.'

const adultFields: readonly FieldSpec[] = [
  {
    kind: 'text',
    name: 'adult.givenName',
    label: 'First name',
    optional: true,
    width: 20,
    autocomplete: 'off',
  },
  {
    kind: 'text',
    name: 'adult.familyName',
    label: 'Last name',
    optional: true,
    width: 20,
    autocomplete: 'off',
  },
  {
    kind: 'text',
    name: 'adult.knownAs',
    label: 'If you do not know the name: how to tell who it is',
    hint: 'For example: the lady in room 4.',
    optional: true,
    autocomplete: 'off',
  },
  {
    kind: 'text',
    name: 'adult.bornAbout',
    label: 'About how old',
    hint: 'For example: about 85.',
    optional: true,
    width: 20,
  },
]

const danger: FieldSpec = {
  kind: 'radios',
  name: 'danger',
  label: 'Is anyone in danger now?',
  hint: 'If somebody may be hurt, ring 999 first.',
  options: [
    {
      value: 'now',
      text: 'Yes, now',
      reveals: [
        {
          kind: 'textarea',
          name: 'dangerWords',
          label: 'What is the danger, and what has been done?',
          optional: true,
          rows: 3,
          maxLength: 4000,
        },
      ],
    },
    { value: 'no', text: 'No' },
    { value: 'not-known', text: 'I do not know' },
  ],
}

const where: FieldSpec = (ctx, helper) => ({
  kind: 'select',
  name: 'homeId',
  label: 'In which care home?',
  ...(ofAHome(ctx) ? {} : { optional: true, hint: 'Where it happened, if that was in a care home.' }),
  options: [
    ...(ofAHome(ctx) ? [] : [{ value: '', text: 'Not in a home of our area, or not known' }]),
    ...(helper as Raising).homes,
  ],
})

const whoWhereDanger: FormStep = {
  slug: 'who',
  section: 'Who, where, danger',
  page: helper => ({
    ...whereKept(helper),
    title: 'Who is it, where, and is there danger now?',
    lede: 'Write what you know. Nobody is turned away for not knowing, and nobody needs proof.',
    back: { text: 'First page', href: '/' },
  }),
  fields: [danger, ...adultFields, where],
  whoSees: WHO_SEES,
}

const theWords: FormField = {
  kind: 'textarea',
  name: 'words',
  label: 'What happened, or what worries you?',
  hint: 'In your own words, or in theirs. Write what was seen and heard, and who saw it.',
  rows: 8,
  maxLength: 20_000,
}

/** Sorts floods of one kind for whoever reads them. It says nothing of how serious it is. */
const everydayHarm: FieldSpec = ctx => ({
  kind: 'select',
  name: 'harm',
  label: 'Is it one of these?',
  hint: 'Leave it empty where none fits. It decides nothing.',
  optional: true,
  options: [{ value: '', text: 'None of these, or not sure' }, ...optionsOn('everyday-harms', ctx.today)],
})

const what: FormStep = {
  slug: 'what',
  section: 'What happened',
  page: () => ({ title: 'What happened, or what worries you?' }),
  fields: [
    { ...theWords, isHeading: true },
    { kind: 'date', name: 'happenedOn', label: 'When, if you know the day', optional: true },
    {
      kind: 'text',
      name: 'happenedAbout',
      label: 'Or about when',
      hint: 'For example: some nights in the last two weeks.',
      optional: true,
      maxLength: 200,
    },
    { kind: 'text', name: 'place', label: 'Where exactly', optional: true, maxLength: 500 },
    everydayHarm,
  ],
  whoSees: WHO_SEES,
}

const wants: FormStep = {
  slug: 'wants',
  section: 'What they want',
  page: () => ({
    title: 'Does the adult know, and what do they want?',
    lede: 'If it is not safe to ask, or you could not, leave this empty. The council asks them, alone.',
  }),
  fields: [
    {
      kind: 'radios',
      name: 'adultKnows',
      label: 'Does the adult know that you are telling us?',
      optional: true,
      inline: true,
      options: [
        { value: 'yes', text: 'Yes' },
        { value: 'no', text: 'No' },
        { value: 'not-known', text: 'Not sure' },
      ],
    },
    {
      kind: 'textarea',
      name: 'adultWants',
      label: 'What do they want to happen, in their own words?',
      optional: true,
      rows: 4,
      maxLength: 4000,
    },
  ],
  whoSees: WHO_SEES,
}

const caller: readonly FieldSpec[] = [
  ctx => ({
    kind: 'select',
    name: 'reporter.relation',
    label: 'Who are they to the adult?',
    optional: true,
    options: [
      { value: '', text: 'I saw it myself' },
      ...optionsOn('reporters', ctx.today).map(({ value, text }) => ({ value, text })),
    ],
  }),
  { kind: 'text', name: 'reporter.name', label: 'Their name', optional: true, autocomplete: 'off' },
  {
    kind: 'text',
    name: 'reporter.contact',
    label: 'How to reach them safely',
    optional: true,
    autocomplete: 'off',
  },
  {
    kind: 'radios',
    name: 'reporter.naming',
    label: 'May their name be used?',
    optional: true,
    options: [
      { value: 'named', text: 'Yes' },
      {
        value: 'name-withheld',
        text: 'Keep it from the home',
        hint: 'We will try. The facts may still point to them; the police or a court may need it.',
      },
      { value: 'anonymous', text: 'They gave no name' },
    ],
  },
]

/** For whoever writes down what somebody else told them. */
const whoTold: FormStep = {
  slug: 'reporter',
  section: 'Who told you',
  page: () => ({ title: 'Who told you?', lede: 'If you saw it yourself, leave this empty.' }),
  fields: caller,
  whoSees: 'The council’s safeguarding team. Never the care home, unless they agreed or the law requires it.',
}

const parts = {
  command: raiseConcern,
  helper: homesFor,
  neverLimited: true,
  button: 'Raise the concern',
  done: (
    { id, reference, reportId }: { id: string; reference: string; reportId: string },
    ctx: PageContext,
  ) => ({
    href: team.includes(ctx.role) ? concernHref(id) : `/safeguarding/reports/${reportId}`,
    notice: {
      kind: 'done' as const,
      heading: `The concern is raised: ${reference}`,
      text: 'Somebody in the safeguarding team looks at it by the end of the next working day; at once if there is danger now.',
    },
  }),
  cancel: () => ({ text: 'Cancel', href: '/' }),
}

export const raiseForm = page.form<typeof raiseConcern>({
  ...parts,
  path: '/safeguarding/concerns/new',
  steps: [whoWhereDanger, what, wants, whoTold],
  check: { page: () => ({ title: 'Check before you send it' }), button: 'Raise the concern' },
})

/** Somebody is on the telephone: who, where, danger and what on one page. The rest can wait. */
export const callForm = page.form<typeof raiseConcern>({
  ...parts,
  path: '/safeguarding/concerns/call',
  steps: [
    {
      slug: 'call',
      page: helper => ({
        ...whereKept(helper),
        title: 'A telephone call',
        lede: 'Act first. What you do not know now can be added to the case later.',
        back: { text: 'Concerns', href: '/safeguarding/concerns' },
      }),
      fields: [danger, ...adultFields, where, theWords, ...caller],
      whoSees: WHO_SEES,
    },
  ],
})
