import { openDatabase } from '#platform/database/database.ts'
import { openWorkshop } from '#platform/jobs/testing/workshop.ts'
import type { TestDatabase } from '#platform/testing/database.ts'

/** A worker on the database of its first parameter that never ends the piece `held`, until it is killed. */
const appUrl = process.argv[2] ?? ''
const database = { app: openDatabase({ url: appUrl }), urls: { appUrl } } as unknown as TestDatabase
const workshop = await openWorkshop(database)
workshop.plans.set('held', async () => {
  process.stdout.write('holding\n')
  await new Promise(() => undefined)
})
await workshop.start()
