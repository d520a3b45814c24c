import type { z } from 'zod'
import type { HomeView } from '../registry/home-schema.ts'
import type { HomeSummary } from '../registry/search-schema.ts'

/** What the queries answer, as the view models take it. */
export type Home = HomeView
export type HomeRow = HomeSummary
export type Registration = Home['registrations'][number]
export type Fact = Home['facts'][number]
export type Join = Home['joins'][number]
export type Rated = Home['ratings'][number]
export type Inspection = Home['inspections'][number]

/** The answer of a query, by its output schema. */
export type AnswerOf<Q extends { readonly output: z.ZodType }> = z.input<Q['output']>
