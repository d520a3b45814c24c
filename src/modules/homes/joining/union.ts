/** Sets that grow together: joining A to B and B to C puts all three in one. */
export type Union = {
  /** The name of the set that holds the id. */
  of(id: string): string
  /** Joins two sets; false when they were one already. */
  join(a: string, b: string): boolean
}

export function unionOf(ids: Iterable<string>): Union {
  const parent = new Map([...ids].map(id => [id, id]))
  const of = (id: string): string => {
    let top = id
    for (let next = parent.get(top); next !== undefined && next !== top; next = parent.get(top)) top = next
    parent.set(id, top)
    return top
  }
  const join = (a: string, b: string): boolean => {
    const [one, other] = [of(a), of(b)].sort()
    if (one === undefined || other === undefined || one === other) return false
    parent.set(other, one)
    return true
  }
  return { of, join }
}
