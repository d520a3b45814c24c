import { roles } from '#platform/access/roles.ts'
import { type PageContext, page } from '#platform/http/page/page.ts'
import {
  COUNTED,
  EYES,
  eyes,
  FIVE,
  monthly,
  type NumberKey,
  SIGHTING_SOURCES,
  sightingSources,
} from '../kinds.ts'
import { getHomeEyes } from '../queries.ts'
import { giveMonth, recordSightings } from '../record-commands.ts'
import { acceptRemedy } from '../remedy-commands.ts'
import type { HomeEyes } from '../schema.ts'
import { eyesPage } from '../view.ts'
import { homeEyesHref } from './addresses.ts'
import { monthOptions } from './months.ts'

export const isOfHome = (ctx: PageContext): boolean => roles[ctx.role].scope === 'home'
export const rightsOf = (ctx: PageContext) => ({
  mayRecord: ctx.mayEver(giveMonth),
  mayHelp: ctx.mayEver(acceptRemedy),
})

export const homeEyesPage = page.show<typeof getHomeEyes>({
  path: '/homes/{homeId}/eyes',
  query: getHomeEyes,
  template: 'intelligence/eyes.njk',
  model: (whole, ctx) => eyesPage(whole, rightsOf(ctx)),
})

export const eyesOf = (ctx: PageContext) => ctx.ask(getHomeEyes, { homeId: ctx.params.homeId ?? '' })
export const homeOf = (helper: unknown) => (helper as HomeEyes).home

/** Whoever may not write it down for this home is not shown the form. */
export const aboutHome = (helper: unknown, ctx: PageContext) => {
  const { id } = homeOf(helper)
  return { type: 'home', id, councilId: ctx.councilId, homeId: id }
}

const numberField = (key: NumberKey) => {
  const { label, ...more } = monthly[key]
  return {
    ...{ kind: 'number' as const, name: `numbers.${key}`, label, optional: true },
    ...{ inputMode: 'numeric' as const, width: 4 as const, ...('hint' in more ? { hint: more.hint } : {}) },
  }
}

const whoSees = 'Council officers, who see no number of people below five. A home sees its own numbers.'

export const monthForm = page.form<typeof giveMonth>({
  path: '/homes/{homeId}/eyes/month',
  command: giveMonth,
  helper: eyesOf,
  about: aboutHome,
  initial: (_helper, ctx) => ({ month: monthOptions(ctx.today)[1]?.value }),
  steps: [
    {
      slug: 'numbers',
      page: helper => ({
        title: 'Five numbers of a month',
        caption: homeOf(helper).name,
        lede: 'Count people, not visits, and name nobody. Leave empty what you did not count: that is never held against a home.',
        back: { text: homeOf(helper).name, href: homeEyesHref(homeOf(helper).id) },
      }),
      fields: [
        ctx => ({
          kind: 'select',
          name: 'month',
          label: 'Which month?',
          options: [...monthOptions(ctx.today)],
        }),
        {
          ...{ kind: 'number', name: 'living', label: 'Residents at the end of the month' },
          ...{ inputMode: 'numeric', width: 4 },
        },
        ...[...FIVE, ...COUNTED].map(numberField),
      ],
      whoSees,
    },
  ],
  button: 'Give the numbers',
  done: ({ homeId }) => ({
    href: homeEyesHref(homeId),
    notice: {
      kind: 'done',
      heading: 'Thank you: the numbers are in',
      text: 'Given again, the last ones count.',
    },
  }),
  cancel: ctx => ({ text: 'Cancel', href: homeEyesHref(ctx.params.homeId ?? '') }),
})

export const sightingForm = page.form<typeof recordSightings>({
  path: '/homes/{homeId}/eyes/sightings',
  command: recordSightings,
  helper: eyesOf,
  about: aboutHome,
  initial: (_helper, ctx) => ({
    seenOn: ctx.today.toString(),
    source: isOfHome(ctx) ? 'care-records' : 'visit',
  }),
  steps: [
    {
      slug: 'who',
      page: helper => ({
        title: 'Who was there who could notice?',
        caption: homeOf(helper).name,
        lede: 'What they are to the home or to residents. Nobody’s name.',
        back: { text: homeOf(helper).name, href: homeEyesHref(homeOf(helper).id) },
      }),
      fields: [
        {
          ...{ kind: 'checkboxes', name: 'roles', label: 'Who was there?' },
          options: EYES.map(value => ({ value, text: eyes[value].label })),
        },
        { kind: 'date', name: 'seenOn', label: 'On which day?' },
        ctx => ({
          ...{ kind: 'radios', name: 'source', label: 'How do you know?' },
          options: SIGHTING_SOURCES.filter(value => !isOfHome(ctx) || value === 'care-records').map(
            value => ({
              value,
              text: sightingSources[value],
            }),
          ),
        }),
      ],
      whoSees: 'Council officers.',
    },
  ],
  button: 'Write it down',
  done: ({ homeId, recorded }) => ({
    href: homeEyesHref(homeId),
    notice: { kind: 'done', heading: recorded > 0 ? 'It is written down' : 'It was written down already' },
  }),
  cancel: ctx => ({ text: 'Cancel', href: homeEyesHref(ctx.params.homeId ?? '') }),
})
