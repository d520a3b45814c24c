import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { type Actor, systemActor } from '#platform/access/actor.ts'
import type { PersonRole } from '#platform/access/roles.ts'
import { type Clock, civilDate } from '#platform/clock.ts'
import type { ReachedDatabase } from '#platform/database/reach.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import type { Ids } from '#platform/ids.ts'
import { createRunner } from '#platform/runner.ts'
import type { Lantern } from '../lantern.ts'
import { arrangeHomesDemo, demoIds, homeIdFor, importBoundaries } from '../modules/homes/index.ts'
import {
  arrangeIndicatorsDemo,
  arrangeIntelligenceDemo,
  arrangeIsolationDemo,
  arrangeOwnTenDemo,
  arrangeSharingDemo,
  demoIndicatorIds,
  demoIsolationIds,
  demoSharingIds,
  ownTensOf,
} from '../modules/intelligence/index.ts'
import { arrangeSafeguardingDemo, demoSafeguardingIds } from '../modules/safeguarding/index.ts'
import { fenmarsh } from './council.ts'
import { writeDemoDirectory, writeFenmarsh } from './fenmarsh.ts'
import { demoPeople, fenmarshId, seedCouncils, seedDemoPeople } from './identity/index.ts'
import { demoLocalFacts } from './local-facts.ts'
import { fenmarshOutline, outlineAttribution } from './outline.ts'
import { stories } from './stories.ts'
import { seedYears } from './years/seed.ts'

/**
 * Makes the demonstration council once: England's councils, the people of Fenmarsh and, through the same
 * importer as real records, its homes. Does nothing when Fenmarsh has homes already; what a kill cut off is
 * taken up again.
 */
export async function seedDemonstration(
  lantern: Lantern,
  database: ReachedDatabase,
  say: (line: string) => void,
): Promise<void> {
  if (!(await isThere(lantern))) await seedFenmarsh(lantern, database, say)
  if (!(await hasOutline(lantern))) await importOutline(lantern)
  if (!(await hasCases(lantern))) await arrangeSafeguarding(lantern)
  if (!(await hasRemedies(lantern))) await arrangeIsolationDemo(await storiesIn(lantern))
  if (!(await hasIndicators(lantern))) await arrangeIndicatorsDemo(await storiesIn(lantern))
  if (!(await hasOwnTens(lantern))) await arrangeOwnTenDemo(await storiesIn(lantern))
  if (!(await hasMeetings(lantern))) await arrangeSharingDemo(await storiesIn(lantern))
  // Where the owner is elsewhere the demonstration stays with the cases that tell its stories.
  if (database.ownerUrl) await seedYears(database.ownerUrl, lantern.clock.now())
}

/** The pictures of its homes: the worker makes them in the first seconds, unless somebody must have them at once. */
export function drawDemonstration({ runner, database, clock }: Lantern): Promise<void> {
  const system = { actor: systemActor(fenmarshId), via: 'job' as const }
  return arrangeIntelligenceDemo({ runner, pool: database.pool, now: clock.now(), system })
}

async function seedFenmarsh(
  lantern: Lantern,
  database: ReachedDatabase,
  say: (line: string) => void,
): Promise<void> {
  if (!database.ownerUrl) {
    throw new Error('The demonstration needs the owner of the database once: set DATABASE_OWNER_URL.')
  }
  say('Making the demonstration council, Fenmarsh (some seconds, once).')
  await withOwner(database.ownerUrl, async owner => {
    await seedCouncils(owner)
    await seedDemoPeople(owner)
  })
  await importHomes(lantern)
}

/** The fact that is written down last: whatever a kill cut off before it is made again. */
async function isThere({ database }: Lantern): Promise<boolean> {
  return inTransaction(database.pool, { councilId: fenmarshId, readOnly: true }, async tx => {
    const found = await sql`select from homes.local_fact where id = ${demoIds.localFact}`.execute(tx)
    return found.rows.length === 1
  })
}

async function hasOutline({ database }: Lantern): Promise<boolean> {
  const found = await database.pool.query('select from homes.boundary where code = $1', [fenmarsh.code])
  return found.rowCount === 1
}

/** The request for information that is made last: whatever a kill cut off before it is taken up again. */
async function hasCases({ database }: Lantern): Promise<boolean> {
  return inTransaction(database.pool, { councilId: fenmarshId, readOnly: true }, async tx => {
    const found = await sql`select from safeguarding.access_request
      where id = ${demoSafeguardingIds.informationRequest}`.execute(tx)
    return found.rows.length === 1
  })
}

/** Those it speaks of are made in one go per record: what a kill cut off is made again where it is missing. */
async function arrangeSafeguarding({ database, product, jobs, clock }: Lantern): Promise<void> {
  await arrangeSafeguardingDemo({
    runnerWith: (ids, at) =>
      createRunner({ pool: database.pool, policy: product.policy, clock: at, ids, enqueue: jobs.enqueue }),
    clock,
    system: { actor: systemActor(fenmarshId), via: 'system' },
    as: key => ({ actor: demoActorBy(key), via: 'page' }),
    homeOf: story => homeIdFor(stories[story as keyof typeof stories].locationId),
  })
}

/** The remedy whose beginning is written down last. */
async function hasRemedies({ database }: Lantern): Promise<boolean> {
  return inTransaction(database.pool, { councilId: fenmarshId, readOnly: true }, async tx => {
    const found = await sql`select from intelligence.remedy
      where id = ${demoIsolationIds.remedyBegun} and state <> 'accepted'`.execute(tx)
    return found.rows.length === 1
  })
}

/** The home that is put on the agenda last. */
async function hasMeetings({ database }: Lantern): Promise<boolean> {
  return inTransaction(database.pool, { councilId: fenmarshId, readOnly: true }, async tx => {
    const found = await sql`select from intelligence.sharing_home
      where meeting_id = ${demoSharingIds.planned} and home_id = ${demoIds.home}`.execute(tx)
    return found.rows.length === 1
  })
}

/** Who acts in the stories of intelligence, and where they happen. */
async function storiesIn({ database, product, jobs, clock }: Lantern) {
  // Under whichever registration: those that follow each other are one home.
  const found = await database.pool.query<{ home: string; location: string }>(
    'select home_id as home, cqc_location_id as location from homes.registration where cqc_location_id = any($1)',
    [Object.values(stories).map(story => story.locationId)],
  )
  const homeBy = new Map(found.rows.map(row => [row.location, row.home]))
  return {
    runnerWith: (ids: Ids, at: Clock) =>
      createRunner({ pool: database.pool, policy: product.policy, clock: at, ids, enqueue: jobs.enqueue }),
    clock,
    as: (key: string) => ({ actor: demoActorBy(key), via: 'page' as const }),
    homeOf: (story: string) => homeBy.get(stories[story as keyof typeof stories].locationId) ?? '',
  }
}

/** The indicator that is tried last. */
async function hasIndicators({ database }: Lantern): Promise<boolean> {
  return inTransaction(database.pool, { councilId: fenmarshId, readOnly: true }, async tx => {
    const found = await sql`select from intelligence.indicator
      where id = ${demoIndicatorIds.trying} and state <> 'draft'`.execute(tx)
    return found.rows.length === 1
  })
}

/** What officers wrote in a quarter that is over; whatever else a kill cut off is made again with the next folder. */
async function hasOwnTens({ database, clock }: Lantern): Promise<boolean> {
  return inTransaction(database.pool, { councilId: fenmarshId, readOnly: true }, async tx => {
    const asking = {
      councilId: fenmarshId,
      accountId: demoActor('commissioner').id ?? '',
      today: civilDate(clock.now()),
    }
    return (await ownTensOf(tx, asking)).length > 2
  })
}

/** As an administrator would, by the same command. */
async function importOutline({ runner, clock }: Lantern): Promise<void> {
  const bytes = new TextEncoder().encode(JSON.stringify(fenmarshOutline()))
  const upload = { fileName: 'fenmarsh-fictional.json', mimeType: 'application/json', bytes }
  const { year } = civilDate(clock.now())
  const input = { upload, year, attribution: outlineAttribution, dryRun: false }
  await runner.run(importBoundaries, input, { actor: systemActor(fenmarshId), via: 'system' })
}

async function withOwner(ownerUrl: string, work: (owner: pg.Client) => Promise<void>): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  owner.on('error', () => {})
  await owner.connect()
  try {
    await work(owner)
  } finally {
    await owner.end()
  }
}

async function importHomes(lantern: Lantern): Promise<void> {
  const { database, clock, product, jobs } = lantern
  const folder = await mkdtemp(join(tmpdir(), 'lantern-fenmarsh-'))
  try {
    writeFenmarsh(folder)
    await arrangeHomesDemo({
      runnerWith: ids =>
        createRunner({ pool: database.pool, policy: product.policy, clock, ids, enqueue: jobs.enqueue }),
      pool: database.pool,
      clock,
      system: { actor: systemActor(fenmarshId), via: 'system' },
      commissioner: { actor: demoActor('commissioner'), via: 'page' },
      localFacts: demoLocalFacts(),
      qualityOfficer: { actor: demoActor('quality-officer'), via: 'page' },
      folder,
      directory: writeDemoDirectory(folder),
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function demoActorBy(key: string): Actor {
  const person = demoPeople.find(candidate => candidate.key === key)
  if (!person) throw new Error(`Nobody in the demonstration is ${key}`)
  const { accountId, name, role, homeId } = person
  return { id: accountId, name, role, councilId: fenmarshId, homeIds: homeId ? [homeId] : [] }
}

/** The first of the demonstration's people who has this role. */
function demoActor(role: PersonRole): Actor {
  const person = demoPeople.find(candidate => candidate.role === role)
  if (!person) throw new Error(`Nobody in the demonstration is ${role}`)
  return { id: person.accountId, name: person.name, role, councilId: fenmarshId, homeIds: [] }
}
