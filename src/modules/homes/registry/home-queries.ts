import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Subject } from '#platform/access/permissions.ts'
import type { Context } from '#platform/context.ts'
import { NotFound } from '#platform/errors.ts'
import { query } from '#platform/query.ts'
import { demoIds } from '../demo-ids.ts'
import { HomeView } from './home-schema.ts'
import { findHome } from './home-store.ts'
import { findRecord, recentChanges } from './records-store.ts'
import { changeSentence } from './sentences.ts'
import { viewOfHome } from './view-of-home.ts'

export const getHome = query({
  name: 'homes.getHome',
  does: 'Gives one care home: its registrations, ratings, story, and every fact with its source.',
  api: 'GET /homes/{homeId}',
  input: z.object({ homeId: z.uuid() }),
  output: HomeView,
  can: 'home.read',
  subject: (_ctx, input): Subject => ({ type: 'home', id: input.homeId }),
  run: (ctx, input) => homeSeenBy(ctx, input.homeId),
  trace: 'nothing',
  example: { role: 'quality-officer', input: { homeId: demoIds.home } },
})

/** A home as this actor sees it: of its challenged facts, the challenges they may read. */
export async function homeSeenBy(ctx: Context, homeId: string): Promise<HomeView> {
  const mayRead = ctx.visible('challenge.read', {
    type: 'challenge',
    id: sql<string>`ch.id`,
    council: sql<string>`ch.council_id`,
    home: sql<string>`ch.home_id`,
    owner: sql<string>`ch.raised_by`,
  })
  const row = await findHome(ctx.tx, homeId, mayRead)
  if (!row)
    throw new NotFound('We could not find that home. Check the link, or search for it by name or postcode.')
  return viewOfHome(row)
}

/** A record's own id, or a CQC location id. */
const RECORD = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[A-Za-z0-9-]{3,20})$/

export const getRecord = query({
  name: 'homes.getRecord',
  does: 'Gives the CQC record a fact came from, as it was fetched, without the names of people.',
  api: 'GET /records/{recordId}',
  input: z.object({
    recordId: z.string().regex(RECORD, "Give a record's id, or a CQC location id for its newest record"),
  }),
  output: z.object({
    id: z.uuid(),
    kind: z.enum(['location', 'provider']),
    cqcId: z.string(),
    source: z.string(),
    address: z.string(),
    fetchedAt: z.string(),
    hash: z.string().describe('SHA-256 of the record, in hexadecimal'),
    record: z.unknown(),
  }),
  can: 'home.read',
  subject: (_ctx, input): Subject => ({ type: 'record', id: input.recordId }),
  async run(ctx, input) {
    const row = await findRecord(ctx.tx, input.recordId)
    if (!row) throw new NotFound("We could not find that record. Open it from a fact on a home's page.")
    const { itemId: cqcId, body, hash, fetchedAt, ...same } = row
    const record: unknown = JSON.parse(gunzipSync(body).toString('utf8'))
    return { ...same, cqcId, fetchedAt: fetchedAt.toString(), hash: hash.toString('hex'), record }
  },
  trace: 'nothing',
  example: { role: 'quality-officer', input: { recordId: demoIds.cqcLocationIds[1] } },
})

const DAYS_BACK = 90

export const whatChanged = query({
  name: 'homes.whatChanged',
  does: "Lists what changed in your council's homes since a time: openings, closures, ratings, beds.",
  api: 'GET /homes/changes',
  input: z.object({
    since: z.iso
      .datetime({ offset: true })
      .optional()
      .describe('Noticed since; the last 30 days when left out'),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    watched: z.stringbool().optional().describe('Only of what you watch, in any council'),
  }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        kind: z.string(),
        onDate: z.string().nullable(),
        noticedAt: z.string(),
        sentence: z.string(),
        home: z.object({ id: z.uuid(), name: z.string(), registered: z.boolean() }),
        data: z.record(z.string(), z.unknown()),
      }),
    ),
  }),
  can: 'home.search',
  subject: (): Subject => ({ type: 'homes', id: undefined }),
  async run(ctx, input) {
    const since = input.since ? Temporal.Instant.from(input.since) : ctx.now.subtract({ hours: 24 * 30 })
    // An import may bring years of history at once: only what happened lately is news.
    const earliest = ctx.today.subtract({ days: DAYS_BACK }).toString()
    if (input.watched && !ctx.actor.id) return { items: [] }
    const watcher = input.watched ? ctx.actor.id : undefined
    const rows = await recentChanges(ctx.tx, ctx.actor.councilId, since, earliest, input.limit, watcher)
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
