import { z } from 'zod'
import { againstWishFaults } from '#law/against-wish.ts'
import { hasTrait } from '#law/code-list.ts'
import { command, done } from '#platform/command.ts'
import { type FieldFault, Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { futureFaults } from '../case/days.ts'
import { newRecord } from '../case/record.ts'
import { lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { DecideAgainstWish, WriteCapacity, WriteHearing } from './schema.ts'
import { addAgainstWish, addCapacity, addHearing, capacityOf } from './store.ts'
import type { AgainstWishWords, CapacityWords, HearingWords } from './words.ts'

const Written = z.object({ id: z.uuid() })
type Hearing = z.output<typeof WriteHearing>

/** Words of theirs, or why there are none yet: that alone must be there. */
function hearingFaults(input: Hearing, today: Temporal.PlainDate): readonly FieldFault[] {
  const { spoken, said, wants, notYet, notYetWords, heardOn, plannedOn } = input
  const faults: FieldFault[] = [...futureFaults({ heardOn }, today)]
  if (spoken) {
    if (!said && !wants)
      faults.push({ field: 'said', message: 'Write what they said or showed, in their words' })
    return faults
  }
  if (!notYet) faults.push({ field: 'notYet', message: 'Say why nobody has spoken with them yet' })
  if (notYet && hasTrait('not-yet-spoken', notYet, 'needs-words') && !notYetWords) {
    faults.push({ field: 'notYetWords', message: 'Give the reason in words' })
  }
  if (plannedOn && plannedOn < today.toString()) {
    faults.push({ field: 'plannedOn', message: 'When it will be cannot be in the past' })
  }
  return faults
}

export const writeHearing = command({
  name: 'safeguarding.writeHearing',
  does: 'Writes down what the adult said and wants, in their words; or why nobody has spoken with them yet. It holds up nothing.',
  api: 'POST /safeguarding/concerns/{concernId}/hearings',
  status: 201,
  input: WriteHearing,
  output: Written,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const faults = hearingFaults(input, ctx.today)
    if (faults.length > 0) throw new Invalid(faults)
    const { spoken, where, said, wants, notYetWords, plannedWho } = input
    const words: HearingWords = spoken ? { where, said, wants } : { notYetWords, plannedWho }
    const record = await newRecord(ctx, row.id, words)
    await addHearing(ctx.tx, {
      ...record,
      spoken,
      heardOn: spoken ? (input.heardOn ?? null) : null,
      alone: spoken ? (input.alone ?? 'not-known') : null,
      needMet: spoken ? (input.needMet ?? 'not-known') : null,
      whoSaid: spoken ? (input.whoSaid ?? 'adult') : null,
      agreesRaising: spoken ? (input.agreesRaising ?? null) : null,
      agreesSharing: spoken ? (input.agreesSharing ?? null) : null,
      agreesGoingOn: spoken ? (input.agreesGoingOn ?? null) : null,
      notYet: spoken ? null : (input.notYet ?? null),
      plannedOn: spoken ? null : (input.plannedOn ?? null),
    })
    const { alone, notYet, agreesGoingOn } = input
    const data = spoken ? { hearingId: record.id, alone, agreesGoingOn } : { hearingId: record.id, notYet }
    return done({ id: record.id }, event(spoken ? 'AdultHeard' : 'AdultNotYetHeard', data))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      concernId: demoIds.newConcern,
      spoken: true,
      heardOn: '2026-11-16',
      alone: 'yes',
      whoSaid: 'adult',
      said: 'I fell because I could not reach the bell. She is a good girl, she is only tired.',
      wants: 'The bell where I can reach it, and no fuss.',
      agreesGoingOn: 'agrees-in-part',
    },
  },
})

export const writeCapacity = command({
  name: 'safeguarding.writeCapacity',
  does: 'Writes down a view of the adult’s capacity for one decision, and whether they are free to make it.',
  api: 'POST /safeguarding/concerns/{concernId}/capacity-views',
  status: 201,
  input: WriteCapacity,
  output: Written,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { decision, why, coercion, capacity, speaksAlone, controlled = [] }, { row }) {
    const words: CapacityWords = { decision, why, coercion }
    const record = await newRecord(ctx, row.id, words)
    await addCapacity(ctx.tx, { ...record, capacity, speaksAlone, controlled })
    const data = { capacityViewId: record.id, capacity, speaksAlone, controlled }
    return done({ id: record.id }, event('CapacityViewed', data))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      concernId: demoIds.newConcern,
      decision: 'Whether the night staff are asked about the fall',
      capacity: 'had',
      speaksAlone: 'yes',
    },
  },
})

export const decideAgainstWish = command({
  name: 'safeguarding.decideAgainstWish',
  does: 'Decides to act, share or go on against the adult’s wish, with grounds and what they were told; or to stop, as they asked.',
  api: 'POST /safeguarding/concerns/{concernId}/against-wish',
  status: 201,
  input: DecideAgainstWish,
  output: Written,
  can: 'concern.decide',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const { about, outcome, spokeFreely, told, toldOn, basis, grounds = [] } = input
    const capacity = (await capacityOf(ctx.tx, row.councilId, row.id))[0]?.capacity
    const { proportionate } = input
    const decision = { about, outcome, grounds, spokeFreely, capacity, proportionate, basis, told, toldOn }
    const faults = againstWishFaults(decision, ctx.today)
    if (faults.length > 0) throw new Invalid(faults)
    const words: AgainstWishWords = { what: input.what, proportionate, toldWords: input.toldWords }
    const record = await newRecord(ctx, row.id, words)
    await addAgainstWish(ctx.tx, {
      ...record,
      ...{ about, outcome, grounds, spokeFreely, told },
      basis: basis ?? null,
      toldOn: told === 'told' ? (toldOn ?? null) : null,
    })
    const data = { againstWishId: record.id, about, outcome, grounds, basis, told }
    return done({ id: record.id }, event('WishWeighed', data))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      concernId: demoIds.newConcern,
      about: 'sharing',
      outcome: 'goes-on',
      what: 'The falls nurse is told of the fall.',
      grounds: ['others-at-risk'],
      spokeFreely: 'yes',
      proportionate: 'Nobody is named, and others on the corridor cannot reach their bells.',
      basis: 'safeguarding',
      told: 'told',
      toldOn: '2026-11-16',
    },
  },
})
