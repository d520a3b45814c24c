import { systemActor } from '#platform/access/actor.ts'
import type { Lantern } from '../../lantern.ts'
import { type ImportResult, runImport, type Source } from '../../modules/homes/index.ts'
import { fenmarshId } from '../identity/index.ts'
import { england, type Scale } from './market.ts'
import { englandRecords } from './records.ts'

type Progress = (phase: string, done: number, total: number) => void

const BATCH = 500

/**
 * Brings in a register of England's size through the importer of real records, with nothing of it on disk and only
 * what each home is in memory. Again on the same database: changes nothing.
 */
export async function seedEngland(
  { runner, clock, database }: Lantern,
  progress: Progress,
  scale: Scale = england,
): Promise<ImportResult> {
  const result = await runImport({
    runner,
    clock,
    pool: database.pool,
    source: englandSource(scale),
    caller: { actor: systemActor(fenmarshId), via: 'cli' },
    batchSize: BATCH,
    progress: ({ phase, done, total }) => progress(phase, done, total),
  })
  const [fault] = result.report.faults
  if (fault)
    throw new Error(`The register made for measuring is faulty: ${fault.id}, ${fault.field} ${fault.message}`)
  return result
}

function englandSource(scale: Scale): Source {
  const { ids, providers, recordOf } = englandRecords(scale)
  const names = new Map(providers.map(({ id, name }) => [id, name]))
  return {
    origin: { kind: 'folder', path: 'demonstration-england' },
    strict: true,
    async *list() {
      for (let at = 0; at < ids.length; at += BATCH) {
        yield ids
          .slice(at, at + BATCH)
          .map(id => ({ kind: 'location' as const, id, address: `england/${id}` }))
      }
    },
    read: async batch =>
      batch.map(({ kind, id }) =>
        kind === 'provider' ? { json: { providerId: id, name: names.get(id) } } : { json: recordOf(id) },
      ),
    providers: wanted => wanted.map(id => ({ kind: 'provider', id, address: `england/${id}` })),
    close: async () => {},
  }
}
