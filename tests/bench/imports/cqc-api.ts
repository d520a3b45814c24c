import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { england } from '#src/demo/england/market.ts'
import { englandRecords } from '#src/demo/england/records.ts'
import { startCqcServer } from '../../support/cqc-server.ts'

/** CQC's API as the tests have it, with so many fictional registrations: `cqc-api.ts 14500`. Says its address. */
const count = Number(process.argv[2] ?? 14_500)
const folder = await mkdtemp(join(tmpdir(), 'lantern-bench-cqc-'))
await mkdir(join(folder, 'location_details'))
const { ids, recordOf } = englandRecords(england)
for (const id of ids.slice(0, count)) {
  await writeFile(join(folder, 'location_details', `${id}.json`), JSON.stringify(recordOf(id)))
}
const server = await startCqcServer({ folder })
await rm(folder, { recursive: true, force: true })
process.stdout.write(`${server.baseUrl}\n`)

process.on('SIGTERM', async () => {
  await server.close()
  process.exit(0)
})
