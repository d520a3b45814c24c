/** A browser of the simplest kind: it follows redirects and keeps cookies. */
export class Visitor {
  readonly #cookies = new Map<string, string>()

  async get(url: string): Promise<{ status: number; url: string; body: Buffer; wire: number; ms: number }> {
    return this.#send(url, { method: 'GET' })
  }

  async post(url: string, form: Readonly<Record<string, string>>) {
    return this.#send(url, { method: 'POST', body: new URLSearchParams(form) })
  }

  /** Sends the form of a page that was opened, filled in like this, as a browser does. */
  async sendForm(
    page: { readonly url: string; readonly body: Buffer },
    filled: Readonly<Record<string, string>>,
  ) {
    const hidden = [...page.body.toString().matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
    const form = { ...Object.fromEntries(hidden.map(([, name, value]) => [name, value])), ...filled }
    return this.post(page.url, form)
  }

  async #send(start: string, first: RequestInit) {
    let url = start
    let init = first
    const began = performance.now()
    for (let hop = 0; hop < 12; hop++) {
      const headers = { cookie: this.#cookieHeader(), 'accept-encoding': 'gzip' }
      const response = await fetch(url, { ...init, headers, redirect: 'manual' })
      this.#keep(response)
      const body = Buffer.from(await response.arrayBuffer())
      const ms = performance.now() - began
      const to = response.headers.get('location')
      if (!to) return { status: response.status, url, body, wire: body.length, ms }
      url = new URL(to, url).href
      init = { method: 'GET' }
    }
    throw new Error(`Too many redirects from ${start}`)
  }

  #cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  #keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name = '', ...value] = pair.split('=')
      this.#cookies.set(name, value.join('='))
    }
  }
}

/** Signs in to the demonstration as one of its people, by the same OpenID Connect steps as a browser. */
export async function signIn(base: string, person: string): Promise<Visitor> {
  const visitor = new Visitor()
  const page = await visitor.get(`${base}/sign-in?to=/homes`)
  const action = /<form action="([^"]+\/people\/[^"]+)"/.exec(page.body.toString())?.[1]
  if (!action) throw new Error('The page of people to choose from was not there')
  const landed = await visitor.post(new URL(action, base).href, { person })
  if (landed.status !== 200) throw new Error(`Signing in ended with ${landed.status} at ${landed.url}`)
  return visitor
}
