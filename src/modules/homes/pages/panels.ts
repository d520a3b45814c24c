import type { PageContext, PanelView } from '#platform/http/page/page.ts'
import type { Panel } from '#platform/http/page/panel.ts'
import type { TodayRows, TodaySubject } from '#platform/today/index.ts'
import type { FieldModel } from '#platform/view/models.ts'
import { upholdChallenge } from '../challenge/commands.ts'
import { listChallenges } from '../challenge/queries.ts'
import { requestImport } from '../import/commands.ts'
import { listImports } from '../import/queries.ts'
import { joinRegistrations } from '../registry/join-commands.ts'
import { openJoinCandidates } from '../registry/join-queries.ts'
import {
  CHANGES_TO_ASK,
  challengesOfMyHome,
  challengesToAnswer,
  importsToMend,
  joinsToDecide,
  registerChanges,
} from '../view/today.ts'
import { whatChanged } from '../watches/what-changed.ts'

const rows = (model: TodayRows | undefined): PanelView | undefined =>
  model && { template: 'today/rows.njk', model }

const needs = (order: number, show: (ctx: PageContext) => Promise<TodayRows | undefined>): Panel => ({
  place: 'today.needs',
  order,
  show: async (_subject, ctx) => rows(await show(ctx)),
})

const challenges = needs(20, async ctx => {
  if (!ctx.mayEver(upholdChallenge)) return undefined
  const { items, total } = await ctx.ask(listChallenges, { open: true })
  return challengesToAnswer(items, total, ctx.today)
})

const joins = needs(30, async ctx => {
  if (!ctx.mayEver(joinRegistrations)) return undefined
  const { items } = await ctx.ask(openJoinCandidates, {})
  return joinsToDecide(items)
})

const imports = needs(10, async ctx => {
  if (!ctx.mayEver(requestImport)) return undefined
  const { items } = await ctx.ask(listImports, {})
  return importsToMend(items)
})

/** Every role sees the register's news: it is public, a home's own people see their neighbours' too. */
const register: Panel = {
  place: 'today.changed',
  order: 20,
  async show(subject, ctx) {
    const { since } = subject as TodaySubject
    const { items } = await ctx.ask(whatChanged, { limit: CHANGES_TO_ASK, ...(since ? { since } : {}) })
    return rows(registerChanges(items, since))
  },
}

/** To a home's own people it matters how the challenges to facts about their home stand. */
const ownHome: Panel = {
  place: 'today.changed',
  order: 10,
  async show(_subject, ctx) {
    if (!ctx.role.startsWith('provider-')) return undefined
    const { items } = await ctx.ask(listChallenges, {})
    return rows(challengesOfMyHome(items, ctx.today))
  },
}

const searchBox: FieldModel = {
  kind: 'search',
  name: 'q',
  id: 'find-home',
  label: 'Name, postcode, provider or CQC number',
}

const openOnly: FieldModel = { kind: 'hidden', name: 'registered', label: '', value: 'true' }

/** Most days begin with one home in mind. */
const find: Panel = {
  place: 'today.side',
  order: 10,
  show: async () => ({ template: 'homes/panels/find.njk', model: { search: searchBox, open: openOnly } }),
}

export const panels: readonly Panel[] = [challenges, joins, imports, ownHome, register, find]
