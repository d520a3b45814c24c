/**
 * Every template filled with made-up people and homes, written to build/gallery and served to a real
 * browser under the strict Content-Security-Policy: pictures at phone and desktop width in every scheme,
 * and the accessibility check on each. `node scripts/gallery.ts [folder for the pictures]`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { createViews } from '../src/platform/view/engine.ts'
import { galleryTemplates, samplePages } from '../src/platform/view/testing/sample-pages.ts'
import { axeCheck, openBrowser, shoot } from '../tests/support/browser.ts'
import { buildAssets } from './build-assets.ts'

const root = resolve(import.meta.dirname, '..')
const folder = join(root, 'build/gallery')
const pictures = process.argv[2] ?? join(tmpdir(), 'gallery')

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self' 'nonce-sample-nonce'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'"
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

interface Look {
  readonly name: string
  readonly only?: readonly string[]
  readonly options: BrowserContextOptions
}
const phone = { width: 390, height: 844 }
const desktop = { width: 1280, height: 900 }
const some = ['home', 'list', 'question', 'fields']
const looks: readonly Look[] = [
  { name: 'phone', options: { viewport: phone, deviceScaleFactor: 2 } },
  { name: 'desktop', options: { viewport: desktop } },
  { name: 'phone-dark', only: some, options: { viewport: phone, colorScheme: 'dark' } },
  { name: 'desktop-dark', options: { viewport: desktop, colorScheme: 'dark' } },
  { name: 'contrast', only: some, options: { viewport: desktop, contrast: 'more' } },
  {
    name: 'contrast-dark',
    only: some,
    options: { viewport: desktop, contrast: 'more', colorScheme: 'dark' },
  },
  { name: 'forced', only: some, options: { viewport: desktop, forcedColors: 'active' } },
  { name: 'zoom-400', only: some, options: { viewport: { width: 320, height: 256 } } },
  { name: 'no-script', only: some, options: { viewport: phone, javaScriptEnabled: false } },
]

const names = await writePages()
const server = await serve()
const browser = await openBrowser()
try {
  const faults: string[] = []
  for (const look of looks) faults.push(...(await lookAt(browser, look)))
  await print(browser)
  for (const fault of faults) console.error(fault)
  console.log(`${names.length} pages, pictures in ${pictures}, ${faults.length} faults`)
  process.exitCode = faults.length > 0 ? 1 : 0
} finally {
  await browser.close()
  server.close()
}

async function writePages(): Promise<string[]> {
  const views = createViews({
    folders: { gallery: galleryTemplates },
    assets: buildAssets().manifest,
    today: () => '2026-11-16',
  })
  mkdirSync(folder, { recursive: true })
  const pages = await samplePages()
  for (const page of pages) {
    writeFileSync(join(folder, `${page.name}.html`), views.render(page.template, page.context))
  }
  return pages.map(page => page.name)
}

function serve(): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname
    const file = path.startsWith('/assets/') ? join(root, 'build', path) : join(folder, path)
    try {
      const content = readFileSync(file)
      response.writeHead(200, {
        'content-type': types[extname(file)] ?? 'text/plain',
        'content-security-policy': policy,
      })
      response.end(content)
    } catch {
      response.writeHead(404).end()
    }
  })
  return new Promise(done => {
    server.listen(0, '127.0.0.1', () => done(server))
  })
}

function address(name: string): string {
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}/${name}.html`
}

async function lookAt(browser: Browser, look: Look): Promise<string[]> {
  const faults: string[] = []
  const context = await browser.newContext(look.options)
  const page = await context.newPage()
  page.on('console', message => {
    if (message.type() === 'error') faults.push(`${look.name} ${page.url()}: ${message.text()}`)
  })
  for (const name of look.only ?? names) {
    await page.goto(address(name))
    await shoot(page, join(pictures, `${name}-${look.name}.png`))
    faults.push(...(await faultsOf(page, look)))
  }
  await context.close()
  return faults
}

async function faultsOf(page: Page, look: Look): Promise<string[]> {
  const faults: string[] = []
  const javaScript = look.options.javaScriptEnabled !== false
  await axeCheck(page, { javaScript }).catch((error: Error) => faults.push(`${look.name} ${error.message}`))
  const over = await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
  if (over > 0) faults.push(`${look.name} ${page.url()} is ${over} pixels wider than the screen`)
  return faults
}

async function print(browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 794, height: 1123 } })
  await page.emulateMedia({ media: 'print' })
  for (const name of ['home', 'list']) {
    await page.goto(address(name))
    await shoot(page, join(pictures, `${name}-print.png`))
  }
  await page.close()
}
