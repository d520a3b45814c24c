import { z } from 'zod'
import { wholeCouncil } from '../access/permissions.ts'
import { command, done } from '../command.ts'
import type { Context } from '../context.ts'
import { Conflict, NotAllowed } from '../errors.ts'
import { event } from '../events/event.ts'
import { postMessage } from '../notify/post.ts'
import { query } from '../query.ts'
import {
  getGlass,
  guardians,
  isExcluded,
  keepReview,
  type ListedGlass,
  listedGlass,
  openGlass,
} from './glass-store.ts'
import { Instant, Paging } from './schema.ts'

const HOURS = 24

export const SubjectOfAccess = {
  subjectType: z.string().regex(/^[a-z][a-z-]{0,99}$/, 'Say what kind of record it is, such as home'),
  subjectId: z.uuid('Give the id of the record, as its page shows it'),
}

/** It opens only what the record's own rule lets this role open in an emergency (Rule.breakGlass). */
export const breakGlass = command({
  name: 'platform.breakGlass',
  does: 'Opens a record in an emergency for 24 hours. The information governance lead is told and reviews it.',
  api: 'POST /break-glass',
  status: 201,
  input: z.object({
    ...SubjectOfAccess,
    reason: z
      .string()
      .trim()
      .min(10, 'Say why you must see it now, in at least 10 characters')
      .max(2_000, 'Say why you must see it now in 2,000 characters'),
  }),
  output: z.object({ id: z.uuid(), until: Instant }),
  can: 'glass.break',
  // Not the record itself: whether it exists must not show from here.
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  example: {
    role: 'duty-worker',
    input: {
      subjectType: 'home',
      subjectId: '00000000-0000-7000-8000-000000000001',
      reason: 'A paramedic at the home asks whom to call tonight.',
    },
  },
  async run(ctx, { subjectType, subjectId, reason }) {
    if (await isExcluded(ctx, ctx.actor.id ?? '', subjectType, subjectId)) {
      throw new NotAllowed('You are excluded from this because of a conflict of interest. Ask a colleague.')
    }
    const id = ctx.ids.next()
    const until = ctx.now.add({ hours: HOURS })
    await openGlass(ctx, { id, subjectType, subjectId, reason, until })
    await tellGuardians(ctx, id)
    const about = { type: subjectType, id: subjectId }
    return done(
      { id, until: until.toString() },
      event('GlassBroken', { breakGlassId: id, until: until.toString() }, about),
    )
  },
})

/** In the same transaction: an emergency access that nobody hears of cannot happen. */
async function tellGuardians(ctx: Context, id: string): Promise<void> {
  for (const accountId of await guardians(ctx)) {
    await postMessage(ctx, {
      to: { accountId },
      template: 'access-to-review',
      reference: id.toUpperCase(),
      link: `/break-glass/${id}`,
    })
  }
}

export const reviewBreakGlass = command({
  name: 'platform.reviewBreakGlass',
  does: 'Says whether an emergency access was justified.',
  input: z.object({
    id: z.uuid('Give the id of the emergency access, as the list shows it'),
    version: z.number().int(),
    verdict: z.enum(['justified', 'not-justified'], { error: 'Say whether it was justified' }),
    note: z
      .string()
      .trim()
      .min(1, 'Say how you came to this')
      .max(2_000, 'Say how you came to this in 2,000 characters'),
  }),
  output: z.object({ id: z.uuid(), version: z.number().int() }),
  can: 'glass.review',
  subject: (ctx, input) => getGlass(ctx, input.id),
  async run(ctx, { id, version, verdict, note }, glass) {
    if (glass.accountId === ctx.actor.id) {
      throw new NotAllowed('Nobody reviews their own emergency access. Ask a colleague to do it.')
    }
    if (glass.reviewed) throw new Conflict('This emergency access was reviewed already.')
    if (glass.version !== version) {
      throw new Conflict('Somebody changed this in the meantime. Look at it again before you decide.', {
        current: { version: glass.version },
        sent: { version },
      })
    }
    await keepReview(ctx, id, { verdict, note })
    return done({ id, version: version + 1 }, event('GlassReviewed', { verdict }))
  },
})

const GlassOut = z.object({
  id: z.uuid(),
  accountId: z.uuid(),
  accountName: z.string(),
  subjectType: z.string(),
  subjectId: z.uuid(),
  reason: z.string(),
  openedAt: Instant,
  until: Instant,
  reviewedAt: Instant.nullable(),
  verdict: z.enum(['justified', 'not-justified']).nullable(),
  version: z.number().int(),
})

export const listBreakGlass = query({
  name: 'platform.listBreakGlass',
  does: 'Lists emergency access to records, newest first, with the reasons given and the reviews.',
  api: 'GET /break-glass',
  input: z.object({ unreviewedOnly: z.stringbool().default(false), ...Paging }),
  output: z.object({
    items: z.array(GlassOut),
    total: z.number().int(),
    page: z.number().int(),
    perPage: z.number().int(),
  }),
  can: 'glass.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  trace: 'search',
  traced: ({ total }, { unreviewedOnly, page, perPage }) => ({ total, unreviewedOnly, page, perPage }),
  example: { role: 'information-governance', input: { unreviewedOnly: 'true' } },
  async run(ctx, { unreviewedOnly, page, perPage }) {
    const { rows, total } = await listedGlass(ctx, unreviewedOnly, perPage, (page - 1) * perPage)
    return { items: rows.map(shown), total, page, perPage }
  },
})

function shown(row: ListedGlass) {
  return {
    id: row.id,
    accountId: row.accountId,
    accountName: row.accountName,
    subjectType: row.subjectType,
    subjectId: row.subjectId,
    reason: row.reason,
    openedAt: row.openedAt.toString(),
    until: row.until.toString(),
    reviewedAt: row.reviewedAt?.toString() ?? null,
    verdict: row.verdict,
    version: row.version,
  }
}
