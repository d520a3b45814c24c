import { bernoulliSteps, cumulate, poissonSteps, USUAL_H, zSteps } from '../method/cusum.ts'
import { type Analysis, type AnalysisKind, labelsOf, numbersOf } from './analysis.ts'
import type { Column, Table } from './table.ts'

export const cusumKinds = ['z', 'poisson', 'bernoulli'] as const
export type CusumKind = (typeof cusumKinds)[number]

export interface CusumOptions {
  /** Of z: how far from expected is not worth a step. */
  readonly k: number
  /** Of counts and outcomes: how many times the rate, or the odds, it looks for. */
  readonly ratio: number
  /** Where an alarm sounds; undefined: nowhere, but for z at the usual height. */
  readonly h: number | undefined
  readonly bound: number | undefined
}

const columns: Readonly<Record<CusumKind, readonly Column[]>> = {
  z: [{ name: 'period' }, { name: 'z', rule: {} }],
  poisson: [
    { name: 'period' },
    { name: 'observed', rule: { least: 0 } },
    { name: 'expected', rule: { least: 0 } },
  ],
  bernoulli: [
    { name: 'period' },
    { name: 'outcome', rule: { either: [0, 1] } },
    { name: 'risk', rule: { least: 0, most: 1 } },
  ],
}

/** What adds up over time, one-sided. */
export function cusumAnalysis(kind: CusumKind): AnalysisKind<CusumOptions> {
  const [first = '', ...others] = columns[kind].map(column => column.name)
  return {
    columns: columns[kind],
    hint: () => `A cusum of the kind ${kind} needs ${first}, ${others.join(' and ')}.`,
    analyse: (table, options) => analyse(kind, table, options),
  }
}

function analyse(kind: CusumKind, table: Table, options: CusumOptions): Analysis {
  const steps = stepsOf(kind, table, options)
  const sums = cumulate(steps, options.bound)
  const h = options.h ?? (kind === 'z' ? USUAL_H : null)
  const periods = labelsOf(table, 'period')
  const parameters = kind === 'z' ? { k: options.k, ratio: null } : { k: null, ratio: options.ratio }
  return {
    head: { kind, ...parameters, h, bound: options.bound ?? null },
    list: 'points',
    *items() {
      for (const [i, cusum] of sums.entries())
        yield { period: periods[i], step: steps[i], cusum, alarm: h === null ? null : cusum >= h }
    },
    notes: h === null ? [NO_HEIGHT] : [],
  }
}

const NO_HEIGHT =
  'No alarm is set. Choose a height with --h by simulating how long your own data runs without one while all is in order.'

function stepsOf(kind: CusumKind, table: Table, { k, ratio }: CusumOptions): number[] {
  const column = (name: string) => numbersOf(table, name)
  if (kind === 'z') return zSteps(column('z'), k)
  if (kind === 'poisson') {
    const expected = column('expected')
    return poissonSteps(
      column('observed').map((observed, i) => ({ observed, expected: expected[i] ?? Number.NaN })),
      ratio,
    )
  }
  const risks = column('risk')
  return bernoulliSteps(
    column('outcome').map((outcome, i) => ({ happened: outcome === 1, risk: risks[i] ?? Number.NaN })),
    ratio,
  )
}
