import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../access/actor.ts'
import { openDatabase } from '../database/database.ts'
import { inTransaction } from '../database/transaction.ts'
import { appendEvents } from '../events/append.ts'
import { systemIds } from '../ids.ts'
import { addCouncils, here, openWorkshop, piece, type Workshop } from '../jobs/testing/workshop.ts'
import { testDatabase } from '../testing/database.ts'
import { createMetrics } from './metrics.ts'

const database = testDatabase()
let workshop: Workshop
beforeAll(async () => {
  await addCouncils(database)
  workshop = await openWorkshop(database)
})
afterAll(() => workshop.jobs.stop({ inAllMs: 1_000 }))

function metrics() {
  return createMetrics({ pool: database.app.pool, backlogAgeMs: 0 })
}

function numberIn(text: string, series: string): number {
  const line = text.split('\n').find(one => one.startsWith(`${series} `))
  return line ? Number(line.slice(series.length + 1)) : Number.NaN
}

describe('the metrics', () => {
  it('count requests by method, route and status, with their time', async () => {
    const counted = metrics()
    counted.request({ method: 'GET', route: '/homes/:homeId', status: 200, seconds: 0.02 })
    counted.request({ method: 'GET', route: '/homes/:homeId', status: 200, seconds: 0.3 })
    const { text, contentType } = await counted.render()
    const labels = 'method="GET",route="/homes/:homeId",status="200"'
    expect(contentType).toContain('text/plain')
    expect(numberIn(text, `lantern_http_request_seconds_count{${labels}}`)).toBe(2)
    expect(numberIn(text, `lantern_http_request_seconds_bucket{le="0.025",${labels}}`)).toBe(1)
  })

  it('count sign-ins by outcome and show the pool', async () => {
    const counted = metrics()
    counted.signIn('done')
    counted.signIn('refused')
    const { text } = await counted.render()
    expect(numberIn(text, 'lantern_sign_ins_total{outcome="refused"}')).toBe(1)
    expect(numberIn(text, 'lantern_database_connections{state="total"}')).toBeGreaterThan(0)
    expect(numberIn(text, 'lantern_database_connections{state="waiting"}')).toBe(0)
  })

  it('count jobs of every council by command and state, as the app’s own role', async () => {
    await workshop.add([piece('a'), piece('b'), piece('c')])
    await database.superuser.query(
      `update jobs.job set state = 'failed' where id = (select id from jobs.job order by id limit 1)`,
    )
    const { text } = await metrics().render()
    expect(numberIn(text, 'lantern_jobs{command="workshop.makePiece",state="waiting"}')).toBe(2)
    expect(numberIn(text, 'lantern_jobs{command="workshop.makePiece",state="failed"}')).toBe(1)
  })

  it('show how many events await a seal, and how long the oldest has', async () => {
    const before = await metrics().render()
    expect(numberIn(before.text, 'lantern_events_unsealed')).toBe(0)
    expect(numberIn(before.text, 'lantern_events_unsealed_oldest_seconds')).toBe(0)
    const at = Temporal.Now.instant().subtract({ seconds: 90 })
    const caller = { actor: systemActor(here), via: 'system' as const }
    const subject = { type: 'council', id: here, councilId: here }
    await inTransaction(database.app.pool, { councilId: here }, tx =>
      appendEvents(tx, [{ action: 'Tried' }], {
        caller,
        subject,
        reason: 'x',
        outcome: 'done',
        at,
        ids: systemIds,
      }),
    )
    const { text } = await metrics().render()
    expect(numberIn(text, 'lantern_events_unsealed')).toBe(1)
    expect(numberIn(text, 'lantern_events_unsealed_oldest_seconds')).toBeGreaterThanOrEqual(90)
  })

  it('are given without a database too, and say that it is away', async () => {
    const away = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' })
    const { text } = await createMetrics({ pool: away.pool }).render()
    expect(numberIn(text, 'lantern_database_up')).toBe(0)
    expect(text).not.toContain('lantern_jobs{')
    await away.close()
  })

  it('ask the database once for many askers at a time', async () => {
    let asked = 0
    const { pool } = database.app
    const counting = new Proxy(pool, {
      get: (target, name) => {
        if (name === 'query') asked++
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    const counted = createMetrics({ pool: counting, backlogAgeMs: 60_000 })
    await Promise.all([counted.render(), counted.render(), counted.render()])
    await counted.render()
    expect(asked).toBe(2)
  })
})
