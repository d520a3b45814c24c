import { websiteFor } from './home-traits.ts'
import type { Places } from './places.ts'
import type { HomePlan, InspectionPlan, Place } from './plan.ts'
import { providerNamed } from './provider-list.ts'
import { gannockHall, ropewalk, ropewalkCottage } from './puzzle-homes.ts'
import type { Random } from './random.ts'
import { rateInspections } from './ratings.ts'
import { freshStarts } from './registrations.ts'
import {
  amberStaithe,
  larkfield,
  marramLodge,
  type StoryHome,
  samphireHouse,
  sedgewayHouse,
  teaselCourt,
  withyBankHouse,
} from './story-homes.ts'

export interface Story {
  /** The newest registration of the home that the story is about. */
  readonly locationId: string
  readonly what: string
}

const planted = {
  goneQuiet: {
    home: larkfield,
    what: 'Larkfield House has gone quiet: sold in 2019, worse at the next inspection, no manager since June.',
  },
  mrsQuin: {
    home: teaselCourt,
    what: 'Teasel Court is where Mrs Quin lives, wakes at night and must get to school.',
  },
  providerConcerns: {
    home: marramLodge,
    what: 'Marram Lodge is under provider concerns, with placements suspended; Inadequate since June 2026.',
  },
  hiddenRating: {
    home: amberStaithe,
    what: 'Amber Staithe has had three registrations since 2011; the newest shows no rating, the one before was Inadequate.',
  },
  honestReporting: {
    home: samphireHouse,
    what: 'Samphire House is Outstanding and reports everything, so that raw counts make it look bad.',
  },
  punishedRelative: {
    home: withyBankHouse,
    what: 'Withy Bank House is where a daughter who complained was told to visit less.',
  },
  clauseWithoutEvidence: {
    home: sedgewayHouse,
    what: 'At Sedgeway House a recommendation of a review became a clause in the contract, and no evidence followed.',
  },
  dualRegistration: {
    home: gannockHall,
    what: 'Gannock Hall is registered twice, by two providers at once: one home, and its beds count once.',
  },
  sharedAddress: {
    home: ropewalk,
    what: 'The Ropewalk shares its property number with Ropewalk Cottage: an officer must say whether they are one home.',
  },
  sharedAddressOther: {
    home: ropewalkCottage,
    what: 'Ropewalk Cottage shares its property number with The Ropewalk: an officer must say whether they are one home.',
  },
} as const satisfies Record<string, { home: StoryHome; what: string }>

export type StoryName = keyof typeof planted

/** The planted stories by name, each with the home's present location id. */
export const stories: Readonly<Record<StoryName, Story>> = {
  goneQuiet: storyOf('goneQuiet'),
  mrsQuin: storyOf('mrsQuin'),
  providerConcerns: storyOf('providerConcerns'),
  hiddenRating: storyOf('hiddenRating'),
  honestReporting: storyOf('honestReporting'),
  punishedRelative: storyOf('punishedRelative'),
  clauseWithoutEvidence: storyOf('clauseWithoutEvidence'),
  dualRegistration: storyOf('dualRegistration'),
  sharedAddress: storyOf('sharedAddress'),
  sharedAddressOther: storyOf('sharedAddressOther'),
}

export function storyHomes(places: Places, random: Random): HomePlan[] {
  const shared = new Map<string, Place>()
  return Object.entries(planted).map(([name, { home }]) => planFrom(home, places, random.fork(name), shared))
}

function storyOf(name: StoryName): Story {
  const { home, what } = planted[name]
  const newest = home.registrations.at(-1)
  if (!newest) throw new Error(`The story "${name}" has a home without a registration.`)
  return { locationId: newest.locationId, what }
}

function planFrom(home: StoryHome, places: Places, random: Random, shared: Map<string, Place>): HomePlan {
  const registrations = home.registrations.map(({ provider, ...rest }) => ({
    ...rest,
    providerId: providerNamed(provider).id,
  }))
  const plans = home.inspections.map(([published, style, overall]): InspectionPlan => {
    return overall ? { published, style, overall } : { published, style }
  })
  return {
    kind: home.kind,
    beds: home.beds,
    place: placeOf(home, places, shared),
    phone: places.phone(),
    specialisms: home.specialisms,
    ...websiteFor(providerNamed(home.registrations.at(-1)?.provider ?? ''), random),
    registrations,
    inspections: rateInspections(plans, random, freshStarts(registrations)),
  }
}

function placeOf(home: StoryHome, places: Places, shared: Map<string, Place>): Place {
  const own = places.place({ town: home.town, line1: home.line1 })
  if (!home.shares) return own
  const site = shared.get(home.shares) ?? own
  shared.set(home.shares, site)
  return { ...site, line1: home.line1 }
}
