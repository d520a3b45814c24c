import { systemActor } from '#platform/access/actor.ts'
import { requestImport } from '#src/modules/homes/import/commands.ts'
import type { TestProduct } from '../support/product.ts'

/** A job of this council that waits: no worker runs in these tests. */
export async function aJobOf(product: TestProduct, councilId: string): Promise<string> {
  const caller = { actor: systemActor(councilId), via: 'system' as const }
  const asked = { kind: 'cqc-api', source: 'configured-api', dryRun: true }
  await product.lantern.runner.run(requestImport, asked, caller)
  const found = await product.database.superuser.query(
    'select id from jobs.job where group_id = $1 limit 1',
    [councilId],
  )
  return found.rows[0].id
}
