import type { Tx } from '#platform/database/database.ts'
import { deprivationOf, homesById, localValuesOf } from '#src/modules/homes/index.ts'
import { levelsNow } from '../foretold/foretold-store.ts'
import { type Groups, groupsWith, type Known } from './groups.ts'
import type { Placed } from './levels-by-group.ts'

const payers = {
  council: 'fundedByCouncil',
  others: 'fundedByOtherCouncils',
  nhs: 'fundedByNhs',
  self: 'fundedBySelf',
} as const

/** Every open home of the council that has a level, and the groups it counts in. */
export async function homesPlaced(tx: Tx, councilId: string): Promise<readonly Placed[]> {
  const levels = await levelsNow(tx, councilId)
  const groups = await groupsByHome(
    tx,
    councilId,
    levels.map(one => one.homeId),
  )
  return levels.flatMap(({ homeId, level }) => {
    const own = groups.get(homeId)
    return own ? [{ level, groups: own }] : []
  })
}

/** The groups that each of these homes counts in, as they are known today. */
export async function groupsByHome(
  tx: Tx,
  councilId: string,
  homeIds: readonly string[],
): Promise<ReadonlyMap<string, Groups>> {
  const ids = [...new Set(homeIds)]
  const homes = await homesById(tx, ids)
  const known = await knownOf(tx, councilId, ids)
  return new Map(
    ids.flatMap(id => {
      const home = homes.get(id)
      return home ? [[id, groupsWith(home, known(id))] as const] : []
    }),
  )
}

async function knownOf(tx: Tx, councilId: string, ids: readonly string[]): Promise<(id: string) => Known> {
  const of = (key: (typeof payers)[keyof typeof payers] | 'languages') =>
    localValuesOf(tx, councilId, ids, key)
  const [council, others, nhs, self] = [
    await of(payers.council),
    await of(payers.others),
    await of(payers.nhs),
    await of(payers.self),
  ]
  const [languages, fifths] = [await of('languages'), await deprivationOf(tx, ids)]
  const number = (value: unknown) => (typeof value === 'number' ? value : undefined)
  return id => ({
    funded: {
      ...{ council: number(council.get(id)), others: number(others.get(id)) },
      ...{ nhs: number(nhs.get(id)), self: number(self.get(id)) },
    },
    fifth: fifths.get(id),
    languages: languages.has(id) ? String(languages.get(id)) : undefined,
  })
}
