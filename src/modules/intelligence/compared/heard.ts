import { allZero } from '../method/all-zero.ts'
import { type Exposed, expectations } from '../method/expectation.ts'

/** What is known of how much was heard of one home in twelve months. */
export interface HeardOf {
  readonly homeId: string
  readonly stratum: string
  /** Of the council's own area. */
  readonly council: string
  /** Beds times the part of the year that it was open; 0 where its beds are not known. */
  readonly bedYears: number
  /** Told to the council by whatever door: the same doors stand open to every home, with a contract or without. */
  readonly concerns: number
  readonly complaints: number
  /** Seen by an officer in the home's own books. */
  readonly seenComplaints: number
  readonly compliments: number
  /** What the home says of itself. */
  readonly homeSays: number
}

/** What was heard of a home in twelve months, and how much of homes like it. */
export interface Heard {
  /** Told to the council: concerns and complaints, and compliments that an officer saw. */
  readonly counts: readonly number[]
  /** Null where nothing can be expected. */
  readonly expected: number | null
  /** How many homes that is taken from, and whether they are like it or simply all here. */
  readonly homes: number
  readonly alike: boolean
  /** Complaints and compliments that the home says it had: it cannot clear the finding. */
  readonly homeSays: number
  /** The finding itself, by `all-zero.ts`. */
  readonly silent: boolean
}

/** From fewer homes than this nothing is expected. */
const FEWEST = 10

/**
 * Complaints, concerns and compliments of each home, with what a home like it would have. The expectation stands on what
 * the council was told alone, so that a home which gives no numbers is not measured by those that do.
 */
export function heardOfAll(homes: readonly HeardOf[]): ReadonlyMap<string, Heard> {
  const alike = expectedBy(homes, one => one.stratum)
  const all = expectedBy(homes, () => 'all')
  return new Map(
    homes.map(home => {
      const [own, any] = [alike.get(home.homeId), all.get(home.homeId)]
      const from = own && own.homes >= FEWEST ? own : any
      const expected = from && from.homes >= FEWEST && home.bedYears > 0 ? from.expected : null
      const counts = [home.concerns, home.complaints + home.seenComplaints, home.compliments]
      const silent = expected !== null && allZero(counts, expected).finding
      return [
        home.homeId,
        { counts, expected, homes: from?.homes ?? 0, alike: from === own, homeSays: home.homeSays, silent },
      ]
    }),
  )
}

function expectedBy(homes: readonly HeardOf[], stratumOf: (home: HeardOf) => string) {
  const counting = homes.filter(home => home.bedYears > 0)
  const exposed = counting.map(
    (home): Exposed => ({
      ...{ home: home.homeId, stratum: stratumOf(home), council: home.council, region: home.council },
      ...{ observed: home.concerns + home.complaints, exposure: home.bedYears },
    }),
  )
  return new Map(expectations(exposed, FEWEST).map(one => [one.home, one]))
}
