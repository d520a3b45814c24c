import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { pino } from 'pino'
import type { PersonRole } from '../access/roles.ts'
import type { SignedIn, Web } from '../http/context.ts'
import { addErrorHandling } from '../http/errors.ts'
import { addSecurityHeaders } from '../http/headers.ts'
import { addOpenPages } from '../http/open/routes.ts'
import { addPages } from '../http/page/routes.ts'
import { addRateLimits } from '../http/rates.ts'
import { createServer } from '../http/server.ts'
import { addSessions } from '../http/session.ts'
import { createViews } from '../view/engine.ts'

const anyAsset = new Proxy({}, { get: (_files, name) => String(name) }) as Readonly<Record<string, string>>

/** The product's own templates, over assets that were never built. */
export function testRender(): Web['render'] {
  const views = createViews({ assets: { files: anyAsset } })
  return (template, model) => views.render(template, model)
}

/** A person of this role, signed in without any identity provider. */
export function signedInAs(councilId: string, accountId: string, role: PersonRole): SignedIn {
  return {
    actor: { id: accountId, name: 'Test Person', role, councilId, homeIds: [] },
    councilName: 'Fenmarsh County Council',
    councilCode: 'E10000099',
  }
}

export interface TestPages {
  readonly app: FastifyInstance
  /** Who is signed in from now on; undefined: nobody, as when a session has ended. */
  signIn(person: SignedIn | undefined): void
  /** A browser with its own cookies. */
  browser(): TestBrowser
}

/** The pages of a product behind a door that lets in whom the test names. */
export async function testPages(web: Web): Promise<TestPages> {
  let person: SignedIn | undefined
  const app = await createServer(web, pino({ level: 'silent' }))
  addSecurityHeaders(app, web)
  addErrorHandling(app, web)
  await addRateLimits(app)
  addOpenPages(app, web)
  await app.register(async pages => {
    await addSessions(pages, web)
    pages.addHook('onRequest', async request => {
      request.signedIn = person
    })
    addPages(pages, web)
  })
  await app.ready()
  return {
    app,
    signIn: next => {
      person = next
    },
    browser: () => new TestBrowser(app),
  }
}

export type Fields = Readonly<Record<string, string | readonly string[]>>

/** Keeps cookies, and the hidden parts of the last form it was shown, as a browser would. */
export class TestBrowser {
  readonly #app: FastifyInstance
  readonly #cookies = new Map<string, string>()
  /** Hidden inputs of the last form that posts. */
  hidden: Record<string, string> = {}

  constructor(app: FastifyInstance) {
    this.#app = app
  }

  /** By name, as they go into a Cookie header. */
  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies
  }

  async get(url: string): Promise<LightMyRequestResponse> {
    return this.#taken(await this.#app.inject({ method: 'GET', url, headers: this.#headers() }))
  }

  /** Opens an address and follows where it leads. */
  async open(url: string): Promise<LightMyRequestResponse> {
    let answer = await this.get(url)
    for (let hops = 0; hops < 5 && answer.statusCode === 303; hops++) {
      answer = await this.get(String(answer.headers.location))
    }
    return answer
  }

  /** Sends the form last shown, filled in like this. */
  async post(url: string, fields: Fields, hidden: Fields = this.hidden): Promise<LightMyRequestResponse> {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries({ ...hidden, ...fields })) {
      for (const each of [value].flat()) body.append(name, each)
    }
    const headers = { ...this.#headers(), 'content-type': 'application/x-www-form-urlencoded' }
    return this.#taken(await this.#app.inject({ method: 'POST', url, headers, payload: body.toString() }))
  }

  async postRaw(url: string, contentType: string, payload: string | Buffer): Promise<LightMyRequestResponse> {
    const headers = { ...this.#headers(), 'content-type': contentType }
    return this.#taken(await this.#app.inject({ method: 'POST', url, headers, payload }))
  }

  #headers(): Record<string, string> {
    const cookies = [...this.#cookies].map(([name, value]) => `${name}=${value}`)
    return cookies.length > 0 ? { cookie: cookies.join('; ') } : {}
  }

  #taken(answer: LightMyRequestResponse): LightMyRequestResponse {
    for (const cookie of answer.cookies) this.#cookies.set(cookie.name, encodeURIComponent(cookie.value))
    if (String(answer.headers['content-type']).includes('html')) this.#rememberHidden(answer.body)
    return answer
  }

  #rememberHidden(html: string): void {
    const form = html.match(/<form class="lantern-form"[\s\S]*?<\/form>/)?.[0]
    if (!form) return
    const inputs = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)]
    this.hidden = Object.fromEntries(inputs.map(match => [match[1] ?? '', match[2] ?? '']))
  }
}
