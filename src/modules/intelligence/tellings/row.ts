import type { Signal } from '#platform/signal.ts'

/** A row of `intelligence.telling`. */
export interface TellingRow {
  readonly seq: number
  readonly source: string
  readonly homeId: string
  readonly toldHomeId: string | null
  readonly knownOn: string
  readonly takenBack: boolean
  readonly key: string
  readonly eventKey: string | null
  readonly theme: string | null
  readonly what: string
  readonly axis: Signal['axis']
  readonly observedFrom: string
  readonly observedTo: string
  readonly receivedOn: string
  readonly sourceKind: string
  readonly family: Signal['source']['family']
  readonly independence: Signal['independence']
  readonly reliability: Signal['reliability']
  readonly polarity: Signal['polarity']
  readonly severity: number
  readonly measure: Signal['measure']['kind']
  readonly grade: string | null
  readonly count: number | null
  readonly denominator: number | null
  readonly owner: Signal['owner']
  readonly standing: Signal['standing']
  readonly untilNext: boolean
  readonly expiresOn: string | null
  readonly link: string
  readonly restriction: Signal['restriction']
}

/** What is written; the database gives its place. */
export type NewTelling = Omit<TellingRow, 'seq' | 'source'>

export function signalOfRow(row: TellingRow): Signal {
  const { key, homeId, theme, what, axis, independence, reliability, polarity, severity, owner } = row
  return {
    ...{ key, eventKey: row.eventKey ?? key, homeId, theme, what, axis },
    observed: { from: row.observedFrom, to: row.observedTo },
    receivedOn: row.receivedOn,
    source: { kind: row.sourceKind, family: row.family },
    ...{ independence, reliability, polarity, severity, measure: measureOf(row), owner },
    ...{ standing: row.standing, untilNext: row.untilNext, expiresOn: row.expiresOn },
    ...{ link: row.link, restriction: row.restriction },
  }
}

function measureOf({ measure, grade, count, denominator }: TellingRow): Signal['measure'] {
  if (measure === 'grade') return { kind: 'grade', grade: grade ?? '' }
  if (measure === 'count') return { kind: 'count', count: count ?? 0, denominator }
  return { kind: 'happened' }
}

/** The same, to be written: told of `homeId`, which may since be another home's. */
export function rowOfSignal(signal: Signal, homeId: string, knownOn: string): NewTelling {
  const { key, eventKey, theme, what, axis, observed, receivedOn, source, measure } = signal
  const { independence, reliability, polarity, severity, owner, standing, untilNext, expiresOn } = signal
  return {
    ...{ homeId, toldHomeId: homeId === signal.homeId ? null : signal.homeId, knownOn, takenBack: false },
    ...{ key, eventKey: eventKey === key ? null : eventKey, theme, what, axis, receivedOn },
    ...{ observedFrom: observed.from, observedTo: observed.to },
    ...{ sourceKind: source.kind, family: source.family, independence, reliability, polarity, severity },
    measure: measure.kind,
    grade: measure.kind === 'grade' ? measure.grade : null,
    count: measure.kind === 'count' ? measure.count : null,
    denominator: measure.kind === 'count' ? measure.denominator : null,
    ...{ owner, standing, untilNext, expiresOn, link: signal.link, restriction: signal.restriction },
  }
}

/** Whether a telling says what the one before it said: then it is no telling. */
export function saysTheSame(before: TellingRow, now: NewTelling): boolean {
  const { seq: _seq, source: _source, knownOn: _known, ...old } = before
  const { knownOn: _now, ...next } = now
  const names = Object.keys(next) as (keyof typeof next)[]
  return names.every(name => old[name] === next[name])
}
