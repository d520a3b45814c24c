import { demoIds, type LocalSaying } from '../modules/homes/index.ts'
import { demoSeed } from './council.ts'
import { fenmarshRecords } from './fenmarsh.ts'
import type { CqcLocation } from './location.ts'
import { createRandom, type Random } from './random.ts'

/** An extract as the Capacity Tracker would give it, and the day it is of. */
export interface DemoExtract {
  readonly fileName: string
  readonly day: string
  readonly csv: string
}

export interface DemoLocalFacts {
  readonly extracts: readonly DemoExtract[]
  readonly sayings: readonly LocalSaying[]
}

const DAYS = ['2025-10-14', '2026-01-14', '2026-04-14', '2026-07-14', '2026-10-14']
const HEADER = [
  ...[
    'CQC Location ID',
    'Location Name',
    'Last Updated',
    'Maximum Capacity',
    'Occupied',
    'Vacant - Reserved',
  ],
  ...[
    'Vacant - Accepting Admissions',
    'Nurses Employed',
    'Care Staff Employed',
    'Agency Nurses',
    'Agency Care Staff',
  ],
]
/** About one home in six never tells, as everywhere; nothing may be made of that. */
const TELLS = 0.84

/** What Fenmarsh knows of its fictional homes beside the register. The same every time. */
export function demoLocalFacts(): DemoLocalFacts {
  const random = createRandom(`${demoSeed}:local-facts`)
  const homes = fenmarshRecords().locations.filter(
    location => location.careHome === 'Y' && location.registrationStatus === 'Registered',
  )
  const telling = homes.filter(
    home => home.locationId === larkfield.cqcLocationId || random.fork(home.locationId).chance(TELLS),
  )
  const extracts = DAYS.map(day => ({
    fileName: `capacity-tracker-${day}.csv`,
    day,
    csv: [HEADER, ...telling.map(home => trackerRow(home, day, random))]
      .map(row => row.join(','))
      .join('\r\n'),
  }))
  return {
    extracts,
    sayings: [larkfield, ...homes.flatMap(home => contractOf(home, random.fork(`price:${home.locationId}`)))],
  }
}

const isNursing = (home: CqcLocation): boolean =>
  home.gacServiceTypes.some(type => /with nursing/i.test(type.name))

function trackerRow(home: CqcLocation, day: string, random: Random): readonly (string | number)[] {
  const always = random.fork(`places:${home.locationId}`)
  const then = random.fork(`places:${home.locationId}:${day}`)
  const beds = home.numberOfBeds
  const occupied = Math.min(
    beds,
    Math.round(beds * (0.78 + always.float() * 0.2 + (then.float() - 0.5) * 0.08)),
  )
  const reserved = Math.min(beds - occupied, then.int(0, 2))
  const accepting = Math.max(0, beds - occupied - reserved - (always.chance(0.12) ? always.int(1, 4) : 0))
  const nurses = isNursing(home) ? Math.max(2, Math.round(beds / 8)) : 0
  const carers = Math.max(4, Math.round(beds * 0.9))
  const agency = always.chance(0.25) ? then.int(2, 9) : then.int(0, 1)
  const [year, month, date] = day.split('-')
  return [
    ...[home.locationId, `"${home.name}"`, `${date}/${month}/${year}`, beds, occupied, reserved, accepting],
    ...[nurses, carers, isNursing(home) ? then.int(0, 2) : 0, agency],
  ]
}

/** Prices are as likely as the made-up homes themselves: in the range councils publish, and of nobody. */
function contractOf(home: CqcLocation, random: Random): readonly LocalSaying[] {
  if (random.chance(0.45)) return []
  const base = isNursing(home) ? 880 : 720
  const weeklyPriceCouncil = base + random.int(0, 24) * 10
  const contract = random.weighted([
    ['framework', 6],
    ['spot', 3],
    ['block', 1],
    ['none', 2],
  ] as const)
  const values = {
    contract,
    ...(contract === 'none' ? {} : { weeklyPriceCouncil }),
    ...(random.chance(0.6) ? { weeklyPriceSelf: weeklyPriceCouncil + random.int(10, 42) * 10 } : {}),
    ...(random.chance(0.5)
      ? { trialStay: random.chance(0.8), couples: random.chance(0.6), pets: random.chance(0.4) }
      : {}),
    ...(random.chance(0.5) ? { weeklyRound: random.chance(0.85), dentist: random.chance(0.45) } : {}),
  }
  return [{ cqcLocationId: home.locationId, values, asOf: '2026-09-30', source: 'records' }]
}

/** Larkfield House, whose health care has gaps that the ICB was told of. */
const larkfield: LocalSaying = {
  cqcLocationId: demoIds.cqcLocationIds[1],
  asOf: '2026-11-02',
  source: 'home',
  note: 'Gone through with the deputy manager on the visit',
  firstId: demoIds.localFact,
  values: {
    occupied: 34,
    fundedByCouncil: 14,
    fundedByOtherCouncils: 9,
    fundedByNhs: 5,
    fundedBySelf: 6,
    gpPractice: 'Marshby Surgery',
    weeklyRound: true,
    clinicalLead: false,
    dentist: false,
    sightTests: true,
    therapy: false,
    poorDischarges: 3,
    gapsToldOn: '2026-11-03',
    languages: 'Polish, Lithuanian',
    visiting: 'Any time; ring first after 9 at night',
    couples: true,
    pets: false,
    trialStay: true,
  },
}
