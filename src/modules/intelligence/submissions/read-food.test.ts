import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { homeNamed } from './match.ts'
import { readFood } from './read-food.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const place = (fields: string) => `<EstablishmentDetail>${fields}</EstablishmentDetail>`
const file = (places: string, count?: number) =>
  bytes(
    `<FHRSEstablishment><Header><ExtractDate>2026-07-21</ExtractDate>${count === undefined ? '' : `<ItemCount>${count}</ItemCount>`}</Header><EstablishmentCollection>${places}</EstablishmentCollection></FHRSEstablishment>`,
  )
const home = (name: string, postcode: string | null, id = name) => ({ id, name, postcode })

describe('a file of food hygiene ratings', () => {
  it('gives the places of care with their ratings, and no rating where there is none', () => {
    const care = '<BusinessTypeID>5</BusinessTypeID><PostCode>FM1 2AB</PostCode><FHRSID>7</FHRSID>'
    const read = readFood(
      file(
        place(
          `${care}<BusinessName>A \\&amp;amp; B</BusinessName><RatingValue>4</RatingValue><RatingDate>2025-02-03</RatingDate>`,
        ) +
          place(
            `${care}<BusinessName>C</BusinessName><RatingValue>AwaitingInspection</RatingValue><RatingDate/>`,
          ) +
          place('<BusinessTypeID>1</BusinessTypeID>'),
      ),
    )
    expect(read).toMatchObject({
      extractedOn: '2026-07-21',
      others: 1,
      caring: [
        { row: 1, name: 'A & B', rating: '4', ratedOn: '2025-02-03' },
        { row: 2, name: 'C', rating: null, ratedOn: null },
      ],
    })
  })

  it.each([
    ['of something else', bytes('<html><body/></html>'), 'no file of food hygiene ratings'],
    ['that is no XML', bytes('name,beds\n'), 'no file of food hygiene ratings'],
    ['that is cut off', file(place(''), 2), 'cut off'],
  ])('%s is refused in one line', (_what, given, words) => {
    expect(() => readFood(given)).toThrow(words)
  })

  const shared = process.env.LANTERN_SHARED_DATA ?? join(import.meta.dirname, '../../../../../shared/data')
  const real = join(shared, 'food-hygiene-norwich-2026/FHRS232en-GB.xml')
  it.skipIf(!existsSync(real))(
    'as the Agency publishes it is read whole (skipped without LANTERN_SHARED_DATA)',
    () => {
      const read = readFood(readFileSync(real))
      expect([read.caring.length, read.others]).toEqual([72, 1491])
      expect(read.caring.filter(one => one.rating !== null).length).toBeGreaterThan(50)
      expect(read.caring.map(one => one.name)).toContain('Hawthorns Nursing Home')
    },
  )
})

describe('a place and a home', () => {
  const homes = [home('Fern Bank Care Home', 'FM1 2AB'), home('Larkfield House', 'FM1 2AB')]
  it.each([
    ['the same name', 'FERN BANK CARE HOME', 'fm12ab', 'Fern Bank Care Home'],
    ['the same distinctive part', 'Fern Bank Residential Home Ltd', 'FM1 2AB', 'Fern Bank Care Home'],
    ['another postcode', 'Fern Bank Care Home', 'FM9 9ZZ', undefined],
    ['nothing distinctive', 'Care Home', 'FM1 2AB', undefined],
  ])('with %s', (_what, name, postcode, expected) => {
    expect(homeNamed(homes, name, postcode)?.id).toBe(expected)
  })
  it('are not matched where two fit', () => {
    expect(
      homeNamed([...homes, home('Fern Bank Care Home', 'FM1 2AB', '2')], 'Fern Bank Care Home', 'FM1 2AB'),
    ).toBeUndefined()
  })
})
