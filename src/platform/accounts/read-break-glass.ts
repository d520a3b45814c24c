import { sql } from 'kysely'
import { z } from 'zod'
import type { Subject } from '../access/permissions.ts'
import type { Context } from '../context.ts'
import { NotFound } from '../errors.ts'
import { query } from '../query.ts'
import { Instant } from './schema.ts'

export const GlassSeen = z.object({
  id: z.uuid(),
  accountId: z.uuid(),
  accountName: z.string(),
  subjectType: z.string(),
  subjectId: z.uuid(),
  reason: z.string(),
  openedAt: Instant,
  until: Instant,
  reviewedAt: Instant.nullable(),
  reviewerName: z.string().nullable(),
  verdict: z.enum(['justified', 'not-justified']).nullable(),
  note: z.string().nullable(),
  version: z.number().int(),
})

type Glass = z.input<typeof GlassSeen>

interface GlassToSee extends Subject {
  readonly glass: Glass
}

export const readBreakGlass = query({
  name: 'platform.readBreakGlass',
  does: 'Shows one emergency access: who opened what, why, until when, and how it was reviewed.',
  input: z.object({ id: z.uuid('Give the id of the emergency access, as the list shows it') }),
  output: GlassSeen,
  can: 'glass.read',
  subject: glassToSee,
  trace: 'record',
  run: async (_ctx, _input, { glass }) => glass,
})

interface Row extends Omit<Glass, 'openedAt' | 'until' | 'reviewedAt'> {
  readonly openedAt: Temporal.Instant
  readonly until: Temporal.Instant
  readonly reviewedAt: Temporal.Instant | null
}

async function glassToSee({ tx, actor }: Context, { id }: { id: string }): Promise<GlassToSee> {
  const { councilId } = actor
  const { rows } = await sql<Row>`
    select b.id, b.account_id, a.name as account_name, b.subject_type, b.subject_id, b.reason, b.opened_at,
      b.until, b.reviewed_at, r.name as reviewer_name, b.verdict, b.review_note as note, b.version
    from platform.break_glass b
    join platform.account a on a.council_id = b.council_id and a.id = b.account_id
    left join platform.account r on r.council_id = b.council_id and r.id = b.reviewed_by
    where b.council_id = ${councilId} and b.id = ${id}`.execute(tx)
  const row = rows[0]
  if (!row) throw new NotFound('There is no such emergency access in your council. Look at the list.')
  const { openedAt, until, reviewedAt } = row
  const times = {
    openedAt: openedAt.toString(),
    until: until.toString(),
    reviewedAt: reviewedAt?.toString() ?? null,
  }
  return { type: 'break-glass', id, councilId, glass: { ...row, ...times } }
}
