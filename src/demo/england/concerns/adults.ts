import type { Rows } from '../../bulk/copy.ts'
import { idAt } from '../../bulk/ids.ts'
import type { Random } from '../../random.ts'
import { DAY } from './course.ts'
import { nameOf } from './names.ts'
import type { Adult, CouncilPlace } from './places.ts'

/** So many adults of one home are remembered: whoever is spoken of again is one of them. */
const REMEMBERED = 40
const AGAIN = 0.55

/** Who a concern is about: somebody of this home who was spoken of before, or somebody new. */
export function adultOf(
  place: CouncilPlace,
  homeAt: number,
  { at, random, rows }: { readonly at: number; readonly random: Random; readonly rows: Rows },
): Adult {
  const known = place.adults[homeAt] ?? []
  if (known.length > 0 && random.chance(AGAIN)) return random.pick(known)
  const adult: Adult = { id: idAt(at, random), restricted: random.chance(0.005) }
  const { sex, givenName, familyName } = nameOf(random)
  const homeId = place.homes[homeAt] ?? null
  const bornOn = dayOf(at - random.int(66 * 365, 98 * 365) * DAY)
  const funding = random.pick(['this-council', 'other-council', 'icb', 'self'])
  const when = new Date(at).toISOString()
  const key = `${givenName} ${familyName}`.toLowerCase()
  const { id, restricted } = adult
  const person = {
    councilId: place.id,
    id,
    givenName,
    familyName,
    nameKey: key,
    bornOn,
    sex,
    homeId,
    funding,
  }
  rows.add('people.person', { ...person, restricted, madeAt: when })
  if (homeId) {
    const from = dayOf(at - random.int(20, 900) * DAY)
    const stay = { councilId: place.id, id: idAt(at, random), personId: id, homeId, fromOn: from }
    rows.add('people.stay', { ...stay, recordedAt: when })
  }
  if (known.length < REMEMBERED) known.push(adult)
  else known[random.int(0, REMEMBERED - 1)] = adult
  return adult
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
