import { describe, expect, it } from 'vitest'
import { homeAt, mapOf, square } from '../testing-map.ts'
import { byRating } from './by-rating.ts'
import { frameOf, nearestZoom } from './frame.ts'
import { pathOf, scaleOf } from './lines.ts'
import { mapPanel } from './map-panel.ts'
import { wholeOf } from './seen.ts'
import { ratingKinds, shapes } from './shapes.ts'
import { townLabels } from './towns.ts'

const to = (at: string | undefined) => `/homes?view=map${at ? `&at=${at}` : ''}`
const panel = (map: ReturnType<typeof mapOf>, more: object = {}) =>
  mapPanel(map, { at: undefined, listed: new Set<string>(), to, ...more }, byRating)
const whole = { west: 0, south: 52, east: 0.4, north: 52.4 }

describe('a mark', () => {
  it('leads to its home, is named with rating and town, and has the shape of its rating', () => {
    const lark = homeAt(52.1, 0.1)
    const ash = homeAt(52.3, 0.3, { name: 'Ash', rating: null, town: null })
    const [wide] = panel(mapOf([lark, ash])).pictures
    expect(wide?.marks).toMatchObject([
      { href: `/homes/${ash.id}`, label: 'Ash, not rated', kind: 'not-rated', path: shapes['not-rated'] },
      { href: `/homes/${lark.id}`, label: 'Larkfield House, rated Good, Marshby', kind: 'good' },
    ])
  })

  it('has a shape that no other rating has, so that colour says nothing by itself', () => {
    expect(new Set(ratingKinds.map(kind => shapes[kind])).size).toBe(ratingKinds.length)
  })
})

describe('homes that would overlap', () => {
  const near = [
    homeAt(52.2, 0.2, { name: 'Ash' }),
    homeAt(52.2, 0.201, { name: 'Birch', rating: 'inadequate' }),
    homeAt(52.201, 0.2, { name: 'Cedar', rating: 'requires-improvement' }),
  ]
  const [, birch] = near

  it('are one mark with their number, their ratings and the lowest of them, which leads nearer', () => {
    const { pictures, clustered } = panel(mapOf(near), { listed: new Set([birch?.id]) })
    expect(clustered).toBe(byRating.foremostWords)
    const [mark, ...others] = pictures[0]?.marks ?? []
    expect(others).toEqual([])
    expect(mark).toMatchObject({
      kind: 'cluster',
      count: 3,
      label: '3 homes: 1 Good, 1 Requires improvement and 1 Inadequate. Zoom in',
      lowest: { kind: 'inadequate' },
      homes: birch?.id,
    })
    expect(mark?.href).toMatch(/at=52\.20\d+,0\.20\d+,[5-7]$/)
  })

  it('part when one goes nearer', () => {
    const { pictures } = panel(mapOf(near), { at: '52.20050,0.20050,6' })
    expect(pictures[0]?.marks.map(({ kind }) => kind).toSorted()).toEqual([
      'good',
      'inadequate',
      'requires-improvement',
    ])
  })

  it('of one building stand around it at the nearest', () => {
    const same = [homeAt(52.2, 0.2, { name: 'Upstairs' }), homeAt(52.2, 0.2, { name: 'Downstairs' })]
    const { pictures } = panel(mapOf(same), { at: `52.20000,0.20000,${nearestZoom(whole)}` })
    expect(pictures[0]?.marks.map(({ label }) => label.split(',')[0])).toEqual(['Upstairs', 'Downstairs'])
  })
})

describe('what the map says', () => {
  const six = (['outstanding', 'good', 'good', 'good', 'inadequate', null] as const).map((rating, at) =>
    homeAt(52.05 + at * 0.06, 0.2, { rating, name: `Home ${at}` }),
  )

  it('the finding first, then a count for each rating', () => {
    const { title, legend } = panel(mapOf(six))
    expect(title).toBe('4 of 5 rated homes are Good or Outstanding')
    expect(legend.map(({ text, count }) => [text, count])).toEqual([
      ['Outstanding', 1],
      ['Good', 3],
      ['Inadequate', 1],
      ['Not rated', 1],
    ])
  })

  it.each([
    ['one home', mapOf(six.slice(0, 1)), '1 home on the map'],
    ['a handful', mapOf(six.slice(0, 4)), '4 homes on the map'],
    ['none', mapOf([], { total: 0 }), 'No homes to show on the map'],
    ['none with a position', mapOf([], { total: 2, withoutPosition: 2 }), 'None of these homes can be shown'],
  ])('of %s', (_what, map, title) => {
    expect(panel(map).title).toBe(title)
  })

  it.each([
    ['all are shown', mapOf(six), /^6 homes of the list in Fenmarsh, by the postcode in CQC’s record\.$/],
    [
      'some have no position',
      mapOf(six, { total: 9, withoutPosition: 3 }),
      /3 homes have no position in the register and are only in the list\./,
    ],
    [
      'one has none',
      mapOf(six, { total: 7, withoutPosition: 1 }),
      /1 home has no position in the register and is only/,
    ],
    [
      'there are more than it shows',
      mapOf(six, { total: 14_500 }),
      /first 6 of 14,500 homes by name\. Filter the list/,
    ],
    [
      'one is far away',
      mapOf([...six, homeAt(50, -5)]),
      /1 home has a position far from all others and is only/,
    ],
    ['nothing matches', mapOf([], { total: 0 }), /^No home matches/],
    [
      'there is no outline',
      mapOf(six, { outline: null }),
      /Lantern has no outline of Fenmarsh\. An administrator can import/,
    ],
  ])('when %s', (_what, map, words) => {
    expect(panel(map).sentences.join(' ')).toMatch(words)
  })

  it('why a council that began after the outlines were made has none', () => {
    const council = { code: 'E06000066', name: 'Somerset', from: '2023-04-01' }
    const { sentences, pictures } = panel(mapOf(six, { council, outline: null, newestOutlines: 2022 }))
    expect(sentences.at(-1)).toBe(
      'There is no outline of Somerset: the boundaries Lantern has are of 2022, and this council began in 2023.',
    )
    expect(pictures[0]?.council).toBe('')
  })

  it('how many are in the part that is looked at', () => {
    const { sentences } = panel(mapOf(six), { at: '52.05000,0.20000,3' })
    expect(sentences).toContain('1 of them is in this part.')
  })

  it('whose outlines they are, and of when; nothing where none is drawn', () => {
    const other = { ...square, code: 'E10000019', ofYear: 2022, attribution: 'ONS.' }
    expect(panel(mapOf(six, { around: [other] })).attribution).toBe(
      'Outlines of 2022 and 2026, simplified: near an edge trust the list, not the map. Fenmarsh is fictional. ONS.',
    )
    expect(panel(mapOf(six, { outline: null })).attribution).toBeUndefined()
  })
})

describe('the picture', () => {
  it('is of the council with its homes, and not of a home that the register has put far off', () => {
    expect(wholeOf(mapOf([homeAt(52.1, 0.1), homeAt(50, -5)]))).toEqual(whole)
    expect(wholeOf(mapOf([homeAt(52.5, 0.1)]))?.north).toBe(52.5)
    expect(wholeOf(mapOf([], { outline: null }))).toBeUndefined()
  })

  it('draws an outline without corners nobody could see, and nothing that lies outside', () => {
    const frame = frameOf(
      whole,
      { width: 480, height: 440, margin: 20, apart: 26 },
      { centre: [0.2, 52.2], zoom: 0 },
    )
    expect(pathOf(square.rings, frame)).toMatch(/^M[\d. ]+(L[\d. ]+){4}Z$/)
    const dense = square.rings[0]?.flatMap(position => [position, position, position]) ?? []
    expect(pathOf([dense], frame)).toBe(pathOf(square.rings, frame))
    expect(pathOf([square.rings[0]?.map(([x, y]) => [x + 5, y] as const) ?? []], frame)).toBe('')
  })

  it('measures in round miles, or yards where it is near', () => {
    const size = { width: 480, height: 440, margin: 20, apart: 26 }
    expect(scaleOf(frameOf(whole, size, { centre: [0.2, 52.2], zoom: 0 })).text).toBe('5 miles')
    expect(scaleOf(frameOf(whole, size, { centre: [0.2, 52.2], zoom: 5 })).text).toMatch(/^\d+ yards$/)
  })

  it('names towns of three homes or more, where the name is in nobody’s way', () => {
    const marshby = [at(100, 100), at(110, 120), at(90, 110)].map(point => ({ ...point, town: 'Marshby' }))
    const lone = [{ ...at(300, 300), town: 'Hollowdyke' }]
    const size = { width: 480, height: 440 }
    expect(townLabels([...marshby, ...lone], marshby, size)).toEqual([{ text: 'Marshby', x: 100, y: 79 }])
    const crowded = Array.from({ length: 40 }, (_, n) => at(100, n * 11))
    expect(townLabels(marshby, crowded, size)).toEqual([])
  })
})

const at = (x: number, y: number) => ({ x, y })
