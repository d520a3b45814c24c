export interface PlanWords {
  readonly scope: string
  readonly findOut?: string | undefined
  readonly who?: string | undefined
}
