import type { FastifyInstance, InjectOptions } from 'fastify'

/**
 * Lantern asks its own provider without leaving the process: whatever stands between a browser and us (a
 * proxy, a tunnel, another port) need not be reachable from here.
 */
export function internalFetch(server: () => FastifyInstance | undefined): typeof fetch {
  return async (address, options) => {
    const app = server()
    if (!app) throw new TypeError('fetch failed: the demonstration’s sign-in is not part of this server')
    const asked = new Request(address, options)
    const url = new URL(asked.url)
    const answer = await app.inject({
      method: asked.method as NonNullable<InjectOptions['method']>,
      url: url.pathname + url.search,
      headers: { ...Object.fromEntries(asked.headers), host: url.host },
      ...(asked.body ? { payload: await asked.text() } : {}),
    })
    const headers = new Headers()
    for (const name of ['content-type', 'location', 'cache-control']) {
      const value = answer.headers[name]
      if (typeof value === 'string') headers.set(name, value)
    }
    const body = answer.statusCode === 204 ? null : answer.rawPayload
    return new Response(body && new Uint8Array(body), { status: answer.statusCode, headers })
  }
}
