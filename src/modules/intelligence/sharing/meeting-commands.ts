import { wholeCouncil } from '#platform/access/permissions.ts'
import { holdersOf } from '#platform/accounts/holders.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { sealerFor } from '#platform/vault/index.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { demoIds as demoHomes, homeById } from '#src/modules/homes/index.ts'
import { inListOrder, OWN_COUNCIL } from './agencies.ts'
import { demoIds } from './demo-ids.ts'
import * as store from './meeting-store.ts'
import {
  AddHome,
  Changed,
  CloseMeeting,
  HoldMeeting,
  Invite,
  MoveMeeting,
  PlanMeeting,
  Stepped,
  Uninvite,
} from './schema.ts'
import * as of from './subject.ts'
import { invitable, type MeetingAction, meetingWorkflow, outside } from './workflow.ts'

const example = { role: 'quality-officer' as const }
const at = (id: string) => ({ type: 'sharing-meeting', id })

async function homeThere({ tx }: Context, homeId: string) {
  const home = await homeById(tx, homeId)
  if (!home) throw new NotFound('We could not find that home. Choose one from the list.')
  return home
}

export const planSharingMeeting = command({
  name: 'intelligence.planSharingMeeting',
  does: 'Plans an information sharing meeting: a day, what it is for, the first home on its agenda, and the partners who are invited.',
  api: 'POST /sharing-meetings',
  status: 201,
  input: PlanMeeting,
  output: Stepped,
  can: 'sharing.work',
  async subject(ctx, { homeId }) {
    const home = await homeThere(ctx, homeId)
    return { ...wholeCouncil(ctx.actor.councilId), homeId: home.id, home }
  },
  async run(ctx, { onDate, purpose, agencies }, { home }) {
    const { tx, ids, now, actor } = ctx
    const by = of.signedIn(ctx)
    if (onDate < ctx.today.toString())
      throw new Invalid([{ field: 'onDate', message: 'Choose today or a day to come' }])
    const id = ids.next()
    const state = meetingWorkflow.initial
    const { councilId } = actor
    const words = (await sealerFor(ctx, id))({ purpose })
    await store.addMeeting(tx, { councilId, id, state, onDate, plannedAt: now, plannedBy: by, words })
    await store.addHomes(tx, councilId, id, [home.id])
    const invited = inListOrder(agencies)
    for (const agency of invited)
      await store.addInvited(tx, councilId, id, { id: ids.next(), agency, accountId: null, at: now, by })
    return done(
      { id, version: 1, state },
      event('SharingMeetingPlanned', { onDate, homeId: home.id, agencies: invited }, at(id)),
    )
  },
  example: {
    ...example,
    input: {
      ...{ onDate: '2026-12-10', homeId: demoHomes.home, agencies: ['cqc', 'icb', 'police'] },
      purpose: 'Who knows what of the nights there, and who does what next.',
    },
  },
})

export const addSharingHome = command({
  name: 'intelligence.addSharingHome',
  does: 'Puts another home on the agenda of an information sharing meeting.',
  api: 'POST /sharing-meetings/{sharingId}/homes',
  input: AddHome,
  output: Changed,
  can: 'sharing.work',
  subject: of.homeOnAgenda,
  async run(ctx, { sharingId }, { row, home }) {
    of.refuseClosed(row)
    if (home) await store.addHomes(ctx.tx, ctx.actor.councilId, sharingId, [home.id])
    return done({ id: sharingId }, event('SharingHomeAdded', { homeId: home?.id ?? null }))
  },
  example: { ...example, input: { sharingId: demoIds.planned, homeId: demoHomes.home } },
})

export const removeSharingHome = command({
  name: 'intelligence.removeSharingHome',
  does: 'Takes a home off the agenda of an information sharing meeting that was not held yet.',
  api: 'POST /sharing-meetings/{sharingId}/homes/remove',
  input: AddHome,
  output: Changed,
  can: 'sharing.work',
  subject: of.homeOnAgenda,
  async run(ctx, { sharingId }, { row, home }) {
    const { councilId } = ctx.actor
    if (row.state !== 'planned')
      throw new Conflict('The meeting was held with this home on its agenda, and that stays so.')
    const homes = await store.homesOfMeetings(ctx.tx, councilId, [sharingId])
    if (homes.length < 2) throw new Conflict('A meeting is about at least one home. Add another home first.')
    if (home) await store.removeHome(ctx.tx, councilId, sharingId, home.id)
    return done({ id: sharingId }, event('SharingHomeRemoved', { homeId: home?.id ?? null }))
  },
  example: { ...example, input: { sharingId: demoIds.planned, homeId: demoHomes.home } },
})

export const inviteToSharing = command({
  name: 'intelligence.inviteToSharing',
  does: 'Invites a partner, somebody who is there, or an officer of the council by name. Whoever has an account reads the edition made for them.',
  api: 'POST /sharing-meetings/{sharingId}/invited',
  status: 201,
  input: Invite,
  output: Changed,
  can: 'sharing.work',
  subject: of.lockedMeeting,
  async run(ctx, { sharingId, agency, accountId: given }, { row }) {
    of.refuseClosed(row)
    const by = of.signedIn(ctx)
    const accountId = given || null
    await refuseWrongAccount(ctx, agency, accountId)
    const id = ctx.ids.next()
    const added = await store.addInvited(ctx.tx, ctx.actor.councilId, sharingId, {
      ...{ id, agency, accountId, at: ctx.now, by },
    })
    if (!added) throw new Conflict('They are invited already. Look at who is invited.')
    return done({ id }, event('SharingInvited', { invitedId: id, agency, accountId }))
  },
  example: { ...example, input: { sharingId: demoIds.planned, agency: 'fire-service', accountId: '' } },
})

/** An officer is invited by name; whoever comes for a partner is somebody of a partner. */
async function refuseWrongAccount(ctx: Context, agency: string, accountId: string | null): Promise<void> {
  const own = agency === OWN_COUNCIL
  const wrong = (message: string) => new Invalid([{ field: 'accountId', message }])
  if (accountId === null) {
    if (own) throw wrong('Choose which officer is invited')
    return
  }
  const roles = own ? invitable.filter(role => !outside.includes(role)) : outside
  const holders = await holdersOf(ctx, roles)
  if (!holders.some(one => one.accountId === accountId))
    throw wrong(own ? 'Choose an officer of the council' : 'Choose somebody of a partner organisation')
}

export const uninviteFromSharing = command({
  name: 'intelligence.uninviteFromSharing',
  does: 'Takes an invitation back before the meeting is held: whoever it was for reads nothing of it any more.',
  api: 'POST /sharing-meetings/{sharingId}/invited/remove',
  input: Uninvite,
  output: Changed,
  can: 'sharing.work',
  subject: of.lockedMeeting,
  async run(ctx, { sharingId, invitedId }, { row }) {
    if (row.state !== 'planned')
      throw new Conflict('The meeting was held, and who was invited to it stays as it was.')
    const removed = await store.removeInvited(ctx.tx, ctx.actor.councilId, sharingId, invitedId)
    if (!removed) throw new NotFound('They are not invited. Look at who is invited.')
    return done({ id: sharingId }, event('SharingUninvited', { invitedId }))
  },
  example: { ...example, input: { sharingId: demoIds.planned, invitedId: demoIds.invited } },
})

async function step(
  ctx: Context,
  action: MeetingAction,
  version: number,
  { row }: of.MeetingSubject,
  change: Omit<Parameters<typeof store.changeMeeting>[2], 'state'>,
) {
  of.signedIn(ctx)
  if (row.version !== version)
    throw new Conflict('Somebody changed this while you had it open. Look at it again, then decide.', {
      current: { version: row.version, state: row.state },
      sent: { version },
    })
  const { to } = applyAction(meetingWorkflow, action, row)
  await store.changeMeeting(ctx.tx, row, { ...change, state: to })
  return { id: row.id, version: version + 1, state: to }
}

export const holdSharingMeeting = command({
  name: 'intelligence.holdSharingMeeting',
  does: 'Writes down that an information sharing meeting was held, on which day, and who was there.',
  api: 'POST /sharing-meetings/{sharingId}/held',
  input: HoldMeeting,
  output: Stepped,
  can: 'sharing.work',
  subject: of.lockedMeeting,
  async run(ctx, { sharingId, version, heldOn, attended }, subject) {
    if (heldOn > ctx.today.toString())
      throw new Invalid([{ field: 'heldOn', message: 'Choose a day that has come' }])
    const there = subject.invited.filter(one => attended.includes(one.id)).map(one => one.id)
    if (there.length < new Set(attended).size)
      throw new Invalid([{ field: 'attended', message: 'Choose from those who are invited' }])
    const stepped = await step(ctx, 'hold', version, subject, { heldOn })
    await store.setAttended(ctx.tx, ctx.actor.councilId, sharingId, there)
    return done(stepped, event('SharingMeetingHeld', { heldOn, attended: there.length }))
  },
  example: {
    ...example,
    input: { sharingId: demoIds.planned, version: 1, heldOn: '2026-11-16', attended: [demoIds.invited] },
  },
})

export const closeSharingMeeting = command({
  name: 'intelligence.closeSharingMeeting',
  does: 'Closes an information sharing meeting: nothing is added to it any more. Its decisions run on until they are done.',
  api: 'POST /sharing-meetings/{sharingId}/close',
  input: CloseMeeting,
  output: Stepped,
  can: 'sharing.work',
  subject: of.lockedMeeting,
  async run(ctx, { version }, subject) {
    const stepped = await step(ctx, 'close', version, subject, { closedOn: ctx.today.toString() })
    return done(stepped, event('SharingMeetingClosed', {}))
  },
  example: { ...example, input: { sharingId: demoIds.held, version: 2 } },
})

export const moveSharingMeeting = command({
  name: 'intelligence.moveSharingMeeting',
  does: 'Moves a planned information sharing meeting to another day, and says why: those who are invited read it, and the days before are kept.',
  api: 'POST /sharing-meetings/{sharingId}/move',
  input: MoveMeeting,
  output: Stepped,
  can: 'sharing.work',
  subject: of.lockedMeeting,
  async run(ctx, { sharingId, version, onDate, reason }, subject) {
    const by = of.signedIn(ctx)
    const { onDate: fromOn } = subject.row
    if (onDate < ctx.today.toString())
      throw new Invalid([{ field: 'onDate', message: 'Choose today or a day to come' }])
    if (onDate === fromOn)
      throw new Invalid([
        { field: 'onDate', message: 'It is planned for that day already. Choose another one.' },
      ])
    const stepped = await step(ctx, 'move', version, subject, { onDate })
    const id = ctx.ids.next()
    const words = (await sealerFor(ctx, id))({ reason })
    const { councilId } = ctx.actor
    await store.addMoved(ctx.tx, {
      ...{ councilId, id, meetingId: sharingId, fromOn, toOn: onDate, at: ctx.now, by, words },
    })
    return done(stepped, event('SharingMeetingMoved', { from: fromOn, to: onDate }))
  },
  example: {
    ...example,
    input: {
      ...{ sharingId: demoIds.planned, version: 1, onDate: '2026-12-17' },
      reason: 'The inspector is away that week.',
    },
  },
})
