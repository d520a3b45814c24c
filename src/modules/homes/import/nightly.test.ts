import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '#platform/access/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { Unavailable } from '#platform/errors.ts'
import { failureOf } from '#platform/jobs/failure.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { type CqcServer, startCqcServer } from '../../../../tests/support/cqc-server.ts'
import { careHome, folderOf } from '../testing/records.ts'
import { addCouncils, oldham, rochdale, testRegister } from '../testing/register.ts'
import { importsToMend } from '../view/today.ts'
import { apiSource } from './api-source.ts'
import { giveUpImport, openImport } from './commands.ts'
import { importerOf } from './importer.ts'
import { importNightly, provideNightly } from './nightly.ts'
import { listImports } from './queries.ts'

const database = testDatabase()
const key = 'a-subscription-key'
let cqc: CqcServer

beforeAll(() => addCouncils(database))
beforeEach(async () => {
  provideNightly('E08000004')
  await database.superuser.query(
    'truncate homes.home, homes.record, homes.import, homes.join_decision, homes.join_candidate, homes.provider cascade',
  )
  cqc = await startCqcServer({ folder: await folderOf([1, 2, 3].map(n => careHome(`1-100000${n}`))), key })
})
afterEach(async () => {
  provideNightly(undefined)
  await cqc.close()
})

const job = (councilId: string) => ({ actor: systemActor(councilId), via: 'job' as const })

/** One night: the schedule's job for each council, and then the jobs it asked for. */
function aNight(day: string) {
  const clock = fixedClock(`2026-11-${day}T02:30:00Z`)
  const register = testRegister(database, clock)
  const { runner } = register
  const settings = { url: cqc.baseUrl, key, perSecond: 10_000 }
  const importer = importerOf({ runner, pool: database.app.pool, clock, cqc: settings })
  return {
    ...register,
    ask: (councilId = oldham) => runner.run(importNightly, {}, job(councilId)),
    run: () => Promise.all(register.jobs.map(({ input }) => importer(importIdIn(input), job(oldham)))),
  }
}

function importIdIn(input: unknown): string {
  return (input as { importId: string }).importId
}

const imports = async () => {
  const { rows } = await database.superuser.query(
    'select state, council_id from homes.import order by created_at',
  )
  return rows
}

describe('the nightly import', () => {
  it('fetches everything the first night, and after that only what changed', async () => {
    const first = aNight('16')
    await first.ask()
    const [whole] = await first.run()
    expect(whole?.report).toMatchObject({ read: 3, homesCreated: 3 })
    cqc.change(careHome('1-1000002', { numberOfBeds: 33 }))
    cqc.requests.length = 0
    const second = aNight('17')
    await second.ask()
    const [changed] = await second.run()
    expect(changed?.report).toMatchObject({ read: 1, homesUpdated: 1, changes: { bedsChanged: 1 } })
    const from = new URLSearchParams({ startTimestamp: '2026-11-16T02:30:00Z' })
    expect(cqc.requests.find(path => path.startsWith('/changes/location'))).toContain(String(from))
    expect(cqc.requests.filter(path => path.startsWith('/locations/'))).toEqual(['/locations/1-1000002'])
  })

  it('is asked for once by a job that runs twice, and waits under one key', async () => {
    const night = aNight('16')
    const [once, twice] = [await night.ask(), await night.ask()]
    expect(twice).toEqual(once)
    expect(await imports()).toEqual([{ state: 'waiting', council_id: oldham }])
    expect(new Set(night.jobs.map(asked => asked.key)).size).toBe(1)
    await expect(night.run()).rejects.toThrow(/Another import is running/)
  })

  it('is made by one council only, and by none where it is not set up', async () => {
    const night = aNight('16')
    expect(await night.ask(rochdale)).toEqual({ importId: null })
    provideNightly(undefined)
    expect(await night.ask()).toEqual({ importId: null })
    provideNightly('E10000099')
    expect(await night.ask()).toEqual({ importId: null })
    expect([await imports(), night.jobs]).toEqual([[], []])
  })

  it('leaves a trial and an import of one area to those who asked for them', async () => {
    const night = aNight('16')
    const open = (origin: object, dryRun: boolean) =>
      night.runner.run(
        openImport,
        { origin: { kind: 'api', baseUrl: cqc.baseUrl, ...origin }, dryRun },
        night.system,
      )
    const others = [await open({}, true), await open({ localAuthority: 'Oldham' }, false)]
    const { importId } = await night.ask()
    expect(others.map(other => other.importId)).not.toContain(importId)
  })

  it('is tried again when CQC is away, tells administrators on their first page, and goes on the next night', async () => {
    const first = aNight('16')
    const { importId } = await first.ask()
    cqc.trouble('/locations', { kind: 'cut' })
    const impatient = apiSource({ baseUrl: cqc.baseUrl, key, tries: 1 })
    const running = first.import({ source: impatient, ...(importId ? { importId } : {}) })
    const failed = await running.catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(Unavailable)
    expect(failureOf(failed)).toMatchObject({ final: false })
    expect(first.jobs[0]?.retries).toBe(11)
    const told = await first.runner.ask(listImports, {}, first.as('administrator'))
    expect(importsToMend(told.items)).toMatchObject({
      heading: '1 import did not go through',
      rows: [{ href: `/imports/${importId}`, note: expect.stringContaining('CQC did not answer') }],
    })
    const second = aNight('17')
    expect(await second.ask()).toEqual({ importId })
    await second.run()
    const after = await second.runner.ask(listImports, {}, second.as('administrator'))
    expect(after).toMatchObject({
      items: [{ id: importId, state: 'done', failure: null }],
      nightly: { at: '02:30', code: 'E08000004', council: 'Oldham', own: true },
    })
    expect(importsToMend(after.items)).toBeUndefined()
  })

  it('begins anew after one that was given up', async () => {
    const night = aNight('16')
    const { importId } = await night.ask()
    await night.runner.run(giveUpImport, { importId }, night.as('administrator'))
    expect((await night.ask()).importId).not.toBe(importId)
  })
})
