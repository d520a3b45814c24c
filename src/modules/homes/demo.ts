import type pg from 'pg'
import type { Caller } from '#platform/access/actor.ts'
import { type Clock, civilDate } from '#platform/clock.ts'
import { type Ids, systemIds } from '#platform/ids.ts'
import type { Runner } from '#platform/runner.ts'
import { raiseChallenge } from './challenge/commands.ts'
import { demoIds } from './demo-ids.ts'
import { arrangeLocalFacts, type LocalSaying, startingWith } from './demo-local-facts.ts'
import { saveFilter } from './filters/commands.ts'
import { folderSource } from './import/folder-source.ts'
import { type ImportResult, runImport } from './import/run-import.ts'
import type { Source } from './import/source.ts'
import { openList } from './lists/index.ts'
import { challengeMismatches } from './sources/raise.ts'

interface Extract {
  readonly fileName: string
  readonly day: string
  readonly csv: string
}

export interface HomesDemo {
  /** A runner like the product's own, but with these ids. */
  readonly runnerWith: (ids: Ids) => Runner
  readonly pool: pg.Pool
  readonly clock: Clock
  readonly system: Caller
  /** The first quality officer: raises the challenge, keeps the filter. */
  readonly qualityOfficer: Caller
  /** The first commissioner: writes down what the council knows. */
  readonly commissioner: Caller
  /** What the council knows of its homes beside the register. */
  readonly localFacts: { readonly extracts: readonly Extract[]; readonly sayings: readonly LocalSaying[] }
  /** Folder of the fictional council's records, in the layout of CQC's API. */
  readonly folder: string
  /** A list as CQC publishes it, which differs from those records. */
  readonly directory: string
}

/** Imports the fictional register and adds what the examples need. Again on the same database: changes nothing. */
export async function arrangeHomesDemo(demo: HomesDemo): Promise<ImportResult> {
  const source = await folderSource(demo.folder)
  const named = { ...source, origin: { kind: 'folder' as const, path: 'demonstration' } }
  const result = await importAs(demo, named, demoIds.registerImport)
  if (result.state === 'failed')
    throw new Error(`The demonstration's records are faulty: ${JSON.stringify(result.report.faults)}`)
  await importAs(demo, faultySource, demoIds.faultyImport)
  await importDirectory(demo)
  await raise(demo)
  await arrangeLocalFacts(demo)
  await keepFilter(demo)
  return result
}

/** Of yesterday, so that the records of today win; what they disagree on is put to the council. */
async function importDirectory(demo: HomesDemo): Promise<void> {
  const { pool, clock, system, directory: path } = demo
  const { councilId } = system.actor
  const day = civilDate(clock.now()).subtract({ days: 1 }).toString()
  const source = await openList({ kind: 'cqc-directory', path, day, clock, pool, councilId })
  const named = { ...source, origin: { ...source.origin, path: 'demonstration' } as Source['origin'] }
  await importAs(demo, named, demoIds.listImport)
  await demo.runnerWith(startingWith(demoIds.mismatch)).run(challengeMismatches, {}, system)
}

function importAs(demo: HomesDemo, source: Source, newImportId: string): Promise<ImportResult> {
  const { pool, clock, system: caller } = demo
  return runImport({ runner: demo.runnerWith(systemIds), pool, clock, caller, source, newImportId })
}

/** One record with a wrong date, so that the page of an import that failed has something to show. */
const faultySource: Source = {
  origin: { kind: 'folder', path: 'demonstration-with-a-fault' },
  strict: true,
  async *list() {
    yield [{ kind: 'location', id: '1-9000099999', address: 'location_details/location_1-9000099999.json' }]
  },
  read: async () => [
    {
      json: {
        ...{ locationId: '1-9000099999', providerId: '1-9100099999', name: 'Invented Home', careHome: 'Y' },
        ...{ registrationStatus: 'Registered', registrationDate: '31/02/2024' },
      },
    },
  ],
  close: async () => {},
}

async function raise(demo: HomesDemo): Promise<void> {
  const { home: homeId, challenge } = demoIds
  const proposed = '36'
  const reason = 'Two rooms on the ground floor are offices now. Counted on our visit.'
  try {
    await demo
      .runnerWith(startingWith(challenge))
      .run(raiseChallenge, { homeId, factKey: 'beds', proposed, reason }, demo.qualityOfficer)
  } catch (error) {
    // Raised when the demonstration was first made.
    if ((error as Error).name !== 'Conflict') throw error
  }
}

async function keepFilter({ runnerWith, qualityOfficer }: HomesDemo): Promise<void> {
  const search = { council: 'E10999999', nursing: true, registered: true, notInspectedFor: 24 }
  const filter = { name: 'Nursing homes not inspected for two years', search }
  try {
    await runnerWith(startingWith(demoIds.filter)).run(saveFilter, filter, qualityOfficer)
  } catch (error) {
    // Kept when the demonstration was first made.
    if ((error as Error).name !== 'Invalid') throw error
  }
}
