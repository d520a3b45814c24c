import type { z } from 'zod'
import { conclusionFaults, isCeased } from '#law/concluding.ts'
import { command, done } from '#platform/command.ts'
import { Conflict, Invalid, NotAllowed } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { planFeedback } from '../after/plan.ts'
import { newRow } from '../case/rows.ts'
import { changeConcern } from '../concern/store.ts'
import { lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { EnquiryStepped } from '../enquiry/schema.ts'
import { enquiryAsRead, moveEnquiry } from '../enquiry/steps.ts'
import { countedOutcomes } from '../outcomes/rows.ts'
import { caseSealer } from '../words.ts'
import { concludingOf, unreadyBecause } from './ready.ts'
import { ConcludeEnquiry, Made, RecordConclusion, SignConclusion } from './schema.ts'
import { addConclusion, addSignOff } from './store.ts'
import type { ConclusionWords } from './words.ts'

const role = 'safeguarding-practitioner' as const

type Said = z.output<typeof RecordConclusion>

function wordsOf({
  words: text,
  personWords: person,
  capacityWords: capacity,
  ...said
}: Said): ConclusionWords {
  if (!isCeased(said.riskAssessment)) return { text, person, capacity }
  const { spokeFreely, grounds = [], why } = said
  return { text, person, capacity, ceasing: { spokeFreely, grounds, why } }
}

export const recordConclusion = command({
  name: 'safeguarding.recordConclusion',
  does: 'Writes down what an enquiry comes to, with the codes of the return. A later one supersedes; none is edited.',
  api: 'POST /safeguarding/concerns/{concernId}/conclusion',
  status: 201,
  input: RecordConclusion,
  output: Made,
  can: 'concern.decide',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const enquiry = await enquiryAsRead(ctx, row, input)
    if (enquiry.state === 'not-needed' || enquiry.state === 'elsewhere') {
      throw new Conflict(
        'This enquiry was set aside or is carried on elsewhere: there is nothing to conclude here.',
      )
    }
    const faults = conclusionFaults(input, input)
    if (faults.length > 0) throw new Invalid(faults)
    const { riskAssessment, riskWorker = null, riskPerson = null, capacity, supported = null } = input
    const conclusion = newRow(ctx, row.id)
    const codes = { riskAssessment, riskWorker, riskPerson, capacity, supported }
    const words = (await caseSealer(ctx, row.id))(wordsOf(input))
    await addConclusion(ctx.tx, { ...conclusion, ...codes, words })
    const { abuseTypes, location } = input
    if (abuseTypes || location) {
      const change = { ...(abuseTypes ? { abuseTypes } : {}), ...(location ? { location } : {}) }
      await changeConcern(ctx.tx, row.councilId, row.id, change)
    }
    return done(
      { id: conclusion.id },
      event('ConclusionWritten', { conclusionId: conclusion.id, ...codes, abuseTypes, location }),
    )
  },
  example: {
    role,
    input: {
      ...{ concernId: demoIds.enquiryConcern, version: 2, riskAssessment: 'identified-action' },
      ...{ riskWorker: 'reduced', riskPerson: 'removed', capacity: 'had', location: 'care-home-residential' },
      ...{ words: 'She was lifted by one arm by somebody in a hurry. The home now helps her with two.' },
      personWords: 'They are gentle now.',
    },
  },
})

export const signConclusion = command({
  name: 'safeguarding.signConclusion',
  does: 'Reads a conclusion as a second person, and agrees or not. Never whoever wrote it.',
  api: 'POST /safeguarding/concerns/{concernId}/conclusion/{conclusionId}/signature',
  status: 201,
  input: SignConclusion,
  output: Made,
  can: 'concern.decide',
  subject: lockedConcern,
  async run(ctx, { conclusionId, agrees, words: text }, { row }) {
    const { last } = await concludingOf(ctx, row)
    const { id: by } = ctx.actor
    if (last?.id !== conclusionId) {
      throw new Conflict('A newer conclusion took the place of that one. Look at the case again.')
    }
    if (!by || by === last.by) {
      throw new NotAllowed('A second person signs, not whoever wrote it. Ask a colleague or a manager.')
    }
    if (agrees === 'no' && !text)
      throw new Invalid([{ field: 'words', message: 'Say what you do not agree with' }])
    const words = text ? (await caseSealer(ctx, row.id))({ text }) : null
    const signed = newRow(ctx, row.id)
    await addSignOff(ctx.tx, { ...signed, by, conclusionId, agrees: agrees === 'yes', words })
    return done({ id: signed.id }, event('ConclusionSigned', { conclusionId, agrees }))
  },
  example: {
    role: 'safeguarding-manager',
    input: { concernId: demoIds.concludingConcern, conclusionId: demoIds.conclusion, agrees: 'yes' },
  },
})

export const concludeEnquiry = command({
  name: 'safeguarding.concludeEnquiry',
  does: 'Concludes an enquiry: the date the return counts. The case stays open; closing it is another date.',
  api: 'POST /safeguarding/concerns/{concernId}/enquiry/conclude',
  input: ConcludeEnquiry,
  output: EnquiryStepped,
  can: 'concern.decide',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const enquiry = await enquiryAsRead(ctx, row, input)
    const concluding = await concludingOf(ctx, row)
    const { last } = concluding
    const action = last && isCeased(last.riskAssessment) ? 'cease' : 'conclude'
    const stepped = await moveEnquiry(ctx, enquiry, action, unreadyBecause(concluding))
    const { asked, achieved } = await countedOutcomes(ctx, row)
    const codes = {
      riskAssessment: last?.riskAssessment,
      riskWorker: last?.riskWorker,
      capacity: last?.capacity,
    }
    return done(
      stepped,
      event('EnquiryConcluded', { state: stepped.state, conclusionId: last?.id, ...codes, asked, achieved }),
      ...(await planFeedback(ctx, row)),
    )
  },
  example: { role, input: { concernId: demoIds.concludedConcern, version: 3 } },
})
