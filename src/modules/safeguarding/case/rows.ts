import type { Context } from '#platform/context.ts'

/** What every row of a case begins with: whose, when, by whom. */
export interface CaseRow {
  readonly councilId: string
  readonly id: string
  readonly concernId: string
  readonly at: Temporal.Instant
  readonly by: string | null
}

/** What every row read of a case has. */
export type ReadRow = Omit<CaseRow, 'councilId' | 'concernId'>

export const newRow = ({ actor, ids, now }: Context, concernId: string): CaseRow => ({
  ...{ councilId: actor.councilId, id: ids.next(), concernId, at: now, by: actor.id ?? null },
})
