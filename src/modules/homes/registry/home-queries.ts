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
import { findRecord } from './records-store.ts'
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
