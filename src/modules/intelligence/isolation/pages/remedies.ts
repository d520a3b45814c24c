import { type FormField, type PageContext, page } from '#platform/http/page/page.ts'
import type { AnyCommand } from '#platform/module.ts'
import type { LinkModel } from '#platform/view/models.ts'
import { actionsFrom } from '#platform/workflow/actions.ts'
import { placersInWords } from '../placing/view.ts'
import { getHomeEyes } from '../queries.ts'
import { HEARD_NOW, heardNow, OUTCOMES, outcomes, REMEDY_KINDS, remedies } from '../remedies.ts'
import * as commands from '../remedy-commands.ts'
import type { HomeEyes, Remedy } from '../schema.ts'
import { remedyFacts } from '../view.ts'
import { remedyWorkflow } from '../workflow.ts'
import { homeEyesHref, remedyHref } from './addresses.ts'
import { aboutHome } from './home.ts'

interface Accepting {
  readonly home: HomeEyes['home']
  /** Who placed people there, in words: proposed, and the officer’s to change. */
  readonly placers: string
  readonly owners: readonly { readonly accountId: string; readonly name: string }[]
}

const acceptingOf = (helper: unknown) => helper as Accepting
const WHO = 'Council officers. Not the home.'

const words = (name: string, label: string): FormField => ({
  ...{ kind: 'textarea', name, label, rows: 4, maxLength: 4_000 },
  hint: 'Name no resident.',
})

const accept = page.form<typeof commands.acceptRemedy>({
  path: '/homes/{homeId}/remedies/new',
  command: commands.acceptRemedy,
  helper: async ctx => {
    const { home, picture } = await ctx.ask(getHomeEyes, { homeId: ctx.params.homeId ?? '', brief: true })
    const placers = picture ? placersInWords(picture.placers) : ''
    return { home, placers, owners: (await ctx.ask(commands.listOwners, {})).items }
  },
  about: aboutHome,
  initial: (helper, ctx) => ({
    ownerId: ctx.accountId,
    ...(ctx.queryString.kind === 'placing-body' ? { reason: acceptingOf(helper).placers } : {}),
    ...(typeof ctx.queryString.kind === 'string' ? { kind: ctx.queryString.kind } : {}),
  }),
  steps: [
    {
      slug: 'remedy',
      page: helper => ({
        title: 'What is done so that more people could notice?',
        caption: acceptingOf(helper).home.name,
        back: { text: acceptingOf(helper).home.name, href: homeEyesHref(acceptingOf(helper).home.id) },
      }),
      fields: [
        {
          ...{ kind: 'radios', name: 'kind', label: 'What is done?' },
          options: REMEDY_KINDS.map(value => ({
            value,
            text: remedies[value].label,
            hint: `${remedies[value].does} ${remedies[value].who}.`,
          })),
        },
        (_ctx, helper) => ({
          ...{ kind: 'select', name: 'ownerId', label: 'Who sees to it?' },
          options: acceptingOf(helper).owners.map(one => ({ value: one.accountId, text: one.name })),
        }),
        words('reason', 'Why is this done?'),
        { kind: 'date', name: 'dueOn', label: 'By when?' },
      ],
      whoSees: WHO,
    },
  ],
  button: 'Take it on',
  done: ({ homeId }) => ({
    href: homeEyesHref(homeId),
    notice: {
      kind: 'done',
      heading: 'It is taken on',
      text: 'Whoever sees to it has it on their first page.',
    },
  }),
  cancel: ctx => ({ text: 'Cancel', href: homeEyesHref(ctx.params.homeId ?? '') }),
})

const slugs = { begin: 'begin', finish: 'finish', giveUp: 'give-up' } as const

const whole = page.show<typeof commands.getRemedy>({
  path: '/remedies/{remedyId}',
  query: commands.getRemedy,
  template: 'platform/page.njk',
  model: remedy => ({
    page: {
      title: `${remedy.label}: ${remedy.stateLabel.toLowerCase()}`,
      caption: remedy.home.name,
      back: { text: `Who could notice at ${remedy.home.name}`, href: homeEyesHref(remedy.home.id) },
    },
    cards: [
      {
        heading: remedies[remedy.kind].does,
        ...(remedy.cameOfIt ? { text: remedy.cameOfIt } : {}),
        facts: remedyFacts(remedy),
        links: linksOf(remedy),
      },
    ],
  }),
})

const linksOf = ({ id, state }: Remedy): LinkModel[] =>
  actionsFrom(remedyWorkflow, state).map(([action, { label }]) => ({
    text: label,
    href: `${remedyHref(id)}/${slugs[action]}`,
  }))

interface StepForm {
  readonly action: keyof typeof slugs
  readonly command: AnyCommand
  readonly title: string
  readonly fields: readonly FormField[]
}

function stepForm({ action, command, title, fields }: StepForm) {
  const { label, done, tone } = remedyWorkflow.actions[action]
  return page.form<AnyCommand>({
    path: `/remedies/{remedyId}/${slugs[action]}`,
    command,
    helper: (ctx: PageContext) => ctx.ask(commands.getRemedy, { remedyId: ctx.params.remedyId ?? '' }),
    initial: helper => ({ version: (helper as Remedy).version }),
    steps: [
      {
        slug: 'answer',
        page: (helper, ctx) => ({
          title,
          caption: `${(helper as Remedy).label}, ${(helper as Remedy).home.name}`,
          back: { text: 'Back', href: remedyHref(ctx.params.remedyId ?? '') },
        }),
        fields,
        whoSees: WHO,
      },
    ],
    button: label,
    ...(tone === 'warning' ? { tone } : {}),
    done: (_result, ctx) => ({
      href: remedyHref(ctx.params.remedyId ?? ''),
      notice: { kind: 'done', heading: done },
    }),
    cancel: ctx => ({ text: 'Cancel', href: remedyHref(ctx.params.remedyId ?? '') }),
  })
}

export const remedyPages = [
  accept,
  whole,
  stepForm({ action: 'begin', command: commands.beginRemedy, title: 'Has it begun?', fields: [] }),
  stepForm({
    ...{ action: 'finish', command: commands.finishRemedy, title: 'What came of it?' },
    fields: [
      {
        ...{ kind: 'radios', name: 'outcome', label: 'What came of it?' },
        options: OUTCOMES.map(value => ({ value, text: outcomes[value] })),
      },
      {
        ...{ kind: 'checkboxes', name: 'heard', label: 'Who is heard now?' },
        options: HEARD_NOW.map(value => ({
          ...{ value, text: heardNow[value] },
          ...(value === 'nobody' ? { exclusive: true, divider: 'or' } : {}),
        })),
      },
      words('words', 'In your words'),
    ],
  }),
  stepForm({
    ...{ action: 'giveUp', command: commands.giveUpRemedy, title: 'Why is it given up?' },
    fields: [words('words', 'Why is it given up?')],
  }),
]
