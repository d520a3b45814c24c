import { z } from 'zod'
import { Unavailable } from '#platform/errors.ts'
import { type ApiAnswer, type ApiClient, type ApiSettings, apiClient } from './api-client.ts'
import { type Fetched, inBatches, type KnownSoFar, readJson, type Source, type Wanted } from './source.ts'

export interface ApiSourceOptions extends ApiSettings {
  /** One council by CQC's name for it; absent for all of England. */
  readonly localAuthority?: string | undefined
  /** Records asked for at the same time, within the rate. */
  readonly atOnce?: number
  readonly perPage?: number
}

const ListPage = z.looseObject({
  totalPages: z.int().min(0),
  locations: z.array(z.looseObject({ locationId: z.string().min(1) })),
})
const ChangesPage = z.looseObject({ totalPages: z.int().min(0), changes: z.array(z.string().min(1)) })

/**
 * CQC's public API. The first run fetches every care home of the list; later runs those new to the list and
 * those CQC says have changed since the last run.
 */
export function apiSource(options: ApiSourceOptions): Source {
  const client = apiClient(options)
  const base = options.baseUrl.replace(/\/$/, '')
  const asWanted = (kind: Wanted['kind']) => (id: string) => ({
    kind,
    id,
    address: `${base}/${kind}s/${encodeURIComponent(id)}`,
  })
  return {
    origin: { kind: 'api', baseUrl: base, localAuthority: options.localAuthority },
    strict: false,
    async *list(known) {
      const listed = new Set<string>()
      for await (const ids of listedIds(client, options)) for (const id of ids) listed.add(id)
      const ids = known.changesFrom ? await wantedSince(client, listed, known, options) : [...listed]
      yield* inBatches(ids.map(asWanted('location')), 1_000)
    },
    read: batch => atOnce(batch, options.atOnce ?? 4, item => readRecord(client, base, item)),
    providers: ids => ids.map(asWanted('provider')),
    close: async () => {},
  }
}

async function readRecord(client: ApiClient, base: string, item: Wanted): Promise<Fetched> {
  const answer = await client.get(item.address.slice(base.length))
  return 'problem' in answer ? answer : readJson(answer.text)
}

async function* listedIds(client: ApiClient, options: ApiSourceOptions): AsyncGenerator<readonly string[]> {
  const filter = new URLSearchParams({ careHome: 'Y' })
  if (options.localAuthority) filter.set('localAuthority', options.localAuthority)
  for await (const page of pages(client, '/locations', filter, options, ListPage)) {
    yield page.locations.map(location => location.locationId)
  }
}

async function wantedSince(
  client: ApiClient,
  listed: ReadonlySet<string>,
  known: KnownSoFar,
  options: ApiSourceOptions,
): Promise<string[]> {
  const wanted = new Set([...listed].filter(id => !known.locationIds.has(id)))
  const filter = new URLSearchParams({
    startTimestamp: secondsOf(known.changesFrom ?? known.changesTo),
    endTimestamp: secondsOf(known.changesTo),
  })
  for await (const page of pages(client, '/changes/location', filter, options, ChangesPage)) {
    // CQC lists changes of every kind of service: only care homes are of interest here.
    for (const id of page.changes) if (listed.has(id) || known.locationIds.has(id)) wanted.add(id)
  }
  return [...wanted]
}

/** CQC writes instants to the second; the end is exclusive, so the next run starts where this one ended. */
function secondsOf(instant: Temporal.Instant): string {
  return instant.round({ smallestUnit: 'second', roundingMode: 'floor' }).toString()
}

async function* pages<T extends { totalPages: number }>(
  client: ApiClient,
  path: string,
  filter: URLSearchParams,
  options: ApiSourceOptions,
  shape: z.ZodType<T>,
): AsyncGenerator<T> {
  for (let page = 1, last = 1; page <= last; page++) {
    const query = new URLSearchParams(filter)
    query.set('page', String(page))
    query.set('perPage', String(options.perPage ?? 1_000))
    const answer = await client.get(`${path}?${query}`)
    const read = pageOf(answer, shape, path)
    last = read.totalPages
    yield read
  }
}

/** A broken list cannot be set aside: everything after it would look as if CQC had dropped it. */
function pageOf<T>(answer: ApiAnswer, shape: z.ZodType<T>, path: string): T {
  const read = 'problem' in answer ? answer : readJson(answer.text)
  const parsed = 'json' in read ? shape.safeParse(read.json) : undefined
  if (parsed?.success) return parsed.data
  throw new Unavailable(`CQC's list ${path} could not be read. Nothing was changed. Try again later.`, 300)
}

async function atOnce<T, R>(items: readonly T[], limit: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  const queue = items.entries()
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item)
  }
  await Promise.all(Array.from({ length: limit }, worker))
  return results
}
