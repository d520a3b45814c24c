import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, inject } from 'vitest'
import type { Clock } from '#platform/clock.ts'
import { readConfig } from '#platform/config/index.ts'
import { createLog } from '#platform/log/index.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { type Lantern, openLantern } from '#src/lantern.ts'
import { openWeb } from '#src/web.ts'
import { startWorker } from '#src/worker.ts'
import { freePort } from '../bench/processes.ts'
import { AccessiblePages } from './accessible.ts'
import { sharedBrowser } from './browser.ts'
import { demonstrationName, demonstrationNow, prepareDemonstration } from './demonstration.ts'
import { fixedSecrets } from './secrets.ts'
import { signedInBrowser } from './signing-in.ts'
import { type SessionCookie, type Shared, type Visitor, type VisitorOptions, visitorIn } from './visitor.ts'

/** Begins at the demonstration's Monday morning, goes as fast as any clock, and can be put forward. */
export interface JourneyClock extends Clock {
  forward(hours: number): void
}

/** The product, whole and listening, over a clone of the demonstration, and a browser to open it in. */
export interface Journey {
  readonly baseUrl: string
  readonly clock: JourneyClock
  /** Somebody with a browser of their own: their cookies are no one else's. */
  visitor(options?: VisitorOptions): Promise<Visitor>
  /**
   * Journeys that everybody must be able to make: each is made with the keyboard alone and, over the demonstration as
   * it was, without JavaScript.
   */
  walks(name: string, journeys: () => void): void
}

/** On a machine with much else to do; what a person would wait is measured by the benchmarks. */
const WALK_MS = 240_000

/** In the second walk nothing is left of the first. */
const hands = [
  { how: 'with the keyboard alone', hand: { mouse: false } },
  { how: 'without JavaScript', hand: { javaScript: false } },
] as const

interface Opened {
  readonly clock: JourneyClock
  readonly lantern: Lantern
  readonly app: FastifyInstance
}

/**
 * Call at the top of a file: one server and one browser for all its journeys. After each journey the visitors
 * leave, and it fails when any of their pages complained: in the console, about the Content-Security-Policy,
 * of a request that failed or of one that left this server.
 */
export function journey(): Journey {
  const database = testDatabase({ name: demonstrationName, prepare: prepareDemonstration })
  const made: { opened?: Opened; browser?: Browser; folder?: string; hand?: VisitorOptions } = {}
  const baseUrl = () => ready(made.opened).lantern.config.publicUrl
  const visitors: Visitor[] = []
  const { forgetAll, ...sessions } = sessionsOf(() => ready(made.opened))
  const shared: Shared = {
    ...sessions,
    accessible: new AccessiblePages(inject('accessible')),
  }
  const open = async () => {
    made.folder = await mkdtemp(join(tmpdir(), 'lantern-journey-'))
    made.opened = await openProduct(database.urls.appUrl, made.folder)
  }
  const close = async () => {
    if (made.opened) await closeProduct(made.opened)
    if (made.folder) await rm(made.folder, { recursive: true, force: true })
  }
  /** Everything as it was before the walk that ended. */
  const openAgain = async () => {
    await close()
    await database.renew()
    forgetAll()
    await open()
  }
  beforeAll(async () => {
    const browser = sharedBrowser()
    await open()
    made.browser = await browser
  }, 120_000)
  afterEach(async () => {
    const left = visitors.splice(0)
    await Promise.all(left.map(visitor => visitor.leave()))
    expect(left.flatMap(visitor => visitor.complaints())).toEqual([])
  })
  afterAll(close)
  return {
    get baseUrl() {
      return baseUrl()
    },
    get clock() {
      return ready(made.opened).clock
    },
    async visitor(options = {}) {
      const visitor = await visitorIn(ready(made.browser), baseUrl(), { ...made.hand, ...options }, shared)
      visitors.push(visitor)
      return visitor
    },
    walks(name, journeys) {
      describe.each(hands)(`${name}, $how`, { timeout: WALK_MS }, ({ hand }) => {
        beforeAll(async () => {
          if (made.hand) await openAgain()
          made.hand = hand
        })
        afterAll(() => {
          made.hand = {}
        })
        journeys()
      })
    },
  }
}

/** As long as the product lets a session live. */
const SESSION = Temporal.Duration.from({ hours: 8 })

/** Signing in is a journey of its own; in the others people have done it before, and their browser has the cookie. */
function sessionsOf(opened: () => Opened): Pick<Shared, 'session' | 'forget'> & { forgetAll(): void } {
  const sessions = new Map<string, { cookie: Promise<SessionCookie>; until: Temporal.Instant }>()
  const signIn = async (person: string): Promise<SessionCookie> => {
    const { app, lantern } = opened()
    const { cookies } = await signedInBrowser(app, person)
    return { name: 'lantern', value: cookies.get('lantern') ?? '', url: lantern.config.publicUrl }
  }
  return {
    session(person) {
      const now = opened().clock.now()
      const known = sessions.get(person)
      if (known && Temporal.Instant.compare(now, known.until) < 0) return known.cookie
      const cookie = signIn(person)
      sessions.set(person, { cookie, until: now.add(SESSION) })
      return cookie
    },
    forget: person => void sessions.delete(person),
    forgetAll: () => sessions.clear(),
  }
}

async function openProduct(appUrl: string, dataFolder: string): Promise<Opened> {
  const environment = { LANTERN_MODE: 'demo', PORT: String(await freePort()), LANTERN_DATA: dataFolder }
  const config = { ...readConfig(environment), dataFolder }
  const log = createLog({ mode: 'production', logLevel: 'error' })
  const clock = journeyClock()
  const lantern = await openLantern({ config, secrets: fixedSecrets(), appUrl, log, clock })
  // A machine busy with other tests is no reason to shed load.
  const app = await openWeb(lantern, { shedAboveMs: Number.POSITIVE_INFINITY })
  await app.listen({ port: config.port, host: '127.0.0.1' })
  await startWorker(lantern, [])
  return { clock, lantern, app }
}

async function closeProduct({ app, lantern }: Opened): Promise<void> {
  await app.close()
  await lantern.close()
}

function journeyClock(): JourneyClock {
  const start = Temporal.Instant.from(demonstrationNow)
  const opened = performance.now()
  let ahead = Temporal.Duration.from({ hours: 0 })
  return {
    now: () => start.add({ milliseconds: Math.round(performance.now() - opened) }).add(ahead),
    forward(hours) {
      ahead = ahead.add({ hours })
    },
  }
}

function ready<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The product is opened in beforeAll: use it inside a test')
  return value
}
