import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { atMost } from '#platform/database/limits.ts'
import type { ImportFault, Judged } from './record.ts'
import { type KnownSoFar, NOT_LISTED, type Wanted } from './source.ts'

/** SQL of what an import still has to fetch and what it has fetched. */

export interface WaitingItem extends Wanted {
  readonly position: number
}

export async function addWanted(
  tx: Tx,
  importId: string,
  from: number,
  wanted: readonly Wanted[],
): Promise<void> {
  const rows = wanted.map((item, i) => ({ ...item, position: from + i }))
  await sql`insert into homes.import_wanted (import_id, position, kind, item_id, address)
    select ${importId}, x.position, x.kind, x.id, x.address
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as x(position integer, kind text, id text, address text)`.execute(tx)
}

/** The next ones to fetch, from how far the import is. */
export async function waitingItems(tx: Tx, importId: string, limit: number): Promise<WaitingItem[]> {
  const rows = await sql<WaitingItem>`
    select w.position, w.kind, w.item_id as id, w.address from homes.import_wanted w
     where w.import_id = ${importId} and w.position >= (select done from homes.import where id = ${importId})
     order by w.position ${atMost(limit)}`.execute(tx)
  return rows.rows
}

/** Writes down one batch as fetched, in one statement. */
export async function keepFetched(
  tx: Tx,
  importId: string,
  at: Temporal.Instant,
  batch: readonly { readonly item: WaitingItem; readonly judged: Judged }[],
): Promise<void> {
  const rows = batch.map(({ item, judged }) => rowOf(item, judged))
  await sql`insert into homes.import_item
      (import_id, position, kind, item_id, address, fetched_at, outcome, record_id, hash, body, derived, says, faults)
    select ${importId}, x.position, x.kind, x.item_id, x.address, ${at}, x.outcome, x.record_id,
           decode(x.hash, 'hex'), decode(x.body, 'base64'), x.derived, x.says, x.faults
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as x(position integer, kind text, item_id text, address text, outcome text, record_id uuid, hash text,
             body text, derived jsonb, says jsonb, faults jsonb)`.execute(tx)
}

function rowOf({ position, kind, address }: WaitingItem, judged: Judged) {
  const common = { position, kind, address, outcome: judged.outcome, item_id: judged.itemId }
  if (judged.outcome === 'skipped') return common
  if (judged.outcome === 'faulty') return { ...common, faults: judged.faults }
  const { recordId, hash, body, derived, says } = judged
  return {
    ...common,
    record_id: recordId,
    hash: hash.toString('hex'),
    body: body.toString('base64'),
    derived,
    says,
  }
}

/** The same record twice in one folder: neither can be trusted. */
export async function faultDuplicates(tx: Tx, importId: string): Promise<void> {
  const twice = await sql<{ kind: string; itemId: string; files: string[]; positions: number[] }>`
    select kind, item_id, array_agg(address order by position) as files,
           array_agg(position order by position) as positions
      from homes.import_item where import_id = ${importId} and outcome = 'kept'
     group by kind, item_id having count(*) > 1`.execute(tx)
  const rows = twice.rows.flatMap(({ kind, itemId: id, files, positions }) =>
    positions.map((position, i) => {
      const message = `is given by more than one file (${files.join(', ')}). Keep one of them.`
      return { position, faults: [{ file: files[i] ?? '', id, field: `${kind}Id`, message }] }
    }),
  )
  if (rows.length === 0) return
  await sql`update homes.import_item i set outcome = 'faulty', faults = x.faults
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(position integer, faults jsonb)
     where i.import_id = ${importId} and i.position = x.position`.execute(tx)
}

export async function faultsOf(tx: Tx, importId: string): Promise<ImportFault[]> {
  const rows = await sql<{ fault: ImportFault }>`
    select jsonb_array_elements(faults) as fault from homes.import_item
     where import_id = ${importId} and outcome = 'faulty' order by position`.execute(tx)
  return rows.rows.map(row => row.fault)
}

export interface ItemCounts {
  readonly read: number
  readonly careHomes: number
  readonly skipped: number
  /** Registrations that a list has no longer. */
  readonly absent: number
}

/** Records of locations; providers are fetched for their names only and are not counted. */
export async function countItems(tx: Tx, importId: string): Promise<ItemCounts> {
  const found = await sql<ItemCounts>`
    select count(*) filter (where listed)::integer as read,
           count(*) filter (where listed and outcome = 'kept')::integer as care_homes,
           count(*) filter (where listed and outcome = 'skipped')::integer as skipped,
           count(*) filter (where not listed)::integer as absent
      from (select outcome, address not like ${`%${NOT_LISTED}`} as listed from homes.import_item
             where import_id = ${importId} and kind = 'location') i`.execute(tx)
  return found.rows[0] ?? { read: 0, careHomes: 0, skipped: 0, absent: 0 }
}

/** Providers of the fetched homes whose names Lantern does not know yet. */
export async function namelessProviders(tx: Tx, importId: string): Promise<string[]> {
  const rows = await sql<{ id: string }>`
    select distinct i.derived->>'providerId' as id from homes.import_item i
      left join homes.provider p on p.cqc_provider_id = i.derived->>'providerId'
     where i.import_id = ${importId} and i.kind = 'location' and i.outcome = 'kept' and p.name is null
     order by 1`.execute(tx)
  return rows.rows.map(row => row.id)
}

export async function knownSoFar(
  tx: Tx,
  changesFrom: Temporal.Instant | undefined,
  changesTo: Temporal.Instant,
): Promise<KnownSoFar> {
  if (!changesFrom) return { locationIds: new Set(), providerIds: new Set(), changesFrom, changesTo }
  const locations = await tx.selectFrom('homes.registration').select('cqcLocationId').execute()
  const providers = await tx
    .selectFrom('homes.provider')
    .select('cqcProviderId')
    .where('name', 'is not', null)
    .execute()
  return {
    locationIds: new Set(locations.map(row => row.cqcLocationId)),
    providerIds: new Set(providers.map(row => row.cqcProviderId)),
    changesFrom,
    changesTo,
  }
}
