import { createHash } from 'node:crypto'
import type { Caller } from './access/actor.ts'
import { send, type Tx } from './database/database.ts'
import { Conflict } from './errors.ts'
import { isUuid } from './ids.ts'

/** One request of one person: sent twice (a double click, a retry), it has one effect and one answer. */
export interface Repeat {
  readonly councilId: string
  readonly actorId: string
  readonly requestId: string
  readonly command: string
  readonly inputHash: Buffer
}

/** The system's requests count as this actor's. */
const SYSTEM = '00000000-0000-0000-0000-000000000000'

export function repeatOf(command: string, input: unknown, caller: Caller): Repeat | undefined {
  if (!caller.requestId || !isUuid(caller.requestId)) return undefined
  return {
    councilId: caller.actor.councilId,
    actorId: caller.actor.id ?? SYSTEM,
    requestId: caller.requestId,
    command,
    inputHash: createHash('sha256').update(JSON.stringify(input)).digest(),
  }
}

/** Asks, in the same round trip as `begin`, whether this request was answered before. */
export function requestStatement(repeat: Repeat | undefined): string | undefined {
  if (!repeat) return undefined
  return `select command, input_hash, result from platform.request where council_id = '${repeat.councilId}'
    and actor_id = '${repeat.actorId}' and request_id = '${repeat.requestId}'`
}

export function answerBefore(
  rows: readonly Record<string, unknown>[] | undefined,
  repeat: Repeat | undefined,
): { result: unknown } | undefined {
  const row = rows?.[0]
  if (!row || !repeat) return undefined
  const same = row.command === repeat.command && repeat.inputHash.equals(row.input_hash as Buffer)
  if (same) return { result: row.result }
  throw new Conflict('This request id was already used for something else. Send it again with a new one.')
}

/**
 * Keeps the answer with the work itself. Of two at once the later fails here on the primary key, is rolled
 * back, and is given the first one's answer.
 */
export async function keepAnswer(
  tx: Tx,
  repeat: Repeat | undefined,
  result: unknown,
  at: Temporal.Instant,
): Promise<void> {
  if (!repeat) return
  const { councilId, actorId, requestId, command, inputHash } = repeat
  await send(
    tx,
    `insert into platform.request (council_id, actor_id, request_id, command, input_hash, at, result)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    [councilId, actorId, requestId, command, inputHash, at.toString(), JSON.stringify(result ?? null)],
  )
}
