import { createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll } from 'vitest'
import type { Clock } from '#platform/clock.ts'
import type { Web } from '#platform/http/context.ts'
import { platform } from '#platform/index.ts'
import { type TestDatabase, testDatabase } from '#platform/testing/database.ts'
import { testRender } from '#platform/testing/pages.ts'
import { testNow, testWeb } from '#platform/testing/web.ts'
import { createApp } from '#src/app.ts'
import { demoIdentity } from '../index.ts'
import { seedCouncils, seedDemoPeople } from '../seed.ts'
import { TestVisitor } from './visitor.ts'

/** A clock that a test moves on. */
export class TestClock implements Clock {
  #now = Temporal.Instant.from(testNow)
  now(): Temporal.Instant {
    return this.#now
  }
  pass(seconds: number): void {
    this.#now = this.#now.add({ seconds })
  }
}

export interface SignInServer {
  readonly database: TestDatabase
  readonly clock: TestClock
  readonly address: string
  visitor(): TestVisitor
}

/** A listening server with the demonstration's provider and its people. Call at the top of a test file. */
export function signInServer(change: (web: Web) => Web = web => web): SignInServer {
  const database = testDatabase()
  const clock = new TestClock()
  const made: { address?: string; close?: () => Promise<unknown> } = {}
  beforeAll(async () => {
    await seedCouncils(database.superuser)
    await seedDemoPeople(database.superuser)
    const port = await freePort()
    const publicUrl = `http://localhost:${port}`
    const identity = demoIdentity(publicUrl)
    const more = { clock, publicUrl, demonstration: true, rateFactor: 100, render: testRender() }
    const web = change(testWeb(database, [platform], { ...more, oidc: identity.oidc }))
    const app = await createApp(web, pino({ level: 'silent' }))
    await identity.add(app, web)
    await app.listen({ port, host: 'localhost' })
    await untilCalm(app)
    made.address = publicUrl
    made.close = () => app.close()
  })
  afterAll(() => made.close?.())
  return {
    database,
    clock,
    get address() {
      if (!made.address) throw new Error('The server listens from beforeAll on: use it inside a test')
      return made.address
    },
    visitor() {
      return new TestVisitor(this.address)
    },
  }
}

/** Starting takes the processor for a while, for which the server sheds load: the tests begin after that. */
async function untilCalm(app: FastifyInstance): Promise<void> {
  const measured = () => app.memoryUsage().rssBytes > 0
  for (let tries = 0; (!measured() || app.isUnderPressure()) && tries < 300; tries++) await setTimeout(50)
}

/** The public address must be known before the server is made. */
async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>(resolve => probe.listen(0, 'localhost', resolve))
  const address = probe.address()
  await new Promise(resolve => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No port to listen on')
  return address.port
}
