import { z } from 'zod'
import { RATING_CODES } from '../cqc/rating-codes.ts'

/** How many homes a map shows at most: more than any council has, and no more than a page can carry. */
export const MOST_ON_MAP = 500

export const MappedHome = z.object({
  id: z.uuid(),
  name: z.string(),
  town: z.string().nullable(),
  latitude: z.number(),
  longitude: z.number(),
  rating: z.enum(RATING_CODES).nullable(),
})
export type MappedHome = z.input<typeof MappedHome>

const position = z.tuple([z.number(), z.number()]).readonly()

const MappedOutline = z.object({
  code: z.string(),
  name: z.string(),
  ofYear: z.int(),
  attribution: z.string(),
  rings: z.array(z.array(position).readonly()).readonly().describe('Of [longitude, latitude], WGS 84'),
})
export type MappedOutline = z.input<typeof MappedOutline>

export const MapOfHomes = z.object({
  homes: z.array(MappedHome).describe(`By name; at most ${MOST_ON_MAP}`),
  total: z.int().describe('All homes that match, on the map or not'),
  withoutPosition: z.int(),
  council: z
    .object({ code: z.string(), name: z.string(), from: z.string().nullable() })
    .nullable()
    .describe('The one council asked for, with its first day'),
  outline: MappedOutline.nullable().describe('Of that council, where Lantern has it'),
  around: z.array(MappedOutline).describe('Of the other councils in the picture'),
  newestOutlines: z.int().nullable().describe('The newest year of which Lantern has any outline'),
})
export type MapOfHomes = z.input<typeof MapOfHomes>
