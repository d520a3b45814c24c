import type pg from 'pg'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { type Backlog, readBacklog } from './backlog.ts'

export interface MetricsOptions {
  readonly pool: pg.Pool
  /** Milliseconds what the database counts may be old: however often `/metrics` is asked, it is spared. */
  readonly backlogAgeMs?: number
}

export interface Metrics {
  /** One answered request. `route` is the route's pattern, never the address: ids would make a series each. */
  request(request: {
    readonly method: string
    readonly route: string
    readonly status: number
    readonly seconds: number
  }): void
  signIn(outcome: 'done' | 'refused' | 'failed'): void
  /** The text of Prometheus and its content type. Answers without the backlog when the database is away. */
  render(): Promise<{ readonly text: string; readonly contentType: string }>
}

/** The numbers of one process. They hold no ids of people, homes or councils. */
export function createMetrics({ pool, backlogAgeMs = 5_000 }: MetricsOptions): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  addPool(registry, pool)
  const refresh = addBacklog(registry, pool, backlogAgeMs)
  const requests = addRequests(registry)
  const signIns = new Counter({
    name: 'lantern_sign_ins_total',
    help: 'Sign-ins by outcome',
    labelNames: ['outcome'],
    registers: [registry],
  })
  return {
    request: ({ method, route, status, seconds }) => requests.observe({ method, route, status }, seconds),
    signIn: outcome => signIns.inc({ outcome }),
    async render() {
      await refresh()
      return { text: await registry.metrics(), contentType: registry.contentType }
    },
  }
}

function addRequests(registry: Registry): Histogram<'method' | 'route' | 'status'> {
  return new Histogram({
    name: 'lantern_http_request_seconds',
    help: 'Time to answer a request, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
}

function addPool(registry: Registry, pool: pg.Pool): void {
  new Gauge({
    name: 'lantern_database_connections',
    help: 'Connections of the pool (total, idle) and callers waiting for one (waiting)',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'total' }, pool.totalCount)
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'waiting' }, pool.waitingCount)
    },
  })
}

/** Gauges of what waits in the database; answers how to bring them up to date. */
function addBacklog(registry: Registry, pool: pg.Pool, ageMs: number): () => Promise<void> {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] })
  const up = gauge('lantern_database_up', '1 when the database answered, 0 when not')
  const unsealed = gauge('lantern_events_unsealed', 'Events that no seal covers yet')
  const oldest = gauge(
    'lantern_events_unsealed_oldest_seconds',
    'Age of the oldest event that no seal covers yet',
  )
  const jobs = new Gauge({
    name: 'lantern_jobs',
    help: 'Jobs by command and state: waiting, active, failed',
    labelNames: ['command', 'state'],
    registers: [registry],
  })
  const show = (backlog: Backlog | undefined) => {
    up.set(backlog ? 1 : 0)
    // Old numbers would look like news: without a database there are none.
    jobs.reset()
    unsealed.set(backlog?.unsealed ?? Number.NaN)
    oldest.set(backlog?.oldestUnsealedSeconds ?? Number.NaN)
    for (const { command, state, count } of backlog?.jobs ?? []) jobs.set({ command, state }, count)
  }
  const read = async () => show(await readBacklog(pool).catch(() => undefined))
  return atMostEvery(ageMs, read)
}

/** Runs `work` unless it ran less than `ms` ago; those who come meanwhile share one run. */
function atMostEvery(ms: number, work: () => Promise<void>): () => Promise<void> {
  let until = Number.NEGATIVE_INFINITY
  let running: Promise<void> = Promise.resolve()
  return () => {
    if (performance.now() < until) return running
    until = performance.now() + ms
    running = work()
    return running
  }
}
