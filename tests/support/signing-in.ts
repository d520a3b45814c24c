import type { FastifyInstance } from 'fastify'
import { TestBrowser } from '#platform/testing/pages.ts'

/** Goes through the demonstration's sign-in, page by page, without a window: a browser with this person's cookies. */
export async function signedInBrowser(app: FastifyInstance, person: string): Promise<TestBrowser> {
  const browser = new TestBrowser(app)
  const asked = await browser.open('/sign-in/start')
  const action = /action="(\/demo-sign-in\/people\/[^"]+)"/.exec(asked.body)?.[1]
  if (!action) throw new Error(`The demonstration did not ask who to be: it answered ${asked.statusCode}`)
  let answer = await browser.post(action, { person }, {})
  for (let hops = 0; hops < 6 && answer.statusCode === 303; hops++) {
    const next = new URL(String(answer.headers.location), 'http://localhost:3000')
    if (next.pathname === '/') return browser
    answer = await browser.get(next.href)
  }
  throw new Error(`Signing in as ${person} ended in ${answer.statusCode}: ${answer.body.slice(0, 300)}`)
}
