import { beforeAll, expect, test } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { stableId } from '#platform/ids.ts'
import { testDatabase } from '#platform/testing/database.ts'
import type { VerbContext } from '../verb.ts'
import { judgedHere } from './judged.ts'

const database = testDatabase()
const councilId = stableId('council', 'judged-test')
const homeIds = Array.from({ length: 10 }, (_, at) => stableId('home', 'judged-test', `${at}`))

beforeAll(async () => {
  const run = (words: string, values: readonly unknown[]) => database.superuser.query(words, [...values])
  await run(
    `insert into platform.council (id, code, name, nice_name, uses_lantern) values ($1, 'E1', 'Here', 'Here', true)`,
    [councilId],
  )
  for (const id of homeIds) {
    await run(
      `insert into homes.home (id, name, address, nursing, beds, council_id, registered, changed_at, search_name, search_words)
       values ($1, 'Sedge House', '1 Test Lane', false, 40, $2, true, now(), 'sedge house', '{sedge,house}')`,
      [id, councilId],
    )
    for (const on of ['2018-01-01', '2024-01-01'])
      await run(
        `insert into homes.change (id, home_id, council_id, kind, on_date, noticed_at, data)
         values (gen_random_uuid(), $1, $2, 'rating-published', $3, $3::date, '{"rating": "good"}')`,
        [id, councilId, on],
      )
  }
})

async function writtenBy(officer: number, on: string): Promise<void> {
  const accountId = stableId('account', 'judged-test', `${officer}`)
  const key = [councilId, on, accountId]
  await database.superuser.query(
    `insert into intelligence.own_ten (council_id, quarter, account_id, on_date, looked)
     values ($1, date_trunc('quarter', $2::timestamp)::date, $3, $2, false)`,
    key,
  )
  await database.superuser.query(
    `insert into intelligence.own_ten_home (council_id, quarter, account_id, place, home_id)
     values ($1, date_trunc('quarter', $2::timestamp)::date, $3, 1, $4)`,
    [...key, homeIds[officer]],
  )
}

/** As a verb is given it, over this database; the day is long after all that is in it. */
const context = () =>
  ({
    options: {},
    lantern: { database: database.app, clock: fixedClock('2026-11-16T09:00:00Z') },
  }) as unknown as VerbContext

test('without a file the back-test takes what officers wrote in Lantern, once three have', async () => {
  for (const officer of [1, 2]) await writtenBy(officer, '2021-02-03')
  expect((await judgedHere(context())).with.topTens).toBeUndefined()
  await writtenBy(3, '2021-02-04')
  const { pasts, with: given } = await judgedHere(context())
  expect(pasts).toHaveLength(10)
  expect(given.dates).toContain('2021-02-04')
  expect([...(given.topTens ?? [])]).toEqual([
    ['2021-02-03', new Set([homeIds[1], homeIds[2]])],
    ['2021-02-04', new Set([homeIds[3]])],
  ])
})
