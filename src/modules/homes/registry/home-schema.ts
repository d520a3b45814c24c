import { z } from 'zod'
import { KEY_QUESTIONS, RATING_CODES } from '../cqc/rating-codes.ts'
import { HomeBasics, ProviderView } from './search-schema.ts'

const code = z.enum(RATING_CODES).nullable()
const keyQuestions = Object.fromEntries(KEY_QUESTIONS.map(question => [question, code])) as Record<
  (typeof KEY_QUESTIONS)[number],
  typeof code
>

/** `inherited`: CQC carried it over from another registration. Dates are civil. */
export const RatingView = z.object({
  overall: code,
  ...keyQuestions,
  publishedOn: z.string().nullable(),
  inherited: z.boolean(),
  cqcLocationId: z.string(),
  reportLinkId: z.string().nullable(),
})
export type RatingView = z.input<typeof RatingView>

export const SourceView = z.object({
  kind: z
    .string()
    .describe(
      'cqc-api, cqc-api-copy for a folder or ZIP of its records, cqc-directory or cqc-ratings for a list',
    ),
  recordId: z.uuid(),
  address: z.string().describe('The file or URL it came from'),
  fetchedAt: z.string(),
  hash: z.string().describe('SHA-256 of the record, in hexadecimal'),
})

export const FactView = z.object({
  key: z.string(),
  label: z.string(),
  value: z.unknown(),
  source: SourceView.describe('The record that first said so'),
  asOf: z.string().describe('When it was last found to be so'),
  cqcLocationId: z.string(),
  challengeId: z.uuid().nullable().describe('An open challenge to this fact'),
})

export const RegistrationView = z.object({
  cqcLocationId: z.string(),
  name: z.string(),
  from: z.string(),
  fromIs: z
    .enum(['on', 'by', 'listed'])
    .describe('The day itself; by then, as two lists tell; or listed then and open since some day before'),
  to: z.string().nullable(),
  toIs: z.enum(['on', 'by']).describe('The day itself, or gone by then as a list tells'),
  registered: z.boolean(),
  beds: z.int().nullable(),
  provider: ProviderView.nullable(),
  recordId: z.uuid(),
})

export const TimelineEntry = z.object({
  kind: z.string(),
  onDate: z.string().nullable().describe('The day it happened; null when CQC does not say'),
  noticedAt: z.string(),
  sentence: z.string(),
})

export const InspectionView = z.object({
  publishedOn: z.string().nullable(),
  result: z.string().describe("The rating, or CQC's words where nothing was rated"),
  rating: code,
  cqcLocationId: z.string(),
  reportLinkId: z.string().nullable(),
})

export const JoinView = z.object({
  id: z.uuid(),
  kind: z.enum(['joined', 'kept-apart']),
  automatic: z.boolean().describe("Made by Lantern from CQC's records"),
  cqcLocationIds: z.array(z.string()),
  basis: z.string(),
  reason: z.string(),
  decidedAt: z.string(),
  undone: z.boolean(),
  undoneReason: z.string().nullable(),
  version: z.int(),
})
export type JoinView = z.input<typeof JoinView>

export const HomeView = HomeBasics.extend({
  dormantFrom: z.string().nullable(),
  story: z.array(z.string()),
  registrations: z.array(RegistrationView),
  currentRating: RatingView.nullable(),
  previousRating: code,
  ratings: z.array(RatingView),
  inspections: z.array(InspectionView),
  timeline: z.array(TimelineEntry),
  joins: z.array(JoinView),
  facts: z.array(FactView),
  version: z.int(),
})
export type HomeView = z.input<typeof HomeView>
