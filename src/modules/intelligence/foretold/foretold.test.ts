import { describe, expect, it } from 'vitest'
import type { HomePast } from '#src/modules/homes/index.ts'
import { bannerOf } from '../backtest/card/failures.ts'
import { getModelCard } from '../backtest/card/query.ts'
import { tellSignals } from '../tellings/tell.ts'
import { aSignal } from '../testing/signals.ts'
import { intelligenceWorld } from '../testing/world.ts'
import type { ForetoldRow } from './foretold-store.ts'
import { foretoldBlock, howItDid } from './how-it-did.ts'

const past = (id: string, rating?: string): HomePast =>
  ({
    home: { id },
    events: rating
      ? [{ type: 'RatingPublished', inherited: false, rating, onDate: '2026-06-01', withdrawnAt: null }]
      : [],
  }) as unknown as HomePast
const row = (homeId: string, level: ForetoldRow['level'], visit: number | null = null): ForetoldRow => ({
  ...{ homeId, level, visit, on: '2026-03-01', place: 1, rules: '2' },
})
const many = (from: number, to: number, level: ForetoldRow['level'], rating?: string) => {
  const ids = Array.from({ length: to - from }, (_, at) => `home-${from + at}`)
  return { rows: ids.map(id => row(id, level)), pasts: ids.map(id => past(id, rating)) }
}
const together = (...parts: readonly ReturnType<typeof many>[]) =>
  howItDid(
    parts.flatMap(one => one.rows),
    parts.flatMap(one => one.pasts),
  )

describe('what was written down beforehand', () => {
  it('is counted as known only where somebody has looked since', () => {
    const did = together(
      many(0, 6, 'look', 'inadequate'),
      many(6, 10, 'look'),
      many(10, 30, 'routine', 'good'),
    )
    expect(did).toMatchObject({ since: '2026-03-01', told: 30, known: 26, worse: false })
    const raised = did.groups.find(one => one.says.startsWith('At “look” or'))
    expect(raised).toMatchObject({ told: 10, known: 6, belowGood: { share: 1 } })
    expect(did.groups.find(one => one.says === 'At “act now”')).toMatchObject({ told: 0, belowGood: null })
  })

  it('raises the banner where those that ask for attention did better than all, and not before', () => {
    const worse = together(many(0, 60, 'look', 'good'), many(60, 120, 'routine', 'inadequate'))
    expect(worse.worse).toBe(true)
    expect(bannerOf(undefined, null, worse)).toContain('less often than the others')
    const chance = together(many(0, 2, 'look', 'good'), many(2, 6, 'routine', 'inadequate'))
    expect(chance.worse).toBe(false)
    expect(bannerOf(undefined, null, chance)).toBeNull()
  })

  it('says so where nothing was', () => {
    const block = foretoldBlock(howItDid([], []))
    expect([block.says[0], block.table]).toEqual(['Nothing has been written down yet.', undefined])
  })
})

describe('the log of what is foretold', () => {
  const world = intelligenceWorld()
  const [one = ''] = world.homeIds
  const logged = async () =>
    (
      await world.database.superuser.query(
        `select edition, on_date::text as on, home_id, level, place, visit, rules, encode(inputs_hash, 'hex') as hash
           from intelligence.prediction order by edition, on_date, place`,
      )
    ).rows
  const tell = (day: string) =>
    world.within(tx =>
      tellSignals(tx, {
        ...{ councilId: world.councilId, source: 'visits', now: Temporal.Instant.from(`${day}T13:00:00Z`) },
        signals: ['health', 'staff', 'council'].map(family =>
          aSignal(one, `told/${family}`, day, { source: { kind: 'visit', family: family as 'staff' } }),
        ),
      }),
    )

  it('keeps each day’s levels and ten visits for each reader, once, with the hash of the pictures', async () => {
    await world.worked('2026-11-16T09:00:00Z')
    const first = await logged()
    expect(first).toHaveLength(6)
    expect(first.every(row => row.on === '2026-11-16' && row.level === 'insufficient')).toBe(true)
    expect(first.filter(row => row.edition === 'council').map(row => row.place)).toEqual([1, 2, 3])
    expect(first.some(row => row.visit === 1)).toBe(true)
    await tell('2026-11-16')
    await world.worked('2026-11-16T14:00:00Z')
    expect(await logged()).toEqual(first)
    await world.worked('2026-11-17T09:00:00Z')
    const next = (await logged()).filter(row => row.on === '2026-11-17')
    expect(next.find(row => row.home_id === one)).toMatchObject({ level: 'act-now', place: 1, rules: '2' })
    const { rows } = await world.database.superuser.query(
      `select encode(inputs_hash, 'hex') as hash from intelligence.picture where home_id = $1 and edition = 'council'`,
      [one],
    )
    expect(next.find(row => row.home_id === one && row.edition === 'council')?.hash).toBe(rows[0].hash)
    const change = world.database.app.pool.query(`update intelligence.prediction set level = 'routine'`)
    await expect(change).rejects.toThrow('permission denied')
  })

  it('and how every kind of home stands are on the model card', async () => {
    const card = await world.runner('2026-11-17T10:00:00Z').ask(getModelCard, {}, world.as('board-member'))
    const told = card.blocks.find(block => block.heading.startsWith('What was written down'))
    expect(told?.says[0]).toContain('Since 2026-11-16')
    expect(told?.table?.rows[0]).toEqual(['All homes', '3', '0', 'not known'])
    const kinds = card.blocks.find(block => block.heading.startsWith('How homes of every kind'))
    expect(kinds?.table?.rows[0]?.slice(0, 2)).toEqual(['All homes', 'fewer than 5'])
  })
})
