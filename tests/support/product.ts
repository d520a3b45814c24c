import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Signer } from '@fastify/cookie'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll } from 'vitest'
import { type Actor, systemActor } from '#platform/access/actor.ts'
import type { PersonRole } from '#platform/access/roles.ts'
import { createToken } from '#platform/accounts/index.ts'
import { type Clock, fixedClock } from '#platform/clock.ts'
import { type Config, readConfig } from '#platform/config/index.ts'
import type { Web } from '#platform/http/context.ts'
import { createLog } from '#platform/log/index.ts'
import type { Module } from '#platform/module.ts'
import { type TestDatabase, testDatabase } from '#platform/testing/database.ts'
import type { TestBrowser } from '#platform/testing/pages.ts'
import { demoPeople, fenmarshId } from '#src/demo/identity/index.ts'
import { type Lantern, openLantern } from '#src/lantern.ts'
import { openWeb } from '#src/web.ts'
import { demonstrationName, demonstrationNow, prepareDemonstration } from './demonstration.ts'
import { fixedSecrets } from './secrets.ts'
import { keepSession } from './sessions.ts'
import { signedInBrowser } from './signing-in.ts'

export interface ProductOptions {
  /**
   * `production`: under TLS, with rate limits as in production and an identity provider that is never reached;
   * requests say `x-forwarded-proto: https`; people get their sessions by `sessionFor`. Default: the demonstration on plain http.
   */
  readonly mode?: 'demo' | 'production'
  /** Modules besides the product's own. */
  readonly more?: readonly Module[]
  /** Where log lines go. Default: nowhere. */
  readonly log?: { write(line: string): void }
  /** What the web is to have otherwise. */
  readonly web?: Partial<Web>
  /** SQL run as the superuser on the clone before anything opens. */
  readonly arrange?: string
  /** Default: stands still at the demonstration's Monday morning. */
  readonly clock?: Clock
}

/** The whole product over a clone of the demonstration, in this process, its clock at a Monday morning. */
export interface TestProduct {
  readonly database: TestDatabase
  readonly lantern: Lantern
  readonly app: FastifyInstance
  readonly publicUrl: string
  /** The first person of this role, as the doors would pass them on. */
  actorOf(role: PersonRole): Actor
  /** A bearer token for the API. */
  tokenFor(role: PersonRole, where?: { readonly homeId?: string }): Promise<string>
  /** Through the real sign-in: a browser with its cookies. Demonstration only. */
  signInAs(role: PersonRole): Promise<TestBrowser>
  /** A session as sign-in leaves it: the value of a Cookie header. */
  sessionFor(actor: Actor): Promise<string>
}

/** Call at the top of a test file. */
export function testProduct(options: ProductOptions = {}): TestProduct {
  const database = testDatabase({ name: demonstrationName, prepare: prepareDemonstration })
  const made: { lantern?: Lantern; app?: FastifyInstance; folder?: string } = {}
  const secrets = fixedSecrets()
  beforeAll(async () => {
    made.folder = await mkdtemp(join(tmpdir(), 'lantern-product-'))
    if (options.arrange) await database.superuser.query(options.arrange)
    const config = configOf(options.mode ?? 'demo', made.folder)
    const log = createLog({ mode: 'production', logLevel: options.log ? 'trace' : 'silent' }, options.log)
    const clock = options.clock ?? fixedClock(demonstrationNow)
    const parts = { config, secrets, appUrl: database.urls.appUrl, log, clock, more: options.more ?? [] }
    made.lantern = await openLantern(parts)
    // A machine busy with other tests is no reason to shed load.
    made.app = await openWeb(made.lantern, { shedAboveMs: Number.POSITIVE_INFINITY, ...options.web })
    await made.app.ready()
  })
  afterAll(async () => {
    await made.app?.close()
    await made.lantern?.close()
    if (made.folder) await rm(made.folder, { recursive: true, force: true })
  })
  const product: TestProduct = {
    database,
    get lantern() {
      return ready(made.lantern)
    },
    get app() {
      return ready(made.app)
    },
    get publicUrl() {
      return ready(made.lantern).config.publicUrl
    },
    actorOf,
    tokenFor: (role, where) => tokenFor(product, role, where),
    signInAs: role => signedInBrowser(product.app, role),
    sessionFor: actor => sessionFor(product, secrets.session, actor),
  }
  return product
}

function configOf(mode: 'demo' | 'production', dataFolder: string): Config {
  const demo = { ...readConfig({ LANTERN_MODE: 'demo', LANTERN_ROLES: 'web' }), dataFolder }
  if (mode === 'demo') return demo
  const oidc = {
    kind: 'oidc',
    issuer: 'https://login.example',
    clientId: 'lantern',
    clientSecret: 'x',
  } as const
  // As behind a proxy on this machine, which says that the visitor came by https.
  return { ...demo, mode, publicUrl: 'https://lantern.example', signIn: oidc, trustProxy: ['127.0.0.1'] }
}

function ready<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The product is opened in beforeAll: use it inside a test')
  return value
}

/** Also for those of a home: their homes are the ones they hold the role for. */
export function actorOf(role: PersonRole): Actor {
  const person = demoPeople.find(one => one.role === role)
  if (!person) throw new Error(`Nobody in the demonstration is ${role}`)
  const homeIds = person.homeId ? [person.homeId] : []
  return { id: person.accountId, name: person.name, role, councilId: fenmarshId, homeIds }
}

async function tokenFor(
  { lantern, database }: TestProduct,
  role: PersonRole,
  where: { readonly homeId?: string } = {},
): Promise<string> {
  const caller = { actor: systemActor(fenmarshId), via: 'cli' as const }
  const { token, tokenId } = await lantern.runner.run(createToken, { role, ...where }, caller)
  // The database judges a token's age by its own clock, which is not the demonstration's.
  await database.superuser.query(
    `update platform.token set expires_at = now() + interval '1 day' where id = $1`,
    [tokenId],
  )
  return token
}

async function sessionFor({ lantern, database }: TestProduct, secret: string, actor: Actor): Promise<string> {
  const id = randomUUID()
  const { config } = lantern
  await keepSession(database.superuser, id, actor)
  const name = config.publicUrl.startsWith('https:') ? '__Host-lantern' : 'lantern'
  return `${name}=${encodeURIComponent(new Signer(secret, 'sha256').sign(id))}`
}
