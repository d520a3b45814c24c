import type pg from 'pg'
import { fenmarshId } from '#src/demo/identity/index.ts'
import type { Asked } from '../england/asked.ts'

/** How homes are listed by attention, and how one is shown: now and as it was known. */
export async function casesOf(client: pg.Client): Promise<readonly Asked[]> {
  const { rows } = await client.query<{ id: string }>(
    `select home_id as id from intelligence.telling where council_id = $1 group by 1 order by count(*) desc, 1 limit 1`,
    [fenmarshId],
  )
  const homeId = rows[0]?.id ?? ''
  const of = (name: string, query: string, input: Asked['input'] = {}): Asked => ({
    ...{ name, query: `intelligence.${query}`, input, councilId: fenmarshId },
  })
  return [
    of('attention', 'listAttention'),
    of('attention-by-theme', 'listAttention', { level: 'look', theme: 'staff' }),
    of('next-visits', 'nextVisits'),
    of('picture', 'getPicture', { homeId }),
    of('picture-as-it-was', 'getPicture', { homeId, on: '2026-06-15' }),
    of('own-edition', 'getHomeEdition', { homeId }),
  ]
}
