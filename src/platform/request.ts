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

/**
 * Nothing for the public: a request is kept with its time. A form of theirs hands the command an id of its own
 * (`reportId`), which is the key of what it makes.
 */
export function repeatOf(command: string, input: unknown, caller: Caller): Repeat | undefined {
  if (caller.actor.role === 'public') return undefined
  if (!caller.requestId || !isUuid(caller.requestId)) return undefined
  return {
    councilId: caller.actor.councilId,
    actorId: caller.actor.id ?? SYSTEM,
    requestId: caller.requestId,
    command,
    inputHash: createHash('sha256').update(JSON.stringify(input)).digest(),
  }
}

/** The answer that this request was given before, if it was. Throws Conflict when its id was for something else. */
export async function answerBefore(tx: Tx, repeat: Repeat): Promise<{ result: unknown } | undefined> {
  const { councilId, actorId, requestId, command, inputHash } = repeat
  const found = await send(
    tx,
    `select command, input_hash, result from platform.request
      where council_id = $1 and actor_id = $2 and request_id = $3`,
    [councilId, actorId, requestId],
  )
  const row = found.rows[0]
  if (!row) return undefined
  if (row.command === command && inputHash.equals(row.input_hash)) return { result: row.result }
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
