import { beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { openJoinCandidates } from '../registry/join-queries.ts'
import { exportHomes } from '../registry/search-queries.ts'
import { contentOfRegister } from '../testing/content.ts'
import { addCouncils, hasOldham, testRegister, unlessOldham } from '../testing/register.ts'
import { getImport } from './queries.ts'
import type { ImportResult } from './run-import.ts'

const database = testDatabase()

describe.skipIf(!hasOldham)(`importing all of Oldham${unlessOldham}`, () => {
  const register = () => testRegister(database)
  let dry: ImportResult
  let afterDry: unknown
  let first: ImportResult

  beforeAll(async () => {
    await addCouncils(database)
    dry = await register().import({ dryRun: true })
    afterDry = await contentOfRegister(database)
    first = await register().import({})
  })

  it('reads 451 records, 87 of them registrations of care homes', () => {
    expect(first.state).toBe('done')
    expect(first.report).toMatchObject({ read: 451, careHomes: 87, skipped: 364, unchanged: 0, faults: [] })
  })

  it('tells in a dry run just what the import then does, and changes nothing', () => {
    expect(dry.report).toEqual(first.report)
    expect(afterDry).toEqual({})
  })

  it('finds 44 open registrations, in homes with 1,574 beds', async () => {
    const open = await database.superuser.query(
      'select count(*)::int as n from homes.registration where registered',
    )
    expect(open.rows[0].n).toBe(44)
    const { items } = await register().runner.ask(exportHomes, { registered: true }, register().as('analyst'))
    expect(items.reduce((beds, home) => beds + (home.beds ?? 0), 0)).toBe(1_574)
  })

  it('does not join the five homes on UPRN 422000086448, but asks an officer', async () => {
    const found = await database.superuser.query(
      `select count(distinct home_id)::int as homes, array_agg(cqc_location_id order by 1) as ids
         from homes.registration where uprn = '422000086448'`,
    )
    expect(found.rows[0].homes).toBeGreaterThan(1)
    const { items } = await register().runner.ask(openJoinCandidates, {}, register().as('quality-officer'))
    const sentences = items.map(item => item.sentence).join('\n')
    expect(sentences).toContain('UPRN 422000086448')
  })

  it('keeps no name of a person and no contact in what it stores', async () => {
    const { rows } = await database.superuser.query('select body from homes.record')
    const { gunzipSync } = await import('node:zlib')
    const all = rows.map(row => gunzipSync(row.body).toString('utf8')).join('\n')
    expect(all).not.toMatch(/contacts|personGivenName|personFamilyName|nominatedIndividual/)
    expect(all).toMatch(/managerListed|numberOfBeds/)
  })

  it('changes nothing the second time, and says so', async () => {
    const before = await contentOfRegister(database)
    const later = testRegister(database, fixedClock('2026-12-01T09:00:00Z'))
    const again = await later.import({})
    expect(again.report).toMatchObject({ homesCreated: 0, homesUpdated: 0, unchanged: 87, careHomes: 87 })
    expect(Object.values(again.report.changes).every(count => count === 0)).toBe(true)
    expect(await contentOfRegister(database)).toEqual(before)
  })

  it('shows its report to an administrator, and nothing is left of what was fetched', async () => {
    const seen = await register().runner.ask(
      getImport,
      { importId: first.importId },
      register().as('administrator'),
    )
    expect(seen).toMatchObject({ state: 'done', done: 451, total: 451, report: first.report })
    const left = await database.superuser.query('select count(*)::int as n from homes.import_item')
    expect(left.rows[0].n).toBe(0)
  })
})
