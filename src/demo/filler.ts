import { demoDate } from './council.ts'
import { addDays } from './dates.ts'
import { bedsFor, extraService, specialismsFor, websiteFor } from './home-traits.ts'
import type { Places } from './places.ts'
import type { HomeKind, HomePlan, ProviderPlan, Rating, RegistrationPlan } from './plan.ts'
import { providerList } from './provider-list.ts'
import type { Random } from './random.ts'
import { rateInspections } from './ratings.ts'
import { freshStarts, registrationsFor, spanOf } from './registrations.ts'
import { planInspections } from './timeline.ts'

/** How many of the homes that are not part of a story end with each rating; the last have none yet. */
const ratingCounts: ReadonlyArray<readonly [Rating, number]> = [
  ['Outstanding', 4],
  ['Good', 81],
  ['Requires improvement', 20],
  ['Inadequate', 3],
]
const changedHandsOnce = 22
const changedHandsTwice = 3

interface Slot {
  readonly provider: ProviderPlan
  readonly kind: HomeKind
}

/** The homes of everyday Fenmarsh: all that are not planted in `stories.ts`. */
export function fillerHomes(places: Places, random: Random): HomePlan[] {
  const ratings = random.shuffle(ratingCounts.flatMap(([rating, count]) => Array<Rating>(count).fill(rating)))
  return random.shuffle(slots()).map((slot, index) => {
    const own = random.fork(`home ${index}`)
    const changes = index < changedHandsTwice ? 2 : index < changedHandsTwice + changedHandsOnce ? 1 : 0
    const rating = ratings[index]
    const name =
      slot.kind === 'learning' && own.chance(0.55) ? places.streetName() : places.houseName(slot.kind)
    const registrations = registrationsFor({ ...slot, name, changes, rating, index }, own)
    return homeFrom(
      { ...slot, name, registrations: withOddities(registrations, index, own), rating },
      places,
      own,
    )
  })
}

function slots(): Slot[] {
  const kinds: readonly HomeKind[] = ['nursing', 'residential', 'learning']
  return providerList.flatMap(provider =>
    kinds.flatMap(kind => Array.from({ length: provider.homes[kind] ?? 0 }, () => ({ provider, kind }))),
  )
}

interface HomeParts extends Slot {
  readonly name: string
  readonly registrations: readonly RegistrationPlan[]
  readonly rating: Rating | undefined
}

function homeFrom(parts: HomeParts, places: Places, random: Random): HomePlan {
  const { kind, registrations } = parts
  const plans = planInspections(spanOf(registrations), parts.rating, random)
  const numbered = /^\d/.test(parts.name)
  const town = numbered ? { line1: parts.name } : undefined
  return {
    kind,
    registrations,
    beds: bedsFor(kind, random),
    place: places.place(town),
    phone: places.phone(),
    specialisms: specialismsFor(kind, random),
    ...websiteFor(parts.provider, random),
    ...extraService(kind, random),
    inspections: rateInspections(plans, random, freshStarts(registrations)),
  }
}

/** A few homes stand empty for a while, have no registered manager, or go by two names. */
function withOddities(
  registrations: readonly RegistrationPlan[],
  index: number,
  random: Random,
): readonly RegistrationPlan[] {
  const last = registrations.at(-1)
  if (!last) return registrations
  return [...registrations.slice(0, -1), { ...last, ...oddity(index, last, random) }]
}

function oddity(index: number, last: RegistrationPlan, random: Random): Partial<RegistrationPlan> {
  if (index === 40 || index === 41) return { dormantFrom: addDays(demoDate, -random.int(60, 300)) }
  if (index === 42) return { dormantFrom: '2021-02-01', dormantUntil: '2021-09-22' }
  if (index >= 50 && index < 57) return { managerAbsentSince: addDays(demoDate, -random.int(20, 420)) }
  if (index >= 60 && index < 63) return { alsoKnownAs: `${last.name} (Fenmarsh)` }
  return {}
}
