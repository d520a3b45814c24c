import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atLeast, frameOf, middleOf, nearestZoom } from './frame.ts'
import { type Move, moved, nearerTo, readLook, writeLook } from './looks.ts'

const whole = { west: 0, south: 52, east: 0.4, north: 52.4 }
const size = { width: 480, height: 440, margin: 20, apart: 26 }
const start = readLook(undefined, whole)
/** Mean radius of the Earth, in metres. */
const EARTH = 6_371_000

/** The great-circle distance: another formula than the picture's. */
function metres([a, b]: readonly [number, number], [c, d]: readonly [number, number]): number {
  const [lonA, latA, lonB, latB] = [a, b, c, d].map(degrees => (degrees * Math.PI) / 180) as [
    number,
    number,
    number,
    number,
  ]
  return (
    EARTH *
    Math.acos(
      Math.min(1, Math.sin(latA) * Math.sin(latB) + Math.cos(latA) * Math.cos(latB) * Math.cos(lonB - lonA)),
    )
  )
}

describe('the projection', () => {
  const frame = frameOf(whole, size, start)

  it('puts the middle in the middle, north up and east to the right, all of it inside the margin', () => {
    expect(frame.project(middleOf(whole))).toEqual({ x: 240, y: 220 })
    const [northWest, southEast] = [frame.project([0, 52.4]), frame.project([0.4, 52])]
    expect(northWest.y).toBeCloseTo(20)
    expect(southEast.y).toBeCloseTo(420)
    expect(northWest.x).toBeGreaterThanOrEqual(20)
    expect(southEast.x).toBeLessThanOrEqual(460)
  })

  it('is true to distance within one in a hundred, whichever way', () => {
    const place = fc.tuple(
      fc.double({ min: 0, max: 0.4, noNaN: true }),
      fc.double({ min: 52, max: 52.4, noNaN: true }),
    )
    fc.assert(
      fc.property(place, place, (one, other) => {
        const [a, b] = [frame.project(one), frame.project(other)]
        const far = metres(one, other)
        fc.pre(far > 100)
        expect(Math.hypot(a.x - b.x, a.y - b.y) / frame.perMetre / far).toBeCloseTo(1, 1.7)
      }),
      { seed: 20_261_116 },
    )
  })

  it('shows half as much each way with each step nearer', () => {
    const nearer = frameOf(whole, size, { ...start, zoom: 1 })
    expect(nearer.box.north - nearer.box.south).toBeCloseTo((frame.box.north - frame.box.south) / 2)
    expect(nearer.perMetre).toBeCloseTo(frame.perMetre * 2)
  })

  it('never makes a picture of a single spot', () => {
    const box = atLeast({ west: 0.1, east: 0.1, south: 52.1, north: 52.1 })
    expect(box.east - box.west).toBeCloseTo(0.05)
    expect(middleOf(box)).toEqual([0.1, 52.1])
    expect(atLeast(whole)).toEqual(whole)
  })
})

describe('where a map looks', () => {
  it.each([
    ['nothing', undefined],
    ['words', 'Wendlow'],
    ['too little', '52.1,0.1'],
    ['whole degrees', '52,0,2'],
    ['numbers of another kind', '1e3,0.1,2'],
    ['the whole itself', '52.2,0.2,0'],
  ])('is the whole for %s', (_what, text) => {
    expect(readLook(text, whole)).toEqual({ centre: [0.2, 52.2], zoom: 0 })
  })

  it('is read as it was written', () => {
    const look = { centre: [0.12345, 52.3] as const, zoom: 3 }
    expect(writeLook(look)).toBe('52.30000,0.12345,3')
    expect(readLook(writeLook(look), whole)).toEqual(look)
  })

  it('stays over the whole and above the street, whatever the address says', () => {
    expect(readLook('12.5,99.5,99', whole)).toEqual({ centre: [0.4, 52], zoom: nearestZoom(whole) })
  })

  it('has nowhere to go from the whole but nearer', () => {
    const all: Move[] = ['in', 'out', 'north', 'south', 'west', 'east', 'whole']
    expect(all.filter(move => moved(start, move, whole))).toEqual(['in'])
  })

  it('comes back to the whole by going out as often as in', () => {
    const nearer = moved(start, 'in', whole) ?? start
    expect(moved(nearer, 'out', whole)).toEqual(start)
    expect(moved({ ...nearer, centre: [0.1, 52.1] }, 'whole', whole)).toEqual(start)
  })

  it('goes north and east in steps, and no further than the edge', () => {
    const nearer = { centre: [0.2, 52.2] as const, zoom: 2 }
    expect(moved(nearer, 'north', whole)?.centre[1]).toBeCloseTo(52.235)
    expect(moved(nearer, 'east', whole)?.centre[0]).toBeCloseTo(0.235)
    expect(moved({ centre: [0.4, 52.2], zoom: 2 }, 'east', whole)).toBeUndefined()
  })

  it('does not go nearer than a street', () => {
    expect(moved({ ...start, zoom: nearestZoom(whole) }, 'in', whole)).toBeUndefined()
    expect(nearestZoom(whole)).toBe(7)
  })

  it('goes straight to where places part, and as near as there is for those that never do', () => {
    const some = { west: 0.1, south: 52.1, east: 0.11, north: 52.11 }
    expect(nearerTo(some, start, whole, whole)).toMatchObject({ zoom: 4 })
    const one = { west: 0.1, south: 52.1, east: 0.1, north: 52.1 }
    expect(nearerTo(one, start, whole, whole)).toEqual({ centre: [0.1, 52.1], zoom: 7 })
    expect(nearerTo(whole, start, whole, whole).zoom).toBe(1)
  })
})
