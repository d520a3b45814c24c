import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { query } from '#platform/query.ts'
import { openerFor } from '#platform/vault/index.ts'
import { civilDateOf } from '#platform/view/dates.ts'
import { demoIds as demoHomes, homeById, homesById } from '#src/modules/homes/index.ts'
import { choicesFrom, themeName } from './choices.ts'
import { demoIds } from './demo-ids.ts'
import type { KeptPeriod } from './history.ts'
import { overTime } from './over-time.ts'
import { resultsOf } from './results.ts'
import {
  ExportIndicators,
  ExportResults,
  Indicator,
  IndicatorHome,
  IndicatorRow,
  ListIndicators,
  ListResults,
  OneHome,
  OneIndicator,
  ResultRow,
} from './schema.ts'
import {
  type DefinitionRow,
  definitionsOf,
  type IndicatorRecord,
  listIndicatorRows,
  newestHistories,
} from './store.ts'
import { homesFor, indicatorSubject, visibleIndicators } from './subject.ts'
import { summaryOf } from './summary.ts'
import { choicesOf } from './tellings-store.ts'

const council = ({ actor }: Context) => wholeCouncil(actor.councilId)
const on = (at: Temporal.Instant | null) => at && civilDateOf(at).toString()

const Choices = z.object({
  whats: z.array(z.object({ code: z.string(), name: z.string(), returned: z.boolean(), told: z.int() })),
  sources: z.array(z.object({ code: z.string(), name: z.string(), told: z.int() })),
})

export const indicatorChoices = query({
  name: 'intelligence.indicatorChoices',
  does: 'Lists of what an indicator can be made: what is told here, by which sources, and how often it was.',
  api: 'GET /intelligence/indicator-choices',
  input: z.object({}),
  output: Choices,
  can: 'indicator.define',
  subject: council,
  run: async ({ tx, actor }) => choicesFrom(await choicesOf(tx, actor.councilId)),
  trace: 'nothing',
  example: { role: 'analyst', input: {} },
})

const MOST_TO_TAKE = 2_000

async function found(ctx: Context, state: string | undefined, limit: number, offset: number) {
  const { councilId } = ctx.actor
  const asked = { councilId, state: state || undefined, visible: visibleIndicators(ctx) }
  const { rows, total } = await listIndicatorRows(ctx.tx, asked, { limit, offset })
  const ids = rows.map(row => row.id)
  const histories = await newestHistories(ctx.tx, councilId, ids)
  const names = await accountNames(
    ctx.tx,
    councilId,
    rows.map(row => row.madeBy),
  )
  const items: IndicatorRow[] = []
  for (const row of rows) {
    const versions = await definitionsOf(ctx.tx, councilId, row.id)
    items.push(rowView(ctx, row, versions, histories.get(row.id)?.body, names.get(row.madeBy) ?? null))
  }
  return { items, total }
}

function rowView(
  { today }: Context,
  { id, version, name, state, madeAt }: IndicatorRecord,
  versions: readonly DefinitionRow[],
  periods: readonly KeptPeriod[] | undefined,
  madeBy: string | null,
): IndicatorRow {
  return {
    ...{ id, version, name, state, madeBy, madeOn: civilDateOf(madeAt).toString() },
    theme: themeName(versions[0]?.theme ?? null, today.toString()),
    summary: periods ? summaryOf(periods, versions) : null,
  }
}

export const listIndicators = query({
  name: 'intelligence.listIndicators',
  does: 'Lists the council’s indicators: those in use, being tried, drafted and retired, with how often each would have flagged a home and how often chance alone would have.',
  api: 'GET /intelligence/indicators',
  input: ListIndicators,
  output: z.object({ items: z.array(IndicatorRow), total: z.int(), page: z.int(), perPage: z.int() }),
  can: 'indicator.read',
  subject: council,
  run: async (ctx, { state, page, perPage }) => ({
    ...(await found(ctx, state, perPage, (page - 1) * perPage)),
    ...{ page, perPage },
  }),
  trace: 'search',
  traced: ({ total }, { state }) => ({ count: total, state: state || null }),
  example: { role: 'analyst', input: {} },
})

export const exportIndicators = query({
  name: 'intelligence.exportIndicators',
  does: 'Takes the list of indicators out of Lantern.',
  input: ExportIndicators,
  output: z.object({ items: z.array(IndicatorRow) }),
  can: 'indicator.read',
  subject: council,
  run: async (ctx, { state }) => ({ items: (await found(ctx, state, MOST_TO_TAKE, 0)).items }),
  trace: 'export',
  traced: ({ items }, { state }) => ({ count: items.length, state: state || null }),
})

/** What was reckoned last, of the homes that this reader is not kept away from. */
async function shown(ctx: Context, row: IndicatorRecord) {
  const { councilId } = ctx.actor
  const versions = await definitionsOf(ctx.tx, councilId, row.id)
  const history = (await newestHistories(ctx.tx, councilId, [row.id])).get(row.id)
  const all = history?.body ?? []
  const ids = [...new Set(all.flatMap(one => [...one.homes, ...one.missing].map(home => home.id)))]
  const seen = await homesFor(ctx, ids)
  const homes = await homesById(ctx.tx, [...seen])
  const periods = all.map(one => ({
    ...one,
    homes: one.homes.filter(home => seen.has(home.id)),
    missing: one.missing.filter(home => seen.has(home.id)),
  }))
  const names = new Map([...seen].map(id => [id, homes.get(id)?.name ?? 'A home']))
  return { versions, history, periods, names }
}

export const getIndicator = query({
  name: 'intelligence.getIndicator',
  does: 'Gives one indicator: every version of its definition, who made it and who took it into use, and what it came to in every period, by what was known then.',
  api: 'GET /intelligence/indicators/{indicatorId}',
  input: OneIndicator,
  output: Indicator,
  can: 'indicator.read',
  subject: indicatorSubject,
  async run(ctx, _input, { row }): Promise<Indicator> {
    const { versions, history, periods, names } = await shown(ctx, row)
    const people = await accountNames(ctx.tx, row.councilId, [
      ...[row.madeBy, row.usedBy, row.retiredBy].filter(one => one !== null),
      ...versions.map(one => one.madeBy),
    ])
    const nameOf = (id: string | null) => (id && people.get(id)) || null
    const why = (await openerFor(ctx, [row.id]))(row.id, row.words) as readonly string[] | undefined
    const me = ctx.actor.id
    return {
      ...rowView(ctx, row, versions, history ? periods : undefined, nameOf(row.madeBy)),
      ...{ usedOn: on(row.usedAt), usedBy: nameOf(row.usedBy), why: [...(why ?? [])] },
      ...{ retiredOn: on(row.retiredAt), retiredBy: nameOf(row.retiredBy) },
      mine: me !== undefined && (row.madeBy === me || versions.some(one => one.madeBy === me)),
      definitions: versions.map(({ madeAt, madeBy, ...one }) => ({
        ...{ ...one, whats: [...one.whats], sourceKinds: [...one.sourceKinds] },
        ...{ madeOn: civilDateOf(madeAt).toString(), madeBy: nameOf(madeBy) },
      })),
      ...{ triedOn: history?.onDate ?? null, periods, homes: Object.fromEntries(names) },
    }
  },
  trace: 'record',
  example: { role: 'analyst', input: { indicatorId: demoIds.inUse } },
})

export const getIndicatorHome = query({
  name: 'intelligence.getIndicatorHome',
  does: 'Gives what an indicator came to at one home over time, with its limits, what adds up, and where the definition changed.',
  api: 'GET /intelligence/indicators/{indicatorId}/homes/{homeId}',
  input: OneHome,
  output: IndicatorHome,
  can: 'indicator.read',
  subject: indicatorSubject,
  async run(ctx, { homeId }, { row }): Promise<IndicatorHome> {
    const { versions, periods, names } = await shown(ctx, row)
    const name = names.get(homeId) ?? (await nameSeen(ctx, homeId))
    const { id, state } = row
    const { rate, ratio, ...rest } = overTime(periods, versions, homeId)
    const points = (of: typeof rate) => of.map(one => ({ ...one, rules: [...one.rules] }))
    return {
      ...{ id, name: row.name, state, home: { id: homeId, name }, ...rest },
      ...{ rate: points(rate), ratio: points(ratio) },
    }
  },
  trace: 'record',
  example: { role: 'analyst', input: { indicatorId: demoIds.inUse, homeId: demoHomes.home } },
})

/** Of a home that it has no number of yet: every period is then without one. */
async function nameSeen(ctx: Context, homeId: string): Promise<string> {
  const home = await homeById(ctx.tx, homeId)
  if (!home || !(await homesFor(ctx, [homeId])).has(homeId))
    throw new NotFound('We could not find that home. Choose one from the results of the indicator.')
  return home.name
}

async function results(ctx: Context, input: z.output<typeof ExportResults>, row: IndicatorRecord) {
  const { versions, periods, names } = await shown(ctx, row)
  return resultsOf(periods, versions, names, input)
}

export const listIndicatorResults = query({
  name: 'intelligence.listIndicatorResults',
  does: 'Lists what an indicator came to, home by home and period by period, the newest first; where there is no number it says why.',
  api: 'GET /intelligence/indicators/{indicatorId}/results',
  input: ListResults,
  output: z.object({ items: z.array(ResultRow), total: z.int(), page: z.int(), perPage: z.int() }),
  can: 'indicator.read',
  subject: indicatorSubject,
  async run(ctx, { page, perPage, ...input }, { row }) {
    const all = await results(ctx, input, row)
    return { items: all.slice((page - 1) * perPage, page * perPage), total: all.length, page, perPage }
  },
  trace: 'search',
  traced: ({ total }, { indicatorId }) => ({ count: total, indicatorId }),
  example: { role: 'analyst', input: { indicatorId: demoIds.inUse, only: 'flagged' } },
})

export const exportIndicatorResults = query({
  name: 'intelligence.exportIndicatorResults',
  does: 'Takes what an indicator came to out of Lantern. It is a prompt to look, unproven, and no finding.',
  input: ExportResults,
  output: z.object({ items: z.array(ResultRow) }),
  can: 'indicator.read',
  subject: indicatorSubject,
  run: async (ctx, input, { row }) => ({ items: await results(ctx, input, row) }),
  trace: 'export',
  traced: ({ items }, { indicatorId }) => ({ count: items.length, indicatorId }),
})
