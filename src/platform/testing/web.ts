import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { type Clock, fixedClock } from '../clock.ts'
import type { Web } from '../http/context.ts'
import { systemIds } from '../ids.ts'
import { createMetrics } from '../metrics/index.ts'
import { assemble, type Module } from '../module.ts'
import { createRunner } from '../runner.ts'
import type { TestDatabase } from './database.ts'

/** When tests happen, unless they say otherwise: a Monday morning in the demonstration's present. */
export const testNow = '2026-11-16T09:00:00Z'

/** A web layer over a test database: real runner, real access, no pages rendered unless `render` is given. */
export function testWeb(database: TestDatabase, modules: readonly Module[], more: Partial<Web> = {}): Web {
  const product = assemble(modules)
  const clock: Clock = more.clock ?? fixedClock(testNow)
  const runner = createRunner({
    pool: database.app.pool,
    policy: product.policy,
    clock,
    ids: systemIds,
    enqueue: async () => {},
    tells: product.tells,
  })
  return {
    product,
    runner,
    pool: database.app.pool,
    clock,
    ids: systemIds,
    publicUrl: 'http://localhost:3000',
    demonstration: false,
    tls: false,
    trustProxy: false,
    secret: 'a secret for tests that is long enough to be one',
    rateFactor: 1,
    // A machine busy with other tests is no reason to shed load.
    shedAboveMs: Number.POSITIVE_INFINITY,
    assetsFolder: tmpdir(),
    render: (template, model) => `<pre>${template}\n${JSON.stringify(model)}</pre>`,
    metrics: createMetrics({ pool: database.app.pool }),
    ready: async () => true,
    ...more,
  }
}

/** A bearer token's text and the hash under which it is stored. */
export function newTestToken(): string {
  return `lantern_${randomBytes(32).toString('base64url')}`
}
