import { z } from 'zod'
import { wholeCouncil } from '../access/permissions.ts'
import { command, done } from '../command.ts'
import { event } from '../events/event.ts'
import { query } from '../query.ts'
import { lastSeen, markSeen } from './store.ts'

export const today = query({
  name: 'platform.today',
  does: 'Says when you last marked what changed as seen.',
  input: z.object({}),
  output: z.object({ seenAt: z.string().nullable().describe('An instant; null before the first time') }),
  can: 'today.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run({ tx, actor }) {
    if (!actor.id) return { seenAt: null }
    const at = await lastSeen(tx, { councilId: actor.councilId, accountId: actor.id })
    return { seenAt: at?.toString() ?? null }
  },
  trace: 'nothing',
})

export const markTodaySeen = command({
  name: 'platform.markTodaySeen',
  does: 'Marks what changed as seen, so that the first page shows only what comes after.',
  input: z.object({}),
  output: z.object({ seenAt: z.string() }),
  can: 'today.mark',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run({ tx, actor, now }) {
    if (actor.id) await markSeen(tx, { councilId: actor.councilId, accountId: actor.id }, now)
    return done({ seenAt: now.toString() }, event('ChangesMarkedSeen'))
  },
})
