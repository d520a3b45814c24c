import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Signal } from '#platform/signal.ts'
import { rowOfSignal, type TellingRow } from '../tellings/row.ts'
import { anySignal, aSignal } from '../testing/signals.ts'
import { liveOn } from '../triangulate/live.ts'
import { rulesInUse } from '../triangulate/rule-sets.ts'
import { countingFor } from './counting.ts'
import { makePicture } from './make.ts'

const home = '0198a000-0000-7000-8000-0000000000aa'
const on = '2026-11-16'
const rowsOf = (signals: readonly Signal[]): TellingRow[] =>
  signals.map((signal, at) => ({ ...rowOfSignal(signal, home, '2024-01-01'), seq: at + 1, source: 'any' }))
const made = (edition: 'council' | 'cleared' | 'home', rows: readonly TellingRow[]) =>
  makePicture({ edition, on, rows, looks: [], beside: null }, rulesInUse)
const told = (more: Partial<Signal> = {}, key = 'k/1') => aSignal(home, key, '2026-11-10', more)
const isThere = (edition: 'council' | 'cleared', signals: readonly Signal[]) =>
  made(edition, rowsOf(signals)).body.includes('any:k/1')
const reckoned = { independence: 'derived' as const }
const countOf = (count: number) => ({ kind: 'count' as const, count, denominator: 2 })
const health = { source: { kind: 'visit', family: 'health' as const } }

describe('what one source alone tells of a theme', () => {
  it.each([
    ['is kept to those who know of every case', [told()], false],
    ['is there once another source tells of the theme', [told(), told(health, 'k/2')], true],
    ['is no less alone for being told twice', [told(), told({}, 'k/2')], false],
    [
      'is no less alone for what another tells of another theme',
      [told(), told({ ...health, theme: 'basics' }, 'k/2')],
      false,
    ],
    [
      'is no less alone for good words of another',
      [told(), told({ ...health, polarity: 'positive' }, 'k/2')],
      false,
    ],
    ['is there where it is published', [told({ restriction: 'published' })], true],
    [
      'is there where a named person looks at it the same day',
      [told({ what: 'safeguarding.concern' })],
      true,
    ],
    [
      'is no less alone for a case that this reader may not know of',
      [told(), told({ ...health, restriction: 'case-roles' }, 'k/2')],
      false,
    ],
    [
      'is no less alone for what is reckoned from it',
      [told(), told({ ...health, independence: 'derived' }, 'k/2')],
      false,
    ],
    ['is kept where it is reckoned from few', [told({ ...reckoned, measure: countOf(4) })], false],
    [
      'is there where it is a count of many, reckoned from others',
      [told({ ...reckoned, measure: countOf(5) })],
      true,
    ],
  ] as const)('%s', (_what, signals, there) => {
    expect(isThere('council', signals)).toBe(there)
    expect(isThere('cleared', signals)).toBe(true)
  })
})

describe('the picture that officers see', () => {
  const keys = Array.from({ length: 12 }, (_, at) => `k/${at}`)
  const anyRows = fc
    .uniqueArray(anySignal([home], keys), { selector: one => one.key, maxLength: 12 })
    .map(rowsOf)
  /** Worries of these weeks, of two themes: often alone, often not. */
  const worries = fc
    .uniqueArray(anySignal([home], keys), { selector: one => one.key, maxLength: 12 })
    .map(signals =>
      rowsOf(
        signals.map(one => ({
          ...one,
          ...{
            observed: { from: '2026-11-01', to: '2026-11-01' },
            receivedOn: '2026-11-02',
            expiresOn: null,
          },
          ...{ theme: one.theme ?? 'staff', axis: 'signal', polarity: 'concern', standing: 'found' },
        })),
      ),
    )

  it('changes by no byte with anything that is kept to case roles, and no reason tells of it', () => {
    let kept = 0
    fc.assert(
      fc.property(anyRows, rows => {
        const open = rows.filter(row => row.restriction !== 'case-roles')
        kept += rows.length - open.length
        const [all, without] = [made('council', rows), made('council', open)]
        expect([all.body, all.inputsHash.toString('hex')]).toEqual([
          without.body,
          without.inputsHash.toString('hex'),
        ])
        const shareable = rows.filter(row => row.restriction === 'published')
        expect(made('home', rows).body).toBe(made('home', shareable).body)
      }),
    )
    expect(kept).toBeGreaterThan(0)
  })

  it('stands on no unpublished concern of a theme that one source alone tells of, but what is looked at the same day', () => {
    let [hidden, shown] = [0, 0]
    fc.assert(
      fc.property(worries, rows => {
        const { used } = countingFor('council', rows, on, rulesInUse)
        const { picture } = made('council', rows)
        const flagged = new Set(picture.flagged.flatMap(one => one.signals))
        const concerns = used
          .map(one => one.signal)
          .filter(one => one.axis === 'signal' && one.polarity === 'concern')
        for (const signal of concerns) {
          if (signal.restriction === 'published' || flagged.has(signal.key)) continue
          const others = concerns.filter(one => one.theme === signal.theme && one.independence !== 'derived')
          expect(new Set(others.map(one => `${one.source.kind} ${one.source.family}`)).size).toBeGreaterThan(
            1,
          )
          shown++
        }
        const open = rows.filter(row => row.restriction !== 'case-roles')
        hidden += countingFor('cleared', open, on, rulesInUse).used.length - used.length
      }),
      { numRuns: 200 },
    )
    expect(Math.min(hidden, shown)).toBeGreaterThan(0)
  })

  it('holds nothing that the picture of every case does not', () => {
    fc.assert(
      fc.property(anyRows, rows => {
        const cleared = new Set(countingFor('cleared', rows, on, rulesInUse).used.map(one => one.signal.key))
        const council = countingFor('council', rows, on, rulesInUse).used
        const followed = council.filter(one => !cleared.has(one.signal.key))
        // A kept rating may follow an open one: then the open one is history to those who know of both.
        expect(followed.every(one => one.signal.untilNext)).toBe(true)
        expect(
          liveOn(
            council.map(one => one.signal),
            on,
            rulesInUse,
          ),
        ).toHaveLength(council.length)
      }),
    )
  })
})
