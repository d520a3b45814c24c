import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { fileOf, xlsx } from '#platform/sheets/testing.ts'
import { runCommandLine } from '../command-line.ts'
import { captured } from '../testing.ts'

const written = captured()
const nowhere = join(tmpdir(), 'lantern-no-such-folder')

beforeEach(() => {
  vi.stubEnv('LANTERN_DATA', nowhere)
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1:1/none')
})
afterEach(() => {
  vi.unstubAllEnvs()
})

async function stats(verb: string, content: string | Buffer, ...options: string[]) {
  const file = await fileOf('homes.csv', content)
  Object.assign(written, { out: '', err: '' })
  const code = await runCommandLine(['stats', ...verb.split(' '), '--in', file, ...options])
  return { code, ...written }
}
const json = async (verb: string, content: string | Buffer, ...options: string[]) => {
  const { code, out, err } = await stats(verb, content, '--json', ...options)
  expect([code, err.replace(/^Note: .*\n/gm, '')]).toEqual([0, ''])
  return JSON.parse(out)
}

const observed = [3, 7, 12, 5, 20, 9, 4, 15, 6, 8]
const expected = [6, 6, 6, 8, 9, 10, 5, 9, 7, 8]
const ten = ['unit,observed,expected', ...observed.map((o, i) => `Home ${i},${o},${expected[i]}`)].join('\n')

describe('lantern stats funnel', () => {
  test('tells of each unit in the order of the file, in full precision, and opens no database', async () => {
    const told = await json('funnel --kind ratio', ten)
    expect(Object.keys(told)).toEqual(['kind', 'target', 'phi', 'tau2', 'units'])
    expect(told).toMatchObject({ kind: 'ratio', target: 1 })
    expect(told.phi).toBeCloseTo(1.5167, 4)
    expect(told.tau2).toBeCloseTo(0.02326, 5)
    expect(told.units.map((one: { unit: string }) => one.unit)).toEqual(observed.map((_, i) => `Home ${i}`))
    const [first] = told.units
    const reach = 1.96 * Math.sqrt(1 / 24 + told.tau2)
    expect(first).toEqual({
      unit: 'Home 0',
      z: expect.closeTo(2 * (Math.sqrt(3) - Math.sqrt(6)), 14),
      zWinsorised: expect.closeTo(-1.2097, 4),
      zAdjusted: expect.closeTo((Math.sqrt(0.5) - 1) / Math.sqrt(1 / 24 + told.tau2), 14),
      lower95: expect.closeTo((1 - reach) ** 2, 14),
      upper95: expect.closeTo((1 + reach) ** 2, 14),
      lower998: expect.any(Number),
      upper998: expect.any(Number),
    })
    expect(existsSync(nowhere)).toBe(false)
  })

  test('reads a proportion and a ratio of counts, in any order of the columns, beside others', async () => {
    const rows = 'note,Denominator,unit,numerator\nx,40,A,9\ny,760,B,91'
    const share = await json('funnel --kind proportion', rows)
    expect(share.target).toBe(0.125)
    expect(share.units[0].z).toBeCloseTo(1.6804, 4)
    const counts = 'unit,numerator,denominator\nA,8,20\nB,92,480'
    const told = await json('funnel --kind ratio-of-counts', counts)
    expect(told.target).toBe(0.2)
    expect(told.units[0].z).toBeCloseTo(1.8324, 4)
  })

  const plain = 'unit,observed,expected\nA,3,6\nB,9,8\n'
  test.each([
    ['a byte-order mark', `\uFEFF${plain}`],
    ['the line ends of Windows', plain.replaceAll('\n', '\r\n')],
    ['quotes and spaces', 'unit, observed ,expected\n"A", 3 ,6\n"B",9,8.0\n'],
    ['empty rows', 'unit,observed,expected\n\nA,3,6\n,,\nB,9,8'],
    [
      'an XLSX',
      xlsx(
        [
          ['unit', 'observed', 'expected'],
          ['A', '3', '6'],
          ['B', '9', '8'],
        ]
          .map((row, r) => {
            const cells = row.map(
              (text, c) => `<c r="${'ABC'.at(c)}${r + 1}" t="inlineStr"><is><t>${text}</t></is></c>`,
            )
            return `<row r="${r + 1}">${cells.join('')}</row>`
          })
          .join(''),
      ),
    ],
  ])('reads the same with %s', async (_what, content) => {
    expect(await json('funnel --kind ratio', content)).toEqual(await json('funnel --kind ratio', plain))
  })

  test('without --json is a table to read', async () => {
    const { code, out, err } = await stats('funnel --kind ratio', ten)
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('phi: 1.5167\ntau2: 0.0233\n')
    expect(out).toMatch(/^Unit +value +z +z winsorised +z adjusted .* stands$/m)
    expect(out).toMatch(/^Home 4 +2\.2222 +2\.9443 +2\.1207 +2\.172 .* above 95%$/m)
  })

  test('notes on standard error what makes it rough', async () => {
    const { code, err } = await stats('funnel --kind ratio', 'unit,observed,expected\nA,1,2\nA,3,6')
    expect(code).toBe(0)
    expect(err.trimEnd().split('\n')).toEqual([
      'Note: Fewer than 10 units: tau2 is unstable. Compare with the region or with England.',
      'Note: 1 of the units expect fewer than 5: there z is rough.',
      'Note: 1 of the rows name a unit that an earlier row names: each counts as its own.',
    ])
  })
})

describe('what is given wrong is a line for each fault, exit 2:', () => {
  const ratio = (rows: string) => ['funnel --kind ratio', `unit,observed,expected\n${rows}`] as const
  const share = (rows: string) => ['funnel --kind proportion', `unit,numerator,denominator\n${rows}`] as const
  const counts = (rows: string) =>
    ['funnel --kind ratio-of-counts', `unit,numerator,denominator\n${rows}`] as const
  test.each([
    [
      'a missing column',
      'funnel --kind ratio',
      'unit,observed\nA,3',
      /^homes\.csv: The file has no column "expected"\. .* holds: unit, observed\. A funnel of the kind ratio needs/,
    ],
    [
      'columns of another kind',
      'funnel --kind ratio',
      'unit,numerator,denominator\nA,3,4',
      /For these use --kind proportion or --kind ratio-of-counts\./,
    ],
    [
      'columns of a ratio',
      'funnel --kind proportion',
      'unit,observed,expected\nA,3,4',
      /For these use --kind ratio\./,
    ],
    ['semicolons', 'funnel --kind ratio', 'unit;observed;expected\nA;3;4', /save it with commas/],
    [
      'a column twice',
      'funnel --kind ratio',
      'unit,observed,expected,observed\nA,3,4,5',
      /"observed" is there twice/,
    ],
    ['an empty file', 'funnel --kind ratio', '', /^homes\.csv: The file is empty/],
    ['empty lines', 'funnel --kind ratio', '\n\n', /^homes\.csv: The file is empty/],
    ['headings alone', 'funnel --kind ratio', 'unit,observed,expected\n', /no row below the headings/],
    [
      'UTF-16',
      'funnel --kind ratio',
      Buffer.from('\uFEFFunit,observed,expected', 'utf16le'),
      /not in UTF-8 \(it looks like UTF-16\)/,
    ],
    ['a cut-off file', 'funnel --kind ratio', 'unit,observed,expected\n"A,3', /cut off/],
    [
      'a negative count',
      ...ratio('A,3,6\nB,-2,6'),
      /^homes\.csv, row 3, column observed: is "-2"\. It must be 0 or more\.$/m,
    ],
    [
      'nothing expected',
      ...ratio('A,3,0'),
      /^homes\.csv, row 2, column expected: is "0"\. It must be more than 0/,
    ],
    ['a denominator of 0', ...share('A,0,0'), /column denominator: is "0"\. It must be more than 0/],
    ['a denominator of 0 in a ratio of counts', ...counts('A,1,0'), /column denominator: is "0"\./],
    ['words', ...ratio('A,many,6'), /column observed: is "many", which is not a number\. Give digits/],
    ['no number', ...ratio('A,NaN,6'), /is "NaN", which is not a number/],
    ['infinity', ...ratio('A,1e999,6'), /more than anything that is counted/],
    ['commas in a number', ...ratio('A,"1,234",6'), /Write it without commas: 1234\./],
    ['a percentage', ...share('A,12%,100'), /is "12%"\. Give the counts/],
    ['an empty cell', ...ratio('A,,6'), /column observed: is empty\./],
    ['a missing cell', ...ratio('A,3'), /column expected: is empty\./],
    ['a unit without a name', ...ratio(',3,6'), /column unit: is empty\./],
    [
      'a part above the whole',
      ...share('A,5,4'),
      /row 2, column numerator: is 5, more than the denominator of 4/,
    ],
    ['no numerator at all', ...counts('A,0,4'), /Every numerator is 0/],
    [
      'an outcome between',
      'cusum --kind bernoulli',
      'period,outcome,risk\n1,0.5,0.1',
      /column outcome: is "0\.5"\. It must be 0 or 1\./,
    ],
    [
      'a risk above 1',
      'cusum --kind bernoulli',
      'period,outcome,risk\n1,1,1.1',
      /column risk: is "1\.1"\. It must be 1 or less\./,
    ],
    ['no exposure', 'u-chart', 'period,count,exposure\nMay,2,0', /row 2, column exposure: .* no bed days/],
  ])('%s', async (_what, verb, content, says) => {
    const { code, out, err } = await stats(verb, content, '--json')
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(says)
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  })

  test('all faults at once, and beyond twenty their number', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `Home ${i},-1,0`).join('\n')
    const { err } = await stats(...ratio(rows))
    const lines = err.trimEnd().split('\n')
    expect(lines).toHaveLength(21)
    expect(lines.at(-1)).toBe('homes.csv: And 40 more faults.')
  })

  test.each([
    [['funnel', '--in', 'a.csv'], /^Say which kind: --kind ratio, --kind proportion/],
    [['funnel', '--kind', 'odd', '--in', 'a.csv'], /^There is no kind "odd"\. Use --kind ratio/],
    [['funnel', '--kind', 'ratio'], /^Say which file: --in FILE\.csv/],
    [
      ['funnel', '--kind', 'ratio', '--in', '/no/such.csv'],
      /^There is no file \/no\/such\.csv\. Check the path\./,
    ],
    [['funnel', '--kind', 'ratio', '--in', tmpdir()], /^There is no file .*\. Check the path\./],
    [['funnel', '--kind', 'ratio', '--council', 'E1'], /^There is no option --council\./],
    [['cusum', '--kind', 'z', '--h=-1', '--in', 'a.csv'], /^--h is "-1"\. It must be a number above 0\./],
    [['cusum', '--kind', 'poisson', '--ratio', '1', '--in', 'a.csv'], /^--ratio is "1"\./],
    [['u-chart', '--per', 'x', '--in', 'a.csv'], /^--per is "x"\./],
  ])('%j', async (typed, says) => {
    expect(await runCommandLine(['stats', ...typed])).toBe(2)
    expect([written.out, written.err.trimEnd().split('\n').length]).toEqual(['', 1])
    expect(written.err).toMatch(says)
  })
})

describe('charts over time', () => {
  test('stats cusum of z, of counts and of outcomes', async () => {
    const z = await json(
      'cusum --kind z',
      `period,z\n${[0.2, 1.1, 1.8, 2.2, -0.4, 0.9].map((one, i) => `${i},${one}`).join('\n')}`,
      '--h',
      '3.6',
    )
    expect(z).toMatchObject({ kind: 'z', k: 0.5, ratio: null, h: 3.6, bound: null })
    expect(z.points.map((one: { cusum: number }) => one.cusum)).toEqual(
      [0, 0.6, 1.9, 3.6, 2.7, 3.1].map(sum => expect.closeTo(sum, 10)),
    )
    expect(z.points[4]).toEqual({
      period: '4',
      step: expect.closeTo(-0.9, 12),
      cusum: expect.closeTo(2.7, 12),
      alarm: false,
    })
    const counts = `period,observed,expected\n${[1, 2, 4, 3, 5, 1].map((one, i) => `${i},${one},1.5`).join('\n')}`
    const poisson = await json('cusum --kind poisson', counts)
    expect(poisson.points.at(-1)).toMatchObject({ cusum: expect.closeTo(3.0109, 4), alarm: null })
    const outcomes = await json(
      'cusum --kind bernoulli',
      'period,outcome,risk\n1,1,0.1\n2,0,0.1',
      '--h',
      '0.5',
    )
    expect(outcomes.points.map((one: { alarm: boolean }) => one.alarm)).toEqual([true, true])
  })

  test('stats xmr measures each phase against itself', async () => {
    const values = [4, 6, 5, 7, 3, 5, 6, 4].map((one, i) => `${i},${one},old`)
    const told = await json('xmr', ['period,value,phase', ...values, '8,50,new', '9,50,new'].join('\n'))
    expect(told.phases).toEqual([
      {
        ...{ phase: 'old', n: 8, mean: 5, meanMovingRange: 2 },
        ...{ lower: expect.closeTo(-0.32, 10), lowerShown: 0, upper: expect.closeTo(10.32, 10) },
        upperMovingRange: expect.closeTo(6.534, 10),
      },
      expect.objectContaining({ phase: 'new', n: 2, mean: 50, upper: 50 }),
    ])
    expect(told.points[1]).toEqual({
      period: '1',
      phase: 'old',
      value: 6,
      movingRange: 2,
      rangeBeyond: false,
      rules: [],
    })
    expect(told.points[8]).toMatchObject({ movingRange: null, rules: [] })
  })

  test('stats u-chart has limits as wide as each exposure wants', async () => {
    const told = await json('u-chart', 'period,count,exposure\nMay,12,1800\nJune,3,1200')
    expect(told).toMatchObject({ kind: 'u-chart', per: 1000, phases: [{ phase: null, n: 2, centre: 5 }] })
    const { value, upper, lower } = told.points[0]
    expect([value, upper, lower]).toEqual([6.667, 10, 0].map(number => expect.closeTo(number, 3)))
    expect(told.points[1].upper).toBeGreaterThan(upper)
  })

  test('are tables to read without --json, and say which rules a point meets', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `week ${i},${i === 19 ? 90 : 4 + (i % 3)}`)
    const { out } = await stats('xmr', ['period,value', ...rows].join('\n'))
    expect(out).toMatch(/^Period +Phase +value +moving range/m)
    expect(out).toMatch(/^week 19 +- +90 .* beyond-limits/m)
  })
})
