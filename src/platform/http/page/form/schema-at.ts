import { z } from 'zod'

interface Inside {
  readonly type: string
  readonly innerType?: z.ZodType
  readonly in?: z.ZodType
  readonly getter?: () => z.ZodType
}

const insideOf = (schema: z.ZodType): Inside => schema.def as unknown as Inside

/** The schema under `.optional()`, `.nullable()`, `.default()` and the like; of a codec, its input. */
export function bareSchema(schema: z.ZodType): z.ZodType {
  const inside = insideOf(schema)
  const next = inside.innerType ?? inside.in ?? inside.getter?.()
  return next && inside.type !== 'promise' ? bareSchema(next) : schema
}

/** The schema of the field at `address.postcode`, as far as objects go; undefined when it has none. */
export function schemaAt(schema: z.ZodType, path: string): z.ZodType | undefined {
  let at: z.ZodType | undefined = schema
  for (const name of path.split('.')) {
    const bare: z.ZodType | undefined = at && bareSchema(at)
    at = bare instanceof z.ZodObject ? (bare.shape as Record<string, z.ZodType | undefined>)[name] : undefined
  }
  return at
}

/** 'string', 'number', 'int', 'boolean', 'array' and so on: what the field holds. */
export function holds(schema: z.ZodType | undefined): string | undefined {
  return schema && insideOf(bareSchema(schema)).type
}

/**
 * What an empty box means to this field: null where null is allowed (a value taken away), nothing where it
 * may be left out, and otherwise the empty text, so that the module's own words about it are the ones shown.
 * A schema that would take the empty text for an answer is given it only where the field is marked optional.
 */
export function emptyFor(schema: z.ZodType | undefined, optional = false): '' | null | undefined {
  if (!schema) return undefined
  // A number that is read from text takes null for 0.
  if (schema.safeParse(null).data === null) return null
  if (schema.safeParse(undefined).success || holds(schema) !== 'string') return undefined
  return optional || !schema.safeParse('').success ? '' : undefined
}
