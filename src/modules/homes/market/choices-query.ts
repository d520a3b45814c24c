import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { RATING_CODES } from '../cqc/rating-codes.ts'
import { NearView } from '../registry/near-view.ts'
import { nearOf, placeOf } from '../registry/search-place.ts'
import { choicesOf } from './choices.ts'
import { needs } from './needs.ts'
import { codeOf, openHomesOf } from './store.ts'

const NEEDS = needs.map(need => need.key) as [string, ...string[]]

const Wishes = z.object({
  need: z.enum(NEEDS).optional().describe('The kind of care'),
  near: z.string().trim().max(10).optional().describe('A postcode, or its first half'),
  within: z.coerce.number().int().min(1).max(50).default(10).describe('Miles from it, in a straight line'),
  budget: z.coerce
    .number()
    .min(0)
    .max(20_000)
    .optional()
    .describe('The most that may be paid a week, in pounds'),
  payer: z.enum(['council', 'self']).default('council').describe('Whose price it is set against'),
})

const ChoiceOfHome = z.object({
  id: z.uuid(),
  name: z.string(),
  town: z.string().nullable(),
  postcode: z.string().nullable(),
  rating: z.enum(RATING_CODES).nullable(),
  vacant: z.int().nullable().describe('Places taking people; null where nobody told'),
  vacantAsOf: z.string().nullable(),
  price: z.number().nullable().describe('Pounds a week; null where nobody told'),
  milesAway: z.number().nullable(),
  real: z.boolean().describe('Told of a free place, and of a price within the budget'),
})
export type ChoiceOfHome = z.input<typeof ChoiceOfHome>

async function choose(ctx: Context, { need, near, ...wish }: z.output<typeof Wishes>) {
  const { tx, actor } = ctx
  const place = await placeOf(tx, near)
  const homes = await openHomesOf(tx, actor.councilId, await codeOf(tx, actor.councilId))
  const found = choicesOf(place?.known === 'not-known' ? [] : homes, {
    ...wish,
    need: needs.find(({ key }) => key === need),
    from: place,
  })
  const items = [...found.real, ...found.toAsk].map(({ home, price, milesAway }, at) => ({
    ...{ id: home.id, name: home.name, town: home.town, postcode: home.postcode },
    ...{
      rating: home.rating as ChoiceOfHome['rating'],
      vacant: home.vacantAccepting,
      vacantAsOf: home.vacantAsOf,
    },
    ...{ price, milesAway, real: at < found.real.length },
  }))
  return {
    items,
    real: found.real.length,
    near: place ? nearOf(place) : null,
  }
}

const codesOf = ({ need, within, payer, near, budget }: z.output<typeof Wishes>) => ({
  ...{ need, within, payer },
  ...(near ? { near: true } : {}),
  ...(budget === undefined ? {} : { budget: true }),
})

export const realChoices = query({
  name: 'homes.realChoices',
  does: 'Finds real choices on the day: suitable homes with a vacancy at the personal budget, then those to ask.',
  api: 'GET /choices',
  input: Wishes.extend({
    page: z.coerce.number().int().min(1).default(1),
    perPage: z.coerce.number().int().min(1).max(100).default(25),
  }),
  output: z.object({
    items: z.array(ChoiceOfHome),
    total: z.int(),
    page: z.int(),
    perPage: z.int(),
    real: z.int().describe('How many of them are real choices; they come first'),
    near: NearView.nullable(),
  }),
  can: 'local-fact.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { page, perPage, ...wishes }) {
    const { items, ...found } = await choose(ctx, wishes)
    return {
      items: items.slice((page - 1) * perPage, page * perPage),
      total: items.length,
      page,
      perPage,
      ...found,
    }
  },
  trace: 'search',
  traced: ({ total, real }, wishes) => ({ count: total, real, ...codesOf(wishes) }),
  example: { role: 'commissioner', input: { need: 'nursing-dementia', budget: 900 } },
})

export const exportChoices = query({
  name: 'homes.exportChoices',
  does: 'Takes the real choices of a day out of Lantern as one list.',
  input: Wishes,
  output: z.object({ items: z.array(ChoiceOfHome) }),
  can: 'local-fact.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  run: async (ctx, wishes) => ({ items: (await choose(ctx, wishes)).items }),
  trace: 'export',
  traced: ({ items }, wishes) => ({ count: items.length, ...codesOf(wishes) }),
})
