/** How much attention a home asks for, from least known to most pressing. There is no green among them. */
export const levels = ['insufficient', 'routine', 'look', 'act-now'] as const
export type Level = (typeof levels)[number]

/** What is counted of a theme: events are separate happenings, however many tell of each. */
export interface ThemeQuantities {
  /** Independent families of which each has an event of its own to tell. */
  readonly families: number
  readonly events: number
  /** Events that were looked into and found so, and are serious or graver. */
  readonly foundSerious: number
  /** The gravest of its events, 0 to 4. */
  readonly gravest: number
  /** Only where the rules compare: of its serious findings, those of the regulator. */
  readonly regulatorSerious?: number
  /** Only where the rules compare, and the home can be: z of its events beside those of homes like it; 0 where fewer. */
  readonly beyond?: number
  /** Only where the rules compare: 1 where the home can be compared with none. */
  readonly uncompared?: number
}

/** What is counted of the home as a whole. */
export interface HomeQuantities {
  /** As of a theme, over all of them. */
  readonly families: number
  /** Overrides that a first look found credible, and more than one case's matter. */
  readonly credibleFirstLooks: number
  /** 1 where nothing at all was heard and at least three were expected; else 0. */
  readonly silence: number
  /** From 0 to 1: see the method. */
  readonly voiceCoverage: number
  /** Live tellings by independent people, good or bad: somebody looked. */
  readonly independentLooks: number
  /** As of a theme, over all of them. */
  readonly beyond?: number
  readonly uncompared?: number
  /** Only where the rules compare: how far fewer complaints, concerns and compliments than of homes like it, as z. */
  readonly quieter?: number
}

/** One line of the rule table: met when every number is at least what it says. */
export type LevelRule = {
  readonly code: string
  readonly level: Exclude<Level, 'insufficient'>
  readonly says: string
  /** What would be expected to be seen if it were wrong. */
  readonly ifWrong: string
} & (
  | { readonly scope: 'theme'; readonly atLeast: Partial<ThemeQuantities> }
  | { readonly scope: 'home'; readonly atLeast: Partial<HomeQuantities> }
)

export function isMet<Q extends object>(atLeast: Partial<Q>, quantities: Q): boolean {
  return (Object.entries(atLeast) as [keyof Q, number][]).every(
    ([name, least]) => Number(quantities[name]) >= least,
  )
}
