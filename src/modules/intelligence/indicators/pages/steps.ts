import { type FormField, type PageContext, page } from '#platform/http/page/page.ts'
import type { AnyCommand } from '#platform/module.ts'
import { retireIndicator, tryIndicator, useIndicator } from '../commands.ts'
import { getIndicator } from '../queries.ts'
import type { Indicator } from '../schema.ts'
import { flaggedInWords } from '../words.ts'
import { type IndicatorAction, indicatorWorkflow } from '../workflow.ts'
import { INDICATORS, indicatorHref } from './addresses.ts'

const why: FormField = {
  ...{ kind: 'textarea', name: 'why', label: 'Why?', rows: 4, maxLength: 2_000 },
  hint: 'About the indicator. Name nobody.',
}

interface Step {
  readonly action: IndicatorAction
  readonly slug: string
  readonly command: AnyCommand
  readonly title: string
  readonly lede: (indicator: Indicator) => string
  readonly fields: readonly FormField[]
}

const here = (ctx: PageContext): string => indicatorHref(ctx.params.indicatorId ?? '')

function stepForm({ action, slug, command, title, lede, fields }: Step) {
  const { label, done, tone } = indicatorWorkflow.actions[action]
  return page.form<AnyCommand>({
    path: `${INDICATORS}/{indicatorId}/${slug}`,
    command,
    helper: ctx => ctx.ask(getIndicator, { indicatorId: ctx.params.indicatorId ?? '' }),
    initial: helper => ({ version: (helper as Indicator).version }),
    steps: [
      {
        slug: 'answer',
        page: (helper, ctx) => ({
          ...{ title, caption: (helper as Indicator).name, lede: lede(helper as Indicator) },
          back: { text: 'Back', href: here(ctx) },
        }),
        fields,
        whoSees: 'Those who make, use or oversee indicators.',
      },
    ],
    button: label,
    ...(tone === 'warning' ? { tone } : {}),
    done: (_result, ctx) => ({ href: here(ctx), notice: { kind: 'done', heading: done } }),
    cancel: ctx => ({ text: 'Cancel', href: here(ctx) }),
  })
}

export const tryForm = stepForm({
  ...{ action: 'try', slug: 'try', command: tryIndicator, title: 'Try it on history?', fields: [] },
  lede: () =>
    'Every home and every past period, by what was known two weeks after the period ended. It takes some seconds and counts for nothing.',
})

export const useForm = stepForm({
  ...{ action: 'use', slug: 'use', command: useIndicator, title: 'Take it into use?', fields: [why] },
  lede: ({ summary }) =>
    `${summary ? flaggedInWords(summary) : 'It was not tried yet.'} From the next day on it tells on homes’ pages what it flags, as reckoned from what others told: no new voice, and no level by itself.`,
})

export const retireForm = stepForm({
  ...{ action: 'retire', slug: 'retire', command: retireIndicator, title: 'Retire it?', fields: [why] },
  lede: () => 'What it told is taken back from now on. What was known before stays as it was known.',
})
