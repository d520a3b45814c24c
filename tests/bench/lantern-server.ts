import pg from 'pg'
import { loadSecrets, readConfig } from '#platform/config/index.ts'
import { reachDatabase } from '#platform/database/reach.ts'
import { createLog } from '#platform/log/index.ts'
import { seedDemonstration } from '#src/demo/seed.ts'
import { openLantern } from '#src/lantern.ts'
import { openWeb } from '#src/web.ts'
import { startWorker } from '#src/worker.ts'
import { bench, parcelSchema } from './module.ts'
import { answerTimesWhenAsked } from './server-times.ts'

/** The product as it runs, sealing included, with the bench's module beside its own. */
const config = readConfig(process.env)
const database = await reachDatabase(config, () => {})
const owner = new pg.Client({ connectionString: database.ownerUrl })
await owner.connect()
const there = await owner.query(`select to_regnamespace('bench') is not null as yes`)
if (!there.rows[0]?.yes) await owner.query(parcelSchema)
await owner.end()
const log = createLog({ mode: 'production', logLevel: 'warn' })
const secrets = await loadSecrets(config)
const lantern = await openLantern({ config, secrets, appUrl: database.appUrl, log, more: [bench] })
await seedDemonstration(lantern, database, () => {})
await startWorker(lantern)
answerTimesWhenAsked()
const app = await openWeb(lantern)
await app.listen({ port: config.port, host: '127.0.0.1' })
process.stdout.write(`${JSON.stringify({ superuserUrl: database.embedded?.superuserUrl })}\n`)

process.on('SIGTERM', async () => {
  await app.close()
  await lantern.close()
  await database.stop({ force: true })
  process.exit(0)
})
