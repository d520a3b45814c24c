import { sql } from 'kysely'
import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { holdersOf } from '#platform/accounts/holders.ts'
import { accountNames } from '#platform/accounts/names.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { event } from '#platform/events/event.ts'
import { query } from '#platform/query.ts'
import { openerFor, sealerFor } from '#platform/vault/index.ts'
import { concernColumns } from '../concern/subject.ts'
import { team } from '../policy.ts'
import { type NoteWords, opened } from '../words.ts'
import { dutyRows } from './rows.ts'
import { DutyView, type RestrictedRow, WriteHandover } from './schema.ts'
import { addHandover, type DutyList, lastHandovers, onDutyList, restrictedOnes } from './store.ts'

/** The duty of the whole council stands open to its safeguarding team, and to nobody else. */
const duty = ({ actor }: Context) => ({ ...wholeCouncil(actor.councilId), openTo: team })

/** Restricted ones that this reader may know of: not those they are kept away from. */
async function closedOnes(ctx: Context): Promise<RestrictedRow[]> {
  const { councilId } = ctx.actor
  const visible = ctx.visible('concern.read', concernColumns)
  const known = ctx.visible('concern.read', { ...concernColumns, open: () => sql`true` })
  const rows = await restrictedOnes(ctx.tx, councilId, known, visible)
  if (rows.length === 0) return []
  const managers = await holdersOf(ctx, ['safeguarding-manager'])
  const names = await accountNames(ctx.tx, councilId, [
    ...rows.map(row => row.leadId),
    ...managers.map(one => one.accountId),
  ])
  const anyManager = managers.flatMap(one => names.get(one.accountId) ?? [])
  const fallback = anyManager.length > 0 ? anyManager.slice(0, 3).join(' or ') : 'the safeguarding manager'
  return rows.map(({ reference, danger, receivedAt, leadId }) => ({
    ...{ reference, danger, receivedAt: receivedAt.toString() },
    ring: (leadId && names.get(leadId)) || fallback,
  }))
}

async function handovers(ctx: Context) {
  const { councilId } = ctx.actor
  const rows = await lastHandovers(ctx.tx, councilId)
  const open = await openerFor(
    ctx,
    rows.map(row => row.id),
  )
  const names = await accountNames(
    ctx.tx,
    councilId,
    rows.map(row => row.by),
  )
  return rows.map(({ id, at, by, words }) => ({
    ...{ id, at: at.toString(), by: (by && names.get(by)) ?? null },
    words: opened<NoteWords>(open, id, words)?.text ?? null,
  }))
}

export const dutyView = query({
  name: 'safeguarding.dutyView',
  does: 'Gives what a duty worker needs at night: danger, new concerns, unread messages, how to reach people safely, who must not know, handover.',
  api: 'GET /safeguarding/duty',
  input: z.object({}),
  output: DutyView,
  can: 'concern.read',
  subject: duty,
  async run(ctx) {
    const visible = ctx.visible('concern.read', concernColumns)
    const listed = async (list: DutyList) => [
      ...(await dutyRows(ctx, await onDutyList(ctx.tx, ctx.actor.councilId, list, visible))),
    ]
    return {
      danger: await listed('danger'),
      fresh: await listed('fresh'),
      unread: await listed('unread'),
      live: await listed('live'),
      restricted: await closedOnes(ctx),
      handovers: await handovers(ctx),
    }
  },
  trace: 'search',
  traced: ({ danger, fresh, unread, live, restricted }) => ({
    count: danger.length + fresh.length + unread.length + live.length,
    restricted: restricted.length,
  }),
  example: { role: 'duty-worker', input: {} },
})

export const writeHandover = command({
  name: 'safeguarding.writeHandover',
  does: 'Writes what whoever is on duty next should know. It is not changed afterwards.',
  api: 'POST /safeguarding/duty/handovers',
  status: 201,
  input: WriteHandover,
  output: z.object({ id: z.uuid() }),
  can: 'concern.work',
  subject: duty,
  async run(ctx, { words: text }) {
    const id = ctx.ids.next()
    const { councilId, id: by = null } = ctx.actor
    const words = (await sealerFor(ctx, id))({ text } satisfies NoteWords)
    await addHandover(ctx.tx, { councilId, id, at: ctx.now, by, words })
    return done({ id }, event('HandoverWritten', { handoverId: id }))
  },
  example: {
    role: 'duty-worker',
    input: { words: 'A second carer is on at Teasel Court until seven. Ring at six to hear how it went.' },
  },
})
