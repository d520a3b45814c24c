import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { testDatabase } from '#platform/testing/database.ts'
import type { ImportResult } from '../import/run-import.ts'
import { getHome } from '../registry/home-queries.ts'
import { searchHomes } from '../registry/search-queries.ts'
import { contentOfRegister } from '../testing/content.ts'
import { addCouncils, hasOldham, sharedData, testRegister, unlessOldham } from '../testing/register.ts'
import { type ListKind, openList } from './index.ts'

const database = testDatabase()
const clock = fixedClock('2026-11-16T09:00:00Z')
const register = () => testRegister(database, clock)
const manchester = join(sharedData, 'cqc-directory-greater-manchester-2018-2026')

/** In the order of their days. Those of Trafford from 2020 on have CQC's numbers; before, nobody had. */
const files = [
  ...['trafford_care_homes_2018-03-27', 'trafford_care_homes_2018-09-28', 'gm_care_homes_2018-09-28'],
  ...['gm_care_homes_2019-04-11', 'trafford_care_homes_2019-08-12', 'gm_care_homes_2019-08-12'],
  ...['trafford_care_homes_2020-04-20', 'trafford_care_homes_2022-06-22'],
  ...['trafford_care_homes_2025-07-22', 'trafford_care_homes_2026-02-27'],
]

async function bringIn(path: string, kind: ListKind = 'cqc-directory', day?: string): Promise<ImportResult> {
  const { system } = register()
  const { councilId } = system.actor
  const source = await openList({ kind, path, day, clock, pool: database.app.pool, councilId })
  return register().import({ source })
}

interface Row {
  readonly id: string | undefined
  readonly place: string
  readonly area: string
}

/** The independent method: sets of rows, compared by number where both lists have numbers, else by name and postcode. */
function rowsOf(file: string): Row[] {
  const rows: Record<string, string>[] = parse(readFileSync(join(manchester, `${file}.csv`)), {
    columns: true,
    bom: true,
  })
  return rows.map(row => ({
    id: row.cqc_id,
    place: `${row.name} ${row.postcode}`
      .toLowerCase()
      .replaceAll('&', 'and')
      .replaceAll(/\b(limited|ltd)\b|[^a-z0-9]/g, ''),
    area: row.area_name ?? '',
  }))
}

interface Moves {
  readonly opened: number
  readonly closed: number
  readonly again: number
}

function movesBetween(before: readonly Row[], after: readonly Row[]): Moves {
  const byNumber = after.every(row => row.id) && before.every(row => row.id)
  const key = (row: Row) => (byNumber ? (row.id ?? '') : row.place)
  const [was, is] = [new Map(before.map(row => [key(row), row])), new Map(after.map(row => [key(row), row]))]
  const come = [...is].filter(([name]) => !was.has(name)).map(([, row]) => row.place)
  const gone = [...was].filter(([name]) => !is.has(name)).map(([, row]) => row.place)
  // Two open side by side under one name: which of them the new number continues is for an officer to say.
  const alone = (place: string) => after.filter(row => row.place === place).length === 1
  const again = come.filter(place => gone.includes(place) && alone(place)).length
  return { opened: come.length - again, closed: gone.length - again, again }
}

/** What the replay should find: a list of all ten councils is compared council by council with what stood before. */
function expected(): Moves[] {
  const standing = new Map<string, Row[]>()
  return files.map(file => {
    const moves = [...Map.groupBy(rowsOf(file), row => row.area)].map(([area, rows]) => {
      const before = standing.get(area)
      standing.set(area, rows)
      return before ? movesBetween(before, rows) : { opened: 0, closed: 0, again: 0 }
    })
    const sum = (of: keyof Moves) => moves.reduce((all, one) => all + one[of], 0)
    return { opened: sum('opened'), closed: sum('closed'), again: sum('again') }
  })
}

describe.runIf(hasOldham)(`ten lists of Greater Manchester, 2018 to 2026${unlessOldham}`, () => {
  const results: ImportResult[] = []

  beforeAll(async () => {
    await addCouncils(database)
    await database.superuser.query(
      `insert into platform.council (id, code, name, nice_name) values (gen_random_uuid(), 'E08000009', 'Trafford Metropolitan Borough Council', 'Trafford')`,
    )
    for (const file of files) results.push(await bringIn(join(manchester, `${file}.csv`)))
  }, 120_000)

  test('tell the openings, closures and new registrations that their rows tell', () => {
    const found = results.map(({ report: { changes } }) => ({
      ...{ opened: changes.openings, closed: changes.closures, again: changes.reRegistered },
    }))
    expect(found).toEqual(expected())
    expect(found.at(-1)).toEqual({ opened: 3, closed: 1, again: 4 })
  })

  test('have every row read and accounted for', () => {
    for (const [i, { report }] of results.entries()) {
      expect(report.read, files[i]).toBe(rowsOf(files[i] ?? '').length)
      expect(report.careHomes + report.skipped).toBe(report.read)
    }
  })

  test('leave just the homes of the last list open in Trafford', async () => {
    const { runner, as } = register()
    const { total } = await runner.ask(
      searchHomes,
      { q: '', council: 'E08000009', registered: true },
      as('analyst'),
    )
    expect(total).toBe(rowsOf(files.at(-1) ?? '').length)
  })

  test('brought in again change nothing and say so; an older one is refused', async () => {
    const before = await contentOfRegister(database)
    const { report } = await bringIn(join(manchester, `${files.at(-1)}.csv`))
    expect(report).toMatchObject({ homesCreated: 0, homesUpdated: 0, unchanged: report.careHomes })
    await expect(bringIn(join(manchester, `${files.at(-2)}.csv`))).rejects.toThrow(
      /is of 22 July 2025, and one of 27 February 2026 is imported already/,
    )
    expect(await contentOfRegister(database)).toEqual(before)
  })

  test('keep a home through the year when its numbers began, and never claim a day that nobody knows', async () => {
    const { runner, as } = register()
    const { items } = await runner.ask(searchHomes, { q: '1-466088203' }, as('analyst'))
    const home = await runner.ask(getHome, { homeId: items[0]?.id }, as('analyst'))
    expect(home.registrations.map(({ fromIs, toIs }) => [fromIs, toIs])).toEqual([
      ['listed', 'by'],
      ['listed', 'on'],
    ])
    expect(home.openedOn).toBeNull()
    expect(home.timeline.filter(item => ['opened', 're-registered'].includes(item.kind))).toEqual([])
    expect(home.joins[0]?.reason).toContain('when they gave no numbers')
  })
})

describe.runIf(hasOldham)(`the published ratings of Lincolnshire${unlessOldham}`, () => {
  const file = join(sharedData, 'cqc-ratings-lincolnshire-2026/cqc_lincolnshire_prefiltered.csv')

  test('give each care home its overall rating and the five questions, as its rows say', async () => {
    const { report } = await bringIn(file, 'cqc-ratings')
    const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true, bom: true })
    const own = rows.filter(
      row => row['Care Home?'] === 'Y' && row['Service / Population Group'] === 'Overall',
    )
    const homes = new Set(own.map(row => row['Location ID']))
    expect(report).toMatchObject({ careHomes: homes.size, homesCreated: homes.size, faults: [] })
    expect(report.read).toBe(new Set(rows.map(row => row['Location ID'])).size)
    const stored = await database.superuser.query(
      `select r.cqc_location_id as id, t.overall, t.safe, t.effective, t.caring, t.responsive, t.well_led, t.inherited,
              t.published_on::text as on
         from homes.rating t join homes.registration r on r.id = t.registration_id order by 1`,
    )
    const column: Record<string, string> = { 'Well-led': 'well_led' }
    const answers = own.map(row => {
      const found = stored.rows.find(rating => rating.id === row['Location ID'])
      const name = column[row.Domain ?? ''] ?? row.Domain?.toLowerCase() ?? ''
      return [row['Latest Rating'], found?.[name]?.replace('-', ' ') ?? 'not rated']
    })
    expect(answers.filter(([said, kept]) => said?.toLowerCase() !== kept)).toEqual([])
    const overall = own.filter(row => row.Domain === 'Overall' && row['Latest Rating'] !== 'Not Rated')
    const days = overall.map(row => {
      const [month, day, year] = (row['Publication Date'] ?? '').split('/')
      return `${row['Location ID']} ${year}-${month}-${day} ${row['Inherited Rating (Y/N)'] === 'Y'}`
    })
    expect(stored.rows.map(row => `${row.id} ${row.on} ${row.inherited}`).toSorted()).toEqual(days.toSorted())
    const again = await bringIn(file, 'cqc-ratings')
    expect(again.report).toMatchObject({ homesCreated: 0, homesUpdated: 0, unchanged: homes.size })
  }, 60_000)
})
