import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  keptUntil,
  type RetentionKind,
  retentionHolds,
  retentionRuleOn,
  retentionRules,
} from './retention.ts'
import {
  type KeptRecord,
  mayRemove,
  type RecordHold,
  type RemovalApproval,
  removalList,
} from './retention-list.ts'

const date = (text: string) => Temporal.PlainDate.from(text)
const today = date('2026-12-01')
const hold: RecordHold = { reason: 'inquest', from: date('2026-06-01') }
const old: KeptRecord = { id: 'c1', kind: 'concern', countsFrom: date('2020-12-01'), holds: [] }
const approval: RemovalApproval = {
  by: 'R. Okafor',
  on: today,
  listedOn: today,
  holdsChecked: true,
}

describe('the rules of keeping', () => {
  it('name their ground, say how sure it is and have a length', () => {
    for (const rule of retentionRules) {
      expect(rule.citation).not.toBe('')
      expect(rule.sureness).toBe('unsure')
      expect((rule.years ?? 0) * 12 + (rule.months ?? 0)).toBeGreaterThan(0)
    }
    expect(new Set(retentionRules.map(rule => rule.kind)).size).toBe(retentionRules.length)
    expect(retentionHolds.map(one => one.code)).toContain('public-inquiry')
  })

  it.each<[RetentionKind, string, string]>([
    ['concern', '2020-12-01', '2026-12-01'],
    ['enquiry', '2020-02-29', '2028-02-29'],
    ['draft', '2026-08-31', '2026-11-30'],
    ['survey', '2024-02-29', '2027-02-28'],
  ])('%s from %s is kept until %s', (kind, from, until) => {
    expect(keptUntil(retentionRuleOn(kind, '2026-12-01'), date(from)).toString()).toBe(until)
  })

  it('give way to the schedule of the council from its first day', () => {
    const schedule = [
      { kind: 'draft', years: 1, citation: 'Our schedule, 2027', from: '2027-01-01' },
      { kind: 'draft', months: 6, citation: 'Our schedule, 2026', from: '2026-01-01' },
    ] as const
    expect(retentionRuleOn('draft', '2025-12-31', schedule).months).toBe(3)
    expect(retentionRuleOn('draft', '2026-12-01', schedule)).toMatchObject({
      months: 6,
      citation: 'Our schedule, 2026',
      sureness: 'sourced',
    })
    expect(retentionRuleOn('draft', '2027-01-01', schedule)).not.toHaveProperty('months')
    expect(() => retentionRuleOn('x' as RetentionKind, '2027-01-01')).toThrow(/no rule of keeping for "x"/)
  })
})

describe('what is listed for removal', () => {
  it('is what has been kept its length, oldest first', () => {
    const records: KeptRecord[] = [
      old,
      { ...old, id: 'older', countsFrom: date('2018-01-01') },
      { ...old, id: 'a day short', countsFrom: date('2020-12-02') },
      { ...old, id: 'open', countsFrom: undefined },
      { ...old, id: 'held', holds: [hold] },
      { ...old, id: 'held no more', holds: [{ ...hold, liftedOn: today }] },
    ]
    const found = removalList(records, today)
    expect(found.listed.map(one => one.id)).toEqual(['older', 'c1', 'held no more'])
    expect(found.held).toEqual([{ id: 'held', kind: 'concern', holds: ['inquest'] }])
  })

  it('never holds what is open or held', () => {
    const day = fc.integer({ min: -6000, max: 400 }).map(days => today.add({ days }))
    const record = fc.record({
      id: fc.uuid(),
      kind: fc.constantFrom(...retentionRules.map(rule => rule.kind as RetentionKind)),
      countsFrom: fc.option(day, { nil: undefined }),
      holds: fc.array(fc.record({ reason: fc.constant('police'), from: day }), { maxLength: 1 }),
    })
    fc.assert(
      fc.property(fc.array(record, { maxLength: 10 }), records => {
        const { listed, held } = removalList(records, today)
        const byId = new Map(records.map(one => [one.id, one]))
        for (const { id, since } of listed) {
          expect(byId.get(id)?.countsFrom).toBeDefined()
          expect(Temporal.PlainDate.compare(since, today)).toBeLessThanOrEqual(0)
          expect(held.some(one => one.id === id)).toBe(false)
        }
        for (const one of records) expect(mayRemove(one, undefined, today)).not.toBe(true)
      }),
    )
  })
})

describe('removing a record', () => {
  it.each<[string, KeptRecord, RemovalApproval | undefined, true | RegExp]>([
    ['that is listed, approved and free of holds', old, approval, true],
    ['by the clock alone', old, undefined, /Nobody has approved/],
    ['approved by nobody named', old, { ...approval, by: ' ' }, /Nobody has approved/],
    ['without a look at the holds', old, { ...approval, holdsChecked: false }, /not looked at/],
    ['held since', { ...old, holds: [{ ...hold, from: today }] }, approval, /held: inquest/],
    ['that is open', { ...old, countsFrom: undefined }, approval, /still to be kept/],
    ['too early', { ...old, countsFrom: date('2020-12-02') }, approval, /still to be kept/],
    [
      'not on the list yet when it was approved',
      old,
      { ...approval, listedOn: date('2026-11-30') },
      /not on the list/,
    ],
    ['approved before it was listed', old, { ...approval, on: date('2026-11-30') }, /made before it/],
  ])('%s', (_, record, given, may) => {
    const found = mayRemove(record, given, today)
    if (may === true) expect(found).toBe(true)
    else expect(found).toMatch(may)
  })
})
