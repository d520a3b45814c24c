import { z } from 'zod'
import { cursorInput } from '#platform/cursor.ts'
import { RATING_CODES } from '../cqc/rating-codes.ts'
import { NearView } from './near-view.ts'

export const ratingFilters = [...RATING_CODES, 'not-rated'] as const
const one = ratingFilters.join('|')
const ratingList = z
  .string()
  .regex(new RegExp(`^(${one})(,(${one}))*$`), `Choose from ${ratingFilters.join(', ')}`)

const yesOrNo = z.union([z.boolean(), z.enum(['true', 'false'])])

const keyRating = (question: string) =>
  z
    .union([ratingList, z.array(z.enum(ratingFilters))])
    .optional()
    .describe(`One or more ratings of the key question "${question}"`)

const beds = z.coerce
  .number('Type a number of beds, such as 20')
  .int('Type a whole number of beds')
  .min(0)
  .max(10_000, 'Type fewer than 10,000 beds')

/** What homes to look for. Used by the search and by the export, so that an export is just what was seen. */
export const HomeFilter = z.object({
  q: z
    .string()
    .max(200, 'Use at most 200 characters')
    .optional()
    .describe('Name, postcode, provider or CQC id; typing mistakes are forgiven'),
  cqcLocationId: z.string().max(50).optional().describe('Exact CQC location id, past or present'),
  council: z
    .string()
    .max(20)
    .optional()
    .describe("GSS code of a council; 'all', or left out: every council's homes"),
  rating: z
    .union([ratingList, z.array(z.enum(ratingFilters))])
    .optional()
    .describe('One or more, repeated or with commas'),
  nursing: yesOrNo.optional().describe('With nursing, or without'),
  specialism: z.string().max(100).optional().describe("Who the home cares for, in CQC's words"),
  registered: yesOrNo.optional().describe('Open homes, or closed ones; both when left out'),
  safe: keyRating('safe'),
  effective: keyRating('effective'),
  caring: keyRating('caring'),
  responsive: keyRating('responsive'),
  wellLed: keyRating('well-led'),
  provider: z.string().max(50).optional().describe("Lantern's id of the provider, or CQC's"),
  brand: z.string().max(50).optional().describe("CQC's id of the brand"),
  bedsFrom: beds.optional().describe('At least so many beds'),
  bedsTo: beds.optional().describe('At most so many beds'),
  notInspectedFor: z.coerce
    .number('Type a number of months, such as 24')
    .int('Type whole months')
    .min(1, 'Type 1 month or more')
    .max(600, 'Type at most 600 months')
    .optional()
    .describe('Months since CQC last inspected or rated the home, or longer; never counts as longer'),
  changedSince: z.iso
    .date()
    .optional()
    .describe('A day: homes with a change dated then or later (rating, beds, opening, closing, provider)'),
  near: z
    .string()
    .regex(
      /^\s*[a-z]{1,2}\d[a-z\d]?(\s*\d[a-z]{2})?\s*$/i,
      'Type a postcode, such as FM3 4XX, or its first half',
    )
    .optional()
    .describe('A postcode, or its first half: homes near it'),
  within: z.coerce
    .number()
    .min(0.1)
    .max(100)
    .optional()
    .describe('Miles from `near`, in a straight line; 10 when left out'),
})
export type HomeFilter = z.output<typeof HomeFilter>

/** The ratings asked for, one by one. */
export function ratingsIn(rating: NonNullable<HomeFilter['rating']>): readonly string[] {
  return typeof rating === 'string' ? rating.split(',') : rating
}

export const homeSorts = ['name', 'rating', 'beds', 'lastInspected', 'changed', 'distance'] as const
export type HomeSort = (typeof homeSorts)[number]

export const HomeSearch = HomeFilter.extend({
  sort: z
    .enum(homeSorts)
    .optional()
    .describe('By default the best match first, the nearest where a place was given, or by name'),
  cursor: cursorInput,
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(25),
})

const rating = z.enum(RATING_CODES)
const CouncilView = z.object({ code: z.string(), name: z.string() })
export const ProviderView = z.object({
  id: z.uuid(),
  cqcProviderId: z.string(),
  name: z.string().nullable().describe('Null until CQC has been asked for it'),
})

/** What is told of a home in a list and on its own page alike. */
export const HomeBasics = z.object({
  id: z.uuid(),
  name: z.string(),
  council: CouncilView.nullable(),
  address: z.string(),
  postcode: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  beds: z.int().nullable(),
  registered: z.boolean(),
  dormant: z.boolean(),
  nursing: z.boolean(),
  serviceTypes: z.array(z.string()),
  specialisms: z.array(z.string()),
  provider: ProviderView.nullable(),
  brand: z.string().nullable(),
  brandId: z.string().nullable().describe("CQC's id of the brand"),
  openedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  lastInspectedOn: z.string().nullable(),
})

export const HomeSummary = HomeBasics.extend({
  rating: rating.nullable(),
  ratingOn: z.string().nullable(),
  ratingInherited: z.boolean().nullable(),
  previousRating: rating.nullable(),
  changedOn: z.string().nullable(),
  cqcLocationIds: z.array(z.string()),
  milesAway: z.number().nullable().describe('From `near`, in a straight line; null where no place was given'),
})
export type HomeSummary = z.input<typeof HomeSummary>

/** `total` is exact to 10,000; beyond that it is the least there are. */
export const HomeList = z.object({
  items: z.array(HomeSummary),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
  totalIsLowerBound: z.literal(true).optional(),
  next: z.string().nullable().describe('What "cursor" takes to go on; null at the end'),
  near: NearView.optional().describe(
    'How exactly the place of `near` is known: that postcode, the middle of its area, or not at all',
  ),
})
