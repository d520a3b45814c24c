import type { z } from 'zod'
import { labelOf } from '#law/code-list.ts'
import { usualRepeatSetting } from '#law/repeated-low-level.ts'
import { wholeCouncil } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { openerFor } from '#platform/vault/index.ts'
import { concernColumns } from '../concern/subject.ts'
import { viewsOfConcerns } from '../concern/view-of-concern.ts'
import { type ConcernWords, opened } from '../words.ts'
import { Batch, type BatchItem, ListBatch, MOST_IN_BATCH } from './schema.ts'
import { signsAgainst } from './signs.ts'
import { type BatchRow, batchOf, chosenOnes, harmCounts } from './store.ts'

const MOST_OF_ACCOUNT = 300

function beginningOf(account: string | undefined): string | null {
  if (!account) return null
  return account.length > MOST_OF_ACCOUNT ? `${account.slice(0, MOST_OF_ACCOUNT)}…` : account
}

async function itemsOf(ctx: Context, rows: readonly BatchRow[]): Promise<BatchItem[]> {
  const open = await openerFor(
    ctx,
    rows.map(row => row.id),
  )
  const views = await viewsOfConcerns(ctx, rows)
  return rows.flatMap((row, at) => {
    const view = views[at]
    if (!view) return []
    const signs = signsAgainst(row, rows)
    return [
      {
        ...view,
        what: beginningOf(opened<ConcernWords>(open, row.id, row.words)?.account),
        ...{ earlierOfAdult: row.earlierOfAdult, earlierInHome: row.earlierInHome },
        signs: signs.map(code => ({ code, label: labelOf('signs-against-a-batch', code) })),
      },
    ]
  })
}

function rowsOf(
  ctx: Context,
  { harm, concernIds }: z.output<typeof ListBatch>,
): Promise<readonly BatchRow[]> {
  const visible = ctx.visible('concern.decide', concernColumns)
  const of = { councilId: ctx.actor.councilId, visible }
  const since = ctx.now.subtract({ hours: 24 * usualRepeatSetting.days })
  if (concernIds) return chosenOnes(ctx.tx, of, concernIds, since)
  return harm ? batchOf(ctx.tx, of, harm, { since, limit: MOST_IN_BATCH }) : Promise.resolve([])
}

export const listBatch = query({
  name: 'safeguarding.listBatch',
  does: 'Lists waiting concerns of one kind of everyday harm, each with what it is, earlier ones and signs that it is better decided by itself.',
  api: 'GET /safeguarding/batches',
  input: ListBatch,
  output: Batch,
  can: 'concern.list',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, input) {
    const visible = ctx.visible('concern.decide', concernColumns)
    const counts = await harmCounts(ctx.tx, { councilId: ctx.actor.councilId, visible })
    const items = await itemsOf(ctx, await rowsOf(ctx, input))
    const kinds = counts.map(({ harm, count }) => ({
      ...{ code: harm, label: labelOf('everyday-harms', harm), waiting: count },
    }))
    return { items, kinds }
  },
  trace: 'search',
  traced: ({ items }, { harm }) => ({ count: items.length, harm, concernIds: items.map(item => item.id) }),
  example: { role: 'safeguarding-practitioner', input: { harm: 'medicines' } },
})
