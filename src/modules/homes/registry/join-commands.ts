import { z } from 'zod'
import type { Subject } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { demoIds } from '../demo-ids.ts'
import {
  addDecision,
  findDecision,
  markUndone,
  membersTogether,
  type PlacedRegistration,
  placesOf,
} from './decisions-store.ts'
import { Decided, joinReason, Pair } from './join-schema.ts'
import { lockRegister } from './joins-store.ts'
import { regroup } from './regroup.ts'
import { settleGrouping } from './settle.ts'

export const joinRegistrations = command({
  name: 'homes.joinRegistrations',
  does: 'Decides that registrations with CQC are one and the same home.',
  api: 'POST /joins',
  status: 201,
  input: Pair,
  output: Decided,
  can: 'join.decide',
  subject: placesSubject,
  async run(ctx, input) {
    const before = await membersTogether(ctx.tx, input.cqcLocationIds)
    const decided = await decide(ctx, 'joined', input)
    if (decided.homes.length > 1 || decided.homes[0]?.cqcLocationIds.length !== before.length) {
      throw new Conflict(
        'An earlier decision keeps some registrations of these homes apart. Undo that decision first, then join them.',
        { allowed: ['Undo the decision that keeps them apart'] },
      )
    }
    return done(
      decided,
      event('RegistrationsJoined', { joinId: decided.joinId, cqcLocationIds: input.cqcLocationIds }),
    )
  },
  example: {
    role: 'quality-officer',
    input: {
      cqcLocationIds: [...demoIds.apart],
      reason: 'The manager told us on our visit: one building, one team.',
    },
  },
})

export const keepApart = command({
  name: 'homes.keepApart',
  does: 'Decides that registrations that look alike are different homes; homes that were joined are parted.',
  api: 'POST /joins/keep-apart',
  status: 201,
  input: Pair,
  output: Decided,
  can: 'join.decide',
  subject: placesSubject,
  async run(ctx, input) {
    const decided = await decide(ctx, 'kept-apart', input)
    return done(
      decided,
      event('RegistrationsKeptApart', { joinId: decided.joinId, cqcLocationIds: input.cqcLocationIds }),
    )
  },
  example: {
    role: 'quality-officer',
    input: {
      cqcLocationIds: [...demoIds.apart],
      reason: 'Two homes next door to each other, seen on our visit.',
    },
  },
})

export const undoJoin = command({
  name: 'homes.undoJoin',
  does: "Undoes a decision that registrations are one home, or are not, whether Lantern's or an officer's.",
  api: 'POST /joins/{joinId}/undo',
  input: z.object({ joinId: z.uuid(), version: z.int(), reason: joinReason }),
  output: Decided,
  can: 'join.decide',
  async subject(ctx: Context, input) {
    await lockRegister(ctx.tx)
    const decision = await findDecision(ctx.tx, input.joinId)
    if (!decision) throw new NotFound("We could not find that decision. Look for it on the home's page.")
    return { ...subjectOf(await placesOf(ctx.tx, decision.cqcLocationIds)), decision }
  },
  async run(ctx, input, { decision }) {
    if (decision.undoneAt) throw new Conflict('This decision was undone already.', { allowed: [] })
    if (decision.version !== input.version) {
      throw new Conflict('Somebody changed this decision while you had it open. Look at it again.', {
        current: { version: decision.version },
        sent: { version: input.version },
      })
    }
    await markUndone(ctx.tx, decision.id, { at: ctx.now, by: ctx.actor.id ?? null, reason: input.reason })
    const homes = await regroupAll(ctx, decision.cqcLocationIds)
    return done({ joinId: decision.id, homes }, event('JoinUndone', { joinId: decision.id }))
  },
  example: {
    role: 'quality-officer',
    input: {
      joinId: demoIds.join,
      version: 1,
      reason: 'The old home closed; another was built on its land.',
    },
  },
})

async function placesSubject(ctx: Context, input: z.output<typeof Pair>): Promise<Subject> {
  await lockRegister(ctx.tx)
  const ids = new Set(input.cqcLocationIds)
  if (ids.size < 2)
    throw new Invalid([{ field: 'cqcLocationIds', message: 'Choose at least two registrations' }])
  const places = await placesOf(ctx.tx, [...ids])
  const missing = [...ids].filter(id => !places.some(place => place.cqcLocationId === id))
  if (missing.length === 0) return subjectOf(places)
  const message = `Lantern knows no care home with the CQC id ${missing.join(', ')}. Check it, or import it first.`
  throw new Invalid([{ field: 'cqcLocationIds', message }])
}

/** Judged on the council of the homes; of two councils', nobody's council decides alone. */
function subjectOf(places: readonly PlacedRegistration[]): Subject {
  const councils = new Set(places.map(place => place.councilId))
  const [only] = councils
  return {
    type: 'home',
    id: places[0]?.homeId,
    councilId: councils.size === 1 ? (only ?? undefined) : undefined,
  }
}

async function decide(ctx: Context, kind: 'joined' | 'kept-apart', input: z.output<typeof Pair>) {
  const id = ctx.ids.next()
  const cqcLocationIds = [...new Set(input.cqcLocationIds)]
  const { id: decidedBy = null, councilId } = ctx.actor
  await addDecision(ctx.tx, {
    id,
    kind,
    cqcLocationIds,
    reason: input.reason,
    decidedAt: ctx.now,
    decidedBy,
    councilId,
  })
  return { joinId: id, homes: await regroupAll(ctx, cqcLocationIds) }
}

async function regroupAll(ctx: Context, cqcLocationIds: readonly string[]) {
  const grouping = await regroup(ctx.tx, [])
  await settleGrouping(ctx.tx, grouping, { now: ctx.now, today: ctx.today })
  const homes = [...new Set(cqcLocationIds.map(id => grouping.homeOf.get(id)).filter(id => id !== undefined))]
  return homes.map(id => ({
    id,
    cqcLocationIds: [...grouping.homeOf].filter(([, home]) => home === id).map(([location]) => location),
  }))
}
