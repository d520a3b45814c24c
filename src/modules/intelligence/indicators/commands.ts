import type { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, NotAllowed } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { openerFor, sealerFor } from '#platform/vault/index.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { refuseFaults } from './check.ts'
import { demoIds } from './demo-ids.ts'
import { keepHistory } from './reckoning.ts'
import { ChangeIndicator, DecideIndicator, DefineIndicator, Stepped, TryIndicator } from './schema.ts'
import {
  addDefinition,
  addIndicator,
  changeIndicatorRow,
  definitionsOf,
  type IndicatorRecord,
} from './store.ts'
import { lockedIndicator } from './subject.ts'
import { summaryOf } from './summary.ts'
import { tellNoMore } from './telling.ts'
import { type IndicatorAction, indicatorWorkflow } from './workflow.ts'

const counted: Omit<z.input<typeof DefineIndicator>, 'name'> = {
  ...{ theme: 'basics', whats: ['safeguarding.concern'], sourceKinds: ['safeguarding'], counts: 'events' },
  ...{ exposure: 'bed-days', stratum: 'same', direction: 'both', period: 'quarter', fromOn: '2024-01-01' },
}

function signedIn({ actor }: Context): string {
  if (!actor.id) throw new NotAllowed('Sign in to do this: it needs a named person')
  return actor.id
}

const subjectOf = (id: string) => ({ type: 'indicator', id })

export const defineIndicator = command({
  name: 'intelligence.defineIndicator',
  does: 'Defines an indicator as data: what it counts, against what, with whom a home is compared. It counts for nothing until it was tried and a second person took it into use.',
  api: 'POST /intelligence/indicators',
  status: 201,
  input: DefineIndicator,
  output: Stepped,
  can: 'indicator.define',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { name, ...given }) {
    const madeBy = signedIn(ctx)
    const { councilId } = ctx.actor
    const definition = await refuseFaults(ctx, given)
    const id = ctx.ids.next()
    const state = indicatorWorkflow.initial
    await addIndicator(ctx.tx, { councilId, id, name, state, madeAt: ctx.now, madeBy })
    await addDefinition(ctx.tx, { councilId, id }, { ...definition, number: 1, madeAt: ctx.now, madeBy })
    return done({ id, version: 1, state }, event('IndicatorDefined', { number: 1 }, subjectOf(id)))
  },
  example: {
    role: 'analyst',
    input: {
      name: 'Concerns about basic care',
      ...counted,
    },
  },
})

async function stepped(
  ctx: Context,
  action: IndicatorAction,
  { version }: { readonly version: number },
  row: IndicatorRecord,
  change: Parameters<typeof changeIndicatorRow>[2] = {},
) {
  if (row.version !== version)
    throw new Conflict('Somebody changed this while you had it open. Look at it again, then decide.', {
      current: { version: row.version, state: row.state },
      sent: { version },
    })
  const { to } = applyAction(indicatorWorkflow, action, row)
  await changeIndicatorRow(ctx.tx, row, { ...change, state: to })
  // Whatever leaves use counts no more, from now on; what was known stays as it was known.
  if (row.state === 'in-use') await tellNoMore(ctx, row)
  return { id: row.id, version: row.version + 1, state: to }
}

export const changeIndicator = command({
  name: 'intelligence.changeIndicator',
  does: 'Changes what an indicator counts, from a day on, as the next version of its definition. It counts for nothing until it was tried again and a second person took it into use.',
  api: 'POST /intelligence/indicators/{indicatorId}/definition',
  input: ChangeIndicator,
  output: Stepped,
  can: 'indicator.define',
  subject: lockedIndicator,
  async run(ctx, { indicatorId: id, version, ...given }, { row }) {
    const madeBy = signedIn(ctx)
    const { councilId } = ctx.actor
    const definition = await refuseFaults(ctx, given)
    const [newest] = await definitionsOf(ctx.tx, councilId, id)
    const number = (newest?.number ?? 0) + 1
    const result = await stepped(ctx, 'change', { version }, row)
    await addDefinition(ctx.tx, { councilId, id }, { ...definition, number, madeAt: ctx.now, madeBy })
    return done(result, event('IndicatorChanged', { number }, subjectOf(id)))
  },
  example: {
    role: 'analyst',
    input: {
      indicatorId: demoIds.trying,
      version: 2,
      ...counted,
      fromOn: '2026-01-01',
    },
  },
})

export const tryIndicator = command({
  name: 'intelligence.tryIndicator',
  does: 'Tries an indicator on history: of every home and period, by what was known when the period had settled. It counts for nothing.',
  api: 'POST /intelligence/indicators/{indicatorId}/trial',
  input: TryIndicator,
  output: Stepped,
  can: 'indicator.define',
  subject: lockedIndicator,
  async run(ctx, { version }, { row }) {
    const result = await stepped(ctx, 'try', { version }, row)
    const { body, versions } = await keepHistory(ctx, row)
    const { numbers, flagged } = summaryOf(body, versions)
    return done(result, event('IndicatorTried', { numbers, flagged }, subjectOf(row.id)))
  },
  example: { role: 'analyst', input: { indicatorId: demoIds.trying, version: 2 } },
})

export const useIndicator = command({
  name: 'intelligence.useIndicator',
  does: 'Takes an indicator into use, with a reason. Nobody does so who made it, or a version of it. From the next day on it tells what it flags, as reckoned from others: it adds no voice and lifts no level.',
  api: 'POST /intelligence/indicators/{indicatorId}/use',
  input: DecideIndicator,
  output: Stepped,
  can: 'indicator.use',
  subject: lockedIndicator,
  async run(ctx, { version, why }, { row }) {
    const usedBy = signedIn(ctx)
    const versions = await definitionsOf(ctx.tx, row.councilId, row.id)
    if (row.madeBy === usedBy || versions.some(one => one.madeBy === usedBy))
      throw new NotAllowed(
        'You made this indicator, or a version of it. Ask somebody else to take it into use.',
      )
    const words = await wordsWith(ctx, row, why)
    const result = await stepped(ctx, 'use', { version }, row, { usedAt: ctx.now, usedBy, words })
    return done(
      result,
      event('IndicatorTakenIntoUse', { number: versions[0]?.number ?? 0 }, subjectOf(row.id)),
    )
  },
  example: {
    role: 'quality-officer',
    input: {
      ...{ indicatorId: demoIds.trying, version: 2 },
      why: 'It flagged what we knew of, and seldom by chance.',
    },
  },
})

export const retireIndicator = command({
  name: 'intelligence.retireIndicator',
  does: 'Takes an indicator out of use, with a reason. What it told is taken back from now on; the past stays as it was known.',
  api: 'POST /intelligence/indicators/{indicatorId}/retirement',
  input: DecideIndicator,
  output: Stepped,
  can: 'indicator.retire',
  subject: lockedIndicator,
  async run(ctx, { version, why }, { row }) {
    const retiredBy = signedIn(ctx)
    const words = await wordsWith(ctx, row, why)
    const result = await stepped(ctx, 'retire', { version }, row, { retiredAt: ctx.now, retiredBy, words })
    return done(result, event('IndicatorRetired', {}, subjectOf(row.id)))
  },
  example: {
    role: 'commissioner',
    input: {
      ...{ indicatorId: demoIds.trying, version: 2 },
      why: 'It says the same as another that we have longer.',
    },
  },
})

/** What was said each time stays. */
async function wordsWith(ctx: Context, row: IndicatorRecord, why: string): Promise<Buffer> {
  const before = (await openerFor(ctx, [row.id]))(row.id, row.words) as readonly string[] | undefined
  return (await sealerFor(ctx, row.id))([...(before ?? []), why])
}
