import { wholeCouncil } from '#platform/access/permissions.ts'
import { accountNames } from '#platform/accounts/names.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid, NotAllowed } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { query } from '#platform/query.ts'
import { sealerFor } from '#platform/vault/index.ts'
import { homesById } from '#src/modules/homes/index.ts'
import { editionOf } from '../attention/edition.ts'
import { listOf } from '../attention/list-of.ts'
import { demoFirstLookId } from '../demo-ids.ts'
import { lookers } from '../policy.ts'
import { ListLooks, LookRecorded, LookView, OneLook, RecordLook } from '../schema.ts'
import { markStale } from '../tellings/telling-store.ts'
import { overrideInWords } from '../view/words.ts'
import { type LookRow, listLooks as listed, recordLooked } from './look-store.ts'
import { lockedLook, lookColumns, lookSubject } from './subject.ts'

export const recordFirstLook = command({
  name: 'intelligence.recordFirstLook',
  does: 'Records what a first look found: whether it is credible, and whether it touches more than one resident, management or concealment. Then the look lifts the level.',
  api: 'POST /intelligence/first-looks/{firstLookId}/record',
  input: RecordLook,
  output: LookRecorded,
  can: 'first-look.record',
  subject: lockedLook,
  async run(ctx, input, { row }) {
    const { tx, actor, now, today } = ctx
    if (!actor.id) throw new NotAllowed('Sign in to do this: a first look needs a named person')
    if (row.state !== 'waiting')
      throw new Conflict(
        'This look was recorded, or what it was about was taken back. Look at the home’s page.',
      )
    if (row.version !== input.version)
      throw new Conflict(
        'Somebody changed this in the meantime. Look at it again, and record what you found.',
      )
    const credible = input.credible === 'yes'
    const touches = [...new Set(input.touches ?? [])]
    if (!credible && touches.length > 0)
      throw new Invalid([{ field: 'touches', message: 'Leave this empty where it is not credible' }])
    const words = (await sealerFor(ctx, row.id))({ reason: input.words })
    await recordLooked(tx, row, { on: today.toString(), at: now, by: actor.id, credible, touches, words })
    await markStale(tx, actor.councilId, new Map([[row.homeId, { shareable: false }]]))
    const found = { homeId: row.homeId, credible, touches }
    return done({ id: row.id, version: row.version + 1 }, event('FirstLookRecorded', found))
  },
  example: {
    role: 'safeguarding-manager',
    input: {
      ...{ firstLookId: demoFirstLookId, version: 1, credible: 'yes', touches: [] },
      words: 'I rang the ward and read the body map: what was told fits what was seen.',
    },
  },
})

export const getFirstLook = query({
  name: 'intelligence.getFirstLook',
  does: 'Gives one first look: which home, why it waits for no second source, and who looks.',
  api: 'GET /intelligence/first-looks/{firstLookId}',
  input: OneLook,
  output: LookView,
  can: 'first-look.read',
  subject: lookSubject,
  run: async (ctx, _input, { row }) => (await viewsOf(ctx, [row]))[0] as LookView,
  trace: 'record',
  example: { role: 'safeguarding-manager', input: { firstLookId: demoFirstLookId } },
})

export const listFirstLooks = query({
  name: 'intelligence.listFirstLooks',
  does: 'Lists what waits for a first look today, and who looks.',
  api: 'GET /intelligence/first-looks',
  input: ListLooks,
  output: listOf(LookView),
  can: 'first-look.read',
  subject: ({ actor }) => ({ ...wholeCouncil(actor.councilId), openTo: lookers }),
  async run(ctx, { mine, page, perPage }) {
    await editionOf(ctx)
    const visible = ctx.visible('first-look.read', lookColumns)
    const asked = {
      councilId: ctx.actor.councilId,
      mine: mine === 'true' ? ctx.actor.id : undefined,
      visible,
    }
    const rows = await listed(ctx.tx, asked, { limit: perPage, offset: (page - 1) * perPage })
    return { items: await viewsOf(ctx, rows), total: rows[0]?.total ?? 0, page, perPage }
  },
  trace: 'search',
  traced: ({ total }, { mine }) => ({ count: total, mine }),
  example: { role: 'safeguarding-manager', input: {} },
})

async function viewsOf(ctx: Context, rows: readonly LookRow[]): Promise<LookView[]> {
  const { tx, actor, today } = ctx
  const homes = await homesById(
    tx,
    rows.map(row => row.homeId),
  )
  const names = await accountNames(
    tx,
    actor.councilId,
    rows.map(row => row.accountId),
  )
  return rows.map(({ id, version, homeId, override, state, dueOn, accountId }) => ({
    ...{ id, version, override, state, dueOn, says: overrideInWords(override) },
    home: { id: homeId, name: homes.get(homeId)?.name ?? 'A home that is no longer in the register' },
    overdue: state === 'waiting' && dueOn < today.toString(),
    who: names.get(accountId ?? '') ?? null,
    mine: accountId !== null && accountId === actor.id,
  }))
}
