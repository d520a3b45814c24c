import { sql } from 'kysely'
import { z } from 'zod'
import { wholeCouncil } from '../access/permissions.ts'
import { civilDate, LONDON } from '../clock.ts'
import type { Tx } from '../database/database.ts'
import { query } from '../query.ts'
import { lastSeal } from './sealer.ts'
import { type Sealing, sealing } from './sealing.ts'
import { verifyLog } from './verify.ts'

const Fault = z.object({
  kind: z.enum([
    'changed-event',
    'removed-event',
    'inserted-event',
    'reordered',
    'sealed-twice',
    'changed-seal',
    'removed-seal',
    'forged-seal',
    'unknown-key',
    'cut-off-tail',
  ]),
  eventId: z.string().optional(),
  seal: z.number().int().optional(),
  sentence: z.string(),
})

const Verified = z.object({
  ok: z.boolean(),
  events: z.number().int(),
  sealed: z.number().int(),
  waiting: z.number().int().meta({ description: 'Events that await a seal: not provable yet.' }),
  seals: z.number().int(),
  lastSequence: z.number().int(),
  faults: z.array(Fault).meta({ description: 'The first 1,000.' }),
  faultCount: z.number().int(),
})

export const verifyEvents = verifyEventsWith(sealing)

export function verifyEventsWith(parts: () => Pick<Sealing, 'publicKeys' | 'published'>) {
  return query({
    name: 'platform.verifyEvents',
    does: 'Checks the whole event log against its seals, and names every event or seal that was tampered with.',
    api: 'GET /events/verification',
    input: z.object({}),
    output: Verified,
    can: 'event.verify',
    subject: ctx => wholeCouncil(ctx.actor.councilId),
    async run({ tx, actor }) {
      const { councilId } = actor
      // Read first: what is published is committed, so the check that follows must find it.
      const seal = (await parts().published()).get(councilId)
      const publicKeys = await parts().publicKeys()
      const found = await verifyLog(tx, { councilId, publicKeys, publishedSeals: seal ? [seal] : [] })
      return { ...found, faults: [...found.faults] }
    },
    trace: 'search',
    traced: ({ ok, events, sealed, waiting, lastSequence, faultCount }) => ({
      ok,
      events,
      sealed,
      waiting,
      lastSequence,
      faultCount,
    }),
    example: { role: 'information-governance', input: {} },
  })
}

const Summary = z.object({
  today: z.number().int(),
  lastSevenDays: z.number().int(),
  refusedLastSevenDays: z.number().int(),
  waiting: z.number().int(),
  waitingSince: z
    .string()
    .nullable()
    .meta({ description: 'When the oldest event that awaits a seal happened.' }),
  lastSeal: z
    .object({ sequence: z.number().int(), sealedAt: z.string(), hash: z.string(), keyId: z.string() })
    .nullable(),
})

export const eventSummary = query({
  name: 'platform.eventSummary',
  does: 'Tells how many events there were lately, how many await a seal, and which seal is the last.',
  api: 'GET /events/summary',
  input: z.object({}),
  output: Summary,
  can: 'event.read',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run({ tx, actor, now }) {
    const seal = await lastSeal(tx, actor.councilId)
    const { sequence, sealedAt, hash, keyId } = seal ?? {}
    const whole = sequence !== undefined && sealedAt && hash && keyId
    return {
      ...(await recentCounts(tx, actor.councilId, civilDate(now))),
      ...(await waitingNow(tx, actor.councilId)),
      lastSeal: whole ? { sequence, sealedAt, hash, keyId } : null,
    }
  },
  trace: 'search',
  traced: ({ waiting }) => ({ waiting }),
  example: { role: 'information-governance', input: {} },
})

async function recentCounts(tx: Tx, councilId: string, today: Temporal.PlainDate) {
  const start = (day: Temporal.PlainDate) => day.toZonedDateTime(LONDON).toInstant().toString()
  const { rows } = await sql<{ today: number; lastSevenDays: number; refusedLastSevenDays: number }>`
    select count(*) filter (where e.at >= ${start(today)}::timestamptz)::integer as today,
           count(*)::integer as last_seven_days,
           (count(*) filter (where e.outcome = 'refused'))::integer as refused_last_seven_days
      from platform.event e
     where e.council_id = ${councilId} and e.at >= ${start(today.subtract({ days: 6 }))}::timestamptz`.execute(
    tx,
  )
  return rows[0] ?? { today: 0, lastSevenDays: 0, refusedLastSevenDays: 0 }
}

async function waitingNow(tx: Tx, councilId: string) {
  const { rows } = await sql<{ waiting: number; waitingSince: string | null }>`
    select count(*)::integer as waiting, (to_jsonb(min(e.at) at time zone 'UTC') #>> '{}') || 'Z' as waiting_since
      from platform.event_unsealed w
      left join platform.event e on e.council_id = w.council_id and e.id = w.event_id
     where w.council_id = ${councilId}`.execute(tx)
  return rows[0] ?? { waiting: 0, waitingSince: null }
}
