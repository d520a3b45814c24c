import { z } from 'zod'
import type { Subject } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, type FieldFault, Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { query } from '#platform/query.ts'
import { openerFor, sealerFor } from '#platform/vault/index.ts'
import { demoPersonIds, type PersonInBrief, personInBrief } from '#src/modules/people/index.ts'
import { EYES, eyes, FEW, WINDOW } from './kinds.ts'
import { team } from './policy.ts'
import { reckonEyes } from './reckon.ts'
import { daysFaults } from './record-commands.ts'
import {
  type AgreementRow,
  addAgreement,
  endAgreement,
  forgetSightingsOf,
  liveAgreement,
  sightingsOfPerson,
} from './resident-store.ts'
import { Agreed, AgreeEyes, EndEyes, Recorded, ResidentEyes, SeenResident } from './schema.ts'
import { addSightings } from './store.ts'

const role = 'safeguarding-practitioner' as const
const NO_PERSON = 'We could not find that adult. Search for them by name.'

/** As the adult’s own record is judged. */
async function personSubject(ctx: Context, { personId }: { readonly personId: string }) {
  const person = await personInBrief(ctx, personId)
  if (!person) throw new NotFound(NO_PERSON)
  const { id, homeId, restricted } = person
  const subject: Subject = {
    ...{ type: 'person', id, councilId: ctx.actor.councilId, homeId: homeId ?? undefined },
    ...{ openTo: restricted ? [] : team, sensitive: true, knownTo: team },
  }
  return { ...subject, person }
}

export const getResidentEyes = query({
  name: 'intelligence.getResidentEyes',
  does: 'Gives who comes to one resident, where they agreed or it is in their best interests, as they wish it.',
  api: 'GET /adults/{personId}/eyes',
  input: z.object({ personId: z.uuid() }),
  output: ResidentEyes,
  can: 'resident-eyes.read',
  subject: personSubject,
  async run(ctx, _input, { person }) {
    const agreement = await liveAgreement(ctx.tx, ctx.actor.councilId, person.id)
    const who = { id: person.id, name: person.name }
    if (!agreement) return { person: who, agreement: null, seen: [], missing: [], few: false }
    return { person: who, ...(await seenOf(ctx, agreement)), agreement: await shown(ctx, agreement) }
  },
  trace: 'record',
  example: { role, input: { personId: demoPersonIds.mrsQuin } },
})

async function seenOf(ctx: Context, { personId, solitude }: AgreementRow) {
  const since = ctx.today.subtract({ days: WINDOW }).toString()
  const rows = await sightingsOfPerson(ctx.tx, ctx.actor.councilId, personId, since)
  const on = ctx.today.toString()
  const { index } = reckonEyes(
    rows.map(row => ({ ...row, source: 'visit' as const })),
    [],
    on,
  )
  return {
    seen: rows.map(row => ({ role: row.role, label: eyes[row.role].label, on: row.on })),
    missing: EYES.filter(eye => !rows.some(row => row.role === eye)).map(eye => eyes[eye].label),
    few: !solitude && index < FEW,
  }
}

async function shown(ctx: Context, row: AgreementRow) {
  const { version, basis, solitude, agreedOn, reviewOn, personId } = row
  const words = (await openerFor(ctx, [personId]))(personId, row.words) as { text: string } | undefined
  return { version, basis, solitude, agreedOn, reviewOn, words: words?.text ?? null }
}

export const agreeResidentEyes = command({
  name: 'intelligence.agreeResidentEyes',
  does: 'Writes down that it may be kept who comes to one resident: agreed, or a best-interests reason, and how they wish it. What was agreed before is ended.',
  api: 'POST /adults/{personId}/eyes/agreement',
  status: 201,
  input: AgreeEyes,
  output: Agreed,
  can: 'resident-eyes.record',
  subject: personSubject,
  async run(ctx, { personId, basis, solitude, words: text, agreedOn, reviewOn }, { person }) {
    refuseDays(ctx, agreedOn, reviewOn)
    homeOf(person)
    const { councilId, id: by = null } = ctx.actor
    const before = await liveAgreement(ctx.tx, councilId, personId)
    if (before) await endAgreement(ctx.tx, councilId, before.id, ctx.today.toString())
    const words = (await sealerFor(ctx, personId))({ text })
    await addAgreement(ctx.tx, {
      ...{ councilId, id: ctx.ids.next(), personId, basis, solitude: solitude === 'yes', agreedOn, reviewOn },
      ...{ words, at: ctx.now, by },
    })
    return done({ personId, version: 1 }, event('ResidentEyesAgreed', { basis, reviewOn }))
  },
  example: {
    role,
    input: {
      ...{ personId: demoPersonIds.mrsQuin, basis: 'best-interests', solitude: 'no' },
      ...{ agreedOn: '2026-11-10', reviewOn: '2027-02-10' },
      words: 'Her daughter lives abroad; she lights up when somebody comes. Nobody else keeps count.',
    },
  },
})

function refuseDays({ today }: Context, agreedOn: string, reviewOn: string): void {
  const faults: FieldFault[] = []
  if (agreedOn > today.toString())
    faults.push({ field: 'agreedOn', message: 'This day cannot be in the future' })
  const latest = today.add({ years: 1 }).toString()
  if (reviewOn <= today.toString() || reviewOn > latest)
    faults.push({ field: 'reviewOn', message: 'Choose a day within the next year' })
  if (faults.length > 0) throw new Invalid(faults)
}

/** The home they live in. @throws Conflict for whoever has died, lives elsewhere, or whose record was forgotten */
function homeOf({ diedOn, homeId }: PersonInBrief): string {
  if (diedOn) throw new Conflict('This person has died. Nothing more is written down here.')
  if (!homeId) throw new Conflict('This adult lives in no care home. Write down where they live first.')
  return homeId
}

export const endResidentEyes = command({
  name: 'intelligence.endResidentEyes',
  does: 'Ends the keeping of who comes to one resident, as they wish. What was kept of it is forgotten.',
  api: 'POST /adults/{personId}/eyes/end',
  input: EndEyes,
  output: Agreed,
  can: 'resident-eyes.record',
  subject: personSubject,
  async run(ctx, { personId, version }) {
    const { councilId } = ctx.actor
    const live = await agreedOf(ctx, personId)
    if (live.version !== version)
      throw new Conflict('Somebody changed this while you had it open. Look at it again, then decide.', {
        current: { version: live.version },
        sent: { version },
      })
    await endAgreement(ctx.tx, councilId, live.id, ctx.today.toString())
    await forgetSightingsOf(ctx.tx, councilId, personId)
    return done({ personId, version: version + 1 }, event('ResidentEyesEnded', {}))
  },
  example: { role, input: { personId: demoPersonIds.mrsQuin, version: 1 } },
})

async function agreedOf(ctx: Context, personId: string): Promise<AgreementRow> {
  const live = await liveAgreement(ctx.tx, ctx.actor.councilId, personId)
  if (!live)
    throw new Conflict(
      'It is not agreed that this is kept. Ask the person first, or write down why it is in their best interests.',
    )
  return live
}

export const recordResidentSighting = command({
  name: 'intelligence.recordResidentSighting',
  does: 'Writes down who came to see one resident, in what role, where it is agreed that this is kept.',
  api: 'POST /adults/{personId}/eyes/sightings',
  status: 201,
  input: SeenResident,
  output: Recorded.pick({ recorded: true }).extend({ personId: z.uuid() }),
  can: 'resident-eyes.record',
  subject: personSubject,
  async run(ctx, { personId, seenOn, roles }, { person }) {
    await agreedOf(ctx, personId)
    const homeId = homeOf(person)
    const faults = daysFaults(ctx, seenOn)
    if (faults.length > 0) throw new Invalid(faults)
    const { councilId, id: by = null } = ctx.actor
    const recording = {
      councilId,
      homeId,
      personId,
      seenOn,
      source: 'told' as const,
      at: ctx.now,
      by,
    }
    const some = [...new Set(roles)].map(one => ({ id: ctx.ids.next(), role: one }))
    const recorded = await addSightings(ctx.tx, recording, some)
    return done({ personId, recorded }, event('ResidentSeen', { recorded }))
  },
  example: { role, input: { personId: demoPersonIds.mrsQuin, seenOn: '2026-11-14', roles: ['relative'] } },
})
