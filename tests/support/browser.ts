import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { findChromium } from './chromium.ts'

const quiet = [
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** Opens a headless browser; the caller closes it. Runs as root and in containers, so without its own sandbox. */
export async function openBrowser(): Promise<Browser> {
  const program = await findChromium()
  return chromium.launch({
    executablePath: program.path,
    args: ['--no-sandbox', ...quiet],
    env: { ...process.env, ...program.environment },
  })
}

const shared: { browser?: Promise<Browser> } = {}

/** One for all the test files that this process reads; it ends with the process. Each visitor has a context of their own. */
export async function sharedBrowser(): Promise<Browser> {
  const browser = await shared.browser
  if (browser?.isConnected()) return browser
  shared.browser = openBrowser()
  return shared.browser
}

/** A picture of the whole page, after its type has loaded. */
export async function shoot(page: Page, file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true })
  await page.evaluate('document.fonts.ready.then(() => true)')
  await page.screenshot({ path: file, fullPage: true })
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface AxeFinding {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[]
}
interface AxeWindow {
  readonly axe: { run(how: unknown): Promise<{ violations: AxeFinding[] }> }
}

/**
 * Checks the open page against WCAG 2.2 AA. Where the page's context has JavaScript switched off it does
 * nothing: axe would wait for ever. Pass `javaScript: false` for such a context.
 * @throws with a readable list of what was found and where.
 */
export async function axeCheck(page: Page, options: { readonly javaScript?: boolean } = {}): Promise<void> {
  if (options.javaScript === false) return
  // Evaluated by the debugger's own door, so the page's Content-Security-Policy stays as strict as it is.
  await page.evaluate(axeSource)
  const { violations } = await page.evaluate(
    (tags: string[]) =>
      (globalThis as unknown as AxeWindow).axe.run({ runOnly: { type: 'tag', values: tags } }),
    rules,
  )
  const real = violations.map(withoutReveals).filter(finding => finding.nodes.length > 0)
  if (real.length > 0) throw new Error(`${page.url()} is not accessible:\n${real.map(readable).join('\n')}`)
}

/**
 * GOV.UK's script says on a radio button whether what it reveals is shown. ARIA has no such attribute for radios;
 * GOV.UK keeps it because people who use screen readers are helped by it, and its own tests leave it out too.
 */
function withoutReveals(finding: AxeFinding): AxeFinding {
  if (finding.id !== 'aria-allowed-attr') return finding
  const only = /^Fix all of the following:\s+ARIA attribute is not allowed: aria-expanded="(true|false)"$/
  return { ...finding, nodes: finding.nodes.filter(node => !only.test(node.failureSummary ?? '')) }
}

function readable(finding: AxeFinding): string {
  const places = finding.nodes.map(
    node => `    ${node.target.join(' ')}\n      ${(node.failureSummary ?? '').replaceAll('\n', '\n      ')}`,
  )
  return `  ${finding.id}: ${finding.help}\n${places.join('\n')}`
}
