import { z } from 'zod'
import { command, done } from '#platform/command.ts'
import { Conflict } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { sealerFor } from '#platform/vault/index.ts'
import { words } from '../concern/schema.ts'
import { demoIds } from '../demo-ids.ts'
import { lockedReport } from './access.ts'
import { addMessage, markMessagesRead } from './messages-store.ts'
import { statesOfReports } from './store.ts'

const input = { reportId: z.uuid() }

export const writeToReporter = command({
  name: 'safeguarding.writeToReporter',
  does: 'Writes to whoever told us: they read it with their code, or after signing in. Their messages count as read.',
  api: 'POST /safeguarding/reports-in/{reportId}/messages',
  status: 201,
  input: z.object({ ...input, words: words('Write what they are to read', 4_000) }),
  output: z.object({ id: z.uuid() }),
  can: 'report.sort',
  subject: lockedReport,
  async run(ctx, given, { row }) {
    const { councilId, id: reportId } = row
    if ((await statesOfReports(ctx.tx, councilId, [reportId])).length > 0) {
      throw new Conflict(
        'This report is a case now. Answer from the case, where what they may be told is checked first.',
        { allowed: ['Open the case'] },
      )
    }
    const id = ctx.ids.random()
    const sealed = (await sealerFor(ctx, reportId))({ text: given.words })
    const message = { councilId, id, reportId, at: ctx.now, by: ctx.actor.id ?? null, words: sealed }
    await addMessage(ctx.tx, { ...message, side: 'council' })
    await markMessagesRead(ctx.tx, councilId, reportId, ctx.now)
    return done({ id }, event('CouncilWrote', { messageId: id }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      reportId: demoIds.anonymousReport,
      words: 'Thank you. We have read what you told us and are acting on it. Is it every night?',
    },
  },
})

export const readMessages = command({
  name: 'safeguarding.readMessages',
  does: 'Says that the messages of a reporter were read, where no answer is needed.',
  api: 'POST /safeguarding/reports-in/{reportId}/read',
  input: z.object(input),
  output: z.object({ id: z.uuid() }),
  can: 'report.sort',
  subject: lockedReport,
  async run(ctx, _input, { row }) {
    await markMessagesRead(ctx.tx, row.councilId, row.id, ctx.now)
    return done({ id: row.id }, event('MessagesRead'))
  },
  example: { role: 'duty-worker', input: { reportId: demoIds.anonymousReport } },
})
