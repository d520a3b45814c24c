export interface PoliceWords {
  readonly reference?: string | undefined
  readonly officer?: string | undefined
  readonly contact?: string | undefined
  /** What they ask us not to do or say, as they put it. */
  readonly asks?: string | undefined
}

export interface LiftedWords {
  /** Who of the police said so. */
  readonly who: string
  readonly text?: string | undefined
}
