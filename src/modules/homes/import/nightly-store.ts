import { sql } from 'kysely'
import type { Tx } from '#platform/database/database.ts'

export interface NightlyCouncil {
  readonly id: string
  readonly name: string
}

/** The council of a GSS code, where it uses this Lantern. */
export async function councilOfCode(tx: Tx, code: string): Promise<NightlyCouncil | undefined> {
  const found = await sql<NightlyCouncil>`
    select id, nice_name as name from platform.council where code = ${code} and uses_lantern`.execute(tx)
  return found.rows[0]
}

export interface UnfinishedImport {
  readonly id: string
  /** Why it stands still; null while it runs or waits its turn. */
  readonly failure: string | null
}

/** The newest import from the configured API that has not ended; not one of a single area, nor a trial. */
export async function unfinishedApiImport(tx: Tx, councilId: string): Promise<UnfinishedImport | undefined> {
  const found = await sql<UnfinishedImport>`
    select id, failure from homes.import
     where council_id = ${councilId} and origin->>'kind' = 'api' and not origin ? 'localAuthority' and not dry_run
       and state in ('waiting', 'fetching', 'applying')
     order by created_at desc, id desc limit 1`.execute(tx)
  return found.rows[0]
}
