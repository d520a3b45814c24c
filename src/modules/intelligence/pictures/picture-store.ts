import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'
import { atMost } from '#platform/database/limits.ts'
import type { Edition } from '../tellings/sources.ts'
import type { Level } from '../triangulate/levels.ts'
import type { Made } from './make.ts'

/** A row of `intelligence.picture`. */
export interface PictureRow {
  readonly homeId: string
  readonly edition: Edition
  readonly onDate: string
  readonly rules: string
  readonly level: Level | null
  readonly since: string
  readonly before: Level | null
  readonly ruleCodes: readonly string[]
  readonly tellings: readonly number[]
  readonly looks: readonly string[]
  readonly inputsHash: Buffer
  readonly body: string
}

export interface Kept extends Made {
  readonly homeId: string
  readonly since: string
  readonly before: Level | null
}

export async function findPictures(
  tx: Tx,
  councilId: string,
  homeIds: readonly string[],
): Promise<readonly PictureRow[]> {
  const found =
    await sql<PictureRow>`select home_id, edition, on_date, rules, level, since, before, rule_codes,
      tellings, looks, inputs_hash, body
    from intelligence.picture where council_id = ${councilId} and home_id = any(${[...homeIds]}::uuid[])`.execute(
      tx,
    )
  return found.rows.map(row => ({ ...row, tellings: row.tellings.map(Number) }))
}

export async function keepPictures(
  tx: Tx,
  { councilId, at }: { readonly councilId: string; readonly at: Temporal.Instant },
  pictures: readonly Kept[],
): Promise<void> {
  if (pictures.length === 0) return
  const rows = pictures.map(({ picture: _, inputsHash, ...row }) => ({
    ...row,
    hash: inputsHash.toString('hex'),
  }))
  await sql`insert into intelligence.picture (council_id, home_id, edition, on_date, rules, level, since, before, rule_codes,
      themes, families, sources, quiet, coverage, awaits_first_look, tellings, looks, inputs_hash, body, made_at)
    select ${councilId}, r."homeId", r.edition, r."on", r.rules, r.level, r.since, r.before, r."ruleCodes", r.themes,
      r.families, r.sources, r.quiet, r.coverage, r."awaitsFirstLook", r.tellings, r.looks, decode(r.hash, 'hex'), r.body, ${at.toString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r ("homeId" uuid, edition intelligence.edition, "on" date,
        rules text, level intelligence.level, since date, before intelligence.level, "ruleCodes" text[], themes text[],
        families text[], sources text[], quiet text[], coverage double precision, "awaitsFirstLook" boolean, tellings bigint[], looks uuid[], hash text,
        body text)
    on conflict (council_id, home_id, edition) do update set on_date = excluded.on_date, rules = excluded.rules,
      level = excluded.level, since = excluded.since, before = excluded.before, rule_codes = excluded.rule_codes,
      themes = excluded.themes, families = excluded.families, sources = excluded.sources, quiet = excluded.quiet, coverage = excluded.coverage,
      awaits_first_look = excluded.awaits_first_look, tellings = excluded.tellings, looks = excluded.looks,
      inputs_hash = excluded.inputs_hash, body = excluded.body, made_at = excluded.made_at`.execute(tx)
}

export interface Moment {
  readonly homeId: string
  readonly edition: Edition
  readonly onDate: string
  readonly level: Level
  readonly before: Level | null
  readonly ruleCodes: readonly string[]
  /** That its reasons are about; null where that was not kept. */
  readonly themes: readonly string[] | null
  readonly rules: string
  readonly afterwards: boolean
  /** Of what it was given from. */
  readonly inputsHash: string
}

export async function addHistory(
  tx: Tx,
  { councilId, at }: { readonly councilId: string; readonly at: Temporal.Instant },
  moments: readonly Moment[],
): Promise<void> {
  if (moments.length === 0) return
  await sql`insert into intelligence.level_history (council_id, home_id, edition, on_date, level, before, rule_codes, themes, rules,
      afterwards, inputs_hash, made_at)
    select ${councilId}, r."homeId", r.edition, r."onDate", r.level, r.before, r."ruleCodes", r.themes, r.rules, r.afterwards, decode(r."inputsHash", 'hex'),
      ${at.toString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(moments)}::jsonb) as r ("homeId" uuid, edition intelligence.edition,
        "onDate" date, level intelligence.level, before intelligence.level, "ruleCodes" text[], themes text[], rules text,
        afterwards boolean, "inputsHash" text)
    on conflict do nothing`.execute(tx)
}

/** How the level of a home stood, the oldest first. */
export async function historyOf(
  tx: Tx,
  councilId: string,
  homeId: string,
  edition: Edition,
): Promise<readonly (Moment & { readonly madeAt: Temporal.Instant })[]> {
  const found = await sql<Moment & { readonly madeAt: Temporal.Instant }>`
    select home_id, edition, on_date, level, before, rule_codes, themes, rules, afterwards,
      coalesce(encode(inputs_hash, 'hex'), '') as inputs_hash, made_at
      from intelligence.level_history
     where council_id = ${councilId} and home_id = ${homeId} and edition = ${edition}
     order by on_date desc, made_at desc limit 200`.execute(tx)
  return found.rows.toReversed()
}

/** Takes homes whose pictures are to be made, and that they are; a home told of meanwhile stays to be taken again. */
export async function takeStale(
  tx: Tx,
  councilId: string,
  limit: number,
): Promise<ReadonlyMap<string, { readonly shareable: boolean }>> {
  const found = await sql<{ homeId: string; shareable: boolean }>`
    with chosen as (select distinct home_id from (select home_id from intelligence.stale
        where council_id = ${councilId} order by seq ${atMost(limit)}) first),
      gone as (delete from intelligence.stale s using chosen c
        where s.council_id = ${councilId} and s.home_id = c.home_id returning s.home_id, s.shareable)
    select home_id, bool_or(shareable) as shareable from gone group by home_id order by home_id`.execute(tx)
  return new Map(found.rows.map(({ homeId, shareable }) => [homeId, { shareable }]))
}
