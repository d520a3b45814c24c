import { beforeAll, describe, expect, test } from 'vitest'
import { councils } from '#law/councils.ts'
import { systemActor } from '#platform/access/actor.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { stableId } from '#platform/ids.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { openerFor, provideVault } from '#platform/vault/index.ts'
import { idAt } from '../../bulk/ids.ts'
import { fenmarsh } from '../../council.ts'
import { createRandom } from '../../random.ts'
import { courseOf, DAY } from './course.ts'
import { seedConcerns } from './seed.ts'

const now = Temporal.Instant.from('2026-11-16T09:00:00Z')

describe('the course of one concern', () => {
  test('is in the order of time and never in the future, however young it is', () => {
    const random = createRandom('courses')
    for (let age = 0; age < 400; age++) {
      const course = courseOf(
        now.epochMilliseconds - age * DAY - 1,
        age % 3 === 0,
        now.epochMilliseconds,
        random,
      )
      const times = [course.receivedAt, course.lookedAt, course.decidedAt, course.closedAt].filter(
        one => one !== null,
      )
      expect(times).toEqual(times.toSorted((a, b) => a - b))
      expect(Math.max(...times)).toBeLessThan(now.epochMilliseconds)
      expect(course.state === 'closed').toBe(course.closedAt !== null)
      expect(['received', 'looking'].includes(course.state)).toBe(course.dueOn !== null)
    }
  })

  test('has ids of version 7 that sort by the time they were made', () => {
    const random = createRandom('ids')
    const ids = [0, 1, 1_000, DAY].map(later => idAt(now.epochMilliseconds + later, random))
    expect(ids).toEqual(ids.toSorted())
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
})

describe('concerns made for measuring', () => {
  const database = testDatabase()
  const one = councils[0]
  const seed = () => seedConcerns({ ownerUrl: database.urls.ownerUrl, count: 1_200, now, progress: () => {} })

  beforeAll(async () => {
    provideVault('a master key for tests that is long enough')
    for (const code of [fenmarsh.code, one?.code ?? '']) {
      const councilId = stableId('council', code)
      await database.superuser.query(
        `insert into platform.council (id, code, name, nice_name, uses_lantern) values ($1, $2, $2, $2, true)`,
        [councilId, code],
      )
      await database.superuser.query(
        `insert into homes.home (id, name, address, nursing, council_id, registered, changed_at, search_name, search_words)
         select gen_random_uuid(), 'House ' || n, '1 Lane', false, $1, true, now(), 'house', '{house}'
           from generate_series(1, 5) n`,
        [councilId],
      )
    }
  })

  test('are as many as were asked for, their words open with the vault’s key, and a second time changes nothing', async () => {
    expect(await seed()).toBe(1_200)
    expect(await seed()).toBe(0)
    const { rows } = await database.superuser.query(
      `select count(*)::int as all, count(*) filter (where state = 'closed')::int as closed,
              count(distinct person_id)::int as adults, count(distinct council_id)::int as councils from safeguarding.concern`,
    )
    expect(rows[0]).toMatchObject({ all: 1_200, councils: 2 })
    expect(rows[0].closed).toBeGreaterThan(700)
    expect(rows[0].adults).toBeLessThan(1_000)
    const found = await database.superuser.query(
      `select c.council_id, c.id, c.words as said, n.words as noted from safeguarding.concern c
         join safeguarding.note n on n.council_id = c.council_id and n.concern_id = c.id limit 1`,
    )
    const { council_id: councilId, id, said, noted } = found.rows[0]
    const opened = await inTransaction(database.app.pool, { councilId, readOnly: true }, async tx => {
      const open = await openerFor({ tx, actor: systemActor(councilId) }, [id])
      return [open(id, said), open(id, noted)]
    })
    expect(opened).toMatchObject([{ account: expect.any(String) }, { text: expect.any(String) }])
  })
})
