import type { Tx } from '#platform/database/database.ts'
import { type HomeChange, noticedOf } from '../registry/derive-changes.ts'
import { differencesOf, factsOf } from '../registry/facts.ts'
import { lockRegister } from '../registry/joins-store.ts'
import {
  type ChangedFacts,
  factsNow,
  type IncomingRegistration,
  keepFacts,
  keepRatings,
  keepRegistrations,
  providerId,
  registrationId,
} from '../registry/registrations-store.ts'
import { regroup } from '../registry/regroup.ts'
import { chunksOf } from '../registry/rows.ts'
import { type Settled, settleGrouping } from '../registry/settle.ts'
import { compareSources } from '../sources/compare.ts'
import {
  type ChangedRegistration,
  changedRegistrations,
  itemsAt,
  keepProviders,
  keepRecords,
  providerIdsNamed,
} from './apply-store.ts'
import { noteHomes, noteProviders, noteRegistrations } from './before-store.ts'
import { countItems, faultsOf } from './items.ts'
import type { ImportReport } from './schema.ts'

export interface Applying {
  readonly importId: string
  readonly source: string
  /** Its records hold some facts only: rows of a list, already merged with what was known. */
  readonly partial: boolean
  readonly now: Temporal.Instant
  readonly today: Temporal.PlainDate
}

const AT_ONCE = 250

/** Turns what was fetched into homes, in the caller's transaction, in a number of statements that hardly grows. */
export async function applyItems(tx: Tx, how: Applying): Promise<ImportReport> {
  await lockRegister(tx)
  await keepRecords(tx, how.importId, how.source)
  const providers = await providerIdsNamed(tx, how.importId)
  const named = providers.map(id => ({ id: providerId(id), cqcProviderId: id }))
  await noteProviders(
    tx,
    how.importId,
    named.map(one => one.id),
  )
  const renamed = await keepProviders(tx, how.importId, named)
  const changed = await changedRegistrations(tx, how.importId, how.partial)
  const grouping = await regroup(
    tx,
    changed.map(item => item.light),
  )
  await noteRegistrations(tx, how.importId, [...grouping.moves.keys()].map(registrationId))
  await noteHomes(tx, how.importId, [...new Set(grouping.homeOf.values())])
  const noticed = await keepChangedRegistrations(tx, how, changed, grouping.homeOf)
  const homeIds = [...changed.map(item => grouping.homeOf.get(item.light.locationId) ?? ''), ...renamed]
  const settled = await settleGrouping(tx, grouping, { ...how, noticed, homeIds })
  const mismatches = await compareSources(tx, how)
  return reportOf(tx, how, { ...settled, mismatches }, changed.length)
}

async function reportOf(
  tx: Tx,
  how: Applying,
  settled: Settled & { readonly mismatches: number },
  changed: number,
): Promise<ImportReport> {
  const { read, careHomes, skipped, absent } = await countItems(tx, how.importId)
  const changes = (kind: string) => settled.changes.get(kind) ?? 0
  return {
    read,
    careHomes,
    homesCreated: settled.created,
    homesUpdated: settled.updated,
    unchanged: careHomes + absent - changed,
    skipped,
    faults: await faultsOf(tx, how.importId),
    changes: {
      openings: changes('opened'),
      closures: changes('closed'),
      ratingsPublished: changes('rating-published'),
      bedsChanged: changes('beds-changed'),
      reRegistered: changes('re-registered'),
      joined: settled.joined,
      toReview: settled.toReview,
      mismatches: settled.mismatches,
    },
  }
}

/** Registrations, ratings and facts, a batch at a time; gives what was noticed, by home. */
async function keepChangedRegistrations(
  tx: Tx,
  how: Applying,
  changed: readonly ChangedRegistration[],
  homeOf: ReadonlyMap<string, string>,
): Promise<Map<string, HomeChange[]>> {
  const noticed = new Map<string, HomeChange[]>()
  for (const batch of chunksOf(changed, AT_ONCE)) {
    const items = await itemsAt(
      tx,
      how.importId,
      batch.map(item => item.position),
    )
    const incoming = items.map(item => ({ ...item, homeId: homeOf.get(item.location.locationId) ?? '' }))
    const facts = await differencesIn(tx, incoming)
    await noteRegistrations(
      tx,
      how.importId,
      facts.map(one => one.registrationId),
    )
    await keepRegistrations(tx, incoming)
    await keepRatings(tx, incoming)
    await keepFacts(tx, facts)
    for (const [i, item] of incoming.entries()) {
      if (batch[i]?.isNew) continue
      const found = noticedOf(item.location.locationId, item.recordId, facts[i]?.differences ?? [])
      if (found.length > 0) noticed.set(item.homeId, [...(noticed.get(item.homeId) ?? []), ...found])
    }
  }
  return noticed
}

async function differencesIn(tx: Tx, incoming: readonly IncomingRegistration[]): Promise<ChangedFacts[]> {
  const ids = incoming.map(item => registrationId(item.location.locationId))
  const before = await factsNow(tx, ids)
  return incoming.map(({ location, recordId, fetchedAt }) => {
    const id = registrationId(location.locationId)
    const differences = differencesOf(before.get(id) ?? {}, factsOf(location))
    return { registrationId: id, recordId, fetchedAt, differences }
  })
}
