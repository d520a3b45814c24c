import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import type { HomeInBrief } from '#src/modules/homes/index.ts'
import { stratumKey, stratumOf } from '#src/modules/homes/index.ts'

/** A home of the council as its lists are filtered. */
export interface KnownHome {
  readonly homeId: string
  readonly name: string
  readonly area: string | null
  readonly providerId: string | null
  readonly providerName: string | null
  readonly registered: boolean
  readonly dormant: boolean
  readonly beds: number | null
  readonly stratum: string
  readonly providerSince: string | null
}

export async function keepHomes(tx: Tx, councilId: string, homes: readonly HomeInBrief[]): Promise<void> {
  if (homes.length === 0) return
  const rows = homes.map(home => ({
    ...{
      id: home.id,
      name: home.name,
      area: home.postcode?.split(' ')[0] ?? null,
      providerId: home.providerId,
    },
    ...{
      providerName: home.providerName,
      registered: home.registered,
      dormant: home.dormant,
      beds: home.beds,
    },
    ...{ stratum: stratumKey(stratumOf(home)), brandId: home.brandId, brandName: home.brandName },
  }))
  await sql`insert into intelligence.home (council_id, home_id, name, area, provider_id, provider_name, registered, dormant,
      beds, stratum, brand_id, brand_name)
    select ${councilId}, r.id, r.name, r.area, r."providerId", r."providerName", r.registered, r.dormant, r.beds, r.stratum,
      r."brandId", r."brandName"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, name text, area text, "providerId" uuid,
        "providerName" text, registered boolean, dormant boolean, beds integer, stratum text, "brandId" text, "brandName" text)
    on conflict (council_id, home_id) do update set name = excluded.name, area = excluded.area,
      provider_id = excluded.provider_id, provider_name = excluded.provider_name, registered = excluded.registered,
      dormant = excluded.dormant, beds = excluded.beds, stratum = excluded.stratum,
      brand_id = excluded.brand_id, brand_name = excluded.brand_name`.execute(tx)
}

export interface ProviderSince {
  readonly homeId: string
  readonly on: string
  /** It proved not to be so. */
  readonly withdrawn: boolean
}

/** Since when the present provider runs a home: what was seen before was seen under another. */
export async function keepProviderSince(
  tx: Tx,
  councilId: string,
  { homeId, on, withdrawn }: ProviderSince,
): Promise<void> {
  const since = withdrawn
    ? sql`nullif(provider_since, ${on}::date)`
    : sql`greatest(provider_since, ${on}::date)`
  await sql`update intelligence.home set provider_since = ${since}
    where council_id = ${councilId} and home_id = ${homeId}`.execute(tx)
}

export async function knownHomes(tx: Tx, councilId: string): Promise<readonly KnownHome[]> {
  const found =
    await sql<KnownHome>`select home_id, name, area, provider_id, provider_name, registered, dormant, beds,
      stratum, provider_since from intelligence.home where council_id = ${councilId} order by home_id`.execute(
      tx,
    )
  return found.rows
}

export async function findKnownHome(
  tx: Tx,
  councilId: string,
  homeId: string,
): Promise<KnownHome | undefined> {
  const found =
    await sql<KnownHome>`select home_id, name, area, provider_id, provider_name, registered, dormant, beds,
      stratum, provider_since from intelligence.home where council_id = ${councilId} and home_id = ${homeId}`.execute(
      tx,
    )
  return found.rows[0]
}
