import { z } from 'zod'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { planFeedback } from '../after/plan.ts'
import { judgedOn } from '../case/links.ts'
import { addNoteRow, linkPair } from '../case/store.ts'
import { demoIds } from '../demo-ids.ts'
import { enquiryOnClosing } from '../enquiry/hooks.ts'
import { referenceFrom } from '../reference.ts'
import { workersOfOthers } from '../residents/store.ts'
import { teamOf, teamsOf } from '../teams/store.ts'
import { caseSealer } from '../words.ts'
import { lookedNow } from './risk-look.ts'
import { giveRole } from './roles-store.ts'
import {
  AddNote,
  AllocateConcern,
  CloseConcern,
  LinkConcerns,
  LookAtConcern,
  RestrictConcern,
  Stepped,
} from './schema.ts'
import { refuseStale, step } from './steps.ts'
import { changeConcern, findConcernByReference } from './store.ts'
import { lockedConcern } from './subject.ts'
import { tell } from './tell.ts'

const example = { concernId: demoIds.newConcern, version: 1 }

/** Gives somebody a part in a case. Of some parts there is one at a time. */
async function give(ctx: Context, concernId: string, accountId: string, role: string): Promise<void> {
  const single = role === 'lead-practitioner'
  const { councilId, id: by = null } = ctx.actor
  await giveRole(
    ctx.tx,
    { councilId, concernId, role, accountId, id: ctx.ids.next(), at: ctx.now, by },
    single,
  )
}

/** Of two residents each has a practitioner of their own. */
async function refuseWorkerOfOther(
  ctx: Context,
  row: { readonly councilId: string; readonly personId: string },
  leadId: string | null,
): Promise<void> {
  if (!leadId || !(await workersOfOthers(ctx.tx, row.councilId, row.personId)).has(leadId)) return
  throw new Conflict(
    'This is about harm between two residents, and this practitioner works with the other one. Each has a practitioner of their own: give it to somebody else.',
  )
}

export const lookAtConcern = command({
  name: 'safeguarding.lookAtConcern',
  does: 'Takes a new concern to look at it: you lead it until somebody else does.',
  api: 'POST /safeguarding/concerns/{concernId}/look',
  input: LookAtConcern,
  output: Stepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    const { id: leadId = null, councilId } = ctx.actor
    const teamId = row.teamId ?? (leadId ? ((await teamOf(ctx.tx, councilId, leadId)) ?? null) : null)
    await refuseWorkerOfOther(ctx, row, row.leadId ? null : leadId)
    const stepped = await step(ctx, row, 'look', { leadId: row.leadId ?? leadId, teamId })
    if (leadId) await give(ctx, row.id, leadId, row.leadId ? 'co-worker' : 'lead-practitioner')
    return done(stepped, event('ConcernLookedAt', { leadId, teamId }))
  },
  example: { role: 'safeguarding-practitioner', input: example },
})

export const allocateConcern = command({
  name: 'safeguarding.allocateConcern',
  does: 'Gives a case to a team, a lead practitioner, or both.',
  api: 'POST /safeguarding/concerns/{concernId}/allocation',
  input: AllocateConcern,
  output: Stepped,
  can: 'concern.allocate',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    if (!input.teamId && !input.leadId) {
      throw new Invalid([{ field: 'leadId', message: 'Choose a team, a person, or both' }])
    }
    const teams = await teamsOf(ctx.tx, row.councilId)
    const members = new Set(teams.flatMap(team => team.members))
    if (input.leadId && !members.has(input.leadId)) {
      throw new Invalid([{ field: 'leadId', message: 'Choose somebody who is in one of the teams' }])
    }
    if (input.teamId && !teams.some(team => team.id === input.teamId)) {
      throw new Invalid([{ field: 'teamId', message: 'Choose a team from the list' }])
    }
    const teamId = input.teamId ?? row.teamId
    const leadId = input.leadId ?? row.leadId
    await refuseWorkerOfOther(ctx, row, input.leadId ?? null)
    await changeConcern(ctx.tx, row.councilId, row.id, { teamId, leadId })
    if (input.leadId) {
      await give(ctx, row.id, input.leadId, 'lead-practitioner')
      if (input.leadId !== ctx.actor.id) await tell(ctx, input.leadId, row)
    }
    const { id, version, state } = row
    return done({ id, version: version + 1, state }, event('ConcernAllocated', { teamId, leadId }))
  },
  example: { role: 'safeguarding-manager', input: { ...example, teamId: demoIds.team } },
})

export const restrictConcern = command({
  name: 'safeguarding.restrictConcern',
  does: 'Restricts a case to those who have a part in it, or opens it to the team again.',
  api: 'POST /safeguarding/concerns/{concernId}/restriction',
  input: RestrictConcern,
  output: Stepped,
  can: 'concern.restrict',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    // Whoever restricts it must not lock themself out.
    if (ctx.actor.id) await give(ctx, row.id, ctx.actor.id, 'decision-maker')
    await changeConcern(ctx.tx, row.councilId, row.id, { restricted: input.restricted })
    await note(ctx, row.id, 'note', input.words)
    const { id, version, state } = row
    const name = input.restricted ? 'ConcernRestricted' : 'ConcernOpenedToTeam'
    return done({ id, version: version + 1, state }, event(name))
  },
  example: {
    role: 'safeguarding-manager',
    input: { ...example, restricted: true, words: 'The adult’s daughter works for us.' },
  },
})

async function note(ctx: Context, concernId: string, kind: string, text: string): Promise<string> {
  const id = ctx.ids.next()
  const { councilId, id: by = null } = ctx.actor
  const words = (await caseSealer(ctx, concernId))({ text })
  await addNoteRow(ctx.tx, { councilId, id, concernId, kind, at: ctx.now, by, words })
  return id
}

/** The day on which somebody looks again: whoever looked says so, and a note of another kind says nothing of it. */
function nextLook({ today }: Context, kind: string, lookAgainOn: string | undefined): string | null {
  if (!lookAgainOn) return null
  const field = 'lookAgainOn'
  if (kind !== 'risk')
    throw new Invalid([{ field, message: 'Leave this empty, or choose a look at the risk' }])
  if (lookAgainOn < today.toString())
    throw new Invalid([{ field, message: 'Give today or a day still to come' }])
  return lookAgainOn
}

export const addNote = command({
  name: 'safeguarding.addNote',
  does: 'Writes a note, a call, a visit or a look at the risk into a case. It is never edited.',
  api: 'POST /safeguarding/concerns/{concernId}/notes',
  status: 201,
  input: AddNote,
  output: z.object({ id: z.uuid() }),
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { kind, words, lookAgainOn }, { row }) {
    const riskNextOn = nextLook(ctx, kind, lookAgainOn)
    const id = await note(ctx, row.id, kind, words)
    if (kind === 'risk') await changeConcern(ctx.tx, row.councilId, row.id, lookedNow(ctx, riskNextOn))
    return done({ id }, event(kind === 'risk' ? 'RiskLookedAt' : 'NoteWritten', { kind, noteId: id }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      concernId: demoIds.newConcern,
      kind: 'risk',
      words: 'Rang the home: a second carer is on tonight, and the door sensor works.',
    },
  },
})

export const linkConcerns = command({
  name: 'safeguarding.linkConcerns',
  does: 'Links two concerns that belong together. They are never merged.',
  api: 'POST /safeguarding/concerns/{concernId}/links',
  status: 201,
  input: LinkConcerns,
  output: z.object({ id: z.uuid(), otherId: z.uuid() }),
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { otherReference, kind }, { row }) {
    const other = await findConcernByReference(ctx.tx, row.councilId, otherReference)
    const missing = 'We could not find that concern, or you may not see it. Check its reference.'
    // One that this person may not see is told as one that is not there.
    if (!other || !(await judgedOn(ctx, [other.id])).has(other.id)) throw new NotFound(missing)
    if (other.id === row.id)
      throw new Conflict('A concern is not linked with itself. Give the other reference.')
    const by = ctx.actor.id ?? null
    await linkPair(ctx.tx, row.councilId, [row.id, other.id], { kind, at: ctx.now, by })
    return done({ id: row.id, otherId: other.id }, event('ConcernsLinked', { otherId: other.id, kind }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      concernId: demoIds.newConcern,
      otherReference: referenceFrom('C', demoIds.lookingReference),
      kind: 'related',
    },
  },
})

export const closeConcern = command({
  name: 'safeguarding.closeConcern',
  does: 'Closes a case with a reason. What is still to be done runs on as owned follow-ups.',
  api: 'POST /safeguarding/concerns/{concernId}/close',
  input: CloseConcern,
  output: Stepped,
  can: 'concern.decide',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    const { closingReason } = input
    const enquiry = await enquiryOnClosing(ctx, row, closingReason)
    const asked = await planFeedback(ctx, row)
    const stepped = await step(ctx, row, 'close', { closedAt: ctx.now, closingReason })
    if (input.words) await note(ctx, row.id, 'note', input.words)
    return done(stepped, event('ConcernClosed', { closingReason }), ...enquiry, ...asked)
  },
  example: {
    role: 'safeguarding-practitioner',
    input: { concernId: demoIds.managersConcern, version: 3, closingReason: 'no-enquiry' },
  },
})
