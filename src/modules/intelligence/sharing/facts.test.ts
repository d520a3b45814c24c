import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { independences, type Signal, signalFamilies, standings } from '#platform/signal.ts'
import type { TellingRow } from '../tellings/row.ts'
import { rowOfSignal } from '../tellings/row.ts'
import { aSignal } from '../testing/told.ts'
import { forAgency, forCouncil, type Known, knownFacts, type Mark, type Telling } from './facts.ts'
import { agencyPack, clearedPack, councilPack, type HomeKnown, hashOf, sealed } from './pack.ts'
import { surenessOf } from './sureness.ts'

const SEED = { seed: 20_261_116, numRuns: 200 }
const told = (more: Parameters<typeof aSignal>[0] = {}, source = 'partners'): Telling => {
  const signal = aSignal(more)
  const row: TellingRow = { ...rowOfSignal(signal, signal.homeId, signal.receivedOn), seq: 1, source }
  return { row, signal: { ...signal, key: `${source}:${signal.key}` } }
}
const known = (tellings: readonly Telling[], whole = false, marks = new Map<string, Mark>()) =>
  knownFacts(tellings, new Map(), marks, whole)
const making = { version: 1, on: '2026-11-16', madeAt: '2026-11-16T09:00:00Z' }
const home = (facts: readonly Known[], more: Partial<HomeKnown> = {}): HomeKnown => ({
  ...{ homeId: '00000000-0000-8000-8000-000000000000', name: 'Test House', small: false, level: 'look' },
  ...{ reasons: [], brought: [], facts, ...more },
})

describe('a fact is marked by how it was told', () => {
  it.each([
    ['regulator', 'independent', 'alleged', 'verified'],
    ['public-record', 'derived', 'alleged', 'verified'],
    ['health', 'independent', 'found', 'verified'],
    ['health', 'independent', 'being-looked-at', 'hearsay'],
    ['health', 'independent', 'alleged', 'hearsay'],
    ['council', 'derived', 'found', 'hearsay'],
    ['home', 'self-reported', 'found', 'hearsay'],
    ['regulator', 'self-reported', 'found', 'hearsay'],
  ] as const)('by %s, %s, %s: %s', (family, independence, standing, sureness) => {
    const marked = surenessOf({ source: { kind: 'x', family }, independence, standing })
    expect(marked.sureness).toBe(sureness)
    expect(marked.why.length).toBeGreaterThan(10)
  })

  it('and what a home says of itself is never verified by itself', () => {
    const any = fc.record({
      family: fc.constantFrom(...signalFamilies),
      standing: fc.constantFrom(...standings),
      independence: fc.constantFrom(...independences),
    })
    fc.assert(
      fc.property(any, ({ family, standing, independence }) => {
        const { sureness } = surenessOf({ source: { kind: 'x', family }, independence, standing })
        return independence !== 'self-reported' || sureness === 'hearsay'
      }),
      SEED,
    )
  })
})

describe('the edition of officers', () => {
  it('leaves out a theme on which only one kind of source speaks, however often', () => {
    const health = [told({ theme: 'staff' }), told({ theme: 'staff' })]
    expect(forCouncil(known(health))).toEqual([])
    const two = [...health, told({ theme: 'staff', family: 'relatives-and-friends' })]
    expect(forCouncil(known(two))).toHaveLength(3)
  })

  it('takes no published fact for a second voice', () => {
    const rating = told({ theme: 'staff', family: 'regulator', restriction: 'published' })
    expect(forCouncil(known([told({ theme: 'staff' }), rating])).map(one => one.published)).toEqual([true])
  })

  it('keeps what is published, and what makes a home harder to hear', () => {
    const facts = known([told({ restriction: 'published' }), told({ axis: 'exposure', theme: null })])
    expect(forCouncil(facts)).toHaveLength(2)
  })

  it('says nothing of a number where none was said', () => {
    const few = told({ what: 'isolation.few-eyes', measure: { kind: 'count', count: 2, denominator: null } })
    expect(known([few])[0]?.sentence).toBe('Few people from outside come, who could notice')
  })

  it('shows no number below five; those who know of every case see it', () => {
    const counted = (count: number) =>
      told({
        what: 'partners.falls-return',
        theme: null,
        measure: { kind: 'count', count, denominator: null },
      })
    expect(known([counted(4)])[0]?.sentence).toMatch(/: fewer than five$/)
    expect(known([counted(0)])[0]?.sentence).toMatch(/: fewer than five$/)
    expect(known([counted(5)])[0]?.sentence).toMatch(/: 5$/)
    expect(known([counted(4)], true)[0]?.sentence).toMatch(/: 4$/)
  })
})

describe('the edition of a partner', () => {
  const both = (kind: string) => [
    told({ source: { kind, family: 'health' } } as Partial<Signal>),
    told({ family: 'advocates-and-visitors' }),
  ]

  it('has what it told itself, and what a person opened to it', () => {
    const tellings = both('icb')
    const facts = known(tellings)
    expect(forAgency(facts, 'icb').map(one => one.toldBy)).toEqual(['icb'])
    expect(forAgency(facts, 'police')).toEqual([])
    const [, other] = facts.toSorted(a => (a.toldBy === 'icb' ? -1 : 1))
    const mark: Mark = {
      ...{ id: 'm', factId: other?.id ?? '', sureness: 'verified', agencies: ['police'] },
      ...{ by: 'somebody', on: '2026-11-16' },
    }
    const marked = known(tellings, false, new Map([[mark.factId, mark]]))
    expect(forAgency(marked, 'police').map(one => [one.id, one.sureness])).toEqual([[other?.id, 'verified']])
  })

  it('has no level, no reason, no key, and not who else may see a fact', () => {
    const facts = known([told({ restriction: 'published' })])
    const reasons = [{ says: 'Two kinds of source agree', theme: null, keys: [] }]
    const { body } = sealed(agencyPack([home(facts, { reasons })], 'police', making))
    const [shown] = (JSON.parse(body) as ReturnType<typeof agencyPack>).homes
    expect(shown).toMatchObject({ level: null, reasons: [], facts: [{ agencies: [], mark: null }] })
    expect(body).not.toContain('signal/')
    expect(body).not.toContain('Two kinds of source agree')
  })
})

const anyFact = fc.record({
  theme: fc.constantFrom('staff', 'basics', null),
  family: fc.constantFrom('health', 'staff', 'regulator' as const),
  restriction: fc.constantFrom('published', 'council' as const),
  axis: fc.constantFrom('signal', 'exposure' as const),
})

describe('whatever is known', () => {
  it('a partner reads no more than officers, and officers no more than those who know of every case', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 8 }), fc.boolean(), (rows, small) => {
        const homes = [home(known(rows.map(row => told(row as never))), { small })]
        const sentences = (pack: ReturnType<typeof councilPack>) =>
          pack.homes.flatMap(one => one.facts).length
        const council = sentences(councilPack(homes, making))
        expect(sentences(agencyPack(homes, 'icb', making))).toBeLessThanOrEqual(council)
        expect(council).toBeLessThanOrEqual(sentences(clearedPack(homes, making)))
        if (small) expect(council).toBe(0)
      }),
      SEED,
    )
  })

  it('a reason is given only where all that it rests on is', () => {
    const facts = known([told({ restriction: 'published' }), told({ theme: 'basics' })])
    const [first, second] = facts.toSorted(a => (a.published ? -1 : 1))
    const reasons = [
      { says: 'Rests on what is published', theme: null, keys: [first?.key ?? ''] },
      { says: 'Rests on both', theme: null, keys: [first?.key ?? '', second?.key ?? ''] },
    ]
    const says = (pack: ReturnType<typeof councilPack>) => pack.homes[0]?.reasons.map(one => one.says)
    expect(says(councilPack([home(facts, { reasons })], making))).toEqual(['Rests on what is published'])
    expect(says(clearedPack([home(facts, { reasons })], making))).toHaveLength(2)
  })

  it('a pack made again of the same has the same bytes, and one byte changes its mark', () => {
    const facts = known([told({ restriction: 'published' })])
    const make = () => sealed(councilPack([home(facts)], making))
    expect(make()).toEqual(make())
    expect(hashOf(`${make().body} `).equals(make().hash)).toBe(false)
  })
})
