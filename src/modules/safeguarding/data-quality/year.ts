/** A year of the collection: 1 April to 31 March. */
export interface ReturnYear {
  /** '2026-27' */
  readonly name: string
  readonly from: string
  readonly to: string
}

export function yearOf(day: Temporal.PlainDate): ReturnYear {
  return yearFrom(day.month >= 4 ? day.year : day.year - 1)
}

/** By its name; undefined where it is none. */
export function yearNamed(name: string): ReturnYear | undefined {
  const year = yearFrom(Number.parseInt(name.slice(0, 4), 10))
  return year.name === name ? year : undefined
}

function yearFrom(start: number): ReturnYear {
  const next = String((start + 1) % 100).padStart(2, '0')
  return { name: `${start}-${next}`, from: `${start}-04-01`, to: `${start + 1}-03-31` }
}
