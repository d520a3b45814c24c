import { agencyLabel, inListOrder } from './agencies.ts'
import { keysOf, type LatencyStep, latencySteps } from './kinds.ts'

/** A day of one partner, as it was last written down. */
export interface LatencyDay {
  readonly agency: string
  readonly step: LatencyStep
  /** Null: it was asked, and nobody knows. */
  readonly on: string | null
}

export interface Gap {
  readonly from: LatencyStep
  readonly to: LatencyStep
  /** Null where one of the two days is not known; below nought where the days are the other way round. */
  readonly days: number | null
}

export interface LatencyRow<D extends LatencyDay> {
  readonly agency: string
  readonly label: string
  readonly days: Readonly<Record<LatencyStep, D | null>>
  readonly gaps: readonly Gap[]
}

const steps = keysOf(latencySteps)

/**
 * For each partner of a case the four days and what lay between them. In the order of the list of partners, always:
 * never by how long anybody took, and no sum or average is made. Pure.
 */
export function latencyRows<D extends LatencyDay>(written: readonly D[]): LatencyRow<D>[] {
  const last = new Map(written.map(day => [`${day.agency} ${day.step}`, day]))
  return inListOrder(written.map(day => day.agency)).map(agency => {
    const at = (step: LatencyStep): D | null => last.get(`${agency} ${step}`) ?? null
    const days = Object.fromEntries(steps.map(step => [step, at(step)])) as Record<LatencyStep, D | null>
    const gaps = steps.slice(1).map((to, index) => {
      const from = steps[index] ?? to
      return { from, to, days: daysBetween(days[from]?.on ?? null, days[to]?.on ?? null) }
    })
    return { agency, label: agencyLabel(agency), days, gaps }
  })
}

export function daysBetween(from: string | null, to: string | null): number | null {
  if (from === null || to === null) return null
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days
}
