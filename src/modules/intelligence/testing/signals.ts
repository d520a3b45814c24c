import fc from 'fast-check'
import { independences, reliabilities, type Signal, signalFamilies, standings } from '#platform/signal.ts'

/** A serious concern that a relative told on a day, unless said otherwise. */
export function aSignal(homeId: string, key: string, on: string, more: Partial<Signal> = {}): Signal {
  return {
    ...{ key, eventKey: key, homeId, theme: 'staff', what: 'visit.indicator', axis: 'signal' },
    ...{ observed: { from: on, to: on }, receivedOn: on },
    ...{ source: { kind: 'visit', family: 'relatives-and-friends' }, independence: 'independent' },
    ...{ reliability: 'B', polarity: 'concern', severity: 3, measure: { kind: 'happened' } },
    ...{ owner: 'present', standing: 'alleged', untilNext: false, expiresOn: '2027-11-16', link: '/homes' },
    ...{ restriction: 'council', ...more },
  }
}

const dayIn = (from: string, days: number) =>
  fc.nat(days).map(later => Temporal.PlainDate.from(from).add({ days: later }).toString())

/** Any signal of these homes under any of these keys. */
export const anySignal = (homeIds: readonly string[], keys: readonly string[]): fc.Arbitrary<Signal> =>
  fc
    .record({
      homeId: fc.constantFrom(...homeIds),
      key: fc.constantFrom(...keys),
      event: fc.constantFrom('a', 'b', 'c'),
      on: dayIn('2024-11-16', 800),
      receivedAfter: fc.nat(40),
      theme: fc.constantFrom('staff', 'basics', null),
      what: fc.constantFrom('visit.indicator', 'safeguarding.concern', 'cqc.rating.safe', 'cqc.new-provider'),
      family: fc.constantFrom(...signalFamilies),
      independence: fc.constantFrom(...independences),
      reliability: fc.constantFrom(...reliabilities),
      standing: fc.constantFrom(...standings),
      severity: fc.nat(4),
      polarity: fc.constantFrom('positive', 'neutral', 'concern'),
      restriction: fc.constantFrom('published', 'council', 'case-roles'),
      untilNext: fc.boolean(),
      expiresAfter: fc.option(fc.nat(500)),
    })
    .map(({ on, receivedAfter, event, family, expiresAfter, homeId, key, ...rest }) => {
      const day = Temporal.PlainDate.from(on)
      const expiresOn = expiresAfter === null ? null : day.add({ days: expiresAfter }).toString()
      return aSignal(homeId, key, on, {
        ...(rest as Partial<Signal>),
        eventKey: event,
        receivedOn: day.add({ days: receivedAfter }).toString(),
        source: { kind: 'visit', family },
        expiresOn,
      })
    })
