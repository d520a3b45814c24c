import { z } from 'zod'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { futureFaults } from '../case/days.ts'
import { newRecord } from '../case/record.ts'
import { addNoteRow } from '../case/store.ts'
import { lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { AddAround, BarAround, TellRoute } from './schema.ts'
import { addAroundRow, addRoute, findAround, setBarring } from './store.ts'
import type { AroundWords, RouteWords } from './words.ts'

type Adding = Omit<z.output<typeof AddAround>, 'concernId'>

/** Writes down somebody around the adult, and gives their id. */
export async function keepAround(ctx: Context, concernId: string, input: Adding): Promise<string> {
  const { kind, name, reach, reference, words: text, authoritySeen, registered, barred } = input
  const words: AroundWords = { name, reach, reference, text }
  const record = await newRecord(ctx, concernId, words)
  const isBarred = barred !== undefined && barred !== 'no'
  await addAroundRow(ctx.tx, {
    ...record,
    kind,
    barredBecause: isBarred ? (barred as 'source-of-risk') : null,
    barredAt: isBarred ? ctx.now : null,
    barredBy: isBarred ? record.by : null,
    authoritySeen: authoritySeen ?? 'not-known',
    registered: registered ?? 'not-known',
  })
  return record.id
}

export const addAround = command({
  name: 'safeguarding.addPersonAround',
  does: 'Writes down somebody around the adult in this case: what they may decide, whether it was seen, and whether they are shut out.',
  api: 'POST /safeguarding/concerns/{concernId}/people-around',
  status: 201,
  input: AddAround,
  output: z.object({ id: z.uuid() }),
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { concernId, ...input }) {
    const id = await keepAround(ctx, concernId, input)
    const { kind, barred } = input
    return done({ id }, event('PersonAroundAdded', { aroundId: id, kind, barred }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      concernId: demoIds.newConcern,
      kind: 'lpa-property',
      name: 'His nephew, Colin Penrose',
      authoritySeen: 'no',
      registered: 'not-known',
      barred: 'no',
    },
  },
})

async function getAround(ctx: Context, { concernId, aroundId }: { concernId: string; aroundId: string }) {
  const found = await findAround(ctx.tx, ctx.actor.councilId, concernId, aroundId)
  if (!found) throw new NotFound('We could not find that person in this case. Open the case again.')
  return found
}

export const barAround = command({
  name: 'safeguarding.barPersonAround',
  does: 'Shuts somebody out of letters, feedback, consultation and the part of appropriate person, or ends that.',
  api: 'POST /safeguarding/concerns/{concernId}/people-around/{aroundId}/barring',
  input: BarAround,
  output: z.object({ id: z.uuid(), version: z.int() }),
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row: { id: concernId } }) {
    const { councilId, id, version, kind } = await getAround(ctx, input)
    if (version !== input.version) {
      throw new Conflict('Somebody changed this while you had it open. Look at it again, then decide.', {
        current: { version },
        sent: input,
      })
    }
    const because = input.because === 'no' ? null : (input.because as 'source-of-risk')
    const by = ctx.actor.id ?? null
    await setBarring(ctx.tx, {
      ...{ councilId, id, barredBecause: because },
      barredAt: because && ctx.now,
      barredBy: because && by,
    })
    await addNoteRow(ctx.tx, { ...(await newRecord(ctx, concernId, { text: input.words })), kind: 'note' })
    const what = because ? 'PersonBarred' : 'PersonNoLongerBarred'
    return done({ id, version: version + 1 }, event(what, { aroundId: id, kind, because }))
  },
  example: {
    role: 'safeguarding-manager',
    input: {
      concernId: demoIds.restricted,
      aroundId: demoIds.attorney,
      version: 1,
      because: 'court',
      words: 'The Court of Protection has suspended the power.',
    },
  },
})

export const tellRoute = command({
  name: 'safeguarding.tellAboutRepresentative',
  does: 'Notes that the Office of the Public Guardian or the DWP was told of somebody who is shut out, and what they answered.',
  api: 'POST /safeguarding/concerns/{concernId}/people-around/{aroundId}/routes',
  status: 201,
  input: TellRoute,
  output: z.object({ id: z.uuid() }),
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row: { id: concernId } }) {
    const { id: aroundId } = await getAround(ctx, input)
    const { route, toldOn, answeredOn, reference, answer } = input
    const faults = [...futureFaults({ toldOn, answeredOn }, ctx.today)]
    if (answeredOn && answeredOn < toldOn) {
      faults.push({ field: 'answeredOn', message: 'They cannot answer before they were told' })
    }
    if (faults.length > 0) throw new Invalid(faults)
    const words: RouteWords = { reference, answer }
    const record = await newRecord(ctx, concernId, words)
    await addRoute(ctx.tx, { ...record, aroundId, route, toldOn, answeredOn: answeredOn ?? null })
    const data = { aroundId, route, answered: answeredOn !== undefined }
    return done({ id: record.id }, event('AuthorityToldOfRepresentative', data))
  },
  example: {
    role: 'safeguarding-manager',
    input: {
      concernId: demoIds.restricted,
      aroundId: demoIds.attorney,
      route: 'opg',
      toldOn: '2026-11-14',
      reference: 'OPG-4471',
    },
  },
})
