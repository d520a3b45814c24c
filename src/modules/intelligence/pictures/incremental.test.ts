import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Signal } from '#platform/signal.ts'
import { type Told, tellSignals } from '../tellings/tell.ts'
import { clear, knownOn } from '../tellings/telling-store.ts'
import { anySignal } from '../testing/signals.ts'
import { intelligenceWorld } from '../testing/world.ts'
import { rules1 } from '../triangulate/rules-1.ts'
import { makePicture } from './make.ts'
import { findPictures } from './picture-store.ts'
import { recompute } from './recompute.ts'

const world = intelligenceWorld()
const homes = world.homeIds.slice(0, 2)
const keys = ['k/1', 'k/2', 'k/3', 'k/4', 'k/5', 'k/6']

/** What happens on one day: signals told, told anew, taken back; or only the day passes. */
const happening = fc.record({
  daysLater: fc.nat(120),
  told: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: anySignal(homes, keys) },
      { weight: 1, arbitrary: fc.constantFrom(...keys).map((key): Told => ({ key, signal: null })) },
    ),
    { maxLength: 4 },
  ),
})

async function kept() {
  return world.within(async tx => {
    await clear(tx)
    const rows = await findPictures(tx, world.councilId, homes)
    return rows
      .map(({ homeId, edition, onDate, body, inputsHash, tellings }) => ({
        ...{ homeId, edition, onDate, body, tellings, hash: inputsHash.toString('hex') },
      }))
      .toSorted((a, b) => `${a.homeId}${a.edition}`.localeCompare(`${b.homeId}${b.edition}`))
  })
}

/** From everything that was ever told, by the day. */
async function fromScratch(homeId: string, edition: 'council' | 'cleared', on: string) {
  return world.within(async tx => {
    await clear(tx)
    const rows = await knownOn(tx, world.councilId, homeId, on)
    return makePicture({ edition, on, rows, looks: [], expected: null }, rules1)
  })
}

async function live() {
  const { rows } = await world.database.superuser.query(
    'select source, key, seq, home_id, restriction, ends_on::text from intelligence.live order by source, key',
  )
  return rows
}

async function startAfresh() {
  for (const table of ['live', 'stale', 'picture', 'level_history', 'first_look', 'telling', 'cursor'])
    await world.database.superuser.query(`delete from intelligence.${table}`)
}

describe('a picture that was made piece by piece', () => {
  it('is the one made from scratch, byte for byte, whatever was corrected, taken back, moved or has expired', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 7 }), async history => {
        await startAfresh()
        let day = Temporal.PlainDate.from('2025-11-16')
        for (const { daysLater, told } of history) {
          day = day.add({ days: daysLater })
          const now = Temporal.Instant.from(`${day}T12:00:00Z`)
          const signals = told.map((one): Signal | Told => one)
          const { councilId } = world
          await world.within(tx => tellSignals(tx, { councilId, source: 'any', signals, now }))
          await world.worked(now.toString())
        }
        const pieces = await kept()
        for (const one of pieces.filter(({ edition }) => edition !== 'home')) {
          const made = await fromScratch(one.homeId, one.edition as 'council', day.toString())
          expect(one.onDate).toBe(day.toString())
          expect([one.body, one.hash]).toEqual([made.body, made.inputsHash.toString('hex')])
          expect(one.tellings).toEqual(made.tellings)
        }
        const before = await live()
        const now = `${day}T13:00:00Z`
        expect(await world.runner(now).run(recompute, {}, world.system)).toMatchObject({ changed: 0 })
        expect(await live()).toEqual(before)
        expect(await kept()).toEqual(pieces)
      }),
      { numRuns: 12 },
    )
  }, 120_000)
})
