import { z } from 'zod'

/** One page of a list, and how long the whole list is. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), total: z.int(), page: z.int(), perPage: z.int() })
