import { z } from 'zod'

/** In the input of whatever tells somebody outside: that an order of a court was read and lets it be told. */
export const orderAllows = z
  .preprocess(
    value => (Array.isArray(value) ? value[0] : value) || undefined,
    z.literal('yes', 'Say yes only once you have read the order').optional(),
  )
  .describe('Where an order of a court restricts who may be told: that it was read and lets this be told')
