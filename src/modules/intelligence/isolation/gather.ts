import type { Tx } from '#platform/database/database.ts'
import { type HomeInBrief, homeById, homesOfCouncil, localValuesOf } from '#src/modules/homes/index.ts'
import type { Heard } from '../compared/heard.ts'
import { heardOn } from '../compared/heard-on.ts'
import { type Finding, findingsOf } from './findings.ts'
import { WINDOW } from './kinds.ts'
import { type Eyes, type MonthGiven, reckonEyes, type Seen } from './reckon.ts'
import { type RemedyRow, remediesOf } from './remedy-store.ts'
import { lastSightings, type MonthRead, monthsOf } from './store.ts'

/** All that is known of who could notice at one home, on a day. */
export interface HomeState {
  readonly home: HomeInBrief
  readonly eyes: Eyes
  readonly months: readonly MonthGiven[]
  readonly heard: Heard | null
  readonly findings: readonly Finding[]
  /** Null where nobody has said whether the council buys there. */
  readonly contract: boolean | null
  /** Those not ended. */
  readonly remedies: readonly RemedyRow[]
}

export interface Gathering {
  readonly tx: Tx
  readonly councilId: string
  readonly today: Temporal.PlainDate
}

/** Every open home in the council's area that cares for somebody, by name: whoever buys there, and where nobody does. */
export async function gatherHomes(asked: Gathering): Promise<readonly HomeState[]> {
  const homes = await openHomes(asked)
  return statesOf(asked, homes, homes)
}

/**
 * One of them; undefined where it is closed, cares for nobody or lies in another council's area. `brief`: without what
 * was heard, for which every home must be looked at.
 */
export async function gatherHome(
  asked: Gathering,
  homeId: string,
  { brief = false }: { readonly brief?: boolean } = {},
): Promise<HomeState | undefined> {
  const home = await homeById(asked.tx, homeId)
  if (!home?.registered || home.dormant || home.councilId !== asked.councilId) return undefined
  const [state] = await statesOf(asked, brief ? [] : await openHomes(asked), [home])
  return state
}

/** What stands out at some homes; what is expected of them is taken from all. Of none nothing is expected. */
async function statesOf(
  asked: Gathering,
  all: readonly HomeInBrief[],
  some: readonly HomeInBrief[],
): Promise<readonly HomeState[]> {
  if (some.length === 0) return []
  const ids = some.map(home => home.id)
  const { tx, councilId, today } = asked
  const since = today.subtract({ days: WINDOW }).toString()
  const sightings = Map.groupBy(await lastSightings(tx, councilId, ids, since), row => row.homeId)
  const months = Map.groupBy(await monthsOf(tx, councilId, ids, since), row => row.homeId)
  const heard = all.length > 0 ? await heardOn(asked, all) : new Map<string, Heard>()
  const contracts = await localValuesOf(tx, councilId, ids, 'contract')
  const remedies = Map.groupBy(
    await remediesOf(tx, councilId, { homeIds: ids, open: true }),
    row => row.homeId,
  )
  const on = today.toString()
  return some.map(home => {
    const given = (months.get(home.id) ?? []).map(monthGiven)
    const eyes = reckonEyes([...(sightings.get(home.id) ?? []), ...inspected(home)], given, on)
    const known = { eyes, months: given, heard: heard.get(home.id) ?? null }
    const contract = contracts.get(home.id)
    return {
      ...{ home, ...known, findings: findingsOf({ ...known, on }) },
      contract: contract === undefined ? null : contract !== 'none',
      remedies: remedies.get(home.id) ?? [],
    }
  })
}

async function openHomes({ tx, councilId }: Gathering): Promise<readonly HomeInBrief[]> {
  const all: HomeInBrief[] = []
  let cursor: string | undefined
  do {
    const slice = await homesOfCouncil(tx, councilId, {
      ...{ registered: true, limit: 1_000 },
      ...(cursor ? { cursor } : {}),
    })
    all.push(...slice.homes)
    cursor = slice.next
  } while (cursor)
  return all.filter(home => !home.dormant)
}

export function monthGiven({ month, givenBy, numbers, learnedOn }: MonthRead): MonthGiven {
  const { living, ...counts } = numbers
  return { month, givenBy, living, numbers: counts, learnedOn }
}

/** CQC's last look counts as an officer's. */
const inspected = ({ lastInspectedOn: on }: HomeInBrief): readonly Seen[] =>
  on ? [{ role: 'officer', on, source: 'register' }] : []
