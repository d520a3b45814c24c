import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { signalFamilies } from '#platform/signal.ts'
import { editionOf } from '../attention/edition.ts'
import { listOf } from '../attention/list-of.ts'
import type { KeptPicture } from '../pictures/make.ts'
import { type familyWords, themeInWords } from '../view/words.ts'
import { type ThemedRow, themedHomes } from './theme-store.ts'

/** How far back "four weeks ago" looks, in days. */
const FOUR_WEEKS = 28
const themeSorts = ['name', 'homes', 'told'] as const

const ThemeRow = z.object({
  theme: z.string(),
  name: z.string(),
  homes: z.int().describe('Whose level stands on it, among other reasons or alone'),
  before: z.int().nullable().describe('The same four weeks ago; null where the history does not say'),
  told: z.int().describe('Of which somebody independent tells it, enough for a level or not'),
  families: z.array(z.enum(signalFamilies)).describe('Who tells of it, those who do at most homes first'),
})
export type ThemeRow = z.output<typeof ThemeRow>

const ListThemes = z.object({
  sort: z.enum(themeSorts).optional().describe('Left out: at most homes first'),
})

export const listThemes = query({
  name: 'intelligence.listThemes',
  does: 'Lists themes across homes: at how many homes each is a reason, at how many it is told of, by whom, and how that was four weeks ago.',
  api: 'GET /intelligence/themes',
  input: ListThemes,
  output: listOf(ThemeRow),
  can: 'intelligence.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { sort }) {
    const items = await themesFor(ctx, sort)
    return { items, total: items.length, page: 1, perPage: Math.max(1, items.length) }
  },
  trace: 'search',
  traced: ({ total }) => ({ count: total }),
  example: { role: 'quality-officer', input: {} },
})

export const exportThemes = query({
  name: 'intelligence.exportThemes',
  does: 'Takes the list of themes across homes out of Lantern.',
  input: ListThemes,
  output: z.object({ items: z.array(ThemeRow) }),
  can: 'intelligence.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  run: async (ctx, { sort }) => ({ items: await themesFor(ctx, sort) }),
  trace: 'export',
  traced: ({ items }) => ({ count: items.length }),
})

async function themesFor(ctx: Context, sort: (typeof themeSorts)[number] | undefined) {
  const { tx, actor, today } = ctx
  const whose = { councilId: actor.councilId, edition: await editionOf(ctx) }
  const rows = await themedHomes(tx, whose, today.subtract({ days: FOUR_WEEKS }).toString())
  return themesAcross(rows, today.toString()).toSorted(orders[sort ?? 'homes'])
}

const byName = (a: ThemeRow, b: ThemeRow) => a.name.localeCompare(b.name, 'en-GB')
const orders: Readonly<Record<(typeof themeSorts)[number], (a: ThemeRow, b: ThemeRow) => number>> = {
  name: byName,
  homes: (a, b) => b.homes - a.homes || b.told - a.told || byName(a, b),
  told: (a, b) => b.told - a.told || b.homes - a.homes || byName(a, b),
}

interface Tally {
  homes: number
  before: number
  told: number
  readonly families: Map<string, number>
}

/** What themes there are over all homes. Pure. */
export function themesAcross(rows: readonly ThemedRow[], today: string): ThemeRow[] {
  const tallies = new Map<string, Tally>()
  const of = (theme: string): Tally => {
    const known = tallies.get(theme) ?? { homes: 0, before: 0, told: 0, families: new Map() }
    tallies.set(theme, known)
    return known
  }
  for (const { body, before } of rows) {
    const { reasons, themes } = JSON.parse(body) as KeptPicture
    for (const theme of new Set(reasons.flatMap(one => one.theme ?? []))) of(theme).homes++
    for (const { theme } of themes) if (theme !== null) of(theme).told++
    for (const theme of before ?? []) of(theme).before++
    for (const { theme, families } of reasons)
      for (const family of theme === null ? [] : families) count(of(theme ?? '').families, family)
  }
  // Of one home that nobody knows of before, the sum of all others would be too small, and say that it rose.
  const known = rows.every(row => row.before !== null)
  return [...tallies].map(([theme, { homes, before, told, families }]) => ({
    ...{ theme, name: themeInWords(theme, today) ?? theme, homes, told, before: known ? before : null },
    families: [...families]
      .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .map(([one]) => familyOf(one)),
  }))
}

function count(tally: Map<string, number>, key: string): void {
  tally.set(key, (tally.get(key) ?? 0) + 1)
}

const familyOf = (code: string) => code as keyof typeof familyWords
