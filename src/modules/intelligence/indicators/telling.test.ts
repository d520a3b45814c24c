import fc from 'fast-check'
import { expect, it } from 'vitest'
import { anySignal, aSignal } from '../testing/signals.ts'
import { pictureOf } from '../triangulate/picture.ts'
import { ruleSets } from '../triangulate/rule-sets.ts'
import type { Definition } from './definition.ts'
import type { KeptHome, KeptPeriod } from './history.ts'
import { signalsOfIndicator } from './telling.ts'

const id = '00000000-0000-7000-8000-000000000001'
const home = '00000000-0000-8000-8000-000000000002'
const other = '00000000-0000-8000-8000-000000000003'
const definition: Definition = {
  ...{ number: 1, fromOn: '2026-01-01', toOn: null, theme: 'staff', counts: 'events', exposure: 'beds' },
  ...{
    whats: ['visit.indicator'],
    sourceKinds: ['visit'],
    stratum: 'all',
    direction: 'both',
    period: 'quarter',
  },
}
const kept = (homeId: string, z: number): KeptHome => ({
  ...{ id: homeId, o: 9, now: null, x: 40, beds: false, e: 2, like: 'all', of: 12, z, chance: 0.001 },
  tail: z > 3.09 ? 'above' : z < -3.09 ? 'below' : 'within',
})
const period = (homes: readonly KeptHome[]): KeptPeriod => ({
  ...{ from: '2026-07-01', to: '2026-09-30', label: 'Jul–Sep 2026', knownOn: '2026-10-14', definition: 1 },
  ...{ none: null, phi: 1, tau2: 0, homes: [...homes], missing: [] },
})

it('tells of a home beyond its limits, as reckoned from others, and takes back what it told of the rest', () => {
  const [one, two] = signalsOfIndicator({ id }, [period([kept(home, 4), kept(other, 1)])], [definition])
  expect(one?.signal).toMatchObject({
    ...{ homeId: home, independence: 'derived', what: 'indicator.more-than-expected', theme: 'staff' },
    ...{ receivedOn: '2026-10-15', observed: { from: '2026-07-01', to: '2026-09-30' } },
  })
  expect(two).toMatchObject({ signal: null })
})

it('takes back what it told where the last period has no number', () => {
  const none = { ...period([]), none: 'source-silent' as const }
  expect(signalsOfIndicator({ id }, [period([kept(home, 4)]), none], [definition])).toMatchObject([
    { signal: null },
  ])
})

it('moves no level, whatever else is told of the home, by any version of the rules', () => {
  const [flag] = signalsOfIndicator({ id }, [period([kept(home, 9)])], [definition])
  const signal = flag?.signal ?? aSignal(home, 'none', '2026-11-01')
  const known = { on: '2026-11-16', firstLooks: [], heard: null, alike: null }
  fc.assert(
    fc.property(fc.array(anySignal([home], ['a', 'b', 'c', 'd', 'e', 'f']), { maxLength: 12 }), signals => {
      for (const rules of ruleSets) {
        const { derived: _, ...without } = pictureOf({ ...known, signals }, rules)
        const { derived, ...beside } = pictureOf({ ...known, signals: [...signals, signal] }, rules)
        expect(derived).toContain(signal.key)
        expect(beside).toEqual(without)
      }
    }),
    { numRuns: 100 },
  )
})
