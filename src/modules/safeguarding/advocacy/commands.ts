import { z } from 'zod'
import { type AppropriatePersonTest, advocacyFor, appropriatePersonTests } from '#law/advocacy.ts'
import type { Answer } from '#law/answers.ts'
import { mayTakePart } from '#law/safe-contact.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { futureFaults } from '../case/days.ts'
import { newRecord } from '../case/record.ts'
import { lockedConcern } from '../concern/subject.ts'
import { safeContactOf } from '../contact/may-reach.ts'
import { demoIds } from '../demo-ids.ts'
import { findAround } from '../representatives/store.ts'
import { waitEnds, waitFor } from '../waiting/keep.ts'
import { TakeAdvocateStep, WriteAdvocacy } from './schema.ts'
import { addAdvocacy, addAdvocateStep } from './store.ts'
import type { AdvocacyWords, AdvocateStepWords } from './words.ts'

type Writing = z.output<typeof WriteAdvocacy>

/** Whoever is shut out of the case is never the appropriate person. */
async function checkAppropriate(ctx: Context, { concernId, appropriateId }: Writing): Promise<void> {
  if (!appropriateId) return
  const field = 'appropriateId'
  const found = await findAround(ctx.tx, ctx.actor.councilId, concernId, appropriateId)
  if (!found) throw new Invalid([{ field, message: 'Choose somebody who is written down in this case' }])
  const may = mayTakePart(await safeContactOf(ctx, concernId), appropriateId, 'appropriate-person')
  if (may !== true) throw new Invalid([{ field, message: may }])
}

function testsOf({ appropriateId, appropriate = {} }: Writing) {
  if (!appropriateId) return undefined
  const codes = appropriatePersonTests.map(test => test.code as AppropriatePersonTest)
  return Object.fromEntries(codes.map(code => [code, appropriate[code] ?? 'unknown'])) as Record<
    AppropriatePersonTest,
    Answer
  >
}

export const writeAdvocacy = command({
  name: 'safeguarding.writeAdvocacy',
  does: 'Writes down whether taking part would be very hard for the adult and who could support them; says whether there is a duty or a power to have an advocate, and why.',
  api: 'POST /safeguarding/concerns/{concernId}/advocacy',
  status: 201,
  input: WriteAdvocacy,
  output: z.object({ id: z.uuid(), kind: z.enum(['duty', 'power', 'both', 'none-yet']) }),
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    await checkAppropriate(ctx, input)
    const { difficulties, hasCapacity, measures, appropriateId, urgentFirst = false } = input
    const appropriatePerson = testsOf(input)
    const { kind } = advocacyFor({
      ...{ difficulties, hasCapacity, appropriatePerson, protectiveMeasures: measures },
    })
    const words: AdvocacyWords = { text: input.words }
    const record = await newRecord(ctx, row.id, words)
    await addAdvocacy(ctx.tx, {
      ...record,
      ...{ difficulties, hasCapacity, measures, kind, urgentFirst },
      appropriateId: appropriateId ?? null,
      appropriate: appropriatePerson ?? null,
    })
    const data = { advocacyId: record.id, kind, appropriateId, urgentFirst }
    return done({ id: record.id, kind }, event('AdvocacyViewed', data))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      concernId: demoIds.newConcern,
      difficulties: { understanding: 'no', retaining: 'yes', weighing: 'unknown', communicating: 'no' },
      hasCapacity: 'unknown',
      measures: false,
    },
  },
})

export const takeAdvocateStep = command({
  name: 'safeguarding.takeAdvocateStep',
  does: 'Notes that an advocate was instructed or appointed, or that their report came.',
  api: 'POST /safeguarding/concerns/{concernId}/advocate-steps',
  status: 201,
  input: TakeAdvocateStep,
  output: z.object({ id: z.uuid() }),
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const { step, happenedOn, name, organisation } = input
    const faults = futureFaults({ happenedOn }, ctx.today)
    if (faults.length > 0) throw new Invalid(faults)
    const words: AdvocateStepWords = { name, organisation, text: input.words }
    const record = await newRecord(ctx, row.id, words)
    await addAdvocateStep(ctx.tx, { ...record, step, happenedOn })
    // Whatever comes next, an earlier instruction is no longer what is waited for.
    await waitEnds(ctx, row, 'advocate')
    if (step === 'instructed') {
      const waiting = { source: 'advocate' as const, aboutId: record.id, what: 'advocate', whom: 'advocate' }
      await waitFor(ctx, row, { ...waiting, sinceOn: happenedOn })
    }
    return done({ id: record.id }, event('AdvocateStep', { step, happenedOn }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      concernId: demoIds.newConcern,
      step: 'instructed',
      happenedOn: '2026-11-16',
      organisation: 'Fenmarsh Advocacy',
    },
  },
})
