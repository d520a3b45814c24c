import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { query } from '#platform/query.ts'
import { sealerFor } from '#platform/vault/index.ts'
import { demoIds as demoHomes } from '#src/modules/homes/index.ts'
import { clear } from '../tellings/telling-store.ts'
import { demoIds } from './demo-ids.ts'
import type { LatencySource } from './kinds.ts'
import * as schema from './latency-schema.ts'
import { sourcesOf } from './latency-sources.ts'
import { addCase, addDate, type CaseRow, listCases } from './latency-store.ts'
import { caseColumns, caseForWriting, caseSubject } from './latency-subject.ts'
import { caseRows, caseView } from './latency-views.ts'
import { gatherers, stateAfter } from './latency-workflow.ts'
import { homeSubject } from './queries.ts'
import { isCleared, isSmall, signedIn } from './subject.ts'
import { turnsOf } from './turn-store.ts'

const example = { role: 'quality-officer' as const }

export const beginLatency = command({
  name: 'intelligence.beginLatency',
  does: 'Begins to go through a serious case, to learn: when each partner could have known, knew, shared and acted.',
  api: 'POST /latency-cases',
  status: 201,
  input: schema.BeginCase,
  output: schema.CaseBegun,
  can: 'latency.work',
  subject: async (ctx, input) => ({ ...(await homeSubject(ctx, input)), openTo: gatherers }),
  async run(ctx, { kind, about, reason, kept }, { home }) {
    const begunBy = signedIn(ctx)
    const id = ctx.ids.next()
    const restricted = kept === 'yes' || isSmall(home)
    const words = (await sealerFor(ctx, id))({ about, reason })
    const { councilId } = ctx.actor
    await addCase(ctx.tx, {
      ...{ councilId, id, homeId: home.id, kind, restricted, begunAt: ctx.now, begunBy, words },
    })
    return done(
      { id, restricted },
      event('LatencyBegun', { homeId: home.id, kind }, { type: 'latency', id, restricted }),
    )
  },
  example: {
    ...example,
    input: {
      ...{ homeId: demoHomes.home, kind: 'serious-harm', kept: 'no' },
      about: 'A resident waited a night for help after a fall.',
      reason: 'The Board asked for it in October, so that the next night is shorter.',
    },
  },
})

export const writeLatencyDay = command({
  name: 'intelligence.writeLatencyDay',
  does: 'Writes down a day of one partner in a serious case, with where it is known from. A day of a record is the record’s own. Written again, the last counts, and what was written before is kept.',
  api: 'POST /latency-cases/{latencyId}/days',
  status: 201,
  input: schema.WriteDay,
  output: schema.DayWritten,
  can: 'latency.work',
  subject: caseForWriting,
  async run(ctx, { agency, step, from, onDate: typed, words: said }, { row }) {
    const by = signedIn(ctx)
    await refuseClosed(ctx, row)
    const { source, sourceId, onDate } = await dayFrom(ctx, row, from, typed || null)
    const id = ctx.ids.next()
    const words = (await sealerFor(ctx, id))({ words: said })
    const { councilId } = ctx.actor
    await addDate(ctx.tx, {
      ...{ councilId, id, caseId: row.id, agency, step, onDate, source, sourceId, at: ctx.now, by, words },
    })
    return done({ id, onDate }, event('LatencyDayWritten', { dayId: id, agency, step, source, sourceId }))
  },
  example: {
    ...example,
    input: {
      ...{ latencyId: demoIds.latency, agency: 'police', step: 'knew', from: 'typed', onDate: '2026-09-14' },
      words: 'Police log of the call, read to us at the meeting.',
    },
  },
})

/** @throws Conflict where it is closed: what was learned stands on the days that were there. */
async function refuseClosed({ tx, actor }: Context, { id }: CaseRow): Promise<void> {
  const last = (await turnsOf(tx, actor.councilId, id)).at(-1)
  if (last && stateAfter[last.kind] !== 'open')
    throw new Conflict('This case is closed. Open it again with a reason, then write down the day.')
}

interface Known {
  readonly source: LatencySource
  readonly sourceId: string | null
  readonly onDate: string | null
}

async function dayFrom(ctx: Context, row: CaseRow, from: string, typed: string | null): Promise<Known> {
  if (from === 'not-known') return { source: 'typed', sourceId: null, onDate: null }
  if (from === 'typed') {
    const wrong = (message: string) => new Invalid([{ field: 'onDate', message }])
    if (typed === null) throw wrong('Enter the day, or choose a record that has it')
    if (typed > ctx.today.toString()) throw wrong('Choose a day that has come')
    return { source: 'typed', sourceId: null, onDate: typed }
  }
  const found = (await sourcesOf(ctx, row)).find(one => one.value === from)
  if (!found)
    throw new Invalid([{ field: 'from', message: 'Choose a record of this home that you may read' }])
  const [source, sourceId] = from.split(':')
  return { source: source as LatencySource, sourceId: sourceId ?? null, onDate: found.on }
}

export const listLatency = query({
  name: 'intelligence.listLatency',
  does: 'Lists the serious cases that are gone through to learn, the newest first. No partner is ranked.',
  api: 'GET /latency-cases',
  input: schema.ListCases,
  output: schema.CaseList,
  can: 'latency.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { page, perPage, state }) {
    if (isCleared(ctx)) await clear(ctx.tx)
    const visible = ctx.visible('latency.read', caseColumns)
    const asked = { councilId: ctx.actor.councilId, visible, state: state || undefined }
    const found = await listCases(ctx.tx, asked, { limit: perPage, offset: (page - 1) * perPage })
    return { items: await caseRows(ctx, found.rows), total: found.total, page, perPage }
  },
  trace: 'search',
  traced: ({ total }, { state }) => ({ count: total, state: state || null }),
  example: { ...example, input: {} },
})

export const getLatency = query({
  name: 'intelligence.getLatency',
  does: 'Gives one serious case: when each partner could have known, knew, shared and acted, each day with its source, and the days between. For learning; no partner is ranked.',
  api: 'GET /latency-cases/{latencyId}',
  input: schema.OneCase,
  output: schema.CaseView,
  can: 'latency.read',
  subject: (ctx, input) => caseSubject(ctx, input),
  run: (ctx, _input, { row }) => caseView(ctx, row),
  trace: 'record',
  example: { ...example, input: { latencyId: demoIds.latency } },
})

export const listLatencySources = query({
  name: 'intelligence.listLatencySources',
  does: 'Lists the records of a home from which a day of a serious case can be taken.',
  input: schema.OneCase,
  output: schema.Sources,
  can: 'latency.work',
  subject: caseForWriting,
  run: async (ctx, _input, { row }) => ({ items: [...(await sourcesOf(ctx, row))] }),
  trace: 'nothing',
})
