type Nested = Record<string, unknown>

const isNested = (value: unknown): value is Nested =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype

/** The value at `address.postcode`. */
export function valueAt(object: Readonly<Nested>, path: string): unknown {
  let at: unknown = object
  for (const name of path.split('.')) {
    if (!isNested(at) || !Object.hasOwn(at, name)) return undefined
    at = at[name]
  }
  return at
}

/** A copy with the value at `address.postcode`; undefined takes it away. */
export function withValueAt(object: Readonly<Nested>, path: string, value: unknown): Nested {
  const [name = '', ...rest] = path.split('.')
  if (rest.length > 0) {
    const inner = isNested(object[name]) ? object[name] : {}
    if (value === undefined && !Object.hasOwn(object, name)) return { ...object }
    return { ...object, [name]: withValueAt(inner, rest.join('.'), value) }
  }
  const { [name]: _before, ...others } = object
  return value === undefined ? others : { ...others, [name]: value }
}
