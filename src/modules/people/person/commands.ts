import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import { Conflict } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { demoIds } from '../demo-ids.ts'
import { keepPerson, keptOf, stay } from './keep.ts'
import { ChangePerson, RecordPerson } from './schema.ts'
import { changePersonRow } from './store.ts'
import { personSubject } from './subject.ts'
import { openPersonWords } from './words.ts'

export const recordPerson = command({
  name: 'people.recordPerson',
  does: 'Writes down an adult who is not known yet, with as little as there is.',
  api: 'POST /adults',
  status: 201,
  input: RecordPerson,
  output: z.object({ id: z.uuid() }),
  can: 'person.record',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, input) {
    const id = await keepPerson(ctx, input)
    return done({ id }, event('PersonRecorded', { homeId: input.homeId }, { type: 'person', id }))
  },
  example: {
    role: 'duty-worker',
    input: { givenName: 'Mabel', familyName: 'Thorne', bornAbout: 'about 80' },
  },
})

export const changePerson = command({
  name: 'people.changePerson',
  does: 'Corrects or completes what is known of an adult: all of it, as it is to be.',
  api: 'POST /adults/{personId}',
  input: ChangePerson,
  output: z.object({ id: z.uuid(), version: z.int() }),
  can: 'person.change',
  subject: (ctx, input) => personSubject(ctx, input.personId, true),
  async run(ctx, { personId, version, ...said }, { row }) {
    if (row.version !== version) {
      throw new Conflict(
        'Somebody changed this record while you had it open. Look at it again, then decide.',
        {
          current: { version: row.version },
          sent: { version },
        },
      )
    }
    const words = { ...(await openPersonWords(ctx, row)), ...said }
    await changePersonRow(ctx.tx, row.councilId, row.id, await keptOf(ctx, row.id, { ...said, ...words }))
    const moved = said.homeId && said.homeId !== row.homeId ? said.homeId : undefined
    if (moved) await stay(ctx, row.id, moved, ctx.today.toString())
    return done(
      { id: personId, version: version + 1 },
      event('PersonChanged', moved ? { movedTo: moved } : {}),
      ...(said.diedOn && !row.diedOn ? [event('PersonDied', { on: said.diedOn })] : []),
    )
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      ...{ personId: demoIds.person, version: 1, givenName: 'Edith', familyName: 'Marlowe' },
      communication: 'Hears best on her left side. Likes to be asked twice.',
    },
  },
})
