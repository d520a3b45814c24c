import { z } from 'zod'
import type { Subject } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { listOf, Paged } from '../paged.ts'
import { earliestNews } from '../watches/what-changed.ts'
import { changeKinds } from './derive-changes.ts'
import { type RecentChange, recentChanges } from './records-store.ts'
import { changeSentence } from './sentences.ts'

const Wanted = z.object({
  kind: z.enum(changeKinds).optional().describe('What kind of change; all when left out'),
  days: z.coerce.number().int().min(1).max(90).default(30).describe('Noticed in the last so many days'),
})

const Change = z.object({
  id: z.uuid(),
  kind: z.string(),
  onDate: z.string().nullable(),
  noticedAt: z.string(),
  sentence: z.string(),
  home: z.object({ id: z.uuid(), name: z.string(), registered: z.boolean() }),
})
export type ListedChange = z.input<typeof Change>

const wantedBy = ({ actor, now, today }: Context, { kind, days }: z.output<typeof Wanted>) => ({
  councilId: actor.councilId,
  since: now.subtract({ hours: 24 * days }),
  earliest: earliestNews(today),
  kind,
})

const viewOf = ({ id, kind, onDate, noticedAt, home, data }: RecentChange): ListedChange => ({
  ...{ id, kind, onDate, home },
  noticedAt: noticedAt.toString(),
  sentence: changeSentence({ kind, onDate, data }),
})

const homesOfCouncil = (): Subject => ({ type: 'homes', id: undefined })

export const listChanges = query({
  name: 'homes.listChanges',
  does: "Lists what changed in your council's homes, newest first, a page at a time.",
  input: Wanted.extend(Paged),
  output: listOf(Change),
  can: 'home.search',
  subject: homesOfCouncil,
  async run(ctx, { page, perPage, ...wanted }) {
    const asked = wantedBy(ctx, wanted)
    const { rows, total } = await recentChanges(ctx.tx, asked, perPage, (page - 1) * perPage)
    return { items: rows.map(viewOf), total, page, perPage }
  },
  trace: 'nothing',
})

/** A busy quarter of a large council has some hundreds. */
const MOST_TO_TAKE = 50_000

export const exportChanges = query({
  name: 'homes.exportChanges',
  does: "Takes what changed in your council's homes out of Lantern as one list.",
  input: Wanted,
  output: z.object({ items: z.array(Change) }),
  can: 'home.export',
  subject: homesOfCouncil,
  async run(ctx, wanted) {
    const { rows } = await recentChanges(ctx.tx, wantedBy(ctx, wanted), MOST_TO_TAKE)
    return { items: rows.map(viewOf) }
  },
  trace: 'export',
  traced: ({ items }, { kind, days }) => ({ count: items.length, kind, days }),
})
