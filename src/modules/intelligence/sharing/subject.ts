import { type SqlBool, sql } from 'kysely'
import type { Permission, Subject } from '#platform/access/permissions.ts'
import type { Role } from '#platform/access/roles.ts'
import type { SubjectColumns } from '#platform/access/visible.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, NotAllowed, NotFound } from '#platform/errors.ts'
import { type HomeInBrief, homeById, homesById } from '#src/modules/homes/index.ts'
import { cleared } from '../policy.ts'
import { SMALL_HOME } from '../submissions/kinds.ts'
import { inListOrder, OWN_COUNCIL } from './agencies.ts'
import { findSharedDecision, type SharedDecisionRow } from './decision-store.ts'
import {
  findMeeting,
  homesOfMeetings,
  homesOpen,
  type InvitedRow,
  invitedTo,
  type MeetingRow,
} from './meeting-store.ts'
import { CLEARED, COUNCIL } from './pack.ts'
import { organisers } from './workflow.ts'

const has = (roles: readonly Role[], role: Role): boolean => roles.includes(role)
export const isCleared = ({ actor }: Context): boolean => has(cleared, actor.role)
export const organises = ({ actor }: Context): boolean => has(organisers, actor.role)

/** What is known of so small a home points to somebody: only those with a role in cases see it. */
export const isSmall = ({ beds }: Pick<HomeInBrief, 'beds'>): boolean => beds === null || beds < SMALL_HOME

export function signedIn({ actor }: Context): string {
  if (!actor.id) throw new NotAllowed('Sign in to do this: it needs a named person')
  return actor.id
}

export interface MeetingSubject extends Subject {
  readonly row: MeetingRow
  readonly invited: readonly InvitedRow[]
}

const accountsOf = (invited: readonly InvitedRow[]): string[] =>
  invited.flatMap(one => (one.accountId === null ? [] : [one.accountId]))

interface Asked {
  readonly sharingId: string
}

export async function meetingSubject(
  ctx: Context,
  { sharingId }: Asked,
  lock = false,
): Promise<MeetingSubject> {
  const { councilId } = ctx.actor
  const row = await findMeeting(ctx.tx, councilId, sharingId, lock)
  if (!row) throw new NotFound('We could not find that meeting. Look for it in the list of meetings.')
  const invited = await invitedTo(ctx.tx, councilId, [sharingId])
  return { type: 'sharing-meeting', id: row.id, councilId, assignedTo: accountsOf(invited), row, invited }
}

export const lockedMeeting = (ctx: Context, input: Asked) => meetingSubject(ctx, input, true)

/** About one home of the meeting, or about none of them alone. */
export async function homeOnAgenda(ctx: Context, input: Asked & { readonly homeId?: string | undefined }) {
  const subject = await lockedMeeting(ctx, input)
  if (!input.homeId) return { ...subject, home: undefined }
  const home = await homeById(ctx.tx, input.homeId)
  if (!home) throw new NotFound('We could not find that home. Choose one that is on the agenda.')
  return { ...subject, homeId: home.id, home }
}

/** @throws Conflict where the home is not on the agenda. */
export async function refuseOffAgenda(ctx: Context, meetingId: string, homeId: string): Promise<void> {
  const homes = await homesOfMeetings(ctx.tx, ctx.actor.councilId, [meetingId])
  if (!homes.some(one => one.homeId === homeId))
    throw new Conflict('That home is not on the agenda of this meeting. Add it first, then try again.')
}

export function refuseClosed({ state }: Pick<MeetingRow, 'state'>): void {
  if (state === 'closed')
    throw new Conflict('This meeting is closed, and nothing is added to it. Plan another one.')
}

/** Over `intelligence.sharing_meeting m`. */
export const meetingColumns: SubjectColumns = {
  type: 'sharing-meeting',
  id: sql<string>`m.id`,
  council: sql<string>`m.council_id`,
  assigned: account => sql<SqlBool>`exists (select from intelligence.sharing_invited i
    where i.council_id = m.council_id and i.meeting_id = m.id and i.account_id = ${account})`,
}

/** Over homes as `h`: all but those that this reader is kept away from. */
function notKeptAway(ctx: Context, permission: Permission) {
  const id = sql<string>`h.id`
  return ctx.visible(permission, {
    ...{ type: 'home', id, home: id, council: sql<string>`${ctx.actor.councilId}::uuid` },
    assigned: () => sql<SqlBool>`true`,
  })
}

/** The homes on the agendas of meetings that this reader may know, by meeting and by name. */
export async function agendasFor(ctx: Context, meetingIds: readonly string[]) {
  const rows = await homesOfMeetings(ctx.tx, ctx.actor.councilId, meetingIds)
  const ids = [...new Set(rows.map(row => row.homeId))]
  const open = await homesOpen(ctx.tx, ids, notKeptAway(ctx, 'sharing.read'))
  const homes = await homesById(ctx.tx, [...open])
  const found = rows.flatMap(({ meetingId, homeId }) => {
    const home = open.has(homeId) ? homes.get(homeId) : undefined
    return home ? [{ meetingId, home }] : []
  })
  return Map.groupBy(
    found.toSorted((a, b) => (a.home.name < b.home.name ? -1 : 1)),
    one => one.meetingId,
  )
}

/** Which edition somebody reads who asks for none. */
export function ownEdition(ctx: Context, invited: readonly InvitedRow[]): string {
  if (isCleared(ctx)) return CLEARED
  if (organises(ctx)) return COUNCIL
  const mine = invited.find(one => one.accountId === ctx.actor.id)
  return !mine || mine.agency === OWN_COUNCIL ? COUNCIL : mine.agency
}

/** The editions that somebody may open, once they were made. */
export function editionsFor(ctx: Context, invited: readonly InvitedRow[]): string[] {
  const agencies = inListOrder(invited.map(one => one.agency)).filter(one => one !== OWN_COUNCIL)
  if (organises(ctx)) return [...(isCleared(ctx) ? [CLEARED] : []), COUNCIL, ...agencies]
  const mine = inListOrder(invited.filter(one => one.accountId === ctx.actor.id).map(one => one.agency))
  return mine.map(agency => (agency === OWN_COUNCIL ? COUNCIL : agency))
}

/** Who reads which edition: what is of every case only those who may know of it, a partner’s only that partner. */
export function packSubject(meeting: MeetingSubject, edition: string): MeetingSubject {
  const agency = edition === COUNCIL ? OWN_COUNCIL : edition
  return {
    ...meeting,
    openTo: edition === CLEARED ? cleared : organisers,
    assignedTo: edition === CLEARED ? [] : accountsOf(meeting.invited.filter(one => one.agency === agency)),
  }
}

export interface DecisionSubject extends Subject {
  readonly row: SharedDecisionRow
}

/** Of a small home those who hold meetings read it only where they may know of every case; whoever does it always. */
export async function decisionSubject(
  ctx: Context,
  { sharingDecisionId }: { readonly sharingDecisionId: string },
  lock = false,
): Promise<DecisionSubject> {
  const { councilId } = ctx.actor
  const row = await findSharedDecision(ctx.tx, councilId, sharingDecisionId, lock)
  if (!row) throw new NotFound('We could not find that decision. Look for it in the list of decisions.')
  const kept = row.audience === 'case-roles'
  return {
    ...{ type: 'sharing-decision', id: row.id, councilId, homeId: row.homeId ?? undefined, row },
    ...{ assignedTo: [row.ownerId], openTo: kept ? cleared : organisers, sensitive: kept },
  }
}

/** The same over `intelligence.sharing_decision d`. */
export const decisionColumns: SubjectColumns = {
  type: 'sharing-decision',
  id: sql<string>`d.id`,
  council: sql<string>`d.council_id`,
  home: sql<string | null>`d.home_id`,
  assigned: account => sql<SqlBool>`d.owner_id = ${account}`,
  open: role => {
    if (has(cleared, role)) return sql<SqlBool>`true`
    return has(organisers, role) ? sql<SqlBool>`d.audience <> 'case-roles'` : sql<SqlBool>`false`
  },
}

/** For a meeting that this reader may open: its decisions are judged one by one, by whom they are for. */
export const allDecisions = sql<SqlBool>`true`
