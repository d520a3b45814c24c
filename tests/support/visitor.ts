import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { axeCheck } from './browser.ts'

export interface VisitorOptions {
  /** With JavaScript switched off; axe needs it, and is left out then. */
  readonly javaScript?: boolean
  readonly width?: number
  readonly height?: number
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
  /** As one of the demonstration's people, from the page they are sent to first. */
  signIn(person: string, path?: string): Promise<void>
  signOut(): Promise<void>
  /** The text of the file that this link gives. */
  download(link: string | RegExp): Promise<{ readonly name: string; readonly text: string }>
  leave(): Promise<void>
  /** What the browser complained of, on any page. */
  complaints(): readonly string[]
}

export async function visitorIn(
  browser: Browser,
  baseUrl: string,
  { javaScript = true, width = 1280, height = 900 }: VisitorOptions,
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
  return new BrowserVisitor(page, complaints, javaScript)
}

class BrowserVisitor implements Visitor {
  readonly page: Page
  readonly #complaints: readonly string[]
  readonly #javaScript: boolean

  constructor(page: Page, complaints: readonly string[], javaScript: boolean) {
    this.page = page
    this.#complaints = complaints
    this.#javaScript = javaScript
  }

  visit(path: string, heading?: string | RegExp): Promise<void> {
    return this.open(() => this.page.goto(path), heading)
  }

  follow(link: string | RegExp | Locator, heading?: string | RegExp): Promise<void> {
    return this.open(() => this.#one('link', link).click(), heading)
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
    await axeCheck(this.page, { javaScript: this.#javaScript })
  }

  async signIn(person: string, path = '/'): Promise<void> {
    await this.visit(path, 'Who would you like to be?')
    await this.press(this.page.locator(`button[value="${person}"]`))
  }

  async signOut(): Promise<void> {
    await this.page.getByText('Your account:').click()
    await this.press('Sign out', 'You are signed out')
  }

  async download(link: string | RegExp): Promise<{ readonly name: string; readonly text: string }> {
    const begun = this.page.waitForEvent('download')
    await this.#one('link', link).click()
    const file = await begun
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
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
