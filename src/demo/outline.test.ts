import { describe, expect, it } from 'vitest'
import { areasIn } from '#modules/homes/boundaries/topojson.ts'
import { isInside } from '#modules/homes/testing/boundaries.ts'
import { fenmarsh } from './council.ts'
import { fenmarshOutline } from './outline.ts'
import { careHomes } from './test-support.ts'

describe('the outline of Fenmarsh', () => {
  const [outline] = areasIn(fenmarshOutline(), 'UTLA')

  it('is of Fenmarsh, and the same every time', () => {
    expect(outline).toMatchObject({ code: fenmarsh.code, name: 'Fenmarsh' })
    expect(fenmarshOutline()).toEqual(fenmarshOutline())
  })

  it('has all its homes inside, and stays in the sea of the Wash', () => {
    const outside = careHomes.filter(
      ({ onspdLongitude = 0, onspdLatitude = 0 }) =>
        !outline || !isInside(outline, [onspdLongitude, onspdLatitude]),
    )
    expect(outside.map(home => home.name)).toEqual([])
    for (const [longitude, latitude] of outline?.rings.flat() ?? []) {
      expect(longitude > 0.1 && longitude < 0.45 && latitude > 52.86 && latitude < 53.1).toBe(true)
    }
  })
})
