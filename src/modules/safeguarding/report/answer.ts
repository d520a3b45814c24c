import { z } from 'zod'
import { command, done } from '#platform/command.ts'
import { Conflict } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { demoIds } from '../demo-ids.ts'
import { answerReporter, reporterOf } from '../reply/answer.ts'
import { Replied, WriteToReporter } from '../reply/schema.ts'
import { lockedReport } from './access.ts'
import { markMessagesRead } from './messages-store.ts'

export const writeToReporter = command({
  name: 'safeguarding.writeToReporter',
  does: 'Answers whoever told of something that became nobody’s case, after the same check as from a case. The default says received and considered. Their messages count as read.',
  api: 'POST /safeguarding/reports-in/{reportId}/messages',
  status: 201,
  input: WriteToReporter,
  output: Replied,
  can: 'report.sort',
  subject: lockedReport,
  async run(ctx, input, { row, concernIds }) {
    if (concernIds.length > 0) {
      throw new Conflict(
        'This report is a case now. Answer from the case: what police or a court restrict is known there.',
        { allowed: ['Open the case'] },
      )
    }
    const reporter = await reporterOf(ctx, row.id)
    const answered = await answerReporter(ctx, { reporter, held: false, concernId: null }, input)
    await markMessagesRead(ctx.tx, row.councilId, row.id, ctx.now)
    return done(answered.result, answered.event)
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      ...{
        reportId: demoIds.anonymousReport,
        couldBeSource: 'unknown',
        restricted: 'no',
        ground: 'question',
      },
      ...{ more: 'Thank you. We have read what you told us. Is it every night?', how: 'message' },
    },
  },
})

export const readMessages = command({
  name: 'safeguarding.readMessages',
  does: 'Says that the messages of a reporter were read, where no answer is needed.',
  api: 'POST /safeguarding/reports-in/{reportId}/read',
  input: z.object({ reportId: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  can: 'report.sort',
  subject: lockedReport,
  async run(ctx, _input, { row }) {
    await markMessagesRead(ctx.tx, row.councilId, row.id, ctx.now)
    return done({ id: row.id }, event('MessagesRead'))
  },
  example: { role: 'duty-worker', input: { reportId: demoIds.anonymousReport } },
})
