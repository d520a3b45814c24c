import { z } from 'zod'
import { RATING_CODES } from '../cqc/rating-codes.ts'

const count = z.int()

/** How many homes had each overall rating. */
export const RatingCounts = z.object({
  outstanding: count,
  good: count,
  'requires-improvement': count,
  inadequate: count,
  unrated: count,
})

/** Whoever runs homes, a provider or a brand, with all its homes in England. */
export const Running = z.object({
  kind: z.enum(['provider', 'brand']),
  id: z.string().describe("Lantern's id of a provider; CQC's id of a brand"),
  cqcId: z.string(),
  name: z.string().nullable().describe('Null until CQC has been asked for it'),
  homes: count.describe('Open homes in England'),
  beds: count.describe('Beds of the open homes that give their number'),
  closed: count.describe('Homes that closed while it ran them'),
  councils: z
    .array(z.object({ code: z.string(), name: z.string(), homes: count, beds: count }))
    .describe('Where its open homes are, most homes first'),
  ratings: RatingCounts.describe('Open homes by their rating now'),
  history: z
    .array(RatingCounts.extend({ on: z.string() }))
    .describe(
      'On 1 January of each year, and today: the homes it runs now or ran when they closed, by rating then',
    ),
  events: z
    .array(
      z.object({
        kind: z.string(),
        onDate: z.string(),
        sentence: z.string(),
        home: z.object({ id: z.uuid(), name: z.string() }),
      }),
    )
    .describe('Openings, closures and new registrations, newest first, at most 30'),
  related: z
    .array(z.object({ kind: z.enum(['provider', 'brand']), id: z.string(), name: z.string(), homes: count }))
    .describe("A provider's brands, or a brand's providers"),
  here: z
    .array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        town: z.string().nullable(),
        beds: count.nullable(),
        rating: z.enum(RATING_CODES).nullable(),
        ratingOn: z.string().nullable(),
      }),
    )
    .describe("Open homes in the asker's council, at most 100"),
})
export type Running = z.input<typeof Running>
