import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { councils } from '#law/councils.ts'
import type { Position } from '../geography.ts'
import {
  hasBoundaries,
  isInside,
  realBoundaries,
  twoSquares,
  unlessBoundaries,
} from '../testing/boundaries.ts'
import { jsonOf } from './read-file.ts'
import { simplified } from './simplify.ts'
import { areasIn } from './topojson.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const squares = twoSquares()

describe('decoding', () => {
  it('makes rings of lines, told from the one before, forwards and backwards', () => {
    const [oldham, rochdale] = areasIn(squares, 'UTLA')
    expect(oldham).toEqual({
      code: 'E08000004',
      name: 'Oldham',
      rings: [
        [
          [-1.9, 53],
          [-1.9, 53.1],
          [-2, 53.1],
          [-2, 53],
          [-1.9, 53],
        ],
      ],
    })
    expect(rochdale?.rings[0]).toContainEqual([-1.8, 53.1])
    const [region] = areasIn(squares, 'RGN')
    expect(region?.rings[0]).not.toContainEqual([-1.9, 53.05])
    expect(region?.rings[0]).toHaveLength(7)
  })

  it('reads a file that is not quantised, and areas of several parts', () => {
    const arcs = [island(-2, 53), island(-1, 53)]
    const geometry = { type: 'MultiPolygon', arcs: [[[0]], [[1]]], properties: { CTYUA22CD: 'E06000001' } }
    const objects = { UTLA: { type: 'GeometryCollection', geometries: [geometry] } }
    const [area] = areasIn({ type: 'Topology', arcs, objects }, 'UTLA')
    expect(area).toMatchObject({ code: 'E06000001', name: 'E06000001' })
    expect(area?.rings).toHaveLength(2)
  })

  it.each([
    ['JSON that is no map', { name: 'x' }, 'UTLA', /JSON, but no map. Give boundaries as TopoJSON/],
    ['nothing', null, 'UTLA', /no map/],
    ['GeoJSON', { type: 'FeatureCollection', features: [] }, 'UTLA', /GeoJSON. Give boundaries as TopoJSON/],
    ['a topology without lines', { type: 'Topology' }, 'UTLA', /damaged. Download it again/],
    ['another layer', squares, 'LAD', /no layer LAD. Its layers: UTLA, RGN/],
    ['a layer by the name of something else', squares, '__proto__', /no layer __proto__/],
    ['a line that is not there', withArcs([[7]]), 'UTLA', /outline of Oldham is broken/],
    ['lines that do not meet', withArcs([[0, 2, 1]]), 'UTLA', /outline of Oldham is broken/],
    ['an area without extent', withArcs([]), 'UTLA', /outline of Oldham is broken/],
    ['eastings and northings', { ...squares, transform: undefined }, 'UTLA', /latitude and longitude/],
  ])('refuses %s in one line', (_what, json, layer, message) => {
    expect(() => areasIn(json, layer)).toThrow(message)
  })

  it('refuses a small file that unfolds without end', () => {
    const line = Array.from({ length: 1000 }, (_, at): number[] => [-2 + (at % 2) * 0.5, 53 + at * 0.001])
    const arcs = [[...line, line[0] ?? []]]
    const geometry = { type: 'Polygon', arcs: [Array(3000).fill(0)], properties: { CD: 'E08000004' } }
    const objects = { UTLA: { type: 'GeometryCollection', geometries: [geometry] } }
    expect(() => areasIn({ type: 'Topology', arcs, objects }, 'UTLA')).toThrow(/too detailed/)
  })
})

describe('reading the file', () => {
  const text = JSON.stringify(squares)
  it.each([
    ['cut in half', bytesOf(text.slice(0, text.length / 2)), /cut off or damaged/],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${text}`, 'utf16le'), /UTF-16. Save it as UTF-8/],
    ['UTF-16 without', Buffer.from(text, 'utf16le'), /UTF-16. Save it as UTF-8/],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff), /not text in UTF-8/],
    ['a list', bytesOf('name,code\nOldham,E08000004'), /not TopoJSON/],
    ['nothing', new Uint8Array(), /empty/],
  ])('refuses %s in one line', (_what, bytes, message) => {
    expect(() => jsonOf(bytes)).toThrow(message)
  })

  it('takes a mark of UTF-8 at the start', () => {
    expect(jsonOf(bytesOf('\uFEFF{"a":1}'))).toEqual({ a: 1 })
  })
})

describe('simplifying', () => {
  it('keeps the ends and what stands out, and drops what nobody would see', () => {
    const line: Position[] = [
      [-2, 53],
      [-1.99, 53.0001],
      [-1.98, 53],
      [-1.97, 53.02],
      [-1.96, 53],
    ]
    expect(simplified(line, 50)).toEqual([line[0], line[2], line[3], line[4]])
    expect(simplified(line, 0)).toEqual(line)
  })

  it('keeps the ends of any line, and no position that was not in it', () => {
    const position = fc.tuple(
      fc.double({ min: -3, max: 1, noNaN: true }),
      fc.double({ min: 50, max: 55, noNaN: true }),
    )
    fc.assert(
      fc.property(fc.array(position, { minLength: 2, maxLength: 60 }), line => {
        const there = simplified(line, 5_000)
        expect(there[0]).toEqual(line[0])
        expect(there.at(-1)).toEqual(line.at(-1))
        expect(there.every(one => line.includes(one as [number, number]))).toBe(true)
      }),
      { seed: 20_261_116 },
    )
  })
})

describe.skipIf(!hasBoundaries)(`the real boundaries of 2022${unlessBoundaries}`, () => {
  const areas = hasBoundaries ? areasIn(jsonOf(realBoundaries()), 'UTLA') : []
  const byCode = new Map(areas.map(area => [area.code, area]))
  const holding = (longitude: number, latitude: number) =>
    areas.filter(area => isInside(area, [longitude, latitude])).map(area => area.name)

  it('decode to all 217 areas, 152 of them in England, each of whole rings', () => {
    expect(areas).toHaveLength(217)
    expect(areas.filter(area => area.code.startsWith('E'))).toHaveLength(152)
    for (const { rings } of areas) for (const ring of rings) expect(ring[0]).toEqual(ring.at(-1))
    expect(councils.filter(({ code }) => !byCode.has(code)).map(({ niceName }) => niceName)).toEqual([
      'Cumberland',
      'Westmorland and Furness',
      'North Yorkshire',
      'Somerset',
    ])
  })

  it.each([
    ['Manchester', -2.2453, 53.4794],
    ['Trafford', -2.3514, 53.4243],
    ['Lincolnshire', -0.5406, 53.2307],
    ['Isle of Wight', -1.2983, 50.6938],
    ['Cornwall', -5.0527, 50.2632],
    ['City of London', -0.0918, 51.5145],
  ])('have a known place inside %s, and inside no other', (name, longitude, latitude) => {
    expect(holding(longitude, latitude)).toEqual([name])
  })

  it('leave the sea outside', () => {
    expect(holding(0.25, 52.98)).toEqual([])
  })
})

function withArcs(arcs: readonly (readonly number[])[]) {
  const [oldham, ...others] = squares.objects.UTLA.geometries
  return {
    ...squares,
    objects: { UTLA: { ...squares.objects.UTLA, geometries: [{ ...oldham, arcs }, ...others] } },
  }
}

function island(longitude: number, latitude: number): readonly Position[] {
  const at = (x: number, y: number): Position => [longitude + x, latitude + y]
  return [at(0, 0), at(0.1, 0), at(0.1, 0.1), at(0, 0)]
}
