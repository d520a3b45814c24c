export interface AroundWords {
  readonly name: string
  readonly reach?: string | undefined
  readonly reference?: string | undefined
  readonly text?: string | undefined
}

export interface RouteWords {
  readonly reference?: string | undefined
  readonly answer?: string | undefined
}
