import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { recordDiedOn } from '#src/modules/people/index.ts'
import { refuseStale } from '../concern/steps.ts'
import { type ConcernWithPeople, changeConcern } from '../concern/store.ts'
import { lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { makeOwner, refuseStranger } from '../entries/owner.ts'
import { needed, refuse } from '../entries/rules.ts'
import { dayOf, whenFaults } from '../entries/when.ts'
import { keepFollowUp } from '../follow-ups/add.ts'
import { stopLettersOf } from '../letters/store.ts'
import { endLimitsOf } from '../measures/store.ts'
import { endSupportOf } from '../support/store.ts'
import { caseSealer } from '../words.ts'
import { DeathRecorded, RecordDeath } from './schema.ts'
import { addDeath, findDeath } from './store.ts'

export interface DeathWords {
  readonly about?: string | undefined
  readonly others?: string | undefined
  readonly words?: string | undefined
}

interface Follow {
  readonly prompts: readonly string[]
  readonly ownerId?: string | undefined
}

/** Each prompt that applies, with an owner: whoever is named, else whoever leads the case, else whoever records it. */
async function followUp(
  ctx: Context,
  row: ConcernWithPeople,
  { prompts, ownerId }: Follow,
): Promise<string[]> {
  const owner = ownerId ?? row.leadId ?? ctx.actor.id
  const ids: string[] = []
  if (!owner || prompts.length === 0) return ids
  for (const process of new Set(prompts)) {
    ids.push(await keepFollowUp(ctx, row, { process, ownerId: owner, words: {} }))
  }
  await makeOwner(ctx, row, owner)
  return ids
}

/** What was planned with them or limited them ends at once, in every case about them. */
async function stopWhatWasPlanned(ctx: Context, personId: string): Promise<void> {
  await endSupportOf(ctx.tx, ctx.actor.councilId, personId, ctx.now)
  await endLimitsOf(ctx.tx, ctx.actor.councilId, personId, ctx.now)
  await stopLettersOf(ctx.tx, ctx.actor.councilId, personId, ctx.now)
}

export const recordDeath = command({
  name: 'safeguarding.recordDeath',
  does: 'Records that the adult died: the safety of others first, what is followed up, who speaks to the family. What was planned with them stops at once, and an enquiry ends with "the adult died".',
  api: 'POST /safeguarding/concerns/{concernId}/death',
  input: RecordDeath,
  output: DeathRecorded,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    if (await findDeath(ctx.tx, row.councilId, row.id)) {
      throw new Conflict(
        'The death is recorded in this case already. Correct its day on the adult’s own record.',
      )
    }
    const { happened, happenedAbout, othersAtRisk, othersWords, familyContactId, prompts, ownerId } = input
    refuse(
      whenFaults(input, ctx.today.toString()),
      needed('othersWords', othersAtRisk === 'yes' && !othersWords, 'Say who, and what is done about it'),
    )
    await refuseStranger(ctx, 'familyContactId', familyContactId)
    const enquiryEnded = row.state === 'enquiry'
    const diedOn = dayOf(input)
    if (diedOn) await recordDiedOn(ctx, row.personId, diedOn)
    const words: DeathWords = { about: happenedAbout, others: othersWords, words: input.words }
    await addDeath(ctx.tx, {
      ...{ councilId: row.councilId, concernId: row.id, personId: row.personId, happened, othersAtRisk },
      ...{ familyContact: familyContactId ?? null, enquiryEnded },
      ...{ recordedAt: ctx.now, recordedBy: ctx.actor.id ?? null },
      words: (await caseSealer(ctx, row.id))(words),
    })
    await stopWhatWasPlanned(ctx, row.personId)
    const followUpIds = await followUp(ctx, row, { prompts, ownerId })
    if (familyContactId) await makeOwner(ctx, row, familyContactId, 'family-contact')
    await changeConcern(ctx.tx, row.councilId, row.id, {})
    const result = { id: row.id, version: row.version + 1, followUpIds, enquiryEnded }
    const data = { on: diedOn, othersAtRisk, enquiryOutcome: enquiryEnded ? 'adult-died' : null, prompts }
    return done(result, event('AdultDied', data))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      ...{ concernId: demoIds.newConcern, version: 1, happened: 'date', happenedOn: '2026-11-15' },
      ...{ othersAtRisk: 'unknown', familyContactId: demoIds.practitioner },
      ...{ prompts: ['coroner', 'cqc-notification', 'evidence-hold'], ownerId: demoIds.practitioner },
    },
  },
})
