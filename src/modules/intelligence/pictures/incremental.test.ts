import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { stableId } from '#platform/ids.ts'
import type { Signal } from '#platform/signal.ts'
import { besideOn } from '../compared/beside-on.ts'
import { standardsOn } from '../compared/standard-store.ts'
import type { Edition } from '../tellings/sources.ts'
import { type Told, tellSignals } from '../tellings/tell.ts'
import { clear, knownOn } from '../tellings/telling-store.ts'
import { anySignal, aSignal } from '../testing/signals.ts'
import { intelligenceWorld } from '../testing/world.ts'
import { rulesInUse } from '../triangulate/rule-sets.ts'
import { makePicture } from './make.ts'
import { findPictures } from './picture-store.ts'
import { recompute } from './recompute.ts'

const world = intelligenceWorld()
const homes = world.homeIds.slice(0, 2)
const keys = ['k/1', 'k/2', 'k/3', 'k/4', 'k/5', 'k/6']

/** What happens on one day: signals told, told anew, taken back, a home registered again; or only the day passes. */
const happening = fc.record({
  daysLater: fc.oneof(fc.nat(120), fc.nat(12)),
  joined: fc.option(fc.boolean(), { freq: 6 }),
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
async function fromScratch(homeId: string, edition: Edition, on: string) {
  return world.within(async tx => {
    await clear(tx)
    const rows = await knownOn(tx, world.councilId, homeId, on)
    if (edition === 'home') return makePicture({ edition, on, rows, looks: [], beside: null }, rulesInUse)
    const standards = await standardsOn(tx, world.councilId, [on])
    const { beside, rules } = besideOn(standards, { edition, on, homeId })
    return makePicture({ edition, on, rows, looks: [], beside }, rules)
  })
}

async function live() {
  const { rows } = await world.database.superuser.query(
    'select source, key, seq, home_id, restriction, ends_on::text from intelligence.live order by source, key',
  )
  return rows
}

async function startAfresh() {
  await registerAgain(false)
  for (const table of [
    'live',
    'moved',
    'stale',
    'picture',
    'level_history',
    'first_look',
    'telling',
    'standard',
    'cursor',
  ])
    await world.database.superuser.query(`delete from intelligence.${table}`)
}

/** The second home proves to be the first, registered again; or they prove to be two after all. */
async function registerAgain(joined: boolean) {
  await world.database.superuser.query(
    'update homes.home set joined_into = $2, registered = $3 where id = $1',
    [homes[1], joined ? homes[0] : null, !joined],
  )
}

/** So that something is expected of homes like it. */
async function tellOfAnother() {
  const { councilId, homeIds } = world
  const signals = [aSignal(homeIds[2] ?? '', 'k/0', '2025-11-10', { expiresOn: null })]
  const now = Temporal.Instant.from('2025-11-10T12:00:00Z')
  await world.within(tx => tellSignals(tx, { councilId, source: 'any', signals, now }))
}

/** Homes of which nothing is told: with them there are enough to be compared with. */
beforeAll(async () => {
  for (const name of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'])
    await world.database.superuser.query(
      `insert into homes.home (id, name, address, nursing, beds, council_id, registered, changed_at, search_name, search_words)
       values ($1, $3, '1 Test Lane', false, 5, $2, true, now(), 'test house', '{test,house}')`,
      [stableId('home', 'beside', name), world.councilId, `Beside ${name}`],
    )
})

describe('a picture that was made piece by piece', () => {
  it('is the one made from scratch, byte for byte, whatever was corrected, taken back, moved or has expired', async () => {
    let [compared, own] = [0, 0]
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 7 }), async history => {
        await startAfresh()
        await tellOfAnother()
        let day = Temporal.PlainDate.from('2025-11-16')
        for (const { daysLater, told, joined } of history) {
          day = day.add({ days: daysLater })
          if (joined !== null) await registerAgain(joined)
          const now = Temporal.Instant.from(`${day}T12:00:00Z`)
          const signals = told.map((one): Signal | Told => one)
          const { councilId } = world
          await world.within(tx => tellSignals(tx, { councilId, source: 'any', signals, now }))
          await world.worked(now.toString())
        }
        const pieces = await kept()
        for (const one of pieces) {
          const on = (one.edition === 'home' ? day.with({ day: 1 }) : day).toString()
          const made = await fromScratch(one.homeId, one.edition, on)
          expect(one.onDate).toBe(on)
          expect([one.body, one.hash]).toEqual([made.body, made.inputsHash.toString('hex')])
          expect(one.tellings).toEqual(made.tellings)
          compared += made.picture.beside?.alike ? 1 : 0
          own += one.edition === 'home' ? made.tellings.length : 0
        }
        const before = await live()
        const now = `${day}T13:00:00Z`
        expect(await world.runner(now).run(recompute, {}, world.system)).toMatchObject({ changed: 0 })
        expect(await live()).toEqual(before)
        expect(await kept()).toEqual(pieces)
      }),
      { numRuns: 12 },
    )
    expect(compared).toBeGreaterThan(0)
    expect(own).toBeGreaterThan(0)
  }, 120_000)
})
