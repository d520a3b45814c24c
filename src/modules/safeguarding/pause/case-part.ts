import { labelOf } from '#law/code-list.ts'
import { daysUsed } from '#law/pause.ts'
import { targetClock, targetOn } from '#law/safeguarding-targets.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import type { Opener } from '#platform/vault/index.ts'
import { civilDateOf } from '#platform/view/dates.ts'
import { casePart } from '../case/part.ts'
import { codeOfClock } from '../concern/clock.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { targetSettings } from '../local-targets/due.ts'
import { type NoteWords, opened } from '../words.ts'
import { pauseBlocks, pauseSteps } from './blocks.ts'
import { PausesView } from './schema.ts'
import { type ConcernPauseRow, pauseOf, pausesOf } from './store.ts'

/** The clock that runs, with what it used up and how long it stood still. */
async function clockOf(ctx: Context, row: ConcernWithPeople, rows: readonly ConcernPauseRow[]) {
  const code = codeOfClock(row.state)
  const receivedOn = civilDateOf(row.receivedAt)
  const target = code && targetOn(code, receivedOn, await targetSettings(ctx))
  if (!target) return { target: null, daysUsed: 0, daysPaused: 0 }
  const { title, days, counting, pauses } = target
  const used = targetClock(target, receivedOn, rows.map(pauseOf), ctx.today).daysUsed
  const without = daysUsed(target, receivedOn, ctx.today, [])
  return { target: { title, days, counting, pauses }, daysUsed: used, daysPaused: without - used }
}

async function load(ctx: Context, row: ConcernWithPeople, open: Opener): Promise<PausesView> {
  const rows = await pausesOf(ctx.tx, row.councilId, row.id)
  const names = await accountNames(
    ctx.tx,
    row.councilId,
    rows.map(one => one.by),
  )
  return {
    paused: row.paused,
    ...(await clockOf(ctx, row, rows)),
    items: rows.map(({ id, reason, fromOn, reviewOn, toOn, by, words }) => ({
      ...{ id, reason: labelOf('clock-pauses', reason), fromOn, reviewOn, toOn },
      by: (by && names.get(by)) ?? null,
      words: opened<NoteWords>(open, row.id, words)?.text || null,
    })),
  }
}

export const pausePart = casePart({
  name: 'pauses',
  output: PausesView,
  load,
  blocks: pauseBlocks,
  steps: pauseSteps,
  chronology: ({ items }) =>
    items.flatMap(one => [
      { on: one.fromOn, text: `Clock paused: ${one.reason}`, ...(one.words ? { note: one.words } : {}) },
      ...(one.toOn ? [{ on: one.toOn, text: 'Clock runs again' }] : []),
    ]),
})
