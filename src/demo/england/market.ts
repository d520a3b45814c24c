import { type Council, councils } from '#law/councils.ts'
import type { HomeKind, ProviderPlan, Rating } from '../plan.ts'
import { createRandom, type Random } from '../random.ts'

/** How large the measuring register is: the open and lately closed care homes of England, in round numbers. */
export interface Scale {
  readonly open: number
  readonly closed: number
}
export const england: Scale = { open: 14_500, closed: 1_500 }

/** One home before it has a name: where it is, whose it is, what it is and how it is rated. */
export interface Slot {
  readonly council: Council
  readonly provider: ProviderPlan
  readonly kind: HomeKind
  readonly rating: Rating | undefined
  /** How often it changed hands. */
  readonly changes: number
  readonly closed: boolean
}

export interface Market {
  readonly slots: readonly Slot[]
  readonly providers: readonly ProviderPlan[]
}

/**
 * Shares as CQC's State of Care and its published directory have them in round numbers: three in ten homes nurse, a
 * quarter are small and for people with a learning disability; three quarters are Good; a fifth changed hands since
 * 2010; half belong to somebody with one home or two, a third to groups.
 */
const kinds = [
  ['nursing', 29],
  ['residential', 45],
  ['learning', 26],
] as const
const ratings: ReadonlyArray<readonly [Rating | undefined, number]> = [
  ['Outstanding', 4],
  ['Good', 74],
  ['Requires improvement', 17],
  ['Inadequate', 1.5],
  [undefined, 3.5],
]
const changes = [
  [0, 78],
  [1, 18],
  [2, 4],
] as const
const smallSizes = [
  [1, 62],
  [2, 18],
  [3, 8],
  [4, 6],
  [6, 4],
  [9, 2],
] as const
const groupSizes = [
  [12, 40],
  [25, 30],
  [50, 18],
  [110, 9],
  [230, 3],
] as const
const inGroups = 0.34

/** Counties are large, boroughs of London small. */
function weightOf({ code, region }: Council): number {
  if (code.startsWith('E10')) return 4
  return region === 'London' ? 0.45 : 1
}

export function marketOf({ open, closed }: Scale, seed: string): Market {
  const random = createRandom(seed)
  const all = open + closed
  const places = councilsOf(all, random.fork('councils'))
  const [owners, providers] = ownersOf(places, random.fork('owners'))
  const own = random.fork('homes')
  const slots = places.map((council, index): Slot => {
    const rating = own.weighted(ratings)
    return {
      council,
      provider: owners[index] ?? providers[0] ?? nobody,
      kind: own.weighted(kinds),
      rating,
      // What is not rated yet opened lately, and under nobody else.
      changes: rating ? own.weighted(changes) : 0,
      closed: false,
    }
  })
  const rated = [...slots.keys()].filter(index => slots[index]?.rating)
  const closing = new Set(random.fork('closed').sample(rated, closed))
  return { providers, slots: slots.map((slot, index) => ({ ...slot, closed: closing.has(index) })) }
}

const nobody: ProviderPlan = { id: '1-9200000000', name: 'Nobody Limited', kind: 'company', homes: {} }

/** Every council has some; in the order of the councils. */
function councilsOf(count: number, random: Random): Council[] {
  const weights = councils.map(council => [council, weightOf(council) * (0.6 + random.float())] as const)
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0)
  const shares = weights.flatMap(([council, weight]) =>
    Array<Council>(Math.max(3, Math.floor((count * weight) / total))).fill(council),
  )
  while (shares.length < count) shares.push(random.weighted(weights))
  return shares.slice(0, count).toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
}

/** Groups have homes all over England; the others theirs side by side. */
function ownersOf(
  places: readonly Council[],
  random: Random,
): [(ProviderPlan | undefined)[], ProviderPlan[]] {
  const owners: (ProviderPlan | undefined)[] = Array(places.length).fill(undefined)
  const providers: ProviderPlan[] = []
  const scattered = random
    .shuffle(places.map((_, index) => index))
    .slice(0, Math.floor(places.length * inGroups))
  for (let at = 0; at < scattered.length; ) {
    const group = scattered.slice(at, at + random.weighted(groupSizes))
    at += group.length
    // A group registers as several companies under one brand.
    const brand = {
      id: `BE${String(providers.length).padStart(4, '0')}`,
      name: `BRAND ${nameOf(providers.length, random)} Group`,
    }
    const companies = Array.from({ length: 1 + Math.floor(group.length / 40) }, () =>
      add(providers, random, brand),
    )
    for (const index of group) owners[index] = random.pick(companies)
  }
  let left = 0
  let current: ProviderPlan | undefined
  for (const index of places.keys()) {
    if (owners[index]) continue
    if (left === 0 || !current) {
      current = add(providers, random)
      left = random.weighted(smallSizes)
    }
    owners[index] = current
    left--
  }
  return [owners, providers]
}

function add(providers: ProviderPlan[], random: Random, brand?: ProviderPlan['brand']): ProviderPlan {
  const kind = brand
    ? 'company'
    : random.weighted([
        ['company', 80],
        ['charity', 12],
        ['partnership', 8],
      ] as const)
  const ending = kind === 'company' ? ' Limited' : kind === 'charity' ? ' Trust' : ' Partnership'
  const provider: ProviderPlan = {
    id: `1-92${String(providers.length + 1).padStart(8, '0')}`,
    name: `${nameOf(providers.length, random)} Care${ending}`,
    kind,
    homes: {},
    ...(brand ? { brand } : {}),
  }
  providers.push(provider)
  return provider
}

const starts = [
  'Alder',
  'Bracken',
  'Cobble',
  'Dove',
  'Elder',
  'Fern',
  'Gorse',
  'Hazel',
  'Iris',
  'Juniper',
  'Kestrel',
  'Linnet',
]
const ends = [
  'brook',
  'combe',
  'dale',
  'field',
  'gate',
  'holm',
  'lea',
  'mead',
  'ridge',
  'stow',
  'water',
  'wick',
]

/** Names are made of parts, so that thousands differ and none is anybody's. */
function nameOf(number: number, random: Random): string {
  const [start, end] = [
    starts[number % starts.length],
    ends[Math.floor(number / starts.length) % ends.length],
  ]
  return `${start}${end} ${random.pick(ends)[0]?.toUpperCase()}${number}`
}
