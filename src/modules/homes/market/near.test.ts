import { beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { stableId, systemIds } from '#platform/ids.ts'
import { createRunner } from '#platform/runner.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { homes } from '../index.ts'
import { getMarket } from './queries.ts'

const database = testDatabase()
const council = stableId('council', 'own')
const degreesNorth = (miles: number) => 52.9 + miles / 69

beforeAll(async () => {
  const db = database.superuser
  await db.query(
    `insert into platform.council (id, code, name, nice_name, fictional) values ($1, 'X1', 'Own', 'Own', true)`,
    [council],
  )
  const add = (from: number, to: number, latitude: number, specialisms: string, mine: boolean) =>
    db.query(
      `insert into homes.home (id, council_id, name, address, postcode, latitude, longitude, registered, nursing, rating,
         specialisms, changed_at, search_name, search_words)
       select lpad(to_hex(n), 32, '0')::uuid, $1, 'Home ' || n, '1 Lane', 'FM1 1AA', $2, 0.1, true, true, 'good',
              $3::text[], now(), 'x', '{x}' from generate_series($4::int, $5::int) n`,
      [mine ? council : null, latitude, `{${specialisms}}`, from, to],
    )
  await add(1, 1, 52.9, '', true)
  // As many as are around London, every one before the only home that cares for people with dementia.
  await add(2, 3_500, degreesNorth(2), '"Sensory impairments"', false)
  await add(3_501, 3_501, degreesNorth(4), 'Dementia', false)
  await add(3_502, 3_502, degreesNorth(12), '"Learning disabilities"', false)
})

describe('The homes around a council', () => {
  it('are all looked at, however many there are: no gap is made by where a list ends', async () => {
    const runner = createRunner({
      ...{ pool: database.app.pool, policy: homes.policy, ids: systemIds },
      clock: fixedClock('2026-11-16T09:00:00Z'),
      enqueue: async () => {},
    })
    const actor = { id: stableId('account', 'c'), name: 'c', role: 'commissioner' as const }
    const caller = { actor: { ...actor, councilId: council, homeIds: [] }, via: 'page' as const }
    const { gaps } = await runner.ask(getMarket, { miles: '5' }, caller)
    const found = gaps.found.map(({ need, areas }) => [need, areas[0]?.nearest?.name ?? null])
    expect(found).toEqual([
      ['learning-disability', 'Home 3502'],
      ['mental-health', null],
      ['physical-disability', null],
    ])
  })
})
