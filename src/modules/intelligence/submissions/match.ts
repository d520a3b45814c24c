import type { Tx } from '#platform/database/database.ts'
import {
  type HomeInBrief,
  homesByLocation,
  homesOfCouncil,
  nameCore,
  normaliseName,
  normalisePostcode,
} from '#src/modules/homes/index.ts'

type Named = Pick<HomeInBrief, 'id' | 'name' | 'postcode'>

/** How a row of a file is matched to a home. */
export interface Matcher {
  byLocation(location: string): string | undefined
  byName(name: string, postcode: string): Named | undefined
}

const AT_A_TIME = 1_000

async function allHomes(tx: Tx, councilId: string): Promise<readonly HomeInBrief[]> {
  const homes: HomeInBrief[] = []
  let cursor: string | undefined
  do {
    const some = await homesOfCouncil(tx, councilId, {
      ...{ registered: true, limit: AT_A_TIME },
      ...(cursor ? { cursor } : {}),
    })
    homes.push(...some.homes)
    cursor = some.next
  } while (cursor)
  return homes
}

/** Over the council's open homes, read once. */
export async function matcherFor(tx: Tx, councilId: string, locations: readonly string[]): Promise<Matcher> {
  const homes = await allHomes(tx, councilId)
  const byLocation = await homesByLocation(
    tx,
    locations.filter(one => one !== ''),
  )
  return {
    byLocation: location => byLocation.get(location),
    byName: (name, postcode) => homeNamed(homes, name, postcode),
  }
}

/**
 * The one home of this postcode that bears the name; else the one whose name has the same distinctive part. Nothing
 * where more than one fits: a rating told of the wrong home is worse than one not told.
 */
export function homeNamed(homes: readonly Named[], name: string, postcode: string): Named | undefined {
  const there = homes.filter(
    home => home.postcode !== null && normalisePostcode(home.postcode) === normalisePostcode(postcode),
  )
  const alike = there.filter(home => normaliseName(home.name) === normaliseName(name))
  if (alike.length > 0) return alike.length === 1 ? alike[0] : undefined
  const core = nameCore(name)
  const near = core === '' ? [] : there.filter(home => nameCore(home.name) === core)
  return near.length === 1 ? near[0] : undefined
}
