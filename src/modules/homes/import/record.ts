import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { stableId } from '#platform/ids.ts'
import { tidy } from '../cqc/clean.ts'
import type { CqcLocation } from '../cqc/location.ts'
import { parseLocation, withoutPeople } from '../cqc/parse.ts'
import { type Said, saidByRecord } from '../sources/said.ts'
import { canonicalJson, hashOf } from './canonical.ts'
import type { Fetched, ItemKind, Wanted } from './source.ts'

/** What is wrong with one field of one record. `file` is a file or a URL; `id` is CQC's, when it is known. */
export interface ImportFault {
  readonly file: string
  readonly id: string | null
  readonly field: string
  readonly message: string
}

export interface ProviderRecord {
  readonly providerId: string
  readonly name: string
  readonly ownership?: string | undefined
}

/** One fetched item, judged: kept to be applied, skipped because it is no care home, or faulty. */
export type Judged =
  | { readonly outcome: 'skipped'; readonly itemId: string }
  | { readonly outcome: 'faulty'; readonly itemId: string; readonly faults: readonly ImportFault[] }
  | {
      readonly outcome: 'kept'
      readonly itemId: string
      readonly recordId: string
      readonly hash: Buffer
      /** Canonical JSON without people, compressed. */
      readonly body: Buffer
      readonly derived: CqcLocation | ProviderRecord
      /** Of a location: what the source itself says, to be compared with what others say. */
      readonly says?: Said
    }

/** Pure: reads one item, takes people out, and tells what to do with it. */
export function judgeItem(wanted: Wanted, fetched: Fetched): Judged {
  if ('problem' in fetched) return faulty(wanted, wanted.id, [{ field: '', message: fetched.problem }])
  if ('faults' in fetched) return faulty(wanted, wanted.id, fetched.faults)
  if ('location' in fetched) return ofLocation(fetched.json, fetched.location, fetched.says)
  if (!isObject(fetched.json)) {
    return faulty(wanted, wanted.id, [
      { field: '', message: 'is not a CQC record. Fetch it from CQC again.' },
    ])
  }
  return wanted.kind === 'location'
    ? judgeLocation(wanted, fetched.json)
    : judgeProvider(wanted, fetched.json)
}

function judgeLocation(wanted: Wanted, json: Record<string, unknown>): Judged {
  if (json.careHome === 'N') return { outcome: 'skipped', itemId: idIn(json, 'locationId') ?? wanted.id }
  const parsed = parseLocation(json)
  if (!parsed.ok) return faulty(wanted, parsed.id ?? wanted.id, parsed.faults)
  return ofLocation(json, parsed.location, saidByRecord(parsed.location))
}

const Provider = z.looseObject({
  providerId: z.string({ error: 'is missing. Fetch this provider from CQC again.' }).min(1),
  name: z.string({ error: 'is missing. Fetch this provider from CQC again.' }).min(1),
  ownershipType: z.string().optional(),
})

function judgeProvider(wanted: Wanted, json: Record<string, unknown>): Judged {
  const parsed = Provider.safeParse(json)
  if (!parsed.success) {
    const faults = parsed.error.issues.map(issue => ({ field: issue.path.join('.'), message: issue.message }))
    return faulty(wanted, idIn(json, 'providerId') ?? wanted.id, faults)
  }
  const { providerId, name, ownershipType } = parsed.data
  return kept('provider', providerId, json, {
    providerId,
    name: tidy(name) ?? name,
    ownership: tidy(ownershipType),
  })
}

function ofLocation(json: unknown, location: CqcLocation, says: Said): Judged {
  return { ...kept('location', location.locationId, json, location), says }
}

function kept(kind: ItemKind, itemId: string, json: unknown, derived: CqcLocation | ProviderRecord) {
  const canonical = canonicalJson(withoutPeople(json))
  const hash = hashOf(canonical)
  const recordId = stableId('record', kind, itemId, hash.toString('hex'))
  return {
    outcome: 'kept' as const,
    ...{ itemId, recordId, hash, derived },
    body: gzipSync(canonical, { level: 6 }),
  }
}

function faulty(
  wanted: Wanted,
  itemId: string,
  faults: readonly { readonly field: string; readonly message: string }[],
): Judged {
  return {
    outcome: 'faulty',
    itemId,
    faults: faults.map(fault => ({ file: wanted.address, id: itemId, ...fault })),
  }
}

function idIn(json: Record<string, unknown>, key: string): string | undefined {
  const id = json[key]
  return typeof id === 'string' && id !== '' ? id : undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
