import { demoDate } from '../council.ts'
import { addDays } from '../dates.ts'
import { bedsFor, specialismsFor } from '../home-traits.ts'
import { type CqcLocation, tidy } from '../location.ts'
import { locationRecords } from '../location-record.ts'
import type { HomePlan, Place, ProviderPlan, RegistrationPlan } from '../plan.ts'
import { createRandom, type Random } from '../random.ts'
import { rateInspections } from '../ratings.ts'
import { freshStarts, locationId, registrationsFor, spanOf } from '../registrations.ts'
import { planInspections } from '../timeline.ts'
import { houseShapes, houseWords, streetKinds, streetWords } from '../words.ts'
import { type Market, marketOf, type Scale, type Slot } from './market.ts'

/** Ids begin well after those of Fenmarsh. */
const FIRST = 10_000

export interface EnglandRecords {
  /** Every registration, with the place of its home in the market. */
  readonly ids: readonly string[]
  readonly providers: readonly ProviderPlan[]
  /** CQC's record of a registration, made when it is asked for: nothing of the register is held in memory. */
  recordOf(locationId: string): CqcLocation | undefined
}

/** A register of the size of England's, of homes that are nowhere: for measuring, never for showing to anyone. */
export function englandRecords(scale: Scale, seed = 'england-2026-11-16'): EnglandRecords {
  const market = marketOf(scale, seed)
  const byId = new Map(market.providers.map(provider => [provider.id, provider]))
  const providerOf = (id: string): ProviderPlan => byId.get(id) ?? (market.providers[0] as ProviderPlan)
  return {
    providers: market.providers,
    ids: market.slots.flatMap((slot, index) =>
      Array.from({ length: slot.changes + 1 }, (_, order) => locationId(FIRST + index, order)),
    ),
    recordOf(id) {
      const index = indexOf(id)
      const slot = market.slots[index]
      if (!slot) return undefined
      const random = createRandom(`${seed}/home ${index}`)
      const records = locationRecords(
        homeOf(slot, { index, market }, random),
        providerOf,
        random.fork('records'),
      )
      const record = records.find(one => one.locationId === id)
      return record && inItsCouncil(record, slot)
    },
  }
}

const indexOf = (id: string): number => Math.floor((Number(id.slice(4)) - 1_000) / 10) - FIRST

function homeOf(slot: Slot, { index, market }: { index: number; market: Market }, random: Random): HomePlan {
  const { kind, provider, rating, changes } = slot
  const word = random.pick(houseWords)
  const own = random.chance(0.6) ? `${word} ${random.pick(streetWords)}` : word
  const name = random.pick(houseShapes[kind]).replace('*', own)
  const wanted = {
    provider,
    kind,
    name,
    changes,
    rating,
    index: FIRST + index,
    earlierProviders: market.providers,
  }
  const registrations = closedIn(slot, registrationsFor(wanted, random), random)
  const plans = planInspections(spanOf(registrations), rating, random)
  return {
    kind,
    registrations,
    beds: bedsFor(kind, random),
    place: placeOf(slot, index, random),
    phone: `01632${960_000 + (index % 1_000)}`,
    specialisms: specialismsFor(kind, random),
    inspections: rateInspections(plans, random, freshStarts(registrations)),
  }
}

/** Closures lie in the ten years before the demonstration's day. */
function closedIn(
  { closed }: Slot,
  registrations: readonly RegistrationPlan[],
  random: Random,
): readonly RegistrationPlan[] {
  const last = registrations.at(-1)
  if (!closed || !last) return registrations
  const day = addDays(demoDate, -random.int(10, 3_650))
  const to = day > addDays(last.from, 200) ? day : addDays(last.from, 200)
  return [...registrations.slice(0, -1), { ...last, to: to < demoDate ? to : addDays(demoDate, -1) }]
}

/** No postcode of the Royal Mail begins with Q; every council has districts of its own, and homes lie in them. */
function placeOf({ council }: Slot, index: number, random: Random): Place {
  const number = Number.parseInt(council.code.slice(-3), 10) + (council.code.startsWith('E10') ? 200 : 0)
  const centre = createRandom(`centre of ${council.code}`)
  const [latitude, longitude] = [50.6 + centre.float() * 4.2, -3.6 + centre.float() * 4.4]
  const district = random.int(0, 5)
  const letter = () => random.pick([...'ABDEFGHJLNPQRSTUWXYZ'])
  const area = `Q${String.fromCharCode(65 + (number % 26))}`
  return {
    line1: `${random.int(1, 140)} ${random.pick(streetWords)} ${random.pick(streetKinds)}`,
    town: council.niceName,
    postcode: `${area}${Math.floor(number / 26) * 6 + district + 1} ${random.int(1, 9)}${letter()}${letter()}`,
    latitude: rounded(latitude + (district % 3) * 0.05 + random.float() * 0.04),
    longitude: rounded(longitude + Math.floor(district / 3) * 0.08 + random.float() * 0.06),
    constituency: `${council.niceName} ${district < 3 ? 'North' : 'South'}`,
    uprn: `9991${String(index).padStart(8, '0')}`,
  }
}

const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6

function inItsCouncil(record: CqcLocation, { council }: Slot): CqcLocation {
  const icb = {
    onspdCcgCode: undefined,
    onspdCcgName: undefined,
    onspdIcbCode: undefined,
    onspdIcbName: undefined,
  }
  return tidy({ ...record, ...icb, localAuthority: council.niceName, region: council.region })
}
