import pg from 'pg'
import { loadSecrets, readConfig } from '#platform/config/index.ts'
import { reachDatabase } from '#platform/database/reach.ts'
import { createLog } from '#platform/log/index.ts'
import { england } from '#src/demo/england/market.ts'
import { seedEngland } from '#src/demo/england/seed.ts'
import { seedDemonstration } from '#src/demo/seed.ts'
import { openLantern } from '#src/lantern.ts'
import { fillCouncils } from './fill.ts'

/**
 * Makes the database of a data folder, and ends: the demonstration council, a share of England's homes through the
 * importer of real records, and what councils keep beside the register. `make-register.ts 0.1` makes a tenth.
 */
const share = Number(process.argv[2] ?? 1)
const config = readConfig(process.env)
const database = await reachDatabase(config, () => {})
const log = createLog({ mode: 'production', logLevel: 'warn' })
const lantern = await openLantern({
  config,
  secrets: await loadSecrets(config),
  appUrl: database.appUrl,
  log,
})
await seedDemonstration(lantern, database, () => {})
const { open, closed } = england
const scale = { open: Math.round(open * share), closed: Math.round(closed * share) }
const { report } = await seedEngland(lantern, () => {}, scale)
await lantern.close()
const superuser = new pg.Client({
  connectionString: database.embedded?.superuserUrl.replace(/\/postgres$/, '/lantern'),
})
await superuser.connect()
await fillCouncils(superuser)
// As autovacuum does within minutes; so that no run is measured before it and another after.
await superuser.query('vacuum analyze')
await superuser.end()
await database.stop({ force: true })
process.stdout.write(`${JSON.stringify({ homes: report.homesCreated, registrations: report.careHomes })}\n`)
