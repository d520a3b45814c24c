import type pg from 'pg'

/** What waits in the database, over all councils. */
export interface Backlog {
  readonly jobs: readonly { readonly command: string; readonly state: string; readonly count: number }[]
  readonly unsealed: number
  /** 0 when nothing waits for a seal. */
  readonly oldestUnsealedSeconds: number
}

const jobsByCommand = `
  select data->>'command' as command, count(*) as count,
      case when state in ('created', 'retry') then 'waiting' else state::text end as state
    from jobs.job
   where state in ('created', 'retry', 'active', 'failed') and data->>'command' is not null
   group by 1, 3 order by 1, 3`

// clock_timestamp and not now(): the sealer may commit an event's seal while this runs.
const lag = `
  select waiting, coalesce(greatest(extract(epoch from clock_timestamp() - oldest), 0), 0)::float8 as oldest
    from platform.sealing_lag()`

export async function readBacklog(pool: pg.Pool): Promise<Backlog> {
  const [jobs, sealing] = await Promise.all([
    pool.query<{ command: string; state: string; count: number }>(jobsByCommand),
    pool.query<{ waiting: number; oldest: number }>(lag),
  ])
  const { waiting = 0, oldest = 0 } = sealing.rows[0] ?? {}
  return { jobs: jobs.rows, unsealed: waiting, oldestUnsealedSeconds: oldest }
}
