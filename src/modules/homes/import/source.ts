import type { CqcLocation } from '../cqc/location.ts'
import type { Said } from '../sources/said.ts'

/** What an import reads from: how to open it again, without any key or password. */
export type Origin =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'zip'; readonly path: string }
  | {
      readonly kind: 'list'
      /** Which of CQC's published lists. */
      readonly list: 'cqc-directory' | 'cqc-ratings'
      readonly path: string
      /** The file's name as people know it. */
      readonly name: string
      /** The civil day the list is of; empty until it is read. */
      readonly day: string
      /** The councils it covers, by the names CQC gives them. */
      readonly covers: readonly string[]
    }
  | { readonly kind: 'api'; readonly baseUrl: string; readonly localAuthority?: string | undefined }

export type ItemKind = 'location' | 'provider'

/** One thing to fetch. `address` is a file or a URL; `id` is CQC's where it is known before reading. */
export interface Wanted {
  readonly kind: ItemKind
  readonly id: string
  readonly address: string
}

/** How the address ends of what is there because a list no longer has it: it is no record that was read. */
export const NOT_LISTED = ', not listed'

/** What came: JSON, or why it could not be read, in plain words. */
export type Fetched =
  | { readonly json: unknown }
  /** From a list: the row, what it says itself, and the registration as it is to be from now on. */
  | { readonly json: unknown; readonly says: Said; readonly location: CqcLocation }
  | { readonly problem: string }
  /** A row of a list that cannot be used, with every reason. */
  | { readonly faults: readonly { readonly field: string; readonly message: string }[] }

/** What an incremental source needs to know of what Lantern already has. */
export interface KnownSoFar {
  /** CQC location ids already in the register. */
  readonly locationIds: ReadonlySet<string>
  /** CQC provider ids whose names are already known. */
  readonly providerIds: ReadonlySet<string>
  /** Changes are wanted from this instant; undefined on the first run. */
  readonly changesFrom: Temporal.Instant | undefined
  /** Changes are wanted up to, not including, this instant. */
  readonly changesTo: Temporal.Instant
}

/** Somewhere CQC's records are read from. */
export interface Source {
  readonly origin: Origin
  /** Checked whole: one faulty record and nothing changes. Otherwise a faulty record is set aside and named. */
  readonly strict: boolean
  /** When the source was true, where that is not when it is read: a list is of a day. */
  readonly asOf?: Temporal.Instant
  /** Everything to fetch, in batches. */
  list(known: KnownSoFar): AsyncIterable<readonly Wanted[]>
  /** Fetches a batch, in its order. Throws Unavailable when the source as a whole cannot be reached. */
  read(batch: readonly Wanted[]): Promise<readonly Fetched[]>
  /** Providers whose names are wanted once the locations are known; a folder has listed its own already. */
  providers?(ids: readonly string[]): readonly Wanted[]
  close(): Promise<void>
}

/** What people are shown as the source of an import. */
export function sourceName(origin: Origin): string {
  if (origin.kind === 'list' && origin.path.startsWith('upload:')) return origin.name
  if (origin.kind !== 'api') return origin.path
  return origin.localAuthority ? `${origin.baseUrl} (${origin.localAuthority})` : origin.baseUrl
}

export function* inBatches<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length === size) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

/** Reads JSON text; the message tells a person what to do. */
export function readJson(text: string): Fetched {
  try {
    return { json: JSON.parse(text.replace(/^\uFEFF/, '')) }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { problem: `is not readable JSON (${why}). Fetch this record from CQC again.` }
  }
}
