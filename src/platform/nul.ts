import type { FieldFault } from './errors.ts'

const message = 'Take the invisible character (NUL) out of this: type it anew instead of pasting it'

/**
 * The places in an input that hold a NUL character. PostgreSQL keeps none in a text: one that got as far as the
 * database would look like a fault of ours.
 */
export function nulFaults(raw: unknown, path: readonly (string | number)[] = []): readonly FieldFault[] {
  if (typeof raw === 'string') return raw.includes('\0') ? [{ field: path.join('.'), message }] : []
  if (Array.isArray(raw)) return raw.flatMap((item, at) => nulFaults(item, [...path, at]))
  if (!isPlain(raw)) return []
  return Object.entries(raw).flatMap(([name, value]) => nulFaults(value, [...path, name]))
}

/** Not bytes, dates and the like: an upload is not searched letter by letter. */
function isPlain(raw: unknown): raw is Readonly<Record<string, unknown>> {
  if (typeof raw !== 'object' || raw === null) return false
  const prototype = Object.getPrototypeOf(raw)
  return prototype === Object.prototype || prototype === null
}
