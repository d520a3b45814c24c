/** A browser for tests, over real HTTP: it keeps cookies, and follows redirects when it is told to. */
export class TestVisitor {
  readonly #cookies = new Map<string, string>()
  readonly #address: string

  constructor(address: string) {
    this.#address = address
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name)
  }

  keep(name: string, value: string): void {
    this.#cookies.set(name, value)
  }

  get(path: string): Promise<Response> {
    return this.#send(path, {})
  }

  post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    return this.#send(path, { method: 'POST', body: new URLSearchParams(fields) })
  }

  /** Follows redirects until `stop` is in the way, or a page is shown. */
  async follow(answer: Response, stop = 'nothing at all'): Promise<Response> {
    let now = answer
    for (let hops = 0; hops < 10; hops++) {
      const next = now.headers.get('location')
      if (!next || next.includes(stop)) return now
      now = await this.get(next)
    }
    throw new Error('More redirects than a browser would follow')
  }

  /** From the start of a sign-in to the page of people: where its form goes. */
  async askedWho(start = '/sign-in/start'): Promise<string> {
    const page = await (await this.follow(await this.get(start))).text()
    const action = /action="(\/demo-sign-in\/people\/[^"]+)"/.exec(page)?.[1]
    if (!action) throw new Error(`Nobody asked who to be: ${page.slice(0, 500)}`)
    return action
  }

  /** All the way in as one of the demonstration's people; the answer after the last redirect. */
  async signIn(person: string, start?: string): Promise<Response> {
    return this.follow(await this.post(await this.askedWho(start), { person }))
  }

  /** The address to which the provider sends the browser back, not yet gone to. */
  async callbackFor(person: string): Promise<string> {
    const chosen = await this.post(await this.askedWho(), { person })
    const last = await this.follow(chosen, '/sign-in/callback')
    return last.headers.get('location') ?? ''
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(new URL(path, this.#address), {
      ...init,
      redirect: 'manual',
      headers: cookie ? { cookie } : {},
    })
    for (const line of answer.headers.getSetCookie()) this.#take(line)
    return answer
  }

  #take(line: string): void {
    const [pair = '', ...attributes] = line.split('; ')
    const cut = pair.indexOf('=')
    const name = pair.slice(0, cut)
    const expires = attributes.find(one => /^expires=/i.test(one))?.slice('expires='.length)
    const gone =
      attributes.some(one => /^max-age=0$/i.test(one)) || (expires && Date.parse(expires) < Date.now())
    if (gone) this.#cookies.delete(name)
    else this.#cookies.set(name, pair.slice(cut + 1))
  }
}
