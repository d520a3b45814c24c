import { accountNames } from '#platform/accounts/names.ts'
import type { Context } from '#platform/context.ts'
import { type Opener, openerFor } from '#platform/vault/index.ts'
import { civilDateOf } from '#platform/view/dates.ts'
import { clear } from '../tellings/telling-store.ts'
import { agencyLabel } from './agencies.ts'
import { listSharedDecisions } from './decision-store.ts'
import { decisionsShown } from './decision-views.ts'
import type { Audience } from './kinds.ts'
import { type InvitedRow, type MovedRow, movesOf } from './meeting-store.ts'
import { CLEARED, COUNCIL } from './pack.ts'
import { packsOf } from './pack-store.ts'
import { type BroughtRow, broughtTo, type MinuteRow, minutesOf } from './record-store.ts'
import type { BroughtView, MeetingView } from './schema.ts'
import * as of from './subject.ts'
import { meetingWorkflow } from './workflow.ts'

/** Who reads: those who know of every case, officers, or people of a partner. */
export type Reader = 'cleared' | 'council' | 'partner'

export function readerOf(ctx: Context, invited: readonly InvitedRow[]): Reader {
  const edition = of.ownEdition(ctx, invited)
  if (edition === CLEARED) return 'cleared'
  return edition === COUNCIL ? 'council' : 'partner'
}

const read: Readonly<Record<Reader, readonly Audience[]>> = {
  cleared: ['partners', 'council', 'case-roles'],
  council: ['partners', 'council'],
  partner: ['partners'],
}

interface Around {
  readonly open: Opener
  readonly names: ReadonlyMap<string, string>
  /** Homes that this reader is not kept away from. */
  readonly homes: ReadonlyMap<string, string>
  readonly reader: Reader
}

const mayRead = (
  { homes, reader }: Pick<Around, 'homes' | 'reader'>,
  { homeId, audience }: { readonly homeId: string | null; readonly audience: Audience },
): boolean => read[reader].includes(audience) && (homeId === null || homes.has(homeId))

export async function meetingView(ctx: Context, subject: of.MeetingSubject): Promise<MeetingView> {
  const { row, invited } = subject
  const { councilId } = ctx.actor
  const reader = readerOf(ctx, invited)
  if (reader === 'cleared') await clear(ctx.tx)
  const agenda = (await of.agendasFor(ctx, [row.id])).get(row.id) ?? []
  const homes = new Map(agenda.map(({ home }) => [home.id, home.name]))
  const minutes = (await minutesOf(ctx.tx, councilId, row.id)).filter(one => mayRead({ homes, reader }, one))
  const brought = (await broughtTo(ctx.tx, councilId, row.id)).filter(one => mayRead({ homes, reader }, one))
  const moves = await movesOf(ctx.tx, councilId, row.id)
  const people = [...minutes, ...brought, ...moves].map(one => one.by)
  const names = await accountNames(ctx.tx, councilId, [
    ...people,
    row.plannedBy,
    ...invited.map(one => one.accountId),
  ])
  const ids = [row.id, ...[...minutes, ...brought, ...moves].map(one => one.id)]
  const around = { open: await openerFor(ctx, ids), names, homes, reader }
  const { id, version, onDate, state, heldOn, closedOn } = row
  return {
    ...{ id, version, onDate, state, heldOn, closedOn, stateLabel: meetingWorkflow.states[state].label },
    plannedBy: names.get(row.plannedBy) ?? null,
    moved: moves.map(one => movedShown(one, around)),
    purpose: (around.open(row.id, row.words) as { purpose: string } | undefined)?.purpose ?? null,
    homes: agenda.map(({ home }) => ({ id: home.id, name: home.name, small: of.isSmall(home) })),
    invited: invited.map(one => invitedShown(one, names)),
    minutes: minutes.map(one => minuteShown(one, around)),
    brought: brought.map(one => broughtShown(one, around)),
    decisions: await decisionsFor(ctx, row.id, around),
    packs: await packsShown(ctx, subject),
    organises: of.organises(ctx),
  }
}

function movedShown({ id, fromOn, toOn, at, by, words }: MovedRow, { open, names }: Around) {
  const said = open(id, words) as { readonly reason: string } | undefined
  return {
    ...{ from: fromOn, to: toOn, on: civilDateOf(at).toString(), by: names.get(by) ?? null },
    reason: said?.reason ?? null,
  }
}

function invitedShown({ id, agency, accountId, attended }: InvitedRow, names: ReadonlyMap<string, string>) {
  return {
    ...{ id, agency, attended, label: agencyLabel(agency), mayRead: accountId !== null },
    name: names.get(accountId ?? '') ?? null,
  }
}

function minuteShown({ id, homeId, words, audience, at, by }: MinuteRow, { open, names, homes }: Around) {
  const said = open(id, words) as { readonly words: string } | undefined
  return {
    ...{ id, audience, home: homes.get(homeId ?? '') ?? null, words: said?.words ?? null },
    ...{ on: civilDateOf(at).toString(), by: names.get(by) ?? null },
  }
}

export function broughtShown(row: BroughtRow, { open, names, homes }: Omit<Around, 'reader'>): BroughtView {
  const said = open(row.id, row.words) as { readonly says: string; readonly source: string } | undefined
  const { id, homeId, sureness, audience, submissionId } = row
  return {
    ...{ id, sureness, audience, submissionId, home: { id: homeId, name: homes.get(homeId) ?? 'A home' } },
    ...{ agency: agencyLabel(row.agency), on: row.observedOn, writtenOn: civilDateOf(row.at).toString() },
    ...{ by: names.get(row.by) ?? null, says: said?.says ?? null, source: said?.source ?? null },
  }
}

/** Invited people read what was decided for readers like them; what is theirs to do they read wherever it was decided. */
async function decisionsFor(ctx: Context, meetingId: string, around: Around) {
  const visible = of.allDecisions
  const found = await listSharedDecisions(
    ctx.tx,
    { councilId: ctx.actor.councilId, visible, meetingIds: [meetingId] },
    { limit: 500, offset: 0 },
  )
  const shown = found.rows.filter(row => row.ownerId === ctx.actor.id || mayRead(around, row))
  return decisionsShown(ctx, shown)
}

async function packsShown(ctx: Context, { row, invited }: of.MeetingSubject): Promise<MeetingView['packs']> {
  const made = await packsOf(ctx.tx, ctx.actor.councilId, row.id)
  const editions = new Set(of.editionsFor(ctx, invited))
  const mine = made.filter(one => editions.has(one.edition))
  return [...Map.groupBy(mine, one => one.version)].map(([version, rows]) => ({
    ...{ version, on: rows[0]?.onDate ?? '', editions: rows.map(one => one.edition) },
  }))
}
