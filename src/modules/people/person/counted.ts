import type { Context } from '#platform/context.ts'
import { ageOn } from './keep.ts'
import { findPeople } from './store.ts'

/** The codes of a person that the yearly return counts, and nothing that tells who it is. */
export interface PersonCounted {
  readonly id: string
  readonly sex: string | null
  readonly ethnicity: string | null
  readonly supportReason: string | null
  /** In whole years on the last day of the period, or at death; null where no date of birth is known. */
  readonly age: number | null
}

/** In one statement however many. The caller has judged who may count them. */
export async function personsCounted(
  ctx: Pick<Context, 'tx' | 'actor'>,
  ids: readonly string[],
  lastDay: Temporal.PlainDate,
): Promise<ReadonlyMap<string, PersonCounted>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const rows = await findPeople(ctx.tx, ctx.actor.councilId, wanted)
  return new Map(
    rows.map(({ id, sex, ethnicity, supportReason, bornOn, diedOn }) => {
      const until = diedOn ? Temporal.PlainDate.from(diedOn) : lastDay
      return [id, { id, sex, ethnicity, supportReason, age: ageOn(bornOn, until) }]
    }),
  )
}
