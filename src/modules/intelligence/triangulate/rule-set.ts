import type { Signal } from '#platform/signal.ts'
import type { LevelRule } from './levels.ts'

/** For how long a kind of signal is looked at, and how it ages within that. */
export interface Ageing {
  /** Signals whose `what` is this or begins with it and a dot; the first that fits counts. '' fits all. */
  readonly what: string
  /** Days after which it weighs half. */
  readonly halfLife: number
  /** Days after which it no longer counts; infinity where only the next one ends it. */
  readonly window: number
}

/** What waits for no second source: a named person looks the same day. */
export interface Override {
  readonly code: string
  readonly says: string
  readonly whats: readonly string[]
  readonly sourceKinds?: readonly string[]
  readonly families?: readonly Signal['source']['family'][]
  readonly leastSeverity: number
}

/** Everything by which signals become a level: fixed numbers, readable by anyone, with a version. */
export interface RuleSet {
  readonly version: string
  readonly source: string
  readonly severity: readonly number[]
  readonly reliability: Readonly<Record<Signal['reliability'], number>>
  readonly standing: Readonly<Record<Signal['standing'], number>>
  /** What an event weighs at least to count as one that tells of a concern. */
  readonly countsFrom: number
  /** From which severity an event is serious. */
  readonly seriousFrom: number
  readonly ageing: readonly Ageing[]
  /** Whose voices should be heard of every home, and after how many days one counts half. */
  readonly voices: readonly Signal['source']['family'][]
  readonly voiceHalfLife: number
  readonly overrides: readonly Override[]
  /** Days for which an event that is no open case waits for its first look; then it is history. */
  readonly firstLookWithin: number
  /** Days for which a first look lifts the level; left out: for as long as its event counts. */
  readonly liftsFor?: number
  /** Events are counted beside those of homes like it (`alike.ts`), and silence likewise. */
  readonly compares?: true
  /**
   * What these alone tell says as much of a home that lets them tell as of harm: it adds a voice, and is not among the
   * events that are counted beside homes like it.
   */
  readonly opennessOf?: readonly Signal['source']['family'][]
  /** Read from the top: the first that is met gives the level, and every one that is met is a reason. */
  readonly levels: readonly LevelRule[]
}
