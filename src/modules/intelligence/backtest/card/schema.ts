import { z } from 'zod'

const Words = z.array(z.string())

/** What anyone in the council reads: text and tables, of no home and nobody. */
export const ModelCardView = z.object({
  title: z.string(),
  banner: z
    .string()
    .nullable()
    .describe('Stands at the top while rules in use do worse than what is simpler; null while they do not'),
  blocks: z.array(
    z.object({
      heading: z.string(),
      says: Words,
      table: z.object({ caption: z.string(), head: Words, rows: z.array(Words) }).optional(),
    }),
  ),
  transparency: z
    .array(z.object({ section: z.string(), field: z.string(), value: z.string() }))
    .describe('The algorithmic transparency record, field by field'),
})
export type ModelCardView = z.output<typeof ModelCardView>
