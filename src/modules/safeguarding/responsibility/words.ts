export interface PlacesWords {
  readonly placedBy?: string | undefined
  readonly where?: string | undefined
}

export interface AcceptanceWords {
  readonly acceptedBy: string
  readonly reason: string
}

export interface TaskWords {
  readonly to?: string | undefined
  readonly text?: string | undefined
}
