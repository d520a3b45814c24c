import { labelOf } from '#law/code-list.ts'
import { type BarredPerson, routesForBarred } from '#law/safe-contact.ts'
import type { Opener } from '#platform/vault/index.ts'
import { opened } from '../words.ts'
import { type AroundView, kindOfPerson } from './schema.ts'
import type { AroundRow, RouteRow } from './store.ts'
import type { AroundWords, RouteWords } from './words.ts'

/** As the rules know them: by their id, never by name. */
export function barredOf(rows: readonly AroundRow[]): readonly BarredPerson[] {
  return rows.flatMap(({ id: person, kind: representative, barredBecause: because }) =>
    because ? [{ person, because, representative }] : [],
  )
}

export function viewOfAround(row: AroundRow, routes: readonly RouteRow[], open: Opener): AroundView {
  const words = opened<AroundWords>(open, row.concernId, row.words)
  const told = new Map(routes.filter(one => one.aroundId === row.id).map(one => [one.route, one]))
  const wanted = barredOf([row]).flatMap(routesForBarred)
  const { id, version, kind, authoritySeen, registered, barredBecause } = row
  return {
    ...{ id, version, kind, authoritySeen, registered, barredBecause },
    kindLabel: kindOfPerson(kind),
    name: words?.name ?? null,
    reach: words?.reach ?? null,
    reference: words?.reference ?? null,
    words: words?.text ?? null,
    barredWhy: barredBecause && labelOf('barred-because', barredBecause),
    routesToTell: wanted.filter(route => !told.has(route)),
    routes: [...told.values()].map(one => {
      const said = opened<RouteWords>(open, row.concernId, one.words)
      return {
        ...{ route: one.route, toldOn: one.toldOn, answeredOn: one.answeredOn },
        reference: said?.reference ?? null,
        answer: said?.answer ?? null,
      }
    }),
  }
}
