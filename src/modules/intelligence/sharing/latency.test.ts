import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agencyCodes } from './agencies.ts'
import { keysOf, latencySteps } from './kinds.ts'
import { type LatencyDay, latencyRows } from './latency.ts'
import { gapInWords } from './view-latency.ts'

const SEED = { seed: 20_261_116, numRuns: 300 }
const day = (agency: string, step: LatencyDay['step'], on: string | null): LatencyDay => ({
  agency,
  step,
  on,
})

describe('who could have known when', () => {
  it('reckons the days between one step and the next', () => {
    const [row] = latencyRows([
      day('icb', 'could-have-known', '2026-02-26'),
      day('icb', 'knew', '2026-03-01'),
      day('icb', 'shared', '2026-03-01'),
      day('icb', 'acted', '2026-02-27'),
    ])
    expect(row?.gaps.map(gap => gap.days)).toEqual([3, 0, -2])
    expect([3, 1, 0, -2].map(gapInWords)).toEqual([
      '3 days later',
      '1 day later',
      'The same day',
      '2 days before: check both days',
    ])
  })

  it('reckons nothing from a day that nobody knows or has written down', () => {
    const [row] = latencyRows([day('icb', 'knew', null), day('icb', 'shared', '2026-03-01')])
    expect(row?.gaps.map(gap => gap.days)).toEqual([null, null, null])
    expect(row?.days['could-have-known']).toBeNull()
    expect(row?.days.knew).toEqual(day('icb', 'knew', null))
  })

  it('takes the last of what was written of one day', () => {
    const [row] = latencyRows([day('icb', 'knew', '2026-03-01'), day('icb', 'knew', '2026-03-09')])
    expect(row?.days.knew?.on).toBe('2026-03-09')
  })
})

const anyDay = fc.record({
  agency: fc.constantFrom(...agencyCodes),
  step: fc.constantFrom(...keysOf(latencySteps)),
  on: fc.option(
    fc.nat(400).map(days => Temporal.PlainDate.from('2025-10-01').add({ days }).toString()),
    { nil: null },
  ),
})

describe('whatever was written down', () => {
  it('partners stand in the order of the list, never by how long they took', () => {
    fc.assert(
      fc.property(fc.array(anyDay, { maxLength: 30 }), days => {
        const order = latencyRows(days).map(row => agencyCodes.indexOf(row.agency))
        expect(order).toEqual(order.toSorted((a, b) => a - b))
      }),
      SEED,
    )
  })

  it('nothing is reckoned over several partners', () => {
    fc.assert(
      fc.property(fc.array(anyDay, { maxLength: 30 }), fc.array(anyDay, { maxLength: 9 }), (days, more) => {
        const others = more.filter(one => one.agency !== 'icb')
        const icb = (of: readonly LatencyDay[]) => latencyRows(of).filter(row => row.agency === 'icb')
        expect(icb([...days, ...others])).toEqual(icb(days))
      }),
      SEED,
    )
  })
})
