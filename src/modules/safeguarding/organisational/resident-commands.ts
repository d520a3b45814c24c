import { z } from 'zod'
import { mayTellFamily, responsibleFor } from '#law/organisational.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { openerFor } from '#platform/vault/index.ts'
import { keepPerson, residentsOf, samePerson } from '#src/modules/people/index.ts'
import { raise, sourceOf } from '../concern/raise.ts'
import { RaiseConcern } from '../concern/schema.ts'
import { refuseStale } from '../concern/steps.ts'
import { tellOfDanger } from '../concern/tell.ts'
import { demoIds } from '../demo-ids.ts'
import { refuseFuture } from '../process/days.ts'
import { linkToProcess } from '../process/links-store.ts'
import { Done } from '../process/schema.ts'
import { caseSealer, opened } from '../words.ts'
import { addResidents, changeResident, oneResident, type ResidentRow } from './resident-store.ts'
import { RaiseForResident, RecordWelfareCheck, TakeInResidents, TellFamily } from './schema.ts'
import type { OrganisationalRead } from './store.ts'
import { lockedOrganisational } from './subject.ts'
import type { ResidentWords } from './words.ts'

/** @throws NotFound; Conflict where somebody changed the row since it was read */
async function residentOf(
  ctx: Context,
  row: OrganisationalRead,
  input: { readonly residentId: string; readonly version: number },
): Promise<ResidentRow> {
  const under = { councilId: row.councilId, organisationalId: row.id }
  const resident = await oneResident(ctx.tx, under, input.residentId, true)
  if (!resident) throw new NotFound('We could not find that resident. Look for them in the list.')
  refuseStale({ version: resident.version, state: resident.state }, input)
  return resident
}

/** The words of a row with some of them changed. */
async function withWords(ctx: Context, row: OrganisationalRead, resident: ResidentRow, more: ResidentWords) {
  const open = await openerFor(ctx, [row.id])
  const before = opened<ResidentWords>(open, row.id, resident.words) ?? {}
  return (await caseSealer(ctx, row.id))({ ...before, ...more })
}

export const takeInResidents = command({
  name: 'safeguarding.takeInResidents',
  does: 'Lists every resident of the home that we know, and those that are named: each is seen safe and well. Who is listed already stays as they are.',
  api: 'POST /safeguarding/organisational/{organisationalId}/residents',
  input: TakeInResidents,
  output: z.object({ id: z.uuid(), added: z.int() }),
  can: 'organisational.work',
  subject: lockedOrganisational,
  async run(ctx, { homeId = '', others = [] }, { row }) {
    const home = homeId || row.homeId
    const known = await residentsOf(ctx, home)
    const named: { readonly id: string; readonly funding: string | null }[] = []
    for (const other of others.filter(one => one.givenName || one.familyName)) {
      const same = await samePerson(ctx, other, home)
      if (!same) named.push({ id: await keepPerson(ctx, { ...other, homeId: home }), funding: null })
    }
    const rows = [...known, ...named].map(person => ({
      id: ctx.ids.next(),
      personId: person.id,
      responsible: responsibleFor(person.funding),
    }))
    const under = { councilId: row.councilId, organisationalId: row.id }
    const added = await addResidents(ctx.tx, under, rows)
    return done({ id: row.id, added }, event('OrganisationalResidentsListed', { homeId: home, added }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      organisationalId: demoIds.organisational,
      others: [{ givenName: 'Leonard', familyName: 'Askew' }],
    },
  },
})

export const recordWelfareCheck = command({
  name: 'safeguarding.recordWelfareCheck',
  does: 'Writes down that a resident was seen safe and well, could not be seen, or is escalated to whoever is responsible.',
  api: 'POST /safeguarding/organisational/{organisationalId}/residents/{residentId}/check',
  input: RecordWelfareCheck,
  output: Done,
  can: 'organisational.work',
  subject: lockedOrganisational,
  async run(ctx, input, { row }) {
    const { state, seenOn, safe, responsibleName } = input
    if (state === 'seen' && (!seenOn || !safe)) {
      throw new Invalid([
        ...(seenOn ? [] : [{ field: 'seenOn', message: 'Say when they were seen' }]),
        ...(safe ? [] : [{ field: 'safe', message: 'Say how they were' }]),
      ])
    }
    refuseFuture(ctx, { seenOn })
    const resident = await residentOf(ctx, row, input)
    const words = await withWords(ctx, row, resident, {
      seen: input.words,
      ...(responsibleName ? { responsibleName } : {}),
    })
    const seen = state === 'seen' ? { seenOn: seenOn ?? null, safe: safe ?? null } : {}
    await changeResident(ctx.tx, row.councilId, resident.id, { state, ...seen, words })
    const data = { residentId: resident.id, state, safe: seen.safe }
    return done({ id: resident.id, version: resident.version + 1 }, event('ResidentChecked', data))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      organisationalId: demoIds.organisational,
      ...{ residentId: demoIds.organisationalResident, version: 1, state: 'seen' },
      ...{
        seenOn: '2026-11-15',
        safe: 'yes',
        words: 'In her room with the radio on. “The new night girl knocks.”',
      },
    },
  },
})

export const raiseForResident = command({
  name: 'safeguarding.raiseForResident',
  does: 'Raises a concern about one resident, linked with the enquiry. Whether section 42(1) is met is decided in that case; each is counted singly.',
  api: 'POST /safeguarding/organisational/{organisationalId}/residents/{residentId}/concern',
  status: 201,
  input: RaiseForResident,
  output: Done.extend({ concernId: z.uuid(), reference: z.string() }),
  can: 'organisational.work',
  subject: lockedOrganisational,
  async run(ctx, input, { row }) {
    const resident = await residentOf(ctx, row, input)
    if (resident.concernId) {
      throw new Conflict('This resident has a case of their own already. Write what is new into that case.')
    }
    const { danger, words, abuseTypes } = input
    const adult = { personId: resident.personId }
    const raising = RaiseConcern.parse({ homeId: row.homeId, adult, danger, words, abuseTypes })
    const { raised, events } = await raise(ctx, raising, sourceOf(ctx.actor, raising))
    const [concern] = raised
    if (!concern) throw new NotFound()
    if (danger === 'now') await tellOfDanger(ctx, concern)
    const { councilId, id: by = null } = ctx.actor
    const linking = { councilId, processId: row.id, concernIds: [concern.id], at: ctx.now, by }
    await linkToProcess(ctx.tx, { ...linking, process: 'organisational' })
    await changeResident(ctx.tx, councilId, resident.id, { concernId: concern.id })
    const linked = event('OrganisationalConcernLinked', { concernId: concern.id, residentId: resident.id })
    const { reference } = concern
    const result = { id: resident.id, version: resident.version + 1, concernId: concern.id, reference }
    return done(result, ...events, linked)
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      organisationalId: demoIds.organisational,
      ...{ residentId: demoIds.organisationalResident, version: 1, danger: 'no', abuseTypes: ['neglect'] },
      words: 'She was left in a wet bed from two until seven, and says it was not the first time.',
    },
  },
})

export const tellFamily = command({
  name: 'safeguarding.tellFamily',
  does: 'Writes down whether a resident wants their family told, and that they were. Never before police agree.',
  api: 'POST /safeguarding/organisational/{organisationalId}/residents/{residentId}/family',
  input: TellFamily,
  output: Done,
  can: 'organisational.work',
  subject: lockedOrganisational,
  async run(ctx, input, { row }) {
    const { wish, toldOn = null } = input
    refuseFuture(ctx, { toldOn })
    const resident = await residentOf(ctx, row, input)
    if (toldOn) refuseTelling(row, wish)
    const words = await withWords(ctx, row, resident, input.words ? { family: input.words } : {})
    const told = { familyWish: wish, familyToldOn: toldOn ?? resident.familyToldOn }
    await changeResident(ctx.tx, row.councilId, resident.id, { ...told, words })
    const data = { residentId: resident.id, wish, told: toldOn !== null }
    return done({ id: resident.id, version: resident.version + 1 }, event('ResidentFamilyNoted', data))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      organisationalId: demoIds.organisational,
      ...{ residentId: demoIds.organisationalResident, version: 1, wish: 'wishes', toldOn: '2026-11-15' },
      words: 'She asked that her son is told, by telephone, in the evening.',
    },
  },
})

/** @throws Conflict while police ask us to wait; Invalid where it is not what the resident wishes */
function refuseTelling({ policeHold, policeReviewOn }: OrganisationalRead, wish: string): void {
  const reviewOn = policeReviewOn ? Temporal.PlainDate.from(policeReviewOn) : undefined
  const may = mayTellFamily({ wish, policeHold, policeReviewOn: reviewOn })
  if (may === true) return
  if (policeHold) throw new Conflict(may)
  throw new Invalid([{ field: 'toldOn', message: may }])
}
