import { z } from 'zod'
import type { Subject } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { recentChanges } from '../registry/records-store.ts'
import { changeSentence } from '../registry/sentences.ts'
import { heardBy } from './heard-store.ts'

const DAYS_BACK = 90

/** An import may bring years of history at once: only what happened since then is news. */
export const earliestNews = (today: Temporal.PlainDate): string =>
  today.subtract({ days: DAYS_BACK }).toString()

const Input = z.object({
  since: z.iso
    .datetime({ offset: true })
    .optional()
    .describe('Noticed since; the last 30 days when left out'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  watched: z.stringbool().optional().describe('Only of what you watch, in any council'),
})

const HomeChange = z.object({
  id: z.uuid(),
  kind: z.string(),
  onDate: z.string().nullable(),
  noticedAt: z.string(),
  sentence: z.string(),
  home: z.object({ id: z.uuid(), name: z.string(), registered: z.boolean() }),
  data: z.record(z.string(), z.unknown()),
  filters: z
    .array(z.object({ id: z.uuid(), name: z.string() }))
    .describe('Of the filters you watch, those it is told for; none unless you ask for what you watch'),
})

export const whatChanged = query({
  name: 'homes.whatChanged',
  does: "Lists what changed in your council's homes since a time: openings, closures, ratings, beds.",
  api: 'GET /homes/changes',
  input: Input,
  output: z.object({ items: z.array(HomeChange) }),
  can: 'home.search',
  subject: (): Subject => ({ type: 'homes', id: undefined }),
  async run(ctx, input) {
    const rows = await rowsFor(ctx, input)
    const items = rows.map(row => ({
      ...row,
      noticedAt: row.noticedAt.toString(),
      sentence: changeSentence(row),
    }))
    return { items }
  },
  trace: 'nothing',
  example: { role: 'quality-officer', input: {} },
})

async function rowsFor(
  { tx, actor, now, today }: Context,
  { since, limit, watched }: z.output<typeof Input>,
) {
  const from = since ? Temporal.Instant.from(since) : now.subtract({ hours: 24 * 30 })
  const earliest = earliestNews(today)
  if (!watched) {
    const wanted = { councilId: actor.councilId, since: from, earliest }
    const { rows } = await recentChanges(tx, wanted, limit)
    return rows.map(({ total: _, ...row }) => ({ ...row, filters: [] }))
  }
  if (!actor.id) return []
  const watcher = { councilId: actor.councilId, accountId: actor.id }
  return heardBy(tx, watcher, { since: from, earliest, limit })
}
