import { loadSecrets, readConfig } from '#platform/config/index.ts'
import { reachDatabase } from '#platform/database/reach.ts'
import { createLog } from '#platform/log/index.ts'
import { seedConcerns } from '#src/demo/england/concerns/seed.ts'
import { england } from '#src/demo/england/market.ts'
import { seedEngland } from '#src/demo/england/seed.ts'
import { seedDemonstration } from '#src/demo/seed.ts'
import { openLantern } from '#src/lantern.ts'

/**
 * Makes the database of a data folder, and ends: the demonstration council, a share of England's homes and so many
 * concerns. `make-cases.ts 600000 1` makes a tenth of England's concerns in all of its homes.
 */
const [count, share] = [Number(process.argv[2]), Number(process.argv[3])]
const config = readConfig(process.env)
const database = await reachDatabase(config, () => {})
const log = createLog({ mode: 'production', logLevel: 'warn' })
const lantern = await openLantern({
  config,
  secrets: await loadSecrets(config),
  appUrl: database.appUrl,
  log,
})
const say = (line: string): void => void process.stderr.write(`${line}\n`)
await seedDemonstration(lantern, database, say)
const { open, closed } = england
const scale = { open: Math.round(open * share), closed: Math.round(closed * share) }
const { report } = await seedEngland(lantern, () => {}, scale)
const began = performance.now()
await seedConcerns({
  ownerUrl: database.ownerUrl ?? '',
  count,
  now: lantern.clock.now(),
  progress: (_phase, done, total) => {
    if (done % 60_000 === 0) say(`Concerns: ${done} of ${total}.`)
  },
})
await lantern.close()
await database.stop({ force: true })
const seconds = Math.round((performance.now() - began) / 1000)
process.stdout.write(`${JSON.stringify({ concerns: count, homes: report.homesCreated, seconds })}\n`)
