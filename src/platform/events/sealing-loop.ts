import type pg from 'pg'
import { systemActor } from '../access/actor.ts'
import type { Log } from '../log/index.ts'
import type { Runner } from '../runner.ts'
import { sealEvents } from './commands.ts'

export interface SealingLoop {
  readonly runner: Runner
  readonly pool: pg.Pool
  readonly log: Log
  /** Milliseconds between one look and the next. */
  readonly every?: number
}

/**
 * Seals what waits, council by council, every few seconds: schedules go by the minute, and an event is provable
 * only once it is sealed. A failure is logged and tried again at the next look. Returns what stops it, once the
 * look under way has ended.
 */
export function startSealing({ runner, pool, log, every = 3_000 }: SealingLoop): () => Promise<void> {
  const stopping = new AbortController()
  const ended = (async () => {
    while (!stopping.signal.aborted) {
      await sealAll(runner, pool).catch(error => log.error({ err: error }, 'events could not be sealed'))
      await rest(every, stopping.signal)
    }
  })()
  return () => {
    stopping.abort()
    return ended
  }
}

async function sealAll(runner: Runner, pool: pg.Pool): Promise<void> {
  const councils = await pool.query<{ id: string }>('select id from platform.council where uses_lantern')
  for (const { id } of councils.rows) {
    await runner.run(sealEvents, {}, { actor: systemActor(id), via: 'system' })
  }
}

function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
