import { type RetentionKind, retentionHolds, retentionRuleOn } from '#law/retention.ts'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { openerFor } from '#platform/vault/index.ts'
import { type NoteWords, opened } from '../words.ts'
import { whatHolds } from './kept.ts'
import { HoldList, type HoldView, ListHolds, ListRetention, RetentionList } from './schema.ts'
import { codesOfHeld, type HoldRow, type ItemRow, listedItems, standingHolds } from './store.ts'

const holdLabel = (code: string): string => retentionHolds.find(one => one.code === code)?.title ?? code

async function holdViews(ctx: Context, rows: readonly HoldRow[]): Promise<ReadonlyMap<string, HoldView>> {
  const open = await openerFor(
    ctx,
    rows.map(row => row.id),
  )
  const names = await accountNames(
    ctx.tx,
    ctx.actor.councilId,
    rows.map(row => row.by),
  )
  const codes = await codesOfHeld(
    ctx.tx,
    ctx.actor.councilId,
    rows.map(row => row.aboutId),
  )
  return new Map(
    rows.map(({ id, about, aboutId, reason, fromOn, untilOn, by, words }) => [
      id,
      {
        ...{ id, about, reason, fromOn, untilOn, reasonLabel: holdLabel(reason) },
        code: codes.get(aboutId) ?? null,
        by: names.get(by) ?? null,
        words: opened<NoteWords>(open, id, words)?.text ?? null,
      },
    ]),
  )
}

/** What holds each item: on it, on its cases and their adults, and a request that is not answered. */
async function holdsOfItems(ctx: Context, items: readonly ItemRow[]) {
  const holding = await whatHolds(
    ctx,
    items.map(item => item.aboutId),
  )
  const views = await holdViews(
    ctx,
    items.flatMap(item => holding(item.aboutId).written),
  )
  return (item: ItemRow): HoldView[] => {
    const { written, asked } = holding(item.aboutId)
    const seen = written.flatMap(row => views.get(row.id) ?? [])
    return asked && !seen.some(one => one.reason === 'subject-access')
      ? [...seen, openRequest(item, ctx)]
      : seen
  }
}

const openRequest = (item: ItemRow, { today }: Context): HoldView => ({
  ...{
    id: item.id,
    about: 'person',
    code: null,
    reason: 'subject-access',
    reasonLabel: holdLabel('subject-access'),
  },
  ...{ fromOn: today.toString(), untilOn: null, by: null, words: 'A request that is not answered yet' },
})

export const listRetention = query({
  name: 'safeguarding.listRetention',
  does: 'Lists what has been kept long enough, with what holds it, oldest first. Listing removes nothing.',
  api: 'GET /safeguarding/retention',
  input: ListRetention,
  output: RetentionList,
  can: 'retention.govern',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { state, page, perPage }) {
    const { councilId } = ctx.actor
    const { rows, total } = await listedItems(ctx.tx, councilId, state, {
      limit: perPage,
      offset: (page - 1) * perPage,
    })
    const names = await accountNames(
      ctx.tx,
      councilId,
      rows.map(row => row.approvedBy),
    )
    const holdsOf = await holdsOfItems(ctx, rows)
    const items = rows.map(row => {
      const rule = retentionRuleOn(row.kind as RetentionKind, ctx.today)
      const { id, version, kind, since, listedOn, approvedAt, doneAt } = row
      return {
        ...{ id, version, kind, since, listedOn, state: row.state, kindLabel: rule.title },
        ...{ action: rule.action, citation: rule.citation, holds: holdsOf(row) },
        code: row.reference ?? `…${row.aboutId.slice(-6)}`,
        approvedBy: (row.approvedBy && names.get(row.approvedBy)) ?? null,
        approvedAt: approvedAt?.toString() ?? null,
        doneAt: doneAt?.toString() ?? null,
      }
    })
    return { items, held: items.filter(item => item.holds.length > 0).length, total, page, perPage }
  },
  trace: 'search',
  traced: ({ total }, { state }) => ({ count: total, state }),
  example: { role: 'information-governance', input: {} },
})

export const listHolds = query({
  name: 'safeguarding.listHolds',
  does: 'Lists the holds that stand: why, by whom and until when.',
  api: 'GET /safeguarding/retention/holds',
  input: ListHolds,
  output: HoldList,
  can: 'retention.hold',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, { page, perPage }) {
    const rows = await standingHolds(ctx.tx, ctx.actor.councilId)
    const views = [...(await holdViews(ctx, rows)).values()]
    return { items: views.slice((page - 1) * perPage, page * perPage), total: views.length, page, perPage }
  },
  trace: 'search',
  traced: ({ total }) => ({ count: total }),
  example: { role: 'information-governance', input: {} },
})
