import { z } from 'zod'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { type ConcernRow, changeConcern } from '../concern/store.ts'
import { lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { refuse } from '../entries/rules.ts'
import { dayOf, whenFaults } from '../entries/when.ts'
import { targetSettings } from '../local-targets/due.ts'
import { findSource } from '../sources/store.ts'
import { caseSealer } from '../words.ts'
import { fairFaults } from './fair.ts'
import { MakeFinding, RecordAllegation } from './schema.ts'
import { addAllegation, addFinding, allegationsOf, findingsOf } from './store.ts'
import type { AllegationWords, FindingWords } from './words.ts'

/** @throws Invalid where the source or the allegation to correct is none of this case's */
async function refuseForeign(ctx: Context, row: ConcernRow, input: z.output<typeof RecordAllegation>) {
  const { sourceId, corrects } = input
  if (sourceId && !(await findSource(ctx.tx, row.councilId, row.id, sourceId))) {
    throw new Invalid([
      { field: 'sourceId', message: 'Choose a source of risk that is recorded in this case' },
    ])
  }
  if (!corrects) return
  const all = await allegationsOf(ctx.tx, row.councilId, row.id)
  if (!all.some(one => one.id === corrects)) {
    throw new Invalid([{ field: 'corrects', message: 'Choose an allegation of this case' }])
  }
  if (all.some(one => one.supersedes === corrects)) {
    throw new Conflict('Somebody corrected this allegation already. Correct the newer one.')
  }
}

export const recordAllegation = command({
  name: 'safeguarding.recordAllegation',
  does: 'Records what is alleged: type of abuse, source of risk, where and when. Long ago and not known are answers. A correction supersedes.',
  api: 'POST /safeguarding/concerns/{concernId}/allegations',
  status: 201,
  input: RecordAllegation,
  output: z.object({ id: z.uuid() }),
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    refuse(whenFaults(input, ctx.today.toString()))
    await refuseForeign(ctx, row, input)
    const { abuseType, sourceCategory, sourceId, location, happened, happenedAbout, corrects } = input
    const id = ctx.ids.next()
    const words: AllegationWords = { words: input.words, about: happenedAbout }
    await addAllegation(ctx.tx, {
      ...{ councilId: row.councilId, id, concernId: row.id, abuseType, happened, happenedOn: dayOf(input) },
      ...{ sourceCategory: sourceCategory ?? null, sourceId: sourceId ?? null, location: location ?? null },
      ...{ supersedes: corrects ?? null, recordedAt: ctx.now, recordedBy: ctx.actor.id ?? null },
      words: (await caseSealer(ctx, row.id))(words),
    })
    const abuseTypes = [...new Set([...row.abuseTypes, abuseType])]
    const where = location && !row.location ? { location } : {}
    await changeConcern(ctx.tx, row.councilId, row.id, { abuseTypes, ...where })
    const data = { allegationId: id, abuseType, sourceCategory, location, supersedes: corrects }
    return done({ id }, event('AllegationRecorded', data))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      ...{ concernId: demoIds.newConcern, abuseType: 'neglect', sourceCategory: 'service-provider' },
      ...{ location: 'care-home-residential', happened: 'about', happenedAbout: 'One night last week' },
      words: 'His call bell was out of reach, and nobody came for hours.',
    },
  },
})

export const makeFinding = command({
  name: 'safeguarding.makeFinding',
  does: 'Finds on one allegation, with the standard of proof and the reasons, after whoever it is about was heard or with why not. A later finding supersedes.',
  api: 'POST /safeguarding/concerns/{concernId}/allegations/{allegationId}/findings',
  status: 201,
  input: MakeFinding,
  output: z.object({ id: z.uuid(), supersedes: z.uuid().nullable() }),
  can: 'concern.decide',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const { allegationId, outcome, standardOfProof, reasons, notTold, notToldWords } = input
    const all = await allegationsOf(ctx.tx, row.councilId, row.id)
    const allegation = all.find(one => one.id === allegationId)
    if (!allegation)
      throw new NotFound('We could not find that allegation. Look for it on the page of its case.')
    if (all.some(one => one.supersedes === allegationId)) {
      throw new Conflict('This allegation was corrected. Make the finding on the newer one.')
    }
    const { sourceId } = allegation
    const source = sourceId ? await findSource(ctx.tx, row.councilId, row.id, sourceId) : undefined
    refuse(fairFaults(input, source, row.people, ctx.today, await targetSettings(ctx)))
    const before = (await findingsOf(ctx.tx, row.councilId, row.id)).findLast(
      one => one.allegationId === allegationId,
    )
    const id = ctx.ids.next()
    const words: FindingWords = { standardOfProof, reasons, notTold: notToldWords }
    await addFinding(ctx.tx, {
      ...{ councilId: row.councilId, id, concernId: row.id, allegationId, outcome },
      ...{ notTold: notTold ?? null, supersedes: before?.id ?? null },
      ...{ foundAt: ctx.now, foundBy: ctx.actor.id ?? null },
      words: (await caseSealer(ctx, row.id))(words),
    })
    const supersedes = before?.id ?? null
    const data = {
      allegationId,
      findingId: id,
      outcome,
      notTold,
      supersedes,
      abuseType: allegation.abuseType,
    }
    return done({ id, supersedes }, event('FindingMade', data))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      ...{ concernId: demoIds.concern, allegationId: demoIds.allegation, outcome: 'found-in-part' },
      standardOfProof: 'More likely than not',
      reasons: 'Three logs of the night and the neighbour agree: the door was not heard.',
    },
  },
})
