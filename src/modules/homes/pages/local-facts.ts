import type { z } from 'zod'
import { roles } from '#platform/access/roles.ts'
import { type FormField, type PageContext, page } from '#platform/http/page/page.ts'
import type { Panel } from '#platform/http/page/panel.ts'
import { recordHealth } from '../health/commands.ts'
import { getHealth } from '../health/queries.ts'
import { recordLocalFacts, withdrawLocalFact } from '../local-facts/commands.ts'
import {
  CONTRACTS,
  contracts,
  type GroupName,
  groupNames,
  groups,
  type ItemKey,
  item,
  keysOf,
  LOCAL_SOURCES,
  localSources,
} from '../local-facts/items.ts'
import { getLocalFact, getLocalFacts } from '../local-facts/queries.ts'
import type { LocalFacts } from '../local-facts/schema.ts'
import { localFactsCard, localFactsPage } from '../view/local-facts.ts'

const rights = (ctx: PageContext) => ({ mayRecord: ctx.mayEver(recordLocalFacts) })

export const localFactsStory = page.show<typeof getLocalFacts>({
  path: '/homes/{homeId}/local-facts',
  query: getLocalFacts,
  template: 'homes/local-facts.njk',
  model: (known, ctx) => ({ ...localFactsPage(known, rights(ctx), ctx.councilName) }),
})

const knownOf = (ctx: PageContext) => ctx.ask(getLocalFacts, { homeId: ctx.params.homeId ?? '' })
const healthOf = (ctx: PageContext) => ctx.ask(getHealth, { homeId: ctx.params.homeId ?? '' })
const homeOf = (helper: unknown) => (helper as LocalFacts).home

/** Where this person reads what was written down. */
const storyOf = (homeId: string, ctx: PageContext): string =>
  `/homes/${homeId}/${ctx.mayEver(getLocalFacts) ? 'local-facts' : 'health'}`

/** What is known already stands in the field: what is still so need not be typed again. */
function fieldOf(key: ItemKey, helper: unknown): FormField {
  const { label, kind, hint } = item(key)
  const now = (helper as LocalFacts).facts.find(fact => fact.key === key)
  const common = { name: `values.${key}`, label, optional: true, ...hintOf(hint, now) }
  switch (kind) {
    case 'count':
      return { ...common, kind: 'number', inputMode: 'numeric', width: 4 }
    case 'pounds':
      return { ...common, kind: 'number', inputMode: 'decimal', width: 5, prefix: '£' }
    case 'yes-no':
      return { ...common, kind: 'radios', inline: true, options: yesNo }
    case 'day':
      return { ...common, kind: 'date' }
    case 'contract':
      return { ...common, kind: 'select', options: [{ value: '', text: 'Not known' }, ...contractOptions] }
    default:
      return { ...common, kind: 'text', maxLength: 500 }
  }
}

const yesNo = [
  { value: 'true', text: 'Yes' },
  { value: 'false', text: 'No' },
]
const contractOptions = CONTRACTS.map(value => ({ value, text: contracts[value] }))
const sourceOptions = LOCAL_SOURCES.filter(source => source !== 'capacity-tracker').map(value => ({
  value,
  text: localSources[value],
}))

function hintOf(hint: string | undefined, now: LocalFacts['facts'][number] | undefined): { hint?: string } {
  const words = [...(hint ? [hint] : []), ...(now ? [`Last said: ${now.inWords}`] : [])].join('. ')
  return words === '' ? {} : { hint: words }
}

/** One group of facts as a form. Health around the home is written down by partners too, by a command of its own. */
function recordForm(group: GroupName) {
  const health = group === 'health'
  return page.form<typeof recordLocalFacts | typeof recordHealth>({
    path: health ? '/homes/{homeId}/health/record' : `/homes/{homeId}/local-facts/${group}`,
    command: health ? recordHealth : recordLocalFacts,
    helper: health ? healthOf : knownOf,
    about: (helper, ctx) => {
      const { id } = homeOf(helper)
      return { type: 'home', id, councilId: ctx.councilId, homeId: id }
    },
    initial: (_helper, ctx) => ({ asOf: ctx.today.toString() }),
    steps: [
      {
        slug: 'facts',
        page: helper => ({
          title: groups[group].heading,
          caption: homeOf(helper).name,
          lede: 'Fill in what is known; leave the rest empty. What was said before is kept.',
        }),
        fields: [
          ...keysOf(group).map(key => (_ctx: PageContext, helper: unknown) => fieldOf(key, helper)),
          { kind: 'date', name: 'asOf', label: 'The day it was so' },
          { kind: 'radios', name: 'source', label: 'Who said so?', options: sourceOptions },
          {
            kind: 'text',
            name: 'note',
            label: 'How it is known',
            hint: 'For example: shown the list on our visit. Do not name residents or staff.',
            optional: true,
            maxLength: 500,
          },
        ],
        whoSees: health
          ? 'Council officers, its partners in health, and the home itself.'
          : 'Council officers, and the home itself.',
      },
    ],
    button: 'Write it down',
    done: ({ homeId, recorded }, ctx) => ({
      href: storyOf(homeId, ctx),
      notice: {
        kind: 'done',
        heading: recorded.length > 0 ? 'It is written down' : 'It was written down already',
        text: recorded.length > 0 ? 'What was said before is kept below.' : 'Nothing was new.',
      },
    }),
    cancel: ctx => ({ text: 'Cancel', href: storyOf(ctx.params.homeId ?? '', ctx) }),
  })
}

export const recordForms = groupNames.map(recordForm)

type Fact = z.input<typeof getLocalFact.output>

export const withdrawForm = page.form<typeof withdrawLocalFact>({
  path: '/local-facts/{factId}/withdraw',
  command: withdrawLocalFact,
  helper: ctx => ctx.ask(getLocalFact, { factId: ctx.params.factId ?? '' }),
  steps: [
    {
      slug: 'withdraw',
      page: helper => ({
        title: `Withdraw “${(helper as Fact).label}: ${(helper as Fact).inWords}”?`,
        caption: (helper as Fact).home.name,
        lede: 'For what was written down by mistake. What was said before counts again. For what has changed since, write down the new fact instead.',
      }),
      fields: [{ kind: 'text', name: 'reason', label: 'Why is it withdrawn?', maxLength: 500 }],
    },
  ],
  button: 'Withdraw it',
  tone: 'warning',
  done: ({ homeId }, ctx) => ({
    href: storyOf(homeId, ctx),
    notice: { kind: 'done', heading: 'The fact is withdrawn', text: 'What was said before counts again.' },
  }),
})

/** A home's own people see what the council holds about their home, and no other. */
function maySee(homeId: string, ctx: PageContext): boolean {
  return ctx.mayEver(getLocalFacts) && (roles[ctx.role].scope !== 'home' || ctx.homeIds.includes(homeId))
}

export const localFactsPanel: Panel = {
  place: 'home.facts',
  order: 10,
  async show(subject, ctx) {
    const { id: homeId } = subject as { id: string }
    if (!maySee(homeId, ctx)) return undefined
    const known = await ctx.ask(getLocalFacts, { homeId })
    return { template: 'homes/panels/card.njk', model: localFactsCard(known, rights(ctx)) }
  },
}
