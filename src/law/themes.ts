import data from './data/concern-themes.json' with { type: 'json' }

/** A theme of early indicators. `letter` is how the Hull guide is commonly cited; what is stored is the code. */
export interface Theme {
  readonly code: string
  readonly letter: string
  readonly name: string
}

/** The themes that held on a civil day; none before the guide was published. */
export function themesOn(day: string): readonly Theme[] {
  return day >= data.from ? data.themes : []
}
