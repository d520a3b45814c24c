import { z } from 'zod'

/** What is told of where a search starts from. */
export const NearView = z.object({
  postcode: z.string(),
  known: z.enum(['postcode', 'area', 'not-known']),
  by: z
    .enum(['directory', 'homes'])
    .nullable()
    .describe('Whether the imported postcodes say so, or homes that have it'),
  ended: z.string().nullable().describe('The month the postcode was taken out of use, as "2001-01"'),
})
export type NearView = z.input<typeof NearView>
