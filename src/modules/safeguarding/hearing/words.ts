export interface HearingWords {
  readonly where?: string | undefined
  readonly said?: string | undefined
  readonly wants?: string | undefined
  readonly notYetWords?: string | undefined
  readonly plannedWho?: string | undefined
}

export interface CapacityWords {
  readonly decision: string
  readonly why?: string | undefined
  readonly coercion?: string | undefined
}

export interface AgainstWishWords {
  readonly what: string
  readonly proportionate?: string | undefined
  readonly toldWords?: string | undefined
}
