import { z } from 'zod'
import { RatingCounts } from '../running/schema.ts'

/** One open home, as the market is reckoned from it. Degrees WGS 84; pounds a week. */
export interface MarketHome {
  readonly id: string
  readonly name: string
  readonly postcode: string | null
  readonly town: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly beds: number | null
  readonly nursing: boolean
  readonly specialisms: readonly string[]
  readonly rating: string | null
  readonly providerId: string | null
  readonly providerName: string | null
  readonly occupied: number | null
  readonly maximumCapacity: number | null
  readonly vacantAccepting: number | null
  /** The day that was told of. */
  readonly vacantAsOf: string | null
  readonly weeklyPriceCouncil: number | null
  readonly weeklyPriceSelf: number | null
}

/** A home near a council, as far as gaps are looked for with it. */
export type NearHome = Pick<
  MarketHome,
  'id' | 'name' | 'latitude' | 'longitude' | 'nursing' | 'specialisms' | 'rating'
>

const count = z.int()
const rated = z.object({
  homes: count,
  beds: count,
  rated: count.describe('Homes that have a rating'),
  good: count.describe('Homes rated Good or better'),
})
const vacancies = z.object({
  vacant: count.describe('Places taking people, in the homes that told'),
  told: count.describe('Homes that told how many'),
})

export const Spread = z.object({
  known: count.describe('Homes whose price is known'),
  lowest: z.number(),
  median: z.number(),
  highest: z.number(),
})
export type Spread = z.input<typeof Spread>

const figure = z.number().nullable()

/** What the Adult Social Care Outcomes Framework says. Shares are of a hundred, admissions of 100,000 people. */
const Outcomes = z.object({
  measures: z
    .array(
      z.object({
        key: z.string().describe('The table of the publication: "4b"'),
        year: z.string().describe('"2024-25"'),
        yearBefore: z.string().nullable(),
        areas: z.array(
          z.object({
            code: z.string(),
            name: z.string(),
            kind: z.enum(['own', 'near', 'region', 'england']),
            value: figure,
            numerator: figure,
            denominator: figure,
            margin: figure.describe('Half the width of the 95% confidence interval'),
            why: z
              .enum(['no-data', 'suppressed', 'not-applicable', 'not-in-file'])
              .nullable()
              .describe('Why there is no value'),
            before: figure.describe('The value of the year before'),
          }),
        ),
      }),
    )
    .describe('Empty where nothing was imported'),
})

/** The English Indices of Deprivation of the newest year. */
const Deprivation = z.object({
  year: z.int(),
  districts: count.describe('Districts of England'),
  lowest: figure.describe('Average score of the least deprived district'),
  middle: figure,
  highest: figure,
  listed: z.boolean().describe('Whether the districts of counties are known'),
  own: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      rank: z.int().describe('1 is the most deprived'),
      score: figure,
    }),
  ),
})

export const Market = z.object({
  council: z.object({ code: z.string(), name: z.string() }),
  homes: count.describe('Open homes'),
  beds: count,
  noBeds: count.describe('Open homes whose number of beds is not given'),
  ratings: RatingCounts,
  care: z
    .array(
      rated.extend(vacancies.shape).extend({
        key: z.string(),
        label: z.string(),
        priceCouncil: Spread.nullable(),
        priceSelf: Spread.nullable(),
      }),
    )
    .describe('By kind of care; a home may be of several kinds'),
  history: z.array(RatingCounts.extend({ on: z.string() })),
  years: z.array(z.object({ year: z.int(), open: count, opened: count, closed: count, reRegistered: count })),
  areas: z
    .array(
      rated
        .extend(vacancies.shape)
        .extend({ area: z.string(), town: z.string().nullable(), nursingHomes: count }),
    )
    .describe('By the first half of the postcode, most beds first'),
  providers: z
    .array(z.object({ id: z.string(), name: z.string(), homes: count, beds: count, share: z.number() }))
    .describe('Whoever runs open homes here, most beds first; share of all beds, 0 to 1'),
  places: z.object({
    told: count.describe('Homes that told places and people'),
    maximum: count,
    occupied: count,
    accepting: count,
    history: z.array(z.object({ day: z.string(), told: count, maximum: count, occupied: count })),
  }),
  others: z
    .array(
      rated.extend({
        code: z.string().nullable(),
        name: z.string(),
        kind: z.enum(['own', 'near', 'england']),
      }),
    )
    .describe('This council, the five nearest by where their homes are, and all of England in the register'),
  outcomes: Outcomes,
  deprivation: Deprivation.nullable().describe('Null where nothing was imported'),
  gaps: z.object({
    miles: z.number(),
    areas: count.describe('Areas that were looked from'),
    found: z.array(
      z.object({
        need: z.string(),
        words: z.string(),
        areas: z.array(
          z.object({
            area: z.string(),
            town: z.string().nullable(),
            nearest: z.object({ id: z.string(), name: z.string(), miles: z.number() }).nullable(),
          }),
        ),
      }),
    ),
  }),
})
export type Market = z.input<typeof Market>
