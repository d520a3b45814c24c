import type { Day } from './code-list.ts'
import data from './data/decision-frameworks.json' with { type: 'json' }

/** A framework that guides decisions under section 42. It never replaces the test of the Act. */
export interface DecisionFramework {
  readonly code: string
  readonly version: string
  readonly name: string
  readonly from: string
}

/** What a council adopted, and from which day: a local setting. */
export interface AdoptedFramework {
  readonly code: string
  /** The council's own name of the edition, where it is a local one. */
  readonly version?: string
  readonly from: string
}

export const decisionFrameworks: readonly DecisionFramework[] = data.frameworks

/**
 * The framework a council worked by on a day, with its version, which goes with every decision. Where nothing was
 * adopted it is none, and the Act stands alone.
 */
export function frameworkOn(adopted: readonly AdoptedFramework[], day: Day): DecisionFramework {
  const held = adopted.filter(({ from }) => from <= String(day)).sort((a, b) => (a.from < b.from ? -1 : 1))
  const last = held.at(-1)
  const code = last?.code ?? 'none'
  const framework = decisionFrameworks.find(one => one.code === code)
  if (!framework) throw new RangeError(`There is no decision framework named "${code}"`)
  return { ...framework, version: last?.version ?? framework.version }
}
