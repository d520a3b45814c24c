import { z } from 'zod'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { event } from '#platform/events/event.ts'
import { newRecord } from '../case/record.ts'
import type { ConcernRow } from '../concern/store.ts'
import { lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { endClock } from '../local-targets/clocks.ts'
import { concernIdsOf } from '../report/access-store.ts'
import { markMessagesRead } from '../report/messages-store.ts'
import { answerReporter, reporterOf } from './answer.ts'
import { answersHeld } from './held.ts'
import { NoteNotGiven, Replied, ReplyToReporter } from './schema.ts'
import { addReply } from './store.ts'
import type { NotGivenWords } from './words.ts'

/** They told of all that came of the report: an answer out of one case, or a reason for none, is there for each. */
async function receiptGiven(ctx: Context, { councilId, reportId }: ConcernRow): Promise<void> {
  await endClock(ctx, await concernIdsOf(ctx.tx, councilId, reportId), 'receipt')
}

export const replyToReporter = command({
  name: 'safeguarding.replyToReporter',
  does: 'Answers whoever reported, after a check of who they are and what they may know. The default says received and considered.',
  api: 'POST /safeguarding/concerns/{concernId}/replies',
  status: 201,
  input: ReplyToReporter,
  output: Replied,
  can: 'concern.decide',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const reporter = await reporterOf(ctx, row.reportId)
    const held = await answersHeld(ctx, row)
    const answered = await answerReporter(ctx, { reporter, held, concernId: row.id }, input)
    await receiptGiven(ctx, row)
    return done(answered.result, answered.event)
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      concernId: demoIds.newConcern,
      couldBeSource: 'no',
      restricted: 'no',
      ground: 'none',
      how: 'message',
    },
  },
})

export const noteNotGiven = command({
  name: 'safeguarding.noteFeedbackNotGiven',
  does: 'Notes why whoever reported is given no answer.',
  api: 'POST /safeguarding/concerns/{concernId}/replies/not-given',
  status: 201,
  input: NoteNotGiven,
  output: z.object({ id: z.uuid() }),
  can: 'concern.decide',
  subject: lockedConcern,
  async run(ctx, { reason, words: text }, { row }) {
    const words: NotGivenWords = { text }
    const record = await newRecord(ctx, row.id, words)
    const none = { messageId: null, couldBeSource: null, ground: null, hasCapacity: null, restricted: null }
    const { reportId } = row
    await addReply(ctx.tx, {
      ...record,
      ...none,
      ...{ reportId, may: null, how: 'not-given', notGiven: reason },
    })
    await receiptGiven(ctx, row)
    return done({ id: record.id }, event('FeedbackNotGiven', { replyId: record.id, reportId, reason }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: { concernId: demoIds.concern, reason: 'declined' },
  },
})

export const readMessages = command({
  name: 'safeguarding.readReporterMessages',
  does: 'Marks what whoever reported wrote as read.',
  api: 'POST /safeguarding/concerns/{concernId}/messages/read',
  input: z.object({ concernId: z.uuid() }),
  output: z.object({ id: z.uuid() }),
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, _input, { row }) {
    await markMessagesRead(ctx.tx, row.councilId, row.reportId, ctx.now)
    return done({ id: row.id }, event('ReporterMessagesRead', { reportId: row.reportId }))
  },
  example: { role: 'safeguarding-practitioner', input: { concernId: demoIds.managersConcern } },
})
