import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import type { AccessiblePages } from './accessible.ts'
import { axeCheck } from './browser.ts'
import { withoutMouse } from './hand.ts'

export interface VisitorOptions {
  /** With JavaScript switched off; axe needs it, and is left out then. */
  readonly javaScript?: boolean
  /** Somebody who has none does everything on their page with the keyboard. */
  readonly mouse?: boolean
  readonly width?: number
  readonly height?: number
}

/** What journeys share, so that each is quick. */
export interface Shared {
  /** The session of somebody who signs in now, or did before and has not signed out: its cookie. */
  session(person: string): Promise<SessionCookie>
  /** Whoever signs in next as this person signs in anew. */
  forget(person: string): void
  /** The pages that axe found nothing in: their address without ids, their width and what they are made of. */
  readonly accessible: AccessiblePages
}

export type SessionCookie = Readonly<Record<'name' | 'value' | 'url', string>>

export interface Download {
  readonly name: string
  /** Where it lies until the visitor leaves. */
  readonly path: string
  readonly text: string
}

/** Somebody at a browser. Each page they come to is checked for accessibility on the way. */
export interface Visitor {
  readonly page: Page
  /** Types an address. */
  visit(path: string, heading?: string | RegExp): Promise<void>
  /** Follows a link that leads to another page, whose heading this is. */
  follow(link: string | RegExp | Locator, heading?: string | RegExp): Promise<void>
  /** Presses a button that sends a form. */
  press(button: string | RegExp | Locator, heading?: string | RegExp): Promise<void>
  /** Does something else that opens a page. */
  open(doing: () => Promise<unknown>, heading?: string | RegExp): Promise<void>
  /** Comes to this page as one of the demonstration's people, who signed in before they came. */
  signIn(person: string, path?: string): Promise<void>
  /** Signs in from the page they are sent to first. */
  signInByHand(person: string, path?: string): Promise<void>
  signOut(): Promise<void>
  /** The file that this link gives. */
  download(link: string | RegExp): Promise<Download>
  leave(): Promise<void>
  /** What the browser complained of, on any page. */
  complaints(): readonly string[]
}

export async function visitorIn(
  browser: Browser,
  baseUrl: string,
  { javaScript = true, mouse = true, width = 1280, height = 900 }: VisitorOptions,
  shared: Shared,
): Promise<Visitor> {
  const settings: BrowserContextOptions = {
    baseURL: baseUrl,
    javaScriptEnabled: javaScript,
    viewport: { width, height },
    locale: 'en-GB',
  }
  const context = await browser.newContext(settings)
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const complaints = listen(context, page, baseUrl)
  return new BrowserVisitor(mouse ? page : withoutMouse(page), complaints, javaScript, shared)
}

class BrowserVisitor implements Visitor {
  readonly page: Page
  readonly #complaints: readonly string[]
  readonly #javaScript: boolean
  readonly #shared: Shared
  #person: string | undefined

  constructor(page: Page, complaints: readonly string[], javaScript: boolean, shared: Shared) {
    this.page = page
    this.#complaints = complaints
    this.#javaScript = javaScript
    this.#shared = shared
  }

  visit(path: string, heading?: string | RegExp): Promise<void> {
    return this.open(() => this.page.goto(path), heading)
  }

  async follow(link: string | RegExp | Locator, heading?: string | RegExp): Promise<void> {
    await this.#unfoldNavigation(link)
    await this.open(() => this.#one('link', link).click(), heading)
  }

  /** As a person does who does not find the page they want on the first line. */
  async #unfoldNavigation(link: string | RegExp | Locator): Promise<void> {
    if (typeof link !== 'string' || (await this.#one('link', link).count()) > 0) return
    const more = this.page.locator('.lantern-more', { has: this.page.locator('a', { hasText: link }) })
    if (await more.count()) await more.locator('summary').click()
  }

  press(button: string | RegExp | Locator, heading?: string | RegExp): Promise<void> {
    return this.open(() => this.#one('button', button).click(), heading)
  }

  /** The only place where a page opens, so the only one where axe runs. */
  async open(doing: () => Promise<unknown>, heading?: string | RegExp): Promise<void> {
    const loaded = this.page.waitForEvent('load')
    await Promise.all([loaded, doing()])
    const name = heading === undefined ? {} : { name: heading }
    await this.page.getByRole('heading', { level: 1, ...name }).waitFor()
    if (this.#javaScript) await this.#checkOnce()
  }

  async signIn(person: string, path = '/'): Promise<void> {
    await this.page.context().addCookies([await this.#shared.session(person)])
    await this.visit(path)
    this.#person = person
  }

  async signInByHand(person: string, path = '/'): Promise<void> {
    await this.visit(path, 'Who would you like to be?')
    await this.press(this.page.locator(`button[value="${person}"]`))
  }

  async signOut(): Promise<void> {
    await this.page.locator('summary', { hasText: 'Your account:' }).click()
    await this.press('Sign out', 'You are signed out')
    if (this.#person) this.#shared.forget(this.#person)
  }

  /** A page of the same kind, made of the same parts at the same width, was checked when it opened before. */
  async #checkOnce(): Promise<void> {
    const kind = new URL(this.page.url()).pathname.replaceAll(/[\w-]{36,}/g, '')
    const width = this.page.viewportSize()?.width
    const parts: string[] = await this.page.locator('html').evaluate(partsOf)
    const key = [kind, width, ...parts].join(' ')
    if (this.#shared.accessible.has(key)) return
    await axeCheck(this.page)
    this.#shared.accessible.add(key)
  }

  async download(link: string | RegExp): Promise<Download> {
    const begun = this.page.waitForEvent('download')
    await this.#one('link', link).click()
    const file = await begun
    const path = await file.path()
    return { name: file.suggestedFilename(), path, text: await readFile(path, 'utf8') }
  }

  leave(): Promise<void> {
    return this.page.context().close()
  }

  complaints(): readonly string[] {
    return this.#complaints
  }

  #one(role: 'link' | 'button', which: string | RegExp | Locator): Locator {
    const named = typeof which === 'string' || which instanceof RegExp
    return named ? this.page.getByRole(role, { name: which }).first() : which
  }
}

interface Part {
  readonly localName: string
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>
}

/** Every sort of element on the page, by its name and all that it is but for words, ids and addresses. */
function partsOf(root: { querySelectorAll(selector: string): Iterable<Part> }): string[] {
  const telling = /^(class|role|type|scope|hidden|open|checked|aria-(current|sort|hidden|live|invalid))$/
  const parts = Array.from(root.querySelectorAll('*'), ({ localName, attributes }) =>
    [
      localName,
      ...Array.from(attributes, ({ name, value }) => (telling.test(name) ? `${name}=${value}` : name)),
    ].join(' '),
  )
  return [...new Set(parts)].sort()
}

/** A page that is refused is an answer, and the browser says so in its console: no fault of the page's. */
const ANSWERS = /^Failed to load resource: the server responded with a status of 4(03|04|09|22)/

function listen(context: BrowserContext, page: Page, baseUrl: string): readonly string[] {
  const complaints: string[] = []
  const complain = (what: string) => complaints.push(`${what} on ${page.url()}`)
  context.on('console', message => {
    const serious = message.type() === 'error' || message.type() === 'warning'
    if (serious && !ANSWERS.test(message.text())) complain(message.text())
  })
  context.on('weberror', error => complain(String(error.error())))
  context.on('response', answer => {
    if (answer.status() >= 500) complain(`${answer.status()} from ${answer.url()}`)
  })
  context.on('request', request => {
    if (!request.url().startsWith(baseUrl) && !request.url().startsWith('data:'))
      complain(`a request to ${request.url()}`)
  })
  return complaints
}
