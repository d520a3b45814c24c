import { councils } from '#law/councils.ts'
import { ENGLAND, regionNamed } from '#law/regions.ts'
import type { Tx } from '#platform/database/database.ts'
import { measures } from '../reference/ascof/measures.ts'
import { type OutcomeRow, outcomesIn } from '../reference/ascof/store.ts'
import { districtsOf, englandsRange } from '../reference/deprivation/store.ts'
import type { Market } from './schema.ts'
import { regionOf } from './store.ts'

type Outcome = Market['outcomes']['measures'][number]
type Area = Outcome['areas'][number]

/** An area whose figures are set side by side. */
export type Beside = Pick<Area, 'code' | 'name' | 'kind'>

/** What the published outcomes say of a council, the nearest ones, its region and England. */
export async function outcomesFor(tx: Tx, others: Market['others']): Promise<Market['outcomes']> {
  const own = others.find(one => one.kind === 'own')?.code ?? ''
  const region = regionNamed((await regionOf(tx, own)) ?? regionByLaw(own))
  const areas: Beside[] = [
    ...others.flatMap(({ code, name, kind }) => (code && kind !== 'england' ? [{ code, name, kind }] : [])),
    ...(region ? [{ code: region.code, name: region.name, kind: 'region' as const }] : []),
    { code: ENGLAND, name: 'England', kind: 'england' },
  ]
  return outcomesOf(
    await outcomesIn(
      tx,
      areas.map(({ code }) => code),
    ),
    areas,
  )
}

const regionByLaw = (code: string): string | null =>
  councils.find(council => council.code === code)?.region ?? null

/** Of each measure the newest year that England has a figure of, and the year before it. */
export function outcomesOf(rows: readonly OutcomeRow[], areas: readonly Beside[]): Market['outcomes'] {
  const found = measures.flatMap(({ key }): Outcome[] => {
    const told = rows.filter(row => row.measure === key)
    const years = told
      .filter(({ area, value }) => area === ENGLAND && value !== null)
      .map(({ year }) => year)
      .toSorted()
    const [year, before] = [years.at(-1), years.at(-2)]
    if (year === undefined) return []
    const figureIn = (code: string, of: string | undefined) =>
      told.find(row => row.area === code && row.year === of)
    return [
      {
        key,
        year,
        yearBefore: before ?? null,
        areas: areas.map(area => ({
          ...area,
          ...figureOf(figureIn(area.code, year)),
          before: figureOf(figureIn(area.code, before)).value,
        })),
      },
    ]
  })
  return { measures: found }
}

/** Below five, a count could point at a person: neither it nor what follows from it is shown. */
const FEWEST = 5
const whys = { x: 'no-data', c: 'suppressed', z: 'not-applicable' } as const

function figureOf(row: OutcomeRow | undefined): Omit<Area, keyof Beside | 'before'> {
  const nothing = { value: null, numerator: null, denominator: null, margin: null }
  if (!row) return { ...nothing, why: 'not-in-file' }
  const { value, numerator, denominator, margin, why } = row
  if ([numerator, denominator].some(count => count !== null && count < FEWEST))
    return { ...nothing, why: 'suppressed' }
  return { value, numerator, denominator, margin, why: why === null ? null : whys[why] }
}

/** How deprived the districts of a council are, beside the range of England's. No average is made up for a county. */
export async function deprivationFor(tx: Tx, code: string): Promise<Market['deprivation']> {
  const england = await englandsRange(tx)
  if (!england) return null
  return { ...england, own: [...(await districtsOf(tx, code))] }
}
