import { sql } from 'kysely'
import { z } from 'zod'
import type { Subject } from '../access/permissions.ts'
import { command, done } from '../command.ts'
import type { Context } from '../context.ts'
import { Conflict, NotAllowed, NotFound } from '../errors.ts'
import { event } from '../events/event.ts'
import { SubjectOfAccess } from './break-glass.ts'
import { isExcluded } from './glass-store.ts'
import { AccountId } from './schema.ts'
import { getAccount } from './store.ts'

// No `api` for these two: which records one may be kept from is known to the modules, whose screens use them.

export const exclude = command({
  name: 'platform.exclude',
  does: 'Keeps a person with a conflict of interest away from a record. It beats every role and emergency access.',
  input: z.object({
    accountId: AccountId,
    ...SubjectOfAccess,
    reason: z
      .string()
      .trim()
      .min(10, 'Say what the conflict of interest is, in at least 10 characters')
      .max(2_000, 'Say what the conflict of interest is in 2,000 characters'),
  }),
  output: z.object({ exclusionId: z.uuid() }),
  can: 'exclusion.manage',
  subject: (ctx, input) => getAccount(ctx, input.accountId),
  async run(ctx, { accountId, subjectType, subjectId, reason }) {
    const { tx, actor, ids, now } = ctx
    if (await isExcluded(ctx, accountId, subjectType, subjectId)) {
      throw new Conflict('This person is excluded from this record already. There is nothing to do.')
    }
    const id = ids.next()
    await sql`insert into platform.exclusion (council_id, id, account_id, subject_type, subject_id, reason,
        made_by, made_at)
      values (${actor.councilId}, ${id}, ${accountId}, ${subjectType}, ${subjectId}, ${reason},
        ${actor.id ?? null}, ${now.toString()})`.execute(tx)
    const about = { type: subjectType, id: subjectId }
    return done({ exclusionId: id }, event('PersonExcluded', { exclusionId: id, accountId }, about))
  },
})

interface ExclusionSubject extends Subject {
  readonly accountId: string
  readonly about: { readonly type: string; readonly id: string }
}

export const endExclusion = command({
  name: 'platform.endExclusion',
  does: 'Ends an exclusion when the conflict of interest is over.',
  input: z.object({ exclusionId: z.uuid('Give the id of the exclusion') }),
  output: z.object({ exclusionId: z.uuid() }),
  can: 'exclusion.manage',
  subject: getExclusion,
  async run({ tx, actor, now }, { exclusionId }, { accountId, about }) {
    if (accountId === actor.id) {
      throw new NotAllowed('Nobody ends their own exclusion. Ask a colleague to look at it.')
    }
    await sql`update platform.exclusion set ended_at = ${now.toString()}
      where council_id = ${actor.councilId} and id = ${exclusionId}`.execute(tx)
    return done({ exclusionId }, event('ExclusionEnded', { exclusionId, accountId }, about))
  },
})

async function getExclusion(ctx: Context, input: { exclusionId: string }): Promise<ExclusionSubject> {
  const { tx, actor } = ctx
  const { rows } = await sql<{ accountId: string; subjectType: string; subjectId: string }>`
    select account_id, subject_type, subject_id from platform.exclusion
     where council_id = ${actor.councilId} and id = ${input.exclusionId} and ended_at is null for update`.execute(
    tx,
  )
  const row = rows[0]
  if (!row) throw new NotFound('There is no such exclusion in force in your council.')
  const about = { type: row.subjectType, id: row.subjectId }
  const { accountId } = row
  return { type: 'exclusion', id: input.exclusionId, councilId: actor.councilId, accountId, about }
}
