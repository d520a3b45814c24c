import type { Schedule } from '#platform/module.ts'
import type { Lantern } from './lantern.ts'

/** Runs jobs, keeps the schedules of the modules and looks for work that is due, until Lantern is closed. */
export async function startWorker(
  { jobs, runner, database, product, clock }: Lantern,
  schedules: readonly Schedule[] = product.modules.flatMap(module => module.schedules ?? []),
): Promise<void> {
  const sweeps = product.modules.flatMap(module => module.sweeps ?? [])
  await jobs.start({ runner, pool: database.pool, schedules, sweeps, clock })
}
