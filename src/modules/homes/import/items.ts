import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { ImportFault, Judged } from './record.ts'
import type { ItemKind, KnownSoFar, Wanted } from './source.ts'

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
  await sql`insert into homes.import_item (import_id, position, kind, item_id, address)
    select ${importId}, x.position, x.kind, x.id, x.address
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as x(position integer, kind text, id text, address text)`.execute(tx)
}

export async function waitingItems(tx: Tx, importId: string, limit: number): Promise<WaitingItem[]> {
  const rows = await tx
    .selectFrom('homes.importItem')
    .select(['position', 'kind', 'itemId as id', 'address'])
    .where('importId', '=', importId)
    .where('fetchedAt', 'is', null)
    .orderBy('position')
    .limit(limit)
    .execute()
  return rows.map(row => ({ ...row, kind: row.kind as ItemKind }))
}

/** Writes down one batch as fetched, in one statement. */
export async function keepFetched(
  tx: Tx,
  importId: string,
  at: Temporal.Instant,
  batch: readonly { readonly position: number; readonly judged: Judged }[],
): Promise<void> {
  const rows = batch.map(({ position, judged }) => rowOf(position, judged))
  await sql`update homes.import_item i
      set fetched_at = ${at}, outcome = x.outcome, item_id = x.item_id, record_id = x.record_id,
          hash = decode(x.hash, 'hex'), body = decode(x.body, 'base64'), derived = x.derived, faults = x.faults
     from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
       as x(position integer, outcome text, item_id text, record_id uuid, hash text, body text,
            derived jsonb, faults jsonb)
    where i.import_id = ${importId} and i.position = x.position`.execute(tx)
}

function rowOf(position: number, judged: Judged) {
  const common = { position, outcome: judged.outcome, item_id: judged.itemId }
  if (judged.outcome === 'skipped') return common
  if (judged.outcome === 'faulty') return { ...common, faults: judged.faults }
  const { recordId, hash, body, derived } = judged
  return {
    ...common,
    record_id: recordId,
    hash: hash.toString('hex'),
    body: body.toString('base64'),
    derived,
  }
}

/** The same record twice in one folder: neither can be trusted. */
export async function faultDuplicates(tx: Tx, importId: string): Promise<void> {
  await sql`with twice as (
      select i.position, i.address, i.item_id,
             array_agg(i.address) over (partition by i.kind, i.item_id) as files,
             count(*) over (partition by i.kind, i.item_id) as times
        from homes.import_item i where i.import_id = ${importId} and i.outcome = 'kept')
    update homes.import_item i set outcome = 'faulty', faults = jsonb_build_array(jsonb_build_object(
        'file', t.address, 'id', t.item_id, 'field', case i.kind when 'location' then 'locationId' else 'providerId' end,
        'message', 'is given by more than one file (' || array_to_string(t.files, ', ') || '). Keep one of them.'))
      from twice t
     where t.times > 1 and i.import_id = ${importId} and i.position = t.position`.execute(tx)
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
}

/** Records of locations; providers are fetched for their names only and are not counted. */
export async function countItems(tx: Tx, importId: string): Promise<ItemCounts> {
  const found = await sql<ItemCounts>`
    select count(*) filter (where kind = 'location' and fetched_at is not null)::integer as read,
           count(*) filter (where kind = 'location' and outcome = 'kept')::integer as care_homes,
           count(*) filter (where kind = 'location' and outcome = 'skipped')::integer as skipped
      from homes.import_item where import_id = ${importId}`.execute(tx)
  return found.rows[0] ?? { read: 0, careHomes: 0, skipped: 0 }
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

export async function dropItems(tx: Tx, importId: string): Promise<void> {
  await tx.deleteFrom('homes.importItem').where('importId', '=', importId).execute()
}
