import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '#platform/access/actor.ts'
import { fixedClock } from '#platform/clock.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { raiseChallenge, refuseChallenge } from '../challenge/commands.ts'
import { listChallenges } from '../challenge/queries.ts'
import { undoImport } from '../import/undo-command.ts'
import { type ListKind, openList } from '../lists/index.ts'
import { homeIdFor } from '../registry/home-ids.ts'
import { careHome, folderOf, rated } from '../testing/records.ts'
import { addCouncils, oldham, rochdale, testRegister } from '../testing/register.ts'
import { challengeMismatches } from './raise.ts'
import { councilsWithMismatches } from './raise-store.ts'

const database = testDatabase()
const on = (day: string) => fixedClock(`${day}T09:00:00Z`)
const register = (day = '2026-11-16') => testRegister(database, on(day))

beforeAll(() => addCouncils(database))
beforeEach(() =>
  database.superuser.query(
    'truncate homes.home, homes.record, homes.import, homes.join_decision, homes.join_candidate, homes.provider cascade',
  ),
)

const ID = '1-7000001'
const fromApi = async (day: string, more: Record<string, unknown> = {}) =>
  register(day).import({ folder: await folderOf([careHome(ID, more)]) })

const HEADER =
  'Location ID,Care home?,Location Name,Care homes beds,Location Local Authority,Location Postal Code,Provider ID'
async function fromDirectory(day: string, row: { beds?: number; council?: string; name?: string } = {}) {
  const { beds = 20, council = 'Oldham', name = `Home ${ID}` } = row
  const text = `${HEADER}\n${ID},Y,${name},${beds},${council},OL1 1NL,1-555000001`
  return bringIn('cqc-directory', day, text)
}

async function bringIn(kind: ListKind, day: string, text: string) {
  const path = join(await mkdtemp(join(tmpdir(), 'lantern-list-')), 'list.csv')
  await writeFile(path, text)
  const source = await openList({
    ...{ kind, path, day, pool: database.app.pool, councilId: oldham },
    clock: on('2026-11-16'),
  })
  return register().import({ source })
}

const asCouncil = (councilId: string) => ({ actor: systemActor(councilId), via: 'job' as const })
const sweep = (councilId = oldham) => register().runner.run(challengeMismatches, {}, asCouncil(councilId))
const challenges = async (open: 'true' | 'false' = 'true') => {
  const { runner, as } = register()
  return (await runner.ask(listChallenges, { open }, as('quality-officer'))).items
}

describe('A list that differs from CQC’s own record', () => {
  it('is put to the council of the home as a challenge, whichever wins', async () => {
    await fromApi('2026-11-10')
    const { report } = await fromDirectory('2026-11-12', { beds: 24 })
    expect(report.changes).toMatchObject({ bedsChanged: 1, mismatches: 1 })
    expect(await councilsWithMismatches(database.app.pool)).toEqual([oldham])
    expect(await sweep()).toEqual({ raised: 1, withdrawn: 0 })
    const [challenge, ...others] = await challenges()
    expect(others).toEqual([])
    expect(challenge).toMatchObject({
      ...{ factKey: 'beds', factValue: 24, factNow: 24, proposed: '20', raisedBySources: true },
      ...{ raisedByMe: false, state: 'raised', dueOn: '2026-11-30' },
      reason:
        'Two of CQC’s sources differ about this fact (beds). CQC’s directory of homes of 12 November 2026 says “24”, and that is what Lantern shows. CQC’s own record of 10 November 2026 says “20”.',
    })
    expect(challenge?.otherRecordId).not.toBe(challenge?.recordId)
    expect(await councilsWithMismatches(database.app.pool)).toEqual([])
  })

  it('does so too where the older list is not followed', async () => {
    await fromApi('2026-11-14')
    await fromDirectory('2026-11-12', { beds: 24 })
    await sweep()
    expect(await challenges()).toMatchObject([{ factValue: 20, factNow: 20, proposed: '24' }])
  })

  it('is raised once, however often both say it again', async () => {
    await fromApi('2026-11-10')
    await fromDirectory('2026-11-11', { beds: 24 })
    await sweep()
    await fromApi('2026-11-13')
    await fromDirectory('2026-11-14', { beds: 24 })
    await sweep()
    expect(await challenges()).toHaveLength(1)
    expect(await challenges('false')).toEqual([])
  })

  it('is taken back by itself when the sources agree', async () => {
    await fromApi('2026-11-10')
    await fromDirectory('2026-11-12', { beds: 24 })
    await sweep()
    await fromApi('2026-11-14', { numberOfBeds: 24 })
    expect(await sweep()).toEqual({ raised: 0, withdrawn: 1 })
    expect(await challenges()).toEqual([])
    expect(await challenges('false')).toMatchObject([
      { state: 'withdrawn', outcomeNote: 'The two sources agree now.' },
    ])
  })

  it('stays settled once an officer has settled it, until the sources differ in other words', async () => {
    await fromApi('2026-11-10')
    await fromDirectory('2026-11-12', { beds: 24 })
    await sweep()
    const [first] = await challenges()
    const { runner, as } = register()
    const settled = { challengeId: first?.id ?? '', version: 1, outcomeNote: 'We counted 24.' }
    await runner.run(refuseChallenge, settled, as('quality-officer'))
    await fromApi('2026-11-13')
    await sweep()
    expect(await challenges()).toEqual([])
    await fromApi('2026-11-14', { numberOfBeds: 30 })
    await sweep()
    expect(await challenges()).toMatchObject([{ factValue: 30, proposed: '24' }])
  })

  it('raises no second challenge where a person challenges the fact already', async () => {
    await fromApi('2026-11-10')
    const { runner, as } = register()
    const mine = { homeId: homeIdFor(ID), factKey: 'beds', proposed: '22', reason: 'Counted' } as const
    await runner.run(raiseChallenge, mine, as('quality-officer'))
    await fromDirectory('2026-11-12', { beds: 24 })
    expect(await sweep()).toEqual({ raised: 0, withdrawn: 0 })
    expect(await challenges()).toMatchObject([{ proposed: '22', raisedBySources: false }])
  })

  it('is put to the council where the home is, whoever imported', async () => {
    await fromApi('2026-11-10', { localAuthority: 'Rochdale' })
    await fromDirectory('2026-11-12', { beds: 24, council: 'Rochdale' })
    expect(await councilsWithMismatches(database.app.pool)).toEqual([rochdale])
    expect(await sweep(oldham)).toEqual({ raised: 0, withdrawn: 0 })
    expect(await sweep(rochdale)).toEqual({ raised: 1, withdrawn: 0 })
    expect(await challenges()).toEqual([])
  })

  it('goes with the import that brought it, when that is taken back', async () => {
    await fromApi('2026-11-10')
    const { importId } = await fromDirectory('2026-11-12', { beds: 24 })
    await sweep()
    const { runner, as } = register()
    await runner.run(undoImport, { importId }, as('administrator'))
    expect(await sweep()).toEqual({ raised: 0, withdrawn: 1 })
    expect(await challenges()).toEqual([])
    await fromDirectory('2026-11-13')
    expect(await councilsWithMismatches(database.app.pool)).toEqual([])
  })

  it.each([
    ['of the council that imported', 'Oldham', oldham],
    ['of another council', 'Rochdale', rochdale],
  ])('keeps no import from being taken back: nobody wrote it, %s', async (_, council, councilId) => {
    const first = await fromApi('2026-11-10', { localAuthority: council })
    const second = await fromDirectory('2026-11-12', { beds: 24, council })
    expect(await sweep(councilId)).toEqual({ raised: 1, withdrawn: 0 })
    const { runner, as } = register()
    const takeBack = ({ importId }: { importId: string }) =>
      runner.run(undoImport, { importId }, as('administrator'))
    await takeBack(second)
    await sweep(councilId)
    await takeBack(first)
    const { rows } = await database.superuser.query('select from homes.challenge')
    expect(rows).toHaveLength(0)
  })

  it('is counted by a try, and raised by none', async () => {
    await fromApi('2026-11-10')
    const path = join(await mkdtemp(join(tmpdir(), 'lantern-list-')), 'list.csv')
    await writeFile(path, `${HEADER}\n${ID},Y,Home ${ID},24,Oldham,OL1 1NL,1-555000001`)
    const listed = { kind: 'cqc-directory' as const, path, day: '2026-11-12' }
    const source = await openList({
      ...listed,
      pool: database.app.pool,
      councilId: oldham,
      clock: on('2026-11-16'),
    })
    const { report } = await register().import({ source, dryRun: true })
    expect(report.changes.mismatches).toBe(1)
    expect(await councilsWithMismatches(database.app.pool)).toEqual([])
  })
})

describe('A home that the directory no longer has', () => {
  it('has closed, and is put to its council when CQC’s record, read later, still has it open', async () => {
    const both = [ID, '1-7000002']
    const records = () => folderOf(both.map(id => careHome(id, { postalCode: `OL1 ${id.slice(-1)}NL` })))
    await register('2026-11-01').import({ folder: await records() })
    const row = (id: string) => `${id},Y,Home ${id},20,Oldham,OL1 ${id.slice(-1)}NL,1-555000001`
    await bringIn('cqc-directory', '2026-11-05', [HEADER, ...both.map(row)].join('\n'))
    const { report } = await bringIn('cqc-directory', '2026-11-12', [HEADER, row(ID)].join('\n'))
    expect(report.changes).toMatchObject({ closures: 1, mismatches: 0 })
    await register('2026-11-14').import({ folder: await records() })
    await sweep()
    expect(await challenges()).toMatchObject([
      { factKey: 'registered', factValue: true, proposed: 'No', home: { name: 'Home 1-7000002' } },
    ])
  })
})

describe('The file of ratings', () => {
  const rows = (rating: string) =>
    ['Safe', 'Overall']
      .map(domain => `${ID},Home ${ID},Y,Overall,${domain},${rating},03/05/2026,Oldham`)
      .join('\n')
  const header =
    'Location ID,Location Name,Care Home?,Service / Population Group,Domain,Latest Rating,Publication Date,Location Local Authority'

  it('that gives another overall rating is put to an officer', async () => {
    await fromApi('2026-11-10', rated(['Good', '2026-05-03', 'r1']))
    const { report } = await bringIn('cqc-ratings', '2026-11-12', `${header}\n${rows('Inadequate')}`)
    expect(report.changes.mismatches).toBe(1)
    await sweep()
    expect(await challenges()).toMatchObject([{ factKey: 'rating', factLabel: 'Overall rating' }])
  })

  it('that gives the same is not', async () => {
    await fromApi('2026-11-10', rated(['Good', '2026-03-05', 'r1']))
    const { report } = await bringIn('cqc-ratings', '2026-11-12', `${header}\n${rows('Good')}`)
    expect(report.changes.mismatches).toBe(0)
  })
})
