import { themesOn } from '#law/themes.ts'
import { type FieldSpec, type FormStep, type PageContext, page } from '#platform/http/page/page.ts'
import { plural } from '#platform/view/filters.ts'
import type { OptionModel } from '#platform/view/models.ts'
import { changeIndicator, defineIndicator } from '../commands.ts'
import { counts, directions, exposures, periods, strata } from '../kinds.ts'
import { getIndicator, indicatorChoices } from '../queries.ts'
import type { Indicator } from '../schema.ts'
import { INDICATORS, indicatorHref } from './addresses.ts'

interface Choosable {
  readonly whats: readonly { code: string; name: string; returned: boolean; told: number }[]
  readonly sources: readonly { code: string; name: string; told: number }[]
}
interface Helped {
  readonly choices: Choosable
  readonly indicator?: Indicator
}
const helped = (helper: unknown): Helped => helper as Helped

const toldHere = (told: number): string => (told === 0 ? 'Not told here yet' : `Told ${plural(told, 'time')}`)

type Words = Readonly<Record<string, { readonly label: string; readonly hint?: string }>>
const optionsOf = (words: Words): OptionModel[] =>
  Object.entries(words).map(([value, { label, hint }]) => ({ value, text: label, ...(hint ? { hint } : {}) }))

const radios = (name: string, label: string, words: Words): FieldSpec => ({
  ...{ kind: 'radios', name, label, options: optionsOf(words) },
})

const whats: FieldSpec = (_ctx, helper) => ({
  ...{ kind: 'checkboxes', name: 'whats', label: 'What is counted?' },
  options: helped(helper).choices.whats.map(({ code, name, returned, told }) => ({
    ...{ value: code, text: name },
    hint: `${returned ? 'A number in returns. ' : ''}${toldHere(told)}`,
  })),
})

const sources: FieldSpec = (_ctx, helper) => ({
  ...{ kind: 'checkboxes', name: 'sourceKinds', label: 'Told by whom?' },
  options: helped(helper).choices.sources.map(({ code, name, told }) => ({
    ...{ value: code, text: name, hint: toldHere(told) },
  })),
})

const theme: FieldSpec = ctx => ({
  ...{ kind: 'select', name: 'theme', label: 'Of one theme only?', optional: true },
  options: [
    { value: '', text: 'Of any theme' },
    ...themesOn(ctx.today.toString()).map(one => ({ value: one.code, text: one.name })),
  ],
})

const step = (slug: string, title: string, fields: readonly FieldSpec[], lede?: string): FormStep => ({
  ...{ slug, fields, section: title, whoSees: 'Those who make, use or oversee indicators.' },
  page: helper => ({
    title,
    ...(lede ? { lede } : {}),
    ...(helped(helper).indicator ? { caption: helped(helper).indicator?.name ?? '' } : {}),
    back: { text: 'Indicators', href: INDICATORS },
  }),
})

const definition: readonly FormStep[] = [
  step(
    'what',
    'What is counted?',
    [whats, theme],
    'Choose from what is told here. Nothing is made by formula.',
  ),
  step('who', 'Told by whom?', [sources]),
  step('how', 'How is it counted?', [
    radios('counts', 'What makes a number?', counts),
    radios('exposure', 'Counted against what?', exposures),
    radios('period', 'In what time?', periods),
  ]),
  step(
    'beside',
    'Compared with whom?',
    [
      radios('stratum', 'With whom is a home compared?', strata),
      radios('direction', 'Which way is worse?', directions),
    ],
    'With fewer than ten homes of a kind, the next wider kind here stands in, and each number says so. Lantern has this council’s tellings alone, so it cannot borrow from the region or from England.',
  ),
  step('days', 'From when?', [
    { kind: 'date', name: 'fromOn', label: 'The first day that counts' },
    {
      ...{ kind: 'date', name: 'toOn', label: 'The first day that counts no more', optional: true },
      hint: 'Leave it empty for an indicator that goes on',
    },
  ]),
]

export const defineForm = page.form<typeof defineIndicator>({
  path: `${INDICATORS}/new`,
  command: defineIndicator,
  helper: async ctx => ({ choices: await ctx.ask(indicatorChoices, {}) }),
  steps: [
    step(
      'name',
      'Define an indicator',
      [
        {
          kind: 'text',
          name: 'name',
          label: 'What is it called?',
          hint: 'As you would say it to a home’s manager',
        },
      ],
      'It is tried on history first, and counts for nothing until somebody else takes it into use.',
    ),
    ...definition,
  ],
  check: { page: () => ({ title: 'Check the indicator' }), button: 'Keep it as a draft' },
  button: 'Go on',
  done: ({ id }) => ({
    href: indicatorHref(id),
    notice: {
      kind: 'done',
      heading: 'It is a draft',
      text: 'Try it on history to see what it would have said.',
    },
  }),
  cancel: () => ({ text: 'Cancel', href: INDICATORS }),
})

const idIn = (ctx: PageContext): string => ctx.params.indicatorId ?? ''

export const changeForm = page.form<typeof changeIndicator>({
  path: `${INDICATORS}/{indicatorId}/change`,
  command: changeIndicator,
  helper: async ctx => ({
    choices: await ctx.ask(indicatorChoices, {}),
    indicator: await ctx.ask(getIndicator, { indicatorId: idIn(ctx) }),
  }),
  initial: helper => {
    const { indicator } = helped(helper)
    const [newest] = indicator?.definitions ?? []
    if (!indicator || !newest) return {}
    const { number: _n, madeBy: _b, madeOn: _o, theme: of, toOn, ...same } = newest
    return { ...same, theme: of ?? '', toOn: toOn ?? '', version: indicator.version }
  },
  steps: definition,
  check: {
    page: () => ({
      title: 'Check what changes',
      lede: 'It begins a new version, and charts show where. It counts for nothing until it was tried again and somebody else took it into use.',
    }),
    button: 'Change it',
  },
  button: 'Go on',
  done: ({ id }) => ({
    href: indicatorHref(id),
    notice: { kind: 'done', heading: 'It is changed', text: 'Try it on history again.' },
  }),
  cancel: ctx => ({ text: 'Cancel', href: indicatorHref(idIn(ctx)) }),
})
