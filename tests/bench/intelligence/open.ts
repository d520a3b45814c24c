import pg from 'pg'
import { loadSecrets, readConfig } from '#platform/config/index.ts'
import { reachDatabase } from '#platform/database/reach.ts'
import { createLog } from '#platform/log/index.ts'
import { type Lantern, openLantern } from '#src/lantern.ts'

export interface Bench {
  readonly lantern: Lantern
  readonly appUrl: string
  readonly superuser: pg.Client
  readonly close: () => Promise<void>
}

/** The Lantern of the data folder in the environment, without its pages and without anything at work in it. */
export async function openBench(): Promise<Bench> {
  const config = readConfig(process.env)
  const database = await reachDatabase(config, () => {})
  const log = createLog({ mode: 'production', logLevel: 'warn' })
  const secrets = await loadSecrets(config)
  const lantern = await openLantern({ config, secrets, appUrl: database.appUrl, log })
  const connectionString = database.embedded?.superuserUrl.replace(/\/postgres$/, '/lantern')
  const superuser = new pg.Client({ connectionString })
  await superuser.connect()
  const close = async () => {
    await superuser.end()
    await lantern.close()
    await database.stop({ force: true })
  }
  return { lantern, appUrl: database.appUrl, superuser, close }
}
