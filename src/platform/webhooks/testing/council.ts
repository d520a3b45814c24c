import { afterAll, beforeAll } from 'vitest'
import { type Caller, systemActor } from '../../access/actor.ts'
import { inTransaction } from '../../database/transaction.ts'
import { appendEvents } from '../../events/append.ts'
import { event } from '../../events/event.ts'
import { stableId, systemIds } from '../../ids.ts'
import { platform } from '../../index.ts'
import type { Runner } from '../../runner.ts'
import { allotment, allotmentSchema } from '../../testing/allotment.ts'
import { testDatabase } from '../../testing/database.ts'
import { testWeb } from '../../testing/web.ts'
import { createWebhook } from '../commands.ts'
import { deliverWebhook } from '../deliver.ts'
import { provideWebhooks } from '../provided.ts'
import { listDeliveries } from '../queries.ts'
import { tellWebhooks } from '../tell.ts'
import { type Tellings, tellingsOf } from '../telling.ts'
import { openReceiver, type Receiver } from './receiver.ts'

export const here = stableId('council', 'webhooks')
const plot = stableId('plot', 'webhooks')

/** A council whose plots are told of, another system, and a clock that can be moved. */
export interface TellingCouncil {
  readonly runner: Runner
  readonly receiver: Receiver
  readonly administrator: Caller
  readonly system: Caller
  readonly database: ReturnType<typeof testDatabase>
  readonly tells: Tellings
  rows(text: string, ...values: readonly unknown[]): Promise<readonly Record<string, unknown>[]>
  /** Moves the clock on. */
  wait(what: { readonly seconds?: number; readonly hours?: number }): void
  now(): Temporal.Instant
  /** A webhook to the receiver; its id and secret. */
  add(types?: readonly string[]): Promise<{ webhookId: string; secret: string }>
  /** An event as a command would append it; answers its id. Commits once `before` is done. */
  happens(id?: string, before?: () => Promise<unknown>, sensitive?: boolean): Promise<string>
  /** One look of the sweep. */
  look(): Promise<{ placed: number; asked: number }>
  /** Delivers until nothing is left or something fails; answers what came of each. */
  deliver(webhookId: string): Promise<readonly string[]>
  deliveries(
    webhookId: string,
  ): Promise<readonly { state: string; eventId: string | null; attempts: number }[]>
}

export function tellingCouncil(patienceMs = 2_000): TellingCouncil {
  const database = testDatabase()
  const made: { runner?: Runner; receiver?: Receiver } = {}
  const tells = tellingsOf(allotment.tells ?? [])
  let now = Temporal.Instant.from('2026-11-16T09:00:00Z')
  const system: Caller = { actor: systemActor(here), via: 'system' }
  const administrator: Caller = {
    actor: { id: stableId('account', 'adm'), name: 'A', role: 'administrator', councilId: here, homeIds: [] },
    via: 'api',
  }
  beforeAll(async () => {
    await database.superuser.query(allotmentSchema)
    await database.superuser.query(
      `insert into platform.council (id, code, name, nice_name, uses_lantern) values ($1, 'E19', 'Here', 'Here', true)`,
      [here],
    )
    await database.superuser.query(`insert into garden.plot values ($1, $2, null, null, false, 'beans')`, [
      here,
      plot,
    ])
    const clock = { now: () => now }
    made.runner = testWeb(database, [platform, allotment], { clock }).runner
    made.receiver = await openReceiver()
    provideWebhooks({ secret: 'a secret for tests', demonstration: true, tells, patienceMs })
  })
  afterAll(() => made.receiver?.down())
  const council: TellingCouncil = {
    database,
    administrator,
    system,
    tells,
    get runner() {
      return ready(made.runner)
    },
    get receiver() {
      return ready(made.receiver)
    },
    rows: async (text, ...values) => (await database.superuser.query(text, [...values])).rows,
    now: () => now,
    wait: what => {
      now = now.add(what)
    },
    add: async (types = ['garden.*']) => {
      const input = { url: council.receiver.url, description: 'Shed', types }
      return council.runner.run(createWebhook, input, administrator)
    },
    happens: async (id = systemIds.next(), before = async () => {}, sensitive = false) => {
      const subject = { type: 'plot', id: plot, councilId: here, sensitive }
      const ids = { ...systemIds, next: () => id }
      const how = { caller: system, subject, reason: 'A test', outcome: 'done', at: now, ids, tells } as const
      await inTransaction(database.app.pool, { councilId: here }, async tx => {
        await appendEvents(tx, [event('CropPlanted', { words: 5, crop: 'beans' })], how)
        await before()
      })
      return id
    },
    look: () => council.runner.run(tellWebhooks, {}, system),
    deliver: async webhookId => {
      const results: string[] = []
      for (let last = 'delivered'; ['delivered', 'set-aside', 'held-back'].includes(last); ) {
        last = (await council.runner.run(deliverWebhook, { webhookId }, system)).state
        results.push(last)
      }
      return results
    },
    deliveries: async webhookId =>
      (await council.runner.ask(listDeliveries, { webhookId }, administrator)).items.toReversed(),
  }
  return council
}

function ready<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('It is made in beforeAll: use it inside a test')
  return value
}
