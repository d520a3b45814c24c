import { z } from 'zod'
import { command, done } from '#platform/command.ts'
import { event } from '#platform/events/event.ts'
import { sealerFor } from '#platform/vault/index.ts'
import { someWords, words } from '../../concern/schema.ts'
import { demoIds } from '../../demo-ids.ts'
import { lockedReport } from '../access.ts'
import { addParaphrase, paraphrasesOf } from './store.ts'

/** What lies sealed in a paraphrase. */
export interface ParaphraseWords {
  readonly text: string
  readonly why?: string | undefined
}

export const WriteParaphrase = z.object({
  reportId: z.uuid(),
  couldTell: z
    .enum(['yes', 'no', 'not-sure'], 'Say whether the home could tell who said this')
    .describe('Could the home tell who said this? Only a no lets it go to the home'),
  words: words('Write what may be said to the home', 4_000),
  why: someWords(2_000).optional().describe('What was left out, and why'),
})

export const writeParaphrase = command({
  name: 'safeguarding.writeParaphrase',
  does: 'Writes what may be said to a home of a report whose reporter is protected, and whether the home could tell who said it. A later one supersedes.',
  api: 'POST /safeguarding/reports-in/{reportId}/paraphrases',
  status: 201,
  input: WriteParaphrase,
  output: z.object({ id: z.uuid() }),
  can: 'report.sort',
  subject: lockedReport,
  async run(ctx, input, { row }) {
    const { councilId, id: reportId } = row
    const id = ctx.ids.next()
    const before = (await paraphrasesOf(ctx.tx, councilId, reportId)).at(-1)
    const words: ParaphraseWords = { text: input.words, why: input.why }
    await addParaphrase(ctx.tx, councilId, {
      ...{ id, reportId, couldTell: input.couldTell, supersedes: before?.id ?? null },
      ...{ writtenAt: ctx.now, writtenBy: ctx.actor.id ?? null },
      words: (await sealerFor(ctx, reportId))(words),
    })
    return done({ id }, event('ParaphraseWritten', { paraphraseId: id, couldTell: input.couldTell }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      reportId: demoIds.anonymousReport,
      couldTell: 'no',
      words: 'We have been told that call bells at night may not be answered in time.',
      why: 'Which corridor and which nights: only one carer works both.',
    },
  },
})
