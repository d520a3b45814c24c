import type { Signal } from '#platform/signal.ts'
import { type Finding, type FindingCode, findingCodes } from './findings.ts'
import { SMALL_HOME } from './kinds.ts'

/** One home as its signals are made of it: codes, numbers and days. */
export interface IsolatedHome {
  readonly homeId: string
  /** Null where nobody knows: then it is taken for a small one. */
  readonly beds: number | null
  readonly findings: readonly Finding[]
}

/** What is told under a key; null takes back what was told. */
export interface IsolationSignal {
  readonly key: string
  readonly signal: Signal | null
}

/** What each finding tells. Not known is told to nobody as a signal: that nothing is known is not a thing seen. */
const kinds: Readonly<
  Record<Exclude<FindingCode, 'not-known'>, { readonly what: string; readonly severity: 1 | 2 }>
> = {
  'few-eyes': { what: 'isolation.few-eyes', severity: 2 },
  'many-with-nobody': { what: 'isolation.many-with-nobody', severity: 2 },
  'visits-limited': { what: 'isolation.visits-limited', severity: 2 },
  'not-heard': { what: 'isolation.not-heard', severity: 1 },
  'few-out': { what: 'isolation.few-out', severity: 1 },
  'only-home-says': { what: 'isolation.only-home-says', severity: 1 },
}

const GRAVEST = Math.max(...Object.values(kinds).map(one => one.severity))

/** Whether it weighs most among what isolation tells. */
export const isGrave = (code: FindingCode): boolean => isTold(code) && kinds[code].severity === GRAVEST

const isTold = (code: FindingCode): code is keyof typeof kinds => code in kinds

export const keyOf = (homeId: string, code: FindingCode): string => `isolation/${homeId}/${code}`

/**
 * All that isolation tells of a home on a day, each under its own key: what does not stand out is taken back. They are
 * exposure, "who could be harder to hear": they set how often to visit and earn help, and never raise a level alone.
 */
export function signalsOfIsolation(home: IsolatedHome, on: string): IsolationSignal[] {
  return findingCodes.filter(isTold).map(code => {
    const key = keyOf(home.homeId, code)
    const finding = home.findings.find(one => one.code === code)
    return { key, signal: finding ? signalOf(home, finding, { key, ...kinds[code] }, on) : null }
  })
}

interface Told {
  readonly key: string
  readonly what: string
  readonly severity: 1 | 2
}

function signalOf(
  { homeId, beds }: IsolatedHome,
  { code, on, learnedOn, selfReported, count, of }: Finding,
  { key, what, severity }: Told,
  today: string,
): Signal {
  // Silence lasts: it is told anew with each month, and not each day.
  const silence = code === 'not-heard' ? `${today.slice(0, 8)}01` : undefined
  const day = silence ?? on ?? today
  return {
    ...{ key, eventKey: key, homeId, theme: 'isolation', what, axis: 'exposure', severity },
    observed: { from: day, to: day },
    receivedOn: silence ?? learnedOn ?? day,
    source: { kind: 'eyes-on', family: selfReported ? 'home' : 'council' },
    independence: selfReported ? 'self-reported' : 'derived',
    reliability: selfReported ? 'C' : 'B',
    polarity: 'neutral',
    measure: count === null ? { kind: 'happened' } : { kind: 'count', count, denominator: of },
    owner: 'not-known',
    standing: 'found',
    // It ends when it is no longer so: then it is taken back.
    ...{ untilNext: true, expiresOn: null },
    link: `/homes/${homeId}/eyes`,
    restriction: beds === null || beds < SMALL_HOME ? 'case-roles' : 'council',
  }
}
