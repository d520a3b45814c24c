import { councils } from '#law/councils.ts'
import type { Context } from '#platform/context.ts'
import { query } from '#platform/query.ts'
import { newestOutlines } from '../boundaries/store.ts'
import { type Box, boxAround, narrowingAt, type Point, positionOf } from '../geography.ts'
import { allHomes, codesOf, searchingFor } from '../registry/search-queries.ts'
import { HomeFilter } from '../registry/search-schema.ts'
import { MapOfHomes, MOST_ON_MAP } from './schema.ts'
import { councilNamed, countOnMap, homesWithPosition, outlineOf, outlinesAround } from './store.ts'

/** What a map of a search shows. Asked for only when the map is: the list alone costs nothing more. */
export const mapOfHomes = query({
  name: 'homes.mapOfHomes',
  does: 'Gives the positions of the homes of a search, with the outlines of the councils around them.',
  input: HomeFilter,
  output: MapOfHomes,
  can: 'home.search',
  subject: () => allHomes,
  async run(ctx, filter) {
    const searching = await searchingFor(ctx, filter)
    const [placed, counts] = await Promise.all([
      homesWithPosition(ctx.tx, searching, MOST_ON_MAP),
      countOnMap(ctx.tx, searching),
    ])
    const homes = [...placed]
    const code = filter.council === 'all' ? undefined : filter.council
    return { homes, ...counts, ...(await outlinesFor(ctx, code, homes)) }
  },
  trace: 'search',
  traced: (result, input) => ({ count: result.total, filter: codesOf(input) }),
  example: { role: 'quality-officer', input: { council: 'E10999999', registered: 'true' } },
})

export async function outlinesFor({ tx }: Context, code: string | undefined, homes: readonly Point[]) {
  const named = code === undefined ? undefined : await councilNamed(tx, code)
  const outline = named && (await outlineOf(tx, named.code))
  const box = boxAround(outline ? outline.rings.flat() : homes.map(positionOf))
  const from = councils.find(council => council.code === code)?.from ?? null
  return {
    council: named ? { ...named, from } : null,
    outline: outline ?? null,
    around: box ? await outlinesAround(tx, pictured(box), outline?.code) : [],
    newestOutlines: await newestOutlines(tx),
  }
}

/** What a picture of a box may show besides it: pictures are about square, and councils are not. */
function pictured({ west, south, east, north }: Box): Box {
  const narrowing = narrowingAt((south + north) / 2)
  const half = 0.65 * Math.max(north - south, (east - west) * narrowing)
  const [longitude, latitude] = [(west + east) / 2, (south + north) / 2]
  return {
    west: longitude - half / narrowing,
    east: longitude + half / narrowing,
    south: latitude - half,
    north: latitude + half,
  }
}
