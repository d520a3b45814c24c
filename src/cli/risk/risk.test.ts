import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { runCommandLine } from '../command-line.ts'
import { captured } from '../testing.ts'

const written = captured()

beforeEach(() => {
  // A verb that opened a database all the same would fail here.
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1:1/none')
})

async function risk(...typed: string[]) {
  Object.assign(written, { out: '', err: '' })
  const code = await runCommandLine(['risk', ...typed])
  return { code, ...written }
}

/** Twenty made-up homes as CQC's API gives them; every other one is poor. */
function folderOfHomes(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lantern-risk-'))
  mkdirSync(join(folder, 'location_details'))
  for (let i = 0; i < 20; i++) {
    const historicRatings = [2015, 2016, 2017, 2018].map(year => ({
      ...{ reportDate: `${year}-03-0${1 + (i % 8)}`, reportLinkId: `${i}-${year}` },
      overall: { rating: i % 2 ? 'Inadequate' : 'Good', keyQuestionRatings: [] },
    }))
    const record = {
      ...{
        locationId: `1-${i}`,
        providerId: `1-9${i}`,
        name: `Sedge House ${i}`,
        careHome: 'Y',
        historicRatings,
      },
      ...{ registrationStatus: 'Registered', registrationDate: '2011-01-10' },
    }
    writeFileSync(join(folder, 'location_details', `1-${i}.json`), JSON.stringify(record))
  }
  return folder
}

describe('lantern risk backtest', () => {
  test('of a folder of CQC’s records tells how right it would have been, and opens no database', async () => {
    const folder = folderOfHomes()
    const { code, out, err } = await risk('backtest', '--in', folder)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('Agreement with inspection, not safety')
    expect(out).toMatch(/^ {2}The last rating alone +1\.00/m)
    const json = await risk('backtest', '--in', folder, '--json')
    expect(JSON.parse(json.out)).toMatchObject({ rules: '2', homes: 20, rows: 40 })
    expect((await risk('backtest', '--in', folder, '--json')).out).toBe(json.out)
  })

  test('takes officers’ own blind top ten as a fourth baseline', async () => {
    const folder = folderOfHomes()
    const file = join(folder, 'officers.csv')
    writeFileSync(file, 'on,home\n2016-01-01,1-1\n2016-01-01,1-3\n')
    const { code, out } = await risk('backtest', '--in', folder, '--officers', file, '--rules', '2', '--json')
    expect(code).toBe(0)
    const [below] = JSON.parse(out).outcomes
    expect(below.predictors.at(-1)).toMatchObject({ code: 'officers-top-ten', area: { area: 0.6 } })
  })

  test('in made-up worlds says how many are raised wrongly, with progress on standard error', async () => {
    const { code, out, err } = await risk('backtest', '--worlds', '1', '--rules', '2')
    expect(code).toBe(0)
    expect(out).toContain('Worlds whose truth is known: rules 2, 1 worlds')
    expect(out).toMatch(/^ {2}closed-culture +/m)
    expect(err).toMatch(/^Worlds: 1 of 1$/m)
  })
})

describe('lantern risk model-card', () => {
  test('is written from the running rules and the results that come with them', async () => {
    const folder = folderOfHomes()
    const { code, out } = await risk('model-card', '--in', folder, '--rules', '2')
    expect(code).toBe(0)
    expect(out).toContain('Nobody has signed it off yet.')
    expect(out).toContain('Tier 1: in short / Name: Lantern')
    const json = await risk('model-card', '--in', folder, '--json')
    const card = JSON.parse(json.out)
    expect(Object.keys(card)).toEqual(['title', 'banner', 'blocks', 'transparency'])
    expect(card.banner).toBeNull()
  })
})

describe('what is typed or given wrong is told, exit 2:', () => {
  test.each<[string[], RegExp]>([
    [['backtest', '--worlds', 'many'], /^--worlds is "many"\. It must be a whole number from 1/],
    [['backtest', '--worlds', '0'], /^--worlds is "0"\./],
    [['backtest', '--worlds', '2', '--in', '.'], /^Give --in or --worlds, not both\./],
    [
      ['backtest', '--worlds', '2', '--rules', '9'],
      /^There are no rules of version "9"\. Use one of: 1, 2\./,
    ],
    [['backtest', '--worlds', '2', '--officers', 'x'], /^--officers goes with real histories/],
    [['backtest', '--in', '/no/such/folder'], /^There is no file or folder \/no\/such\/folder\./],
    [['backtest', '--in', tmpdir()], /has no folder location_details/],
    [['model-card', '--in', '/no/such/folder'], /^There is no file or folder/],
  ])('%j', async (typed, says) => {
    const { code, out, err } = await risk(...typed)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(says)
  })

  test('a record that cannot be read, and an officer’s row that names no home', async () => {
    const folder = folderOfHomes()
    const file = join(folder, 'officers.csv')
    writeFileSync(file, 'on,home\n2016-01-01,1-77\nMay,1-1\n')
    const { code, err } = await risk('backtest', '--in', folder, '--officers', file)
    expect(code).toBe(2)
    expect(err).toMatch(/row 2: there is no home "1-77"/)
    expect(err).toMatch(/row 3: "May" is no day/)
    writeFileSync(file, 'on,home\n2030-01-01,1-1\n')
    expect((await risk('backtest', '--in', folder, '--officers', file)).err).toMatch(
      /days up to 2016-01-01 can be judged/,
    )
    writeFileSync(join(folder, 'location_details', 'bad.json'), '{')
    expect((await risk('backtest', '--in', folder)).err).toMatch(/bad\.json: is not readable JSON/)
  })
})
