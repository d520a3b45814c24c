export interface CardWords {
  readonly how?: string | undefined
  readonly when?: string | undefined
  readonly through?: string | undefined
  readonly language?: string | undefined
  readonly alternatives?: string | undefined
  readonly police?: string | undefined
}
