import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

/** What can be made to go wrong with one request. Each is used once, in the order given. */
export type Trouble =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string; readonly date?: string }
  | { readonly kind: 'broken' }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'cut' }

export interface CqcServer {
  readonly baseUrl: string
  /** Paths asked for, in order, with their queries. */
  readonly requests: string[]
  /** Makes the next requests whose path starts so go wrong. */
  trouble(pathStart: string, ...troubles: readonly Trouble[]): void
  /** Replaces or adds a location's record, and lists it as changed from now on. */
  change(record: Record<string, unknown>): void
  close(): Promise<void>
}

export interface CqcServerOptions {
  /** A folder with `location_details` and where there are any `provider_details`. */
  readonly folder: string
  readonly key?: string
  /** What `GET /locations` gives on one page at most, whatever is asked for. */
  readonly perPage?: number
}

type Json = Record<string, unknown>

/** Speaks CQC's public API (list, details, providers, changes) from files, with troubles on demand. */
export async function startCqcServer(options: CqcServerOptions): Promise<CqcServer> {
  const locations = recordsIn(options.folder, 'location_details', 'locationId')
  const providers = recordsIn(options.folder, 'provider_details', 'providerId')
  const changed: string[] = []
  const requests: string[] = []
  const troubles: { start: string; trouble: Trouble }[] = []
  const answer = answerer(options, locations, providers, changed)
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://cqc')
    const path = url.pathname.replace(/^\/public\/v1/, '')
    requests.push(path + url.search)
    const at = troubles.findIndex(item => path.startsWith(item.start))
    const trouble = at < 0 ? undefined : troubles.splice(at, 1)[0]?.trouble
    respond(request, response, options, trouble, () => answer(path, url.searchParams))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}/public/v1`,
    requests,
    trouble: (start, ...list) => troubles.push(...list.map(trouble => ({ start, trouble }))),
    change(record) {
      locations.set(String(record.locationId), record)
      changed.push(String(record.locationId))
    },
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

function recordsIn(folder: string, name: string, key: string): Map<string, Json> {
  const path = join(folder, name)
  const files = readdirSync(folder).includes(name)
    ? readdirSync(path).filter(file => file.endsWith('.json'))
    : []
  return new Map(
    files.sort().map(file => {
      const record = JSON.parse(readFileSync(join(path, file), 'utf8')) as Json
      return [String(record[key]), record]
    }),
  )
}

function respond(
  request: IncomingMessage,
  response: ServerResponse,
  options: CqcServerOptions,
  trouble: Trouble | undefined,
  answer: () => unknown,
): void {
  const keyIsRight = !options.key || request.headers['ocp-apim-subscription-key'] === options.key
  if (!keyIsRight) send(response, 401, {})
  else if (trouble) goWrong(request, response, trouble, answer)
  else answerWell(response, answer())
}

function goWrong(
  request: IncomingMessage,
  response: ServerResponse,
  trouble: Trouble,
  answer: () => unknown,
): void {
  if (trouble.kind === 'cut') request.socket.destroy()
  else if (trouble.kind === 'broken') response.writeHead(200).end('{"locationId": "1-')
  else if (trouble.kind === 'slow') setTimeout(() => answerWell(response, answer()), trouble.ms)
  else {
    if (trouble.retryAfter) response.setHeader('retry-after', trouble.retryAfter)
    if (trouble.date) response.setHeader('date', trouble.date)
    send(response, trouble.status, { statusCode: trouble.status })
  }
}

function answerWell(response: ServerResponse, body: unknown): void {
  send(response, body === undefined ? 404 : 200, body ?? { statusCode: 404, message: 'Not found' })
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function answerer(
  options: CqcServerOptions,
  locations: ReadonlyMap<string, Json>,
  providers: ReadonlyMap<string, Json>,
  changed: readonly string[],
) {
  return (path: string, query: URLSearchParams): unknown => {
    if (path === '/locations') return listPage(options, [...locations.values()], query)
    if (path === '/changes/location')
      return { ...paging(changed.length, query, options), changes: [...new Set(changed)] }
    const [, kind, id = ''] = path.split('/')
    if (kind === 'locations') return locations.get(decodeURIComponent(id))
    if (kind !== 'providers') return undefined
    const provider = providers.get(decodeURIComponent(id))
    return (
      provider ?? {
        providerId: id,
        name: `Provider ${id}`,
        type: 'Social Care Org',
        ownershipType: 'Organisation',
      }
    )
  }
}

/** Like CQC's: the list also holds homes that have closed. */
function listPage(options: CqcServerOptions, all: readonly Json[], query: URLSearchParams): unknown {
  const wanted = all.filter(
    record =>
      (!query.has('careHome') || record.careHome === query.get('careHome')) &&
      (!query.has('localAuthority') ||
        query.getAll('localAuthority').includes(String(record.localAuthority))),
  )
  const { page, perPage, ...rest } = paging(wanted.length, query, options)
  const items = wanted.slice((page - 1) * perPage, page * perPage)
  const shown = items.map(item => ({
    locationId: item.locationId,
    locationName: item.name,
    postalCode: item.postalCode,
  }))
  return { ...rest, page, perPage, locations: shown }
}

function paging(total: number, query: URLSearchParams, options: CqcServerOptions) {
  const perPage = Math.min(Number(query.get('perPage') ?? 1_000), options.perPage ?? 1_000)
  const page = Number(query.get('page') ?? 1)
  return { total, page, perPage, totalPages: Math.ceil(total / perPage) }
}
