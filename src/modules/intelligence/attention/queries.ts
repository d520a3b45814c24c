import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { lastBanner } from '../backtest/card/self-check-store.ts'
import { challengedAmong } from '../challenged/among.ts'
import { visitsDecided } from '../decisions/visits.ts'
import { sourceName } from '../indicators/choices.ts'
import { quietOf } from '../sources/store.ts'
import type { Picture } from '../triangulate/picture.ts'
import { ruleInWords, themeInWords, whatInWords } from '../view/words.ts'
import { editionOf } from './edition.ts'
import { countLevels, type ListAsked, type ListRow, listHomes, type Whose } from './list-store.ts'
import { chooseVisits, HOW_MANY, HOW_VISITS_ARE_CHOSEN } from './next-visits.ts'
import { AttentionList, AttentionRow, ExportAttention, ListAttention, NextVisits } from './schema.ts'

/** Above this share of homes at "look" or above, the list says too much to be useful, and says so. */
export const ALARM_ABOVE = 15

const council = ({ actor }: Context) => wholeCouncil(actor.councilId)

export async function askedOf(
  ctx: Context,
  { changed, quiet, ...filter }: z.output<typeof ExportAttention>,
): Promise<ListAsked> {
  return {
    ...{ councilId: ctx.actor.councilId, edition: await editionOf(ctx), today: ctx.today.toString() },
    ...{ ...filter, changed: changed === 'true', quiet: quiet === 'true' },
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
  async run(ctx, { page, perPage, sort, direction, ...filter }) {
    const asked = await askedOf(ctx, filter)
    const rows = await listHomes(ctx.tx, asked, {
      ...{ sort, direction, limit: perPage, offset: (page - 1) * perPage },
    })
    const { levels, changed, quiet } = await countLevels(ctx.tx, asked)
    return {
      items: await viewsOf(ctx, rows),
      total: rows[0]?.total ?? 0,
      page,
      perPage,
      share: shareOf(levels, { changed, quiet }),
      banner: await lastBanner(ctx.tx, ctx.actor.councilId),
      quietSources: await quietSources(ctx, asked),
    }
  },
  trace: 'search',
  traced: ({ total }, { page: _, perPage: __, sort: ___, direction: ____, ...filter }) => ({
    count: total,
    ...filter,
  }),
  example: { role: 'quality-officer', input: { level: 'look' } },
})

async function quietSources({ tx }: Context, { councilId, edition }: Whose) {
  const rows = await quietOf(tx, councilId, edition)
  return rows.map(({ source, lastOn }) => ({ name: sourceName(source), lastOn }))
}

/** Pure. */
export function shareOf(
  levels: ReadonlyMap<string, number>,
  { changed, quiet }: { readonly changed: number; readonly quiet: number },
): AttentionList['share'] {
  const of = (level: string) => levels.get(level) ?? 0
  const homes = [...levels.values()].reduce((sum, count) => sum + count, 0)
  const atLookOrAbove = of('look') + of('act-now')
  const inHundred = homes === 0 ? 0 : (100 * atLookOrAbove) / homes
  return {
    ...{ homes, atLookOrAbove, inHundred, alarm: inHundred > ALARM_ABOVE },
    ...{ actNow: of('act-now'), insufficient: of('insufficient'), quiet, changedThisWeek: changed },
  }
}

/** Of a page of the list; what is challenged is asked once for all of it. */
async function viewsOf(ctx: Context, rows: readonly ListRow[]): Promise<AttentionRow[]> {
  const challenged = await challengedAmong(ctx, rows)
  return rows.map(row => ({ ...rowView(row), challenged: challenged.has(row.homeId) }))
}

const NOT_HEARD = 'isolation.not-heard'

export function rowView({
  homeId,
  name,
  area,
  providerName,
  brandName,
  level,
  since,
  before,
  quiet,
  body,
  awaitsFirstLook,
}: ListRow): Omit<AttentionRow, 'challenged'> {
  const { reasons, voice, on } = JSON.parse(body) as Picture
  // Silence that is a reason already is not told twice.
  const saysSo = (what: string) => what === NOT_HEARD && reasons.some(one => one.rule === 'not-heard')
  return {
    ...{
      homeId,
      name,
      area,
      provider: providerName,
      brand: brandName,
      level,
      since,
      before,
      awaitsFirstLook,
    },
    quiet: quiet.filter(what => !saysSo(what)).map(whatInWords),
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

export const nextVisits = query({
  name: 'intelligence.nextVisits',
  does: 'Proposes ten homes to visit next, says how it chooses, and at which of them somebody has decided to go already. What people have time for caps this list and no level.',
  api: 'GET /intelligence/next-visits',
  input: z.object({}),
  output: NextVisits,
  can: 'intelligence.read',
  subject: council,
  async run(ctx) {
    const asked = await askedOf(ctx, {})
    const rows = await listHomes(ctx.tx, asked, { limit: MOST_TO_TAKE, offset: 0 })
    const chosen = chooseVisits(await viewsOf(ctx, rows), seedOf(ctx), HOW_MANY)
    const decided = await visitsDecided(
      ctx,
      chosen.map(row => row.homeId),
    )
    const items = chosen.map(row => ({ ...row, decided: decided.get(row.homeId) ?? null }))
    return { how: HOW_VISITS_ARE_CHOSEN, items }
  },
  trace: 'search',
  traced: ({ items }) => ({ count: items.length }),
  example: { role: 'quality-officer', input: {} },
})

/** The lot stays the same within a month: nobody draws until it pleases. */
export const seedOf = ({ actor, today }: Context): string =>
  `${actor.councilId} ${today.toString().slice(0, 7)}`
