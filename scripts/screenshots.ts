import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { freePort, startChild } from '../tests/bench/processes.ts'
import { openBrowser, shoot } from '../tests/support/browser.ts'

/**
 * `npm run screenshots`: every page of the demonstration, as each role that has it, at phone and desktop width,
 * into screenshots/ for people to look at. Links are followed from the first page and from the menus, so a page
 * that a module adds is in the pictures by itself.
 */
const folder = join(import.meta.dirname, '../screenshots')
const people = [
  'quality-officer',
  'administrator',
  'information-governance',
  'board-member',
  'provider-manager',
]
const MOST_PAGES = 40
const widths = { phone: 390, desktop: 1280 }

async function main(): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'lantern-screenshots-'))
  const port = await freePort()
  const env = { LANTERN_DATA: data, LANTERN_MODE: 'demo', LOG_LEVEL: 'warn', PORT: String(port) }
  const server = await startChild('lantern-server.ts', [], env)
  const browser = await openBrowser()
  try {
    const base = `http://localhost:${port}`
    await shootSignIn(browser, base)
    for (const person of people) await shootAs(browser, base, person)
  } finally {
    await browser.close()
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

async function shootSignIn(browser: Browser, base: string): Promise<void> {
  const page = await browser.newPage()
  await page.goto(`${base}/sign-in`)
  await both(page, 'sign-in', 'people')
  await page.context().close()
}

async function shootAs(browser: Browser, base: string, person: string): Promise<void> {
  const page = await browser.newPage()
  await page.goto(`${base}/sign-in`)
  await page.click(`button[value="${person}"]`)
  const kinds = new Set<string>()
  const waiting = [`${base}/`]
  for (let url = waiting.shift(); url && kinds.size < MOST_PAGES; url = waiting.shift()) {
    const kind = kindOf(url)
    if (kinds.has(kind)) continue
    kinds.add(kind)
    const answer = await page.goto(url)
    if (!answer?.headers()['content-type']?.includes('html')) continue
    await both(page, person, kind)
    waiting.push(...(await linksOn(page, base)))
  }
  await page.context().close()
}

/** Pages of one kind differ only in their ids: one picture of each kind is enough. */
function kindOf(url: string): string {
  const path = new URL(url).pathname
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}|1-\d{6,}/g, 'id')
    .replace(/facts\/\w+/, 'facts')
  return path === '/' ? 'first-page' : path.slice(1).replaceAll('/', '_')
}

async function linksOn(page: Page, base: string): Promise<string[]> {
  const links = await page
    .locator('a[href]')
    .evaluateAll(all => all.map(link => (link as unknown as { href: string }).href))
  return links.filter(
    href => href.startsWith(`${base}/`) && !/[?&]format=|\/assets\/|\/demo-sign-in/.test(href),
  )
}

async function both(page: Page, person: string, kind: string): Promise<void> {
  for (const [name, width] of Object.entries(widths)) {
    await page.setViewportSize({ width, height: 900 })
    await shoot(page, join(folder, person, `${kind}-${name}.png`))
  }
}

await main()
