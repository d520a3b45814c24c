import type { FastifyInstance } from 'fastify'

export interface Route {
  readonly method: string
  /** As the router has it: `/homes/:homeId`. */
  readonly url: string
}

/** Every route of the server as it runs, read from the router itself: none can be forgotten. */
export function routesOf(app: FastifyInstance): readonly Route[] {
  const routes: Route[] = []
  const path: string[] = []
  for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
    const at = line.search(/[^│├└─\s]/)
    if (at < 0) continue
    const depth = at / 4 - 1
    const found = /^(.*?)(?: \(([A-Z, ]+)\))?$/.exec(line.slice(at))
    path.length = depth
    path[depth] = found?.[1] ?? ''
    for (const method of found?.[2]?.split(', ') ?? []) routes.push({ method, url: path.join('') })
  }
  return routes
}

/** Fills the names in a route's path in. */
export function filled(url: string, params: Readonly<Record<string, string>>): string {
  return url
    .replaceAll(/:(\w+)/g, (_all, name: string) => encodeURIComponent(params[name] ?? 'x'))
    .replace('*', 'x')
}

/** The names in a route's path. */
export const namesIn = (url: string): readonly string[] =>
  [...url.matchAll(/:(\w+)/g)].map(match => match[1] ?? '')
