import type pg from 'pg'
import { PgBoss, type Queue } from 'pg-boss'
import { JOBS_SCHEMA, queues } from './lanes.ts'

/**
 * Makes or upgrades pg-boss's schema and its queues, as the owner, and gives the app's role what it needs to add
 * and run jobs. Part of the migration; harmless to repeat. Needs `platform.current_council()`.
 */
export async function installJobs(ownerUrl: string, client: pg.Client, appRole: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: JOBS_SCHEMA,
    application_name: 'lantern-migrate',
    max: 1,
    supervise: false,
    schedule: false,
    registerInstance: false,
  })
  const faults: Error[] = []
  boss.on('error', error => faults.push(error))
  try {
    await boss.start()
    for (const queue of queues) await ensureQueue(boss, queue)
  } finally {
    await boss.stop({ graceful: false })
  }
  if (faults[0])
    throw new Error(`The job queues could not be set up: ${faults[0].message}`, { cause: faults[0] })
  await grant(client, appRole)
  await separateCouncils(client)
  await client.query(listIndex)
}

// pg-boss has no list of one council's jobs; an index more is no drift to it.
const listIndex = `create index if not exists lantern_council on ${JOBS_SCHEMA}.job_common (group_id, created_on desc)`

async function ensureQueue(boss: PgBoss, queue: Queue): Promise<void> {
  const { name, policy, partition, deadLetter: _never, ...settings } = queue
  await boss.createQueue(name, { ...settings, ...(policy && { policy }), partition: partition ?? false })
  if (Object.keys(settings).length > 0) await boss.updateQueue(name, settings)
}

async function grant(client: pg.Client, appRole: string): Promise<void> {
  const app = client.escapeIdentifier(appRole)
  await client.query(`
    grant usage on schema ${JOBS_SCHEMA} to ${app};
    grant select, insert, update, delete on all tables in schema ${JOBS_SCHEMA} to ${app};
    grant execute on all functions in schema ${JOBS_SCHEMA} to ${app};`)
}

/**
 * Inside a command, whose transaction has a council, only that council's jobs exist. pg-boss's own connections
 * have none and see them all: they must, to run them.
 */
async function separateCouncils(client: pg.Client): Promise<void> {
  const done = await client.query(
    `select from pg_class where oid = '${JOBS_SCHEMA}.job_common'::regclass and relrowsecurity`,
  )
  if (done.rowCount === 1) return
  for (const table of ['job', 'job_common']) {
    await client.query(`
      alter table ${JOBS_SCHEMA}.${table} enable row level security;
      create policy council on ${JOBS_SCHEMA}.${table}
        using (platform.current_council() is null or group_id = platform.current_council()::text)`)
  }
}
