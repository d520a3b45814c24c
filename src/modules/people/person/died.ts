import type { Context } from '#platform/context.ts'
import { Invalid } from '#platform/errors.ts'
import { datesAtFault } from './keep.ts'
import { findPerson, setDiedOn } from './store.ts'

/**
 * Writes the day an adult died onto their record, for a module whose own record of the same person was judged.
 * The same day again changes nothing. The caller says the event.
 * @throws Invalid when the day cannot be: in the future, or before they were born
 */
export async function recordDiedOn(ctx: Context, personId: string, diedOn: string): Promise<void> {
  const { councilId } = ctx.actor
  const row = await findPerson(ctx.tx, councilId, personId, true)
  if (!row || row.diedOn === diedOn) return
  const faults = datesAtFault({ bornOn: row.bornOn ?? undefined, diedOn }, ctx.today.toString())
  if (faults.length > 0) throw new Invalid(faults.map(({ message }) => ({ field: 'happenedOn', message })))
  await setDiedOn(ctx.tx, councilId, personId, diedOn)
}
