import { Invalid } from '#platform/errors.ts'
import { isNumberless } from '../joining/registration.ts'
import type { ListedHome } from './listed.ts'
import type { Register } from './register.ts'

/** A list that has a fifth fewer homes of its councils than the one before is not believed. */
const MISSING_MOST = 0.2
const MISSING_FEW = 5

export interface Listing {
  /** The councils of the list, by the names CQC gives them. */
  readonly covers: readonly string[]
  /** Councils of earlier lists, with the day of the latest. */
  readonly before: ReadonlyMap<string, string>
  readonly day: string
  readonly register: Pick<Register, 'openBefore'>
}

/**
 * What the register holds as open in these councils, by an earlier list or by CQC's records since, and this list has
 * no longer; each with the number it goes on under, where a home that had none has got one. A first list of a council
 * closes nothing: nobody knows whether it is the whole. @throws Invalid when so many are gone that it seems cut off.
 */
export async function goneFrom(
  homes: readonly ListedHome[],
  { covers, before, day, register }: Listing,
): Promise<ReadonlyMap<string, string | undefined>> {
  const open = await register.openBefore(
    covers.filter(name => before.has(name)),
    day,
  )
  const listed = new Set(homes.map(home => home.locationId))
  const numbers = new Map(
    homes.filter(home => !isNumberless(home.locationId)).map(home => [home.nameId, home.locationId]),
  )
  const gone = new Map(open.filter(id => !listed.has(id)).map(id => [id, numbers.get(id)]))
  const lost = [...gone.values()].filter(number => number === undefined).length
  if (lost <= MISSING_FEW || lost <= open.length * MISSING_MOST) return gone
  const message = `The list is without ${lost} of the ${open.length} homes that are open in its councils. It seems cut off: download it again. Nothing was changed.`
  throw new Invalid([{ field: 'file', message }])
}
