import { z } from 'zod'
import { statutoryClocks } from '#law/access-clocks.ts'
import {
  safeguardingTargets,
  type TargetCode,
  type TargetSetting,
  targetOn,
} from '#law/safeguarding-targets.ts'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { query } from '#platform/query.ts'
import { openerFor } from '#platform/vault/index.ts'
import { type NoteWords, opened } from '../words.ts'
import { targetSettings } from './due.ts'
import { runningTargets } from './running.ts'
import { TargetHistory, TargetList, type TargetView } from './schema.ts'
import { settingRows } from './store.ts'

function viewOf(
  usual: (typeof safeguardingTargets)[number],
  settings: readonly TargetSetting[],
  today: Temporal.PlainDate,
): TargetView {
  const { code, title, starts, pauses, standing } = usual
  const held = targetOn(code as TargetCode, today, settings)
  const own = settings.filter(one => one.code === code)
  const next = own
    .filter(one => one.from > today.toString())
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(0)
  return {
    ...{ code, title, starts, pauses, standing },
    days: held?.days ?? null,
    counting: held?.counting ?? usual.counting,
    source: held?.source ?? 'Set by this council: no target',
    usual: { days: usual.days, counting: usual.counting, source: usual.source },
    next: next ? nextOf(own, next.from, usual.counting) : null,
    changes: own.length,
    runs: runningTargets.has(code),
  }
}

/** Of several for that day the last one given. */
function nextOf(own: readonly TargetSetting[], fromOn: string, usual: string) {
  const last = own.findLast(one => one.from === fromOn)
  return { days: last?.days ?? null, counting: last?.counting ?? usual, fromOn }
}

const council = (ctx: Context) => wholeCouncil(ctx.actor.councilId)

export const listLocalTargets = query({
  name: 'safeguarding.listLocalTargets',
  does: 'Lists the local targets of safeguarding as they hold here today, and the clocks that the law sets.',
  api: 'GET /safeguarding/local-targets',
  input: z.object({}),
  output: TargetList,
  can: 'target.read',
  subject: council,
  async run(ctx) {
    const settings = await targetSettings(ctx)
    const items = safeguardingTargets.map(one => viewOf(one, settings, ctx.today))
    return { items, total: items.length, law: [...statutoryClocks] }
  },
  trace: 'nothing',
  example: { role: 'safeguarding-manager', input: {} },
})

export const getLocalTarget = query({
  name: 'safeguarding.getLocalTarget',
  does: 'Gives one local target with every change that this council made to it, and why.',
  api: 'GET /safeguarding/local-targets/{targetCode}',
  input: z.object({ targetCode: z.string().max(60) }),
  output: TargetHistory,
  can: 'target.read',
  subject: council,
  async run(ctx, { targetCode: code }) {
    const usual = safeguardingTargets.find(one => one.code === code)
    if (!usual) throw new NotFound('We could not find that target. Choose one from the list.')
    const rows = (await settingRows(ctx.tx, ctx.actor.councilId)).filter(row => row.code === code)
    const open = await openerFor(
      ctx,
      rows.map(row => row.id),
    )
    const names = await accountNames(
      ctx.tx,
      ctx.actor.councilId,
      rows.map(row => row.by),
    )
    const changes = rows.toReversed().map(({ id, days, counting, fromOn, at, by, words }) => ({
      ...{ id, days, counting, fromOn, at: at.toString(), by: (by && names.get(by)) ?? null },
      reason: opened<NoteWords>(open, id, words)?.text ?? null,
    }))
    return { target: viewOf(usual, await targetSettings(ctx), ctx.today), changes }
  },
  trace: 'nothing',
  example: { role: 'safeguarding-manager', input: { targetCode: 'decision' } },
})
