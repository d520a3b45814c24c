import type { Signal } from '#platform/signal.ts'

/** For tests: signals of a home that is none. */

export const TODAY = '2026-11-16'

export const dayBefore = (days: number): string =>
  Temporal.PlainDate.from(TODAY).subtract({ days }).toString()

let count = 0

/** Somebody independent noted an indicator a week ago; `event` and `ago` say what and when in a word. */
export function aSignal({
  event,
  ago = 7,
  family = 'health',
  ...more
}: Partial<Signal> & { event?: string; ago?: number; family?: Signal['source']['family'] } = {}): Signal {
  count++
  const key = `signal/${count}`
  return {
    ...{ key, eventKey: event ?? key, homeId: '00000000-0000-8000-8000-000000000000', theme: 'staff' },
    ...{ what: 'visit.indicator', axis: 'signal', observed: { from: dayBefore(ago), to: dayBefore(ago) } },
    ...{ receivedOn: dayBefore(ago), source: { kind: 'visit', family }, independence: 'independent' },
    ...{ reliability: 'B', polarity: 'concern', severity: 3, measure: { kind: 'happened' } },
    ...{ owner: 'present', standing: 'alleged', untilNext: false, expiresOn: '2027-11-16', link: '/homes' },
    ...{ restriction: 'council', ...more },
  }
}
