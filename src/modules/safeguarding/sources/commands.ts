import { command, done } from '#platform/command.ts'
import { Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { personInBrief } from '#src/modules/people/index.ts'
import { demoIds } from '../demo-ids.ts'
import { refuseStranger } from '../entries/owner.ts'
import { needed, notYet, refuse, refuseStaleRecord } from '../entries/rules.ts'
import { writeEntry } from '../entries/write.ts'
import { caseSealer } from '../words.ts'
import { HearSource, RecordSource, SourceStepped } from './schema.ts'
import { addSource, findSource, type Heard, hearSourceRow } from './store.ts'
import { lockedSources } from './subject.ts'

export interface SourceWords {
  readonly name?: string | undefined
  readonly details?: string | undefined
}

export const recordSource = command({
  name: 'safeguarding.recordSource',
  does: 'Records a source of risk, in a record that fewer may read than the case. Who it is may be unknown.',
  api: 'POST /safeguarding/concerns/{concernId}/sources',
  status: 201,
  input: RecordSource,
  output: SourceStepped,
  can: 'source.record',
  subject: lockedSources,
  async run(ctx, { kind, category, name, details, personId }, { row }) {
    if (personId && !(await personInBrief(ctx, personId))) {
      throw new Invalid([
        { field: 'personId', message: 'We could not find that adult. Search for them by name.' },
      ])
    }
    refuse(
      needed('personId', personId === row.personId, 'This is the adult whom the case is about'),
      needed('kind', Boolean(personId) && kind !== 'resident', 'Only a resident has a record to link'),
    )
    const id = ctx.ids.next()
    const words: SourceWords = { name, details }
    await addSource(ctx.tx, {
      ...{ councilId: row.councilId, id, concernId: row.id, kind },
      ...{ category: category ?? null, personId: personId ?? null },
      ...{ recordedAt: ctx.now, recordedBy: ctx.actor.id ?? null },
      words: (await caseSealer(ctx, row.id))(words),
    })
    return done({ id, version: 1 }, event('SourceRecorded', { sourceId: id, kind, category }))
  },
  example: {
    role: 'safeguarding-manager',
    input: {
      concernId: demoIds.newConcern,
      kind: 'worker',
      category: 'service-provider',
      details: 'One of two carers on nights that week. Which of them is not known.',
    },
  },
})

export const hearSource = command({
  name: 'safeguarding.hearSource',
  does: 'Writes down that they were told the substance and saw the evidence, what they say in their own words, and who hears a challenge.',
  api: 'POST /safeguarding/concerns/{concernId}/sources/{sourceId}/hearing',
  input: HearSource,
  output: SourceStepped,
  can: 'source.record',
  subject: lockedSources,
  async run(ctx, input, { row }) {
    const found = await findSource(ctx.tx, row.councilId, row.id, input.sourceId)
    if (!found) throw new NotFound('We could not find that source of risk. Look for it in its case.')
    refuseStaleRecord(found, input)
    const { substanceGivenOn, evidenceSeenOn, answeredInFullOn, theirWords, challengeToId } = input
    const days = { substanceGivenOn, evidenceSeenOn, answeredInFullOn }
    const involved = challengeToId !== undefined && row.people.includes(challengeToId)
    refuse(
      notYet(days, ctx.today.toString()),
      needed(
        'challengeToId',
        involved,
        'They have a part in this case. Choose somebody who is not involved.',
      ),
    )
    await refuseStranger(ctx, 'challengeToId', challengeToId)
    const all = { ...days, challengeTo: challengeToId }
    const heard: Heard = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))
    await hearSourceRow(ctx.tx, found, heard)
    await writeEntry(ctx, row.id, { type: 'source', id: found.id, kind: 'hearing', words: { theirWords } })
    const result = { id: found.id, version: found.version + 1 }
    return done(result, event('SourceHeard', { sourceId: found.id, ...heard }))
  },
  example: {
    role: 'safeguarding-manager',
    input: {
      ...{ concernId: demoIds.concern, sourceId: demoIds.source, version: 1 },
      ...{ substanceGivenOn: '2026-11-15', evidenceSeenOn: '2026-11-15' },
      theirWords: 'I was on my own with eighteen people. I went to her as soon as I saw the door.',
    },
  },
})
