import { z } from 'zod'

/** Which page of a list is asked for. */
export const Paged = {
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  perPage: z.coerce.number().int().min(1).max(200).default(50),
}

/** One page of a list, and how long the whole list is. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), total: z.int(), page: z.int(), perPage: z.int() })
