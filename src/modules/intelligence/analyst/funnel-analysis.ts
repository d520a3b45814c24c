import { FEWEST_TO_COMPARE } from '#law/home-sizes.ts'
import { type FieldFault, Invalid } from '#platform/errors.ts'
import { EXACT_BELOW } from '../method/exact-below.ts'
import { funnelOf } from '../method/funnel.ts'
import { Z_95, Z_998 } from '../method/limits.ts'
import type { Counted } from '../method/transform.ts'
import { type Analysis, type AnalysisKind, labelsOf, numbersOf } from './analysis.ts'
import type { Table } from './table.ts'

export const funnelKinds = ['ratio', 'proportion', 'ratio-of-counts'] as const
export type FunnelKind = (typeof funnelKinds)[number]

const namesOf = (kind: FunnelKind): readonly [string, string] =>
  kind === 'ratio' ? ['observed', 'expected'] : ['numerator', 'denominator']

/** A funnel over the units of a file, each with what is known of it. */
export function funnelAnalysis(kind: FunnelKind): AnalysisKind<undefined> {
  const [upper, lower] = namesOf(kind)
  const notZero =
    kind === 'ratio'
      ? 'It must be more than 0: where nothing is expected nothing can be compared. Take the row away.'
      : 'It must be more than 0: of nothing there is no share. Take the row away.'
  return {
    columns: [
      { name: 'unit' },
      { name: upper, rule: { least: 0 } },
      { name: lower, rule: { least: 0, notZero } },
    ],
    hint: found => hintFor(kind, found),
    analyse: table => analyse(kind, table),
  }
}

function hintFor(kind: FunnelKind, found: readonly string[]): string {
  const others = kind === 'ratio' ? ['numerator', 'denominator'] : ['observed', 'expected']
  if (others.every(name => found.includes(name)))
    return kind === 'ratio'
      ? 'For these use --kind proportion or --kind ratio-of-counts.'
      : 'For these use --kind ratio.'
  return `A funnel of the kind ${kind} needs unit, ${namesOf(kind).join(' and ')}.`
}

function analyse(kind: FunnelKind, table: Table): Analysis {
  const [upper, lower] = namesOf(kind)
  const units = labelsOf(table, 'unit')
  const denominators = numbersOf(table, lower)
  const counted = numbersOf(table, upper).map((numerator, i) => ({
    numerator,
    denominator: denominators[i] ?? Number.NaN,
  }))
  refuse(kind, table, counted)
  const { target, phi, tau2, unit } = funnelOf(kind, counted)
  return {
    head: { kind, target, phi, tau2 },
    list: 'units',
    *items() {
      for (const [i, one] of counted.entries()) yield { unit: units[i], ...unit(one) }
    },
    *readable() {
      for (const [i, one] of counted.entries()) {
        const value = one.numerator / one.denominator
        const of = unit(one)
        yield { unit: units[i], value, ...of, stands: standsAt(of.zAdjusted) }
      }
    },
    notes: notesOn(kind, units, counted),
  }
}

function standsAt(z: number): string {
  const side = z > 0 ? 'above' : 'below'
  if (Math.abs(z) > Z_998) return `${side} 99.8%`
  return Math.abs(z) > Z_95 ? `${side} 95%` : 'within'
}

/** @throws Invalid for what no single column shows. */
function refuse(kind: FunnelKind, { rowNumbers }: Table, counted: readonly Counted[]): void {
  if (kind === 'proportion') {
    const faults = counted.flatMap(({ numerator, denominator }, i): FieldFault[] =>
      numerator <= denominator
        ? []
        : [
            {
              field: `row ${rowNumbers[i]}, column numerator`,
              message: `is ${numerator}, more than the denominator of ${denominator}. A part is not more than the whole.`,
            },
          ],
    )
    if (faults.length > 0) throw new Invalid(faults.slice(0, 20))
  }
  if (kind === 'ratio-of-counts' && counted.every(({ numerator }) => numerator === 0)) {
    const message =
      'Every numerator is 0, so there is no ratio to compare with. Give units in which it happened.'
    throw new Invalid([{ field: 'column numerator', message }])
  }
}

function notesOn(kind: FunnelKind, units: readonly string[], counted: readonly Counted[]): string[] {
  const few = counted.length < FEWEST_TO_COMPARE
  const small = counted.filter(one => one.denominator < EXACT_BELOW).length
  const twice = units.length - new Set(units).size
  return [
    ...(few
      ? [`Fewer than ${FEWEST_TO_COMPARE} units: tau2 is unstable. Compare with the region or with England.`]
      : []),
    ...(kind === 'ratio' && small > 0
      ? [`${small} of the units expect fewer than ${EXACT_BELOW}: there z is rough.`]
      : []),
    ...(twice > 0
      ? [`${twice} of the rows name a unit that an earlier row names: each counts as its own.`]
      : []),
  ]
}
