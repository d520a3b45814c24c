import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { lastBanner } from '../backtest/card/self-check-store.ts'
import { challengedAmong } from '../challenged/among.ts'
import type { Picture } from '../triangulate/picture.ts'
import { ruleInWords, themeInWords } from '../view/words.ts'
import { editionOf } from './edition.ts'
import { countLevels, facetsOf, type ListAsked, type ListRow, listHomes } from './list-store.ts'
import { chooseVisits, HOW_MANY, HOW_VISITS_ARE_CHOSEN } from './next-visits.ts'
import { AttentionList, AttentionRow, ExportAttention, ListAttention, NextVisits } from './schema.ts'

/** Above this share of homes at "look" or above, the list says too much to be useful, and says so. */
export const ALARM_ABOVE = 15

const council = ({ actor }: Context) => wholeCouncil(actor.councilId)

async function askedOf(
  ctx: Context,
  { changed, ...filter }: z.output<typeof ExportAttention>,
): Promise<ListAsked> {
  return {
    ...{ councilId: ctx.actor.councilId, edition: await editionOf(ctx), today: ctx.today.toString() },
    ...{ ...filter, changed: changed === 'true' },
  }
}

export const listAttention = query({
  name: 'intelligence.listAttention',
  does: 'Lists the council’s homes by how much attention they ask for, each with its reasons, the share at “look” or above, and whether the rules have lately done worse than what is simpler.',
  api: 'GET /intelligence/homes',
  input: ListAttention,
  output: AttentionList,
  can: 'intelligence.read',
  subject: council,
  async run(ctx, { page, perPage, ...filter }) {
    const asked = await askedOf(ctx, filter)
    const rows = await listHomes(ctx.tx, asked, { limit: perPage, offset: (page - 1) * perPage })
    const { levels, changed } = await countLevels(ctx.tx, asked)
    return {
      items: await viewsOf(ctx, rows),
      total: rows[0]?.total ?? 0,
      page,
      perPage,
      share: shareOf(levels, changed),
      banner: await lastBanner(ctx.tx, ctx.actor.councilId),
    }
  },
  trace: 'search',
  traced: ({ total }, { page: _, perPage: __, ...filter }) => ({ count: total, ...filter }),
  example: { role: 'quality-officer', input: { level: 'look' } },
})

/** Pure. */
export function shareOf(
  levels: ReadonlyMap<string, number>,
  changedThisWeek: number,
): AttentionList['share'] {
  const of = (level: string) => levels.get(level) ?? 0
  const homes = [...levels.values()].reduce((sum, count) => sum + count, 0)
  const atLookOrAbove = of('look') + of('act-now')
  const inHundred = homes === 0 ? 0 : (100 * atLookOrAbove) / homes
  return {
    ...{ homes, atLookOrAbove, inHundred, alarm: inHundred > ALARM_ABOVE },
    ...{ actNow: of('act-now'), insufficient: of('insufficient'), changedThisWeek },
  }
}

/** Of a page of the list; what is challenged is asked once for all of it. */
async function viewsOf(ctx: Context, rows: readonly ListRow[]): Promise<AttentionRow[]> {
  const challenged = await challengedAmong(ctx, rows)
  return rows.map(row => ({ ...rowView(row), challenged: challenged.has(row.homeId) }))
}

export function rowView({
  homeId,
  name,
  area,
  providerName,
  level,
  since,
  before,
  body,
  awaitsFirstLook,
}: ListRow): Omit<AttentionRow, 'challenged'> {
  const { reasons, voice, on } = JSON.parse(body) as Picture
  return {
    ...{ homeId, name, area, provider: providerName, level, since, before, awaitsFirstLook },
    reasons: reasons.map(({ rule, theme }) => {
      const named = themeInWords(theme, on)
      const { says } = ruleInWords(rule)
      return named ? `${says}: ${named.toLowerCase()}` : says
    }),
    unheard: [...voice.never] as AttentionRow['unheard'],
  }
}

/** More than any council has. */
export const MOST_TO_TAKE = 5_000

export const exportAttention = query({
  name: 'intelligence.exportAttention',
  does: 'Takes the list of homes by attention out of Lantern. It says of itself that it is a prompt to look, and no finding.',
  input: ExportAttention,
  output: z.object({ items: z.array(AttentionRow) }),
  can: 'intelligence.read',
  subject: council,
  async run(ctx, filter) {
    const rows = await listHomes(ctx.tx, await askedOf(ctx, filter), { limit: MOST_TO_TAKE, offset: 0 })
    return { items: await viewsOf(ctx, rows) }
  },
  trace: 'export',
  traced: ({ items }, filter) => ({ count: items.length, ...filter }),
})

export const attentionFacets = query({
  name: 'intelligence.attentionFacets',
  does: 'Lists the areas and providers by which homes can be chosen.',
  input: z.object({}),
  output: z.object({
    areas: z.array(z.string()),
    providers: z.array(z.object({ id: z.uuid(), name: z.string() })),
  }),
  can: 'intelligence.read',
  subject: council,
  run: ({ tx, actor }) => facetsOf(tx, actor.councilId),
  trace: 'nothing',
})

export const nextVisits = query({
  name: 'intelligence.nextVisits',
  does: 'Proposes ten homes to visit next, and says how it chooses. What people have time for caps this list and no level.',
  api: 'GET /intelligence/next-visits',
  input: z.object({}),
  output: NextVisits,
  can: 'intelligence.read',
  subject: council,
  async run(ctx) {
    const asked = await askedOf(ctx, {})
    const rows = await listHomes(ctx.tx, asked, { limit: MOST_TO_TAKE, offset: 0 })
    const chosen = chooseVisits(await viewsOf(ctx, rows), seedOf(ctx), HOW_MANY)
    return { how: HOW_VISITS_ARE_CHOSEN, items: chosen }
  },
  trace: 'search',
  traced: ({ items }) => ({ count: items.length }),
  example: { role: 'quality-officer', input: {} },
})

/** The lot stays the same within a month: nobody draws until it pleases. */
export const seedOf = ({ actor, today }: Context): string =>
  `${actor.councilId} ${today.toString().slice(0, 7)}`
