import { fsum } from 'd3-array'
import { additiveZ } from './adjusted.ts'
import { demand } from './demand.ts'
import { funnelLimits, Z_95, Z_998 } from './limits.ts'
import { betweenUnits, dispersion } from './over-dispersion.ts'
import { type Counted, type Scale, type ScaleKind, scales } from './transform.ts'
import { winsorise, winsorLimits } from './winsorise.ts'

/** A funnel over all units, and what it says of each. `target` and limits are as people read them. */
export interface Funnel {
  readonly kind: ScaleKind
  readonly target: number
  /** On the scale of Y: see `over-dispersion.ts`. */
  readonly phi: number
  readonly tau2: number
  /** Of one of its units; made when it is asked, so that a million take no more room than their counts. */
  readonly unit: (counted: Counted) => FunnelUnit
}

export interface FunnelUnit {
  readonly z: number
  readonly zWinsorised: number
  readonly zAdjusted: number
  readonly lower95: number
  readonly upper95: number
  readonly lower998: number
  readonly upper998: number
}

/**
 * Transform, winsorise at a tenth each side, over-dispersion as additive random effects, adjusted z and limits.
 * Source: as each step's own file says.
 * @throws RangeError for no unit, and for counts that the scale cannot hold.
 */
export function funnelOf(kind: ScaleKind, units: readonly Counted[]): Funnel {
  demand(units.length > 0, 'A funnel needs at least one unit')
  const scale: Scale = scales[kind]
  const target = scale.target({
    numerator: fsum(units, unit => unit.numerator),
    denominator: fsum(units, unit => unit.denominator),
  })
  const t = scale.onScale(target)
  demand(Number.isFinite(t), `There is no target: it comes out as ${target}`)
  const s = Float64Array.from(units, unit => scale.s(unit))
  const z = Float64Array.from(units, unit => (scale.y(unit) - t) / scale.s(unit))
  demand(z.every(Number.isFinite), 'A unit has counts of which no z can be made')
  const within = winsorLimits(z)
  const phi = dispersion(z.map(one => winsorise(one, within)))
  const tau2 = betweenUnits(phi, s)
  return { kind, target, phi, tau2, unit: counted => unitOf(scale, { t, within, tau2 }, counted) }
}

interface Common {
  readonly t: number
  readonly within: { low: number; high: number }
  readonly tau2: number
}

function unitOf(scale: Scale, { t, within, tau2 }: Common, counted: Counted): FunnelUnit {
  const [y, s] = [scale.y(counted), scale.s(counted)]
  const z = (y - t) / s
  const at95 = funnelLimits(scale, { target: t, s, tau2, z: Z_95 })
  const at998 = funnelLimits(scale, { target: t, s, tau2, z: Z_998 })
  return {
    z,
    zWinsorised: winsorise(z, within),
    zAdjusted: additiveZ({ y, target: t, s }, tau2),
    lower95: at95.lower,
    upper95: at95.upper,
    lower998: at998.lower,
    upper998: at998.upper,
  }
}
