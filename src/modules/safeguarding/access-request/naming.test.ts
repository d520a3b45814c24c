import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entriesOf } from './entries.ts'
import { type KnownPerson, namedIn } from './naming.ts'

const own = 'Edith Marlowe Aunt Edie'
const helen: KnownPerson = { name: 'Mrs Helen Marlowe', reach: '01632 960144, helen@example.org' }
const carer: KnownPerson = { name: 'Zoë O’Brien, night carer' }
const ken: KnownPerson = { name: 'Mr Marlowe' }
const named = (text: string) => namedIn(text, [helen, carer, ken], own).map(one => one.name)

describe('whom a text names', () => {
  it.each([
    ['Helen took her bag', [helen.name]],
    ['HELEN’S handwriting', [helen.name]],
    ["it was zoe obrien or o brien, no: O'Brien", [carer.name]],
    ['Zoé said so', [carer.name]],
    ['Ring 01632-960 144 after six', [helen.name]],
    ['write to Helen@Example.org', [helen.name]],
    ['Mr Marlowe came on Sunday', [ken.name]],
    ['Edith Marlowe wants to go home', []],
    ['The night carer was late', []],
    ['Helena and Zo were there', []],
    ['', []],
  ])('%j', (text, names) => expect(named(text)).toEqual(names))

  it('is found wherever a name stands among other words', () => {
    const word = fc.stringMatching(/^[a-z]{1,9}$/)
    fc.assert(
      fc.property(fc.array(word), fc.array(word), (before, after) => {
        expect(named([...before, 'Helen,', ...after].join(' '))).toContain(helen.name)
      }),
    )
  })
})

describe('what a part of a case holds', () => {
  const a = 'a0000000-0000-4000-8000-000000000001'
  const b = 'a0000000-0000-4000-8000-000000000002'

  it('is an item for each entry of each list, and one for what is in no list', () => {
    const part = {
      heading: 'Heard once',
      hearings: [
        { id: a, heardOn: '2026-11-03', said: 'I want to go home', tags: ['In her words', 'own'] },
        { id: b, heardOn: '2026-11-01', said: 'Not today' },
      ],
      capacity: { view: { words: 'She can decide' }, looks: [{ id: a, said: 'Again' }] },
    }
    expect(entriesOf('hearing', part)).toEqual([
      { field: 'hearing', key: '', onDate: null, text: 'heading: Heard once\nwords: She can decide' },
      {
        field: 'hearing.hearings',
        key: a,
        onDate: '2026-11-03',
        text: 'said: I want to go home\ntags: In her words',
      },
      { field: 'hearing.hearings', key: b, onDate: '2026-11-01', text: 'said: Not today' },
      { field: 'hearing.capacity.looks', key: a, onDate: null, text: 'said: Again' },
    ])
  })

  it('names each thing in words, as whoever asked reads it', () => {
    const around = { kindLabel: 'Attorney for money', barredWhy: 'They may be the source of risk' }
    expect(entriesOf('peopleAround', around)[0]?.text).toBe(
      'kind: Attorney for money\nbarred why: They may be the source of risk',
    )
  })

  it('is told apart by codes and days, never by its words, and each by another key', () => {
    const one = (said: string) => ({ kind: 'call', at: '2026-11-03T10:00:00Z', said })
    const entries = entriesOf('notes', [one('Secret'), one('Secret'), one('Other')])
    expect(new Set(entries.map(entry => entry.key)).size).toBe(3)
    for (const { key } of entries) expect(key).not.toMatch(/Secret|Other/)
  })

  it('loses no word, and none twice', () => {
    const leaf = fc.stringMatching(/^[A-Z][a-z]{1,8} [a-z]{1,8}$/)
    // Few of each: what is nested four deep is a million entries otherwise, now and then.
    const few = { maxLength: 3 }
    const value = fc.letrec(tie => ({
      node: fc.dictionary(
        fc.stringMatching(/^[a-z]{1,6}$/),
        fc.oneof({ maxDepth: 3 }, leaf, fc.array(leaf, few), tie('node'), fc.array(tie('node'), few)),
        { maxKeys: 4 },
      ),
    })).node
    const words = (one: unknown): readonly string[] =>
      typeof one === 'string' ? [one] : Object.values(one as object).flatMap(words)
    fc.assert(
      fc.property(value, given => {
        const said = entriesOf('part', given).flatMap(entry =>
          entry.text.split('\n').map(line => line.replace(/^[a-z]+: /, '')),
        )
        expect(said.toSorted()).toEqual(words(given).toSorted())
      }),
    )
  })
})
