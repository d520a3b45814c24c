import { describe, expect, it } from 'vitest'
import { type CourtOrder, isInForce, mayTellUnder } from './court-orders.ts'

const order = (more: Partial<CourtOrder> = {}): CourtOrder => ({
  ...{ madeOn: '2026-10-01', untilOn: null, endedOn: null, restricts: ['disclosure'], ...more },
})
const other = { purpose: 'other', readAndAllows: false } as const
const day = '2026-11-16'

describe('an order of a court', () => {
  it.each([
    [{}, true],
    [{ untilOn: '2026-11-16' }, true],
    [{ untilOn: '2026-11-15' }, false],
    [{ endedOn: '2026-11-16' }, false],
    [{ endedOn: '2026-11-17' }, true],
  ] as const)('with %j is in force: %s', (more, expected) => {
    expect(isInForce(order(more), day)).toBe(expected)
  })

  it.each([
    [order(), other, /restricts who may be told/],
    [order({ restricts: ['named-person'] }), other, /restricts/],
    [order({ restricts: ['contact'] }), other, true],
    [order({ endedOn: '2026-11-01' }), other, true],
    [order(), { purpose: 'protection', readAndAllows: false }, true],
    [order(), { purpose: 'other', readAndAllows: true }, true],
  ] as const)('%j, %j: %s', (one, told, says) => {
    const may = mayTellUnder([one], day, told)
    if (says === true) expect(may).toBe(true)
    else expect(may).toMatch(says)
  })
})
