import { createRandom } from '#src/demo/random.ts'

/** One of the things that are told of homes in the data for measuring: what never differs between its tellings. */
export interface Indicator {
  readonly what: string
  readonly theme: string | null
  readonly kind: string
  readonly family: string
  readonly independence: 'independent' | 'self-reported'
  readonly reliability: string
  readonly polarity: 'positive' | 'neutral' | 'concern'
  readonly restriction: 'published' | 'council' | 'case-roles'
  readonly severity: number
  readonly measure: 'happened' | 'count' | 'grade'
  /** Days for which it counts; null where the next one ends it. */
  readonly days: number | null
  /** A case that stands as alleged, is looked at, and is found or not: three tellings. */
  readonly aCase: boolean
  /** How often beside the others. */
  readonly weight: number
}

const themes = ['management', 'staff', 'planning', 'basics', 'activities', 'rights']
const tellers = [
  ...[
    ['nhs', 'health'],
    ['ambulance', 'emergency-services'],
    ['relative', 'relatives-and-friends'],
    ['advocate', 'advocates-and-visitors'],
  ],
  ...[
    ['visit', 'council'],
    ['staff', 'staff'],
    ['resident', 'people-who-live-there'],
    ['coroner', 'public-record'],
  ],
] as const

/** Sixty: ratings of the regulator, cases, what people saw, and what homes send in each month. */
export const indicators: readonly Indicator[] = [
  ...Array.from({ length: 6 }, (_, n) => rating(n)),
  ...Array.from({ length: 6 }, (_, n) => caseOf(n)),
  ...Array.from({ length: 32 }, (_, n) => seen(n)),
  ...Array.from({ length: 16 }, (_, n) => monthly(n)),
]

function rating(n: number): Indicator {
  return {
    ...{ what: n === 0 ? 'cqc.rating' : `cqc.rating.part-${n}`, theme: n === 0 ? null : pick(themes, n) },
    ...{
      kind: 'cqc',
      family: 'regulator',
      independence: 'independent',
      reliability: 'A',
      polarity: 'positive',
    },
    ...{ restriction: 'published', severity: 0, measure: 'grade', days: null, aCase: false, weight: 0.05 },
  }
}

function caseOf(n: number): Indicator {
  const [kind, family] = pick(tellers, n)
  return {
    ...{ what: n % 2 === 0 ? 'safeguarding.concern' : `safeguarding.kind-${n}`, theme: pick(themes, n) },
    ...{ kind, family, independence: 'independent', reliability: 'B', polarity: 'concern' },
    ...{ restriction: n === 5 ? 'case-roles' : 'council', severity: 2, measure: 'happened', days: 730 },
    ...{ aCase: true, weight: 0.4 },
  }
}

function seen(n: number): Indicator {
  const [kind, family] = pick(tellers, n * 3)
  const good = n % 4 === 0
  return {
    ...{ what: `partners.kind-${n}`, theme: pick(themes, n), kind, family, independence: 'independent' },
    ...{
      reliability: 'C',
      polarity: good ? 'positive' : 'concern',
      restriction: n % 6 === 0 ? 'published' : 'council',
    },
    ...{
      severity: good ? 0 : 1 + (n % 3),
      measure: n % 5 === 0 ? 'count' : 'happened',
      days: 365,
      aCase: false,
      weight: 0.6,
    },
  }
}

/** What a home sends in each month says little for long: the next two replace it. */
function monthly(n: number): Indicator {
  return {
    ...{ what: `returns.kind-${n}`, theme: pick(themes, n), kind: 'return', family: 'home' },
    ...{ independence: 'self-reported', reliability: 'C', polarity: 'neutral', restriction: 'council' },
    ...{ severity: 0, measure: 'count', days: 92, aCase: false, weight: 3 },
  }
}

function pick<T>(list: readonly T[], n: number): T {
  return list[n % list.length] as T
}

/** For those who draw: the same each time. */
export const chance = (): ReturnType<typeof createRandom> => createRandom('signals of england')
