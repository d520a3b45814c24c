import { z } from 'zod'
import { command, done } from '#platform/command.ts'
import { event } from '#platform/events/event.ts'
import { civilDateOf } from '#platform/view/dates.ts'
import { lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { notYet, refuse } from '../entries/rules.ts'
import { beginClock, endClock } from '../local-targets/clocks.ts'
import { caseSealer } from '../words.ts'
import { answerFaults, type Filled, fill } from './fill.ts'
import { FillGuide, NoteSevereDamage } from './schema.ts'
import { addGuide, guidesOf } from './store.ts'

export interface GuideWords extends Filled {
  readonly filledBy?: string | undefined
}

export const fillGuide = command({
  name: 'safeguarding.fillGuide',
  does: 'Keeps the answers to a clinical guide with their wording. A score never opens or closes a case.',
  api: 'POST /safeguarding/concerns/{concernId}/guides',
  status: 201,
  input: FillGuide,
  output: z.object({ id: z.uuid(), score: z.int().nullable() }),
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    refuse(answerFaults(input))
    const filled = fill(input)
    const id = ctx.ids.next()
    const words: GuideWords = { ...filled, filledBy: input.filledBy }
    const { guide } = input
    const { score } = filled
    await addGuide(ctx.tx, {
      ...{ councilId: row.councilId, id, concernId: row.id, guide, score },
      ...{ filledAt: ctx.now, filledBy: ctx.actor.id ?? null },
      words: (await caseSealer(ctx, row.id))(words),
    })
    if (guide === 'pressure-damage') await endClock(ctx, [row.id], 'pressure-guide')
    return done({ id, score }, event('GuideFilled', { guideId: id, guide, score }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      concernId: demoIds.newConcern,
      guide: 'falls',
      answers: { 'late-help': 'yes', repeats: 'unknown', 'plan-not-followed': 'no' },
      filledBy: 'The community nurse, on the telephone',
    },
  },
})

export const noteSevereDamage = command({
  name: 'safeguarding.noteSevereDamage',
  does: 'Writes down the day on which severe pressure damage was found: by when its guide is to be filled in counts from then.',
  api: 'POST /safeguarding/concerns/{concernId}/guides/severe-damage',
  input: NoteSevereDamage,
  output: z.object({ id: z.uuid() }),
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { foundOn }, { row }) {
    refuse(notYet({ foundOn }, ctx.today.toString()))
    const filled = (await guidesOf(ctx.tx, row.councilId, row.id)).find(
      one => one.guide === 'pressure-damage',
    )
    const isAnswered = filled && civilDateOf(filled.filledAt).toString() >= foundOn
    if (!isAnswered) await beginClock(ctx, row.id, 'pressure-guide', Temporal.PlainDate.from(foundOn))
    return done({ id: row.id }, event('SevereDamageFound', { foundOn }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: { concernId: demoIds.newConcern, foundOn: '2026-11-15' },
  },
})
