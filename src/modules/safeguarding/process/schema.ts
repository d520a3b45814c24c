import { z } from 'zod'

/** What the views of all three processes share. */
export const LinkedConcern = z.object({
  id: z.uuid(),
  reference: z.string(),
  adult: z.object({ id: z.uuid(), name: z.string() }),
  stateLabel: z.string(),
  outcome: z.string().nullable(),
})

export const PartView = z.object({
  accountId: z.uuid(),
  name: z.string(),
  part: z.enum(['lead', 'worker', 'reader']),
  since: z.string(),
})

export const HomeNamed = z.object({ id: z.uuid(), name: z.string() })

export const words = z.string().nullable()

/** A day that is over or is today: what happened is not written down before it did. */
export const Done = z.object({ id: z.uuid(), version: z.int() })

export const version = z.int().describe('The version you read')
export const day = z.iso.date('Enter a real date')
export const concernReference = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^C-[2-9A-Z]{4}-[2-9A-Z]{4}$/, 'Enter a reference such as C-7KQF-2MD9')

export const listed = {
  page: z.coerce.number().int().min(1).max(400).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(25),
}
