import { z } from 'zod'
import { signalFamilies } from '#platform/signal.ts'
import { levels } from '../triangulate/levels.ts'
import { listOf } from './list-of.ts'

const anyOf = <T extends readonly [string, ...string[]]>(values: T) => z.enum(['', ...values]).optional()
const text = z.string()

/** Left out: by attention. */
export const attentionSorts = ['name', 'since', 'heard'] as const
export type AttentionSort = (typeof attentionSorts)[number]

const filters = {
  level: anyOf(levels),
  theme: z.string().max(60).optional(),
  family: anyOf(signalFamilies).describe('Who tells what the reasons stand on'),
  source: z.string().max(60).optional().describe('The kind of source that told something that counts'),
  area: z.string().max(10).optional(),
  providerId: z.union([z.literal(''), z.uuid()]).optional(),
  brandId: z.string().max(50).optional(),
  quiet: z
    .enum(['', 'true'])
    .optional()
    .describe('Only homes where few could notice or that we have not heard'),
  changed: z.enum(['', 'true']).optional().describe('Only homes whose level changed within a week'),
}

export const ListAttention = z.object({
  ...filters,
  sort: z.enum(attentionSorts).optional(),
  direction: z.enum(['ascending', 'descending']).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  perPage: z.coerce.number().int().min(1).max(200).default(50),
})
export const ExportAttention = z.object(filters)

export const AttentionRow = z.object({
  homeId: z.uuid(),
  name: text,
  area: text.nullable(),
  provider: text.nullable(),
  brand: text.nullable(),
  level: z.enum(levels),
  since: text,
  before: z.enum(levels).nullable(),
  reasons: z.array(text).describe('As they are read, the weightiest first'),
  quiet: z.array(text).describe('What says that nobody would notice; it raises no level'),
  awaitsFirstLook: z.boolean(),
  challenged: z.boolean().describe('A fact that it rests on is challenged, and nobody has answered yet'),
  unheard: z.array(z.enum(signalFamilies)).describe('Who has never been heard of it'),
})
export type AttentionRow = z.output<typeof AttentionRow>

export const AttentionList = listOf(AttentionRow).extend({
  banner: text
    .nullable()
    .describe('While the rules in use do worse than what is simpler; null while they do not'),
  quietSources: z
    .array(z.object({ name: text, lastOn: text }))
    .describe('Sources that have gone quiet, as it was this morning: what they would have told is missing'),
  share: z.object({
    homes: z.int(),
    atLookOrAbove: z.int(),
    inHundred: z.number(),
    alarm: z.boolean().describe('More than 15 in 100'),
    actNow: z.int(),
    insufficient: z.int(),
    quiet: z.int(),
    changedThisWeek: z.int(),
  }),
})
export type AttentionList = z.output<typeof AttentionList>

export const NextVisits = z.object({
  how: text,
  items: z.array(
    AttentionRow.extend({
      why: text,
      decided: z
        .object({ what: text, who: text.nullable(), on: text, dueOn: text.nullable() })
        .nullable()
        .describe('Somebody goes there already; null: nobody has decided to'),
    }),
  ),
})
export type NextVisit = z.input<typeof NextVisits>['items'][number]

const Facet = z.object({ value: text, name: text, homes: z.int() })
export const AttentionFacets = z.object({
  levels: z.array(Facet),
  themes: z.array(Facet),
  families: z.array(Facet),
  sources: z.array(Facet),
  areas: z.array(Facet),
  providers: z.array(Facet),
  brands: z.array(Facet),
})
export type AttentionFacets = z.output<typeof AttentionFacets>
