import { z } from 'zod'
import { accountNames } from '#platform/accounts/names.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { type FieldFault, Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { query } from '#platform/query.ts'
import { openerFor, sealerFor } from '#platform/vault/index.ts'
import { demoIds as demoHomeIds, homeById } from '#src/modules/homes/index.ts'
import { demoPersonIds, personsInBrief } from '#src/modules/people/index.ts'
import { demoIds } from '../demo-ids.ts'
import { RecordBetween, ResidentsOfHome, SupportResident } from './schema.ts'
import { addBetween, addSupport, betweenAt, supportOf, workersOfOthers } from './store.ts'
import { type SupportWords, viewOfHome } from './view-of-home.ts'

/** The home of the council that all of it is about: whoever is kept away from it is kept away from this. */
async function homeSubject(ctx: Context, { homeId }: { readonly homeId: string }) {
  const home = await homeById(ctx.tx, homeId)
  if (!home) throw new NotFound('We could not find that home. Search for it by name.')
  return { type: 'residents', id: home.id, councilId: ctx.actor.councilId, homeId: home.id, home }
}

export const recordBetween = command({
  name: 'safeguarding.recordBetween',
  does: 'Writes down what happened between two residents. Each has a case of their own; it belongs to neither.',
  api: 'POST /safeguarding/homes/{homeId}/between-residents',
  status: 201,
  input: RecordBetween,
  output: z.object({ id: z.uuid() }),
  can: 'residents.work',
  subject: homeSubject,
  async run(ctx, input) {
    const faults = await faultsIn(ctx, input)
    if (faults.length > 0) throw new Invalid(faults)
    const id = ctx.ids.next()
    const { councilId, id: recordedBy = null } = ctx.actor
    const { words: text, happenedOn, harmedConcernId, otherConcernId, ...codes } = input
    await addBetween(ctx.tx, {
      ...{ councilId, id, recordedAt: ctx.now, recordedBy, ...codes },
      happenedOn: happenedOn ?? null,
      harmedConcernId: harmedConcernId ?? null,
      otherConcernId: otherConcernId ?? null,
      words: (await sealerFor(ctx, id))({ text }),
    })
    const { homeId, kinds, timeOfDay, place } = input
    return done({ id }, event('HarmBetweenResidents', { betweenId: id, homeId, kinds, timeOfDay, place }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      homeId: demoHomeIds.home,
      harmedId: demoPersonIds.son,
      otherId: demoPersonIds.person,
      timeOfDay: 'evening',
      place: 'lounge',
      kinds: ['words'],
      words:
        'She called him a thief when he sat in her chair. He went to his room and did not come to supper.',
    },
  },
})

async function faultsIn(ctx: Context, input: z.output<typeof RecordBetween>): Promise<FieldFault[]> {
  const faults: FieldFault[] = []
  const known = await personsInBrief(ctx, [input.harmedId, input.otherId])
  if (!known.has(input.harmedId)) faults.push({ field: 'harmedId', message: 'Choose who was harmed' })
  if (!known.has(input.otherId)) faults.push({ field: 'otherId', message: 'Choose who else was part of it' })
  if (input.harmedId === input.otherId)
    faults.push({ field: 'otherId', message: 'Choose two people. For harm to oneself raise a concern.' })
  if (input.happenedOn && input.happenedOn > ctx.today.toString())
    faults.push({ field: 'happenedOn', message: 'The day it happened cannot be in the future' })
  return faults
}

export const supportResident = command({
  name: 'safeguarding.supportResident',
  does: 'Plans the support of a resident who may be a risk to others, with a practitioner of their own. It supersedes the plan before it.',
  api: 'POST /safeguarding/homes/{homeId}/residents/{personId}/support',
  status: 201,
  input: SupportResident,
  output: z.object({ id: z.uuid() }),
  can: 'residents.work',
  subject: homeSubject,
  async run(ctx, input) {
    const { councilId, id: recordedBy = null } = ctx.actor
    const { personId, homeId, practitionerId, hasAdvocate, capacity, compatibility, reviewOn } = input
    const faults: FieldFault[] = []
    if (!(await personsInBrief(ctx, [personId])).has(personId)) throw new NotFound()
    if ((await workersOfOthers(ctx.tx, councilId, personId)).has(practitionerId)) {
      const message =
        'Choose somebody else: this person works with the other resident. Each has a practitioner of their own.'
      faults.push({ field: 'practitionerId', message })
    }
    if (reviewOn <= ctx.today.toString())
      faults.push({ field: 'reviewOn', message: 'The next review must be after today' })
    if (faults.length > 0) throw new Invalid(faults)
    const id = ctx.ids.next()
    const { support, before, monitoring, theirView } = input
    const words: SupportWords = { support, before, monitoring, theirView }
    await addSupport(ctx.tx, {
      ...{ councilId, id, personId, homeId, practitionerId, hasAdvocate, capacity, compatibility, reviewOn },
      ...{ recordedAt: ctx.now, recordedBy, words: (await sealerFor(ctx, personId))(words) },
    })
    const about = { type: 'person', id: personId, sensitive: true }
    return done({ id }, event('ResidentSupported', { supportId: id, homeId, compatibility, reviewOn }, about))
  },
  example: {
    role: 'safeguarding-manager',
    input: {
      homeId: demoHomeIds.home,
      personId: demoPersonIds.person,
      practitionerId: demoIds.practitionerSouth,
      hasAdvocate: 'no',
      capacity: 'not-known',
      support: 'A chair of her own by the window, and somebody who sits with her before supper.',
      compatibility: 'fits-with-support',
      reviewOn: '2027-01-15',
    },
  },
})

/** Patterns older than this are history. */
const MONTHS = 12

export const residentsOfHome = query({
  name: 'safeguarding.residentsOfHome',
  does: 'Shows what happened between the residents of a home in a year: pairs, places, times, and the support planned.',
  api: 'GET /safeguarding/homes/{homeId}/between-residents',
  input: z.object({ homeId: z.uuid() }),
  output: ResidentsOfHome,
  can: 'residents.read',
  subject: homeSubject,
  async run(ctx, _input, { home }) {
    const since = ctx.today.subtract({ months: MONTHS }).toString()
    const rows = await betweenAt(ctx.tx, ctx.actor.councilId, home.id, since)
    const ids = [...new Set(rows.flatMap(row => [row.harmedId, row.otherId]))]
    const plans = await supportOf(ctx.tx, ctx.actor.councilId, ids)
    const latest = rows.slice(0, 20)
    return viewOfHome({
      ...{ home: { id: home.id, name: home.name }, since, rows, latest, plans },
      people: await personsInBrief(ctx, ids),
      names: await accountNames(
        ctx.tx,
        ctx.actor.councilId,
        plans.map(plan => plan.practitionerId),
      ),
      open: await openerFor(ctx, [...latest.map(row => row.id), ...ids]),
      today: ctx.today.toString(),
    })
  },
  trace: 'record',
  example: { role: 'safeguarding-practitioner', input: { homeId: demoHomeIds.home } },
})

export const commands = [recordBetween, supportResident] as const
export const queries = [residentsOfHome] as const
