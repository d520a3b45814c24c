/**
 * From counts to a scale on which their spread is known: Y, its target t and its standard deviation s if nothing but
 * chance were at work. z = (Y - t) / s then has mean 0 and deviation 1, and positive is more than expected.
 * Source: D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in Medicine, 2005, and
 * Handling over-dispersion of performance indicators, Quality and Safety in Health Care, 2005; the forms as verified
 * in the open code of FunnelPlotR (NHS-R community).
 */

/**
 * One unit: of a `ratio` what was observed, and what was expected of one like it; of a `proportion` how many of how
 * many; of a `ratio-of-counts` two counts of the same thing's two sides.
 */
export interface Counted {
  readonly numerator: number
  readonly denominator: number
}

export interface Scale {
  /** Y, without unit. */
  readonly y: (counted: Counted) => number
  /** The standard deviation of Y under chance alone; more than 0. */
  readonly s: (counted: Counted) => number
  /** The target as people read it, from the totals of all units. */
  readonly target: (totals: Counted) => number
  /** From what people read to Y, and from Y back; beyond what can be read it stops at its end. */
  readonly onScale: (target: number) => number
  readonly back: (y: number) => number
}

const share = ({ numerator, denominator }: Counted): number => numerator / denominator

/** O/E on the square-root scale: CQC's form. */
const ratio: Scale = {
  y: counted => Math.sqrt(share(counted)),
  s: ({ denominator }) => 1 / (2 * Math.sqrt(denominator)),
  target: () => 1,
  onScale: Math.sqrt,
  back: y => Math.max(0, y) ** 2,
}

/** O/E on the log scale: the form of the summary hospital-level mortality indicator (SHMI). O more than 0. */
const logRatio: Scale = {
  y: counted => Math.log(share(counted)),
  s: ({ denominator }) => 1 / Math.sqrt(denominator),
  target: () => 1,
  onScale: Math.log,
  back: Math.exp,
}

/** r of n on the arcsine scale. */
const proportion: Scale = {
  y: counted => Math.asin(Math.sqrt(share(counted))),
  s: ({ denominator }) => 1 / (2 * Math.sqrt(denominator)),
  target: share,
  onScale: target => Math.asin(Math.sqrt(target)),
  back: y => Math.sin(Math.min(Math.max(y, 0), Math.PI / 2)) ** 2,
}

/** a / b of two counts on the log scale, half a count added to each. Both more than 0 in total. */
const ratioOfCounts: Scale = {
  y: ({ numerator: a, denominator: b }) => Math.log((a + 0.5) / (b + 0.5)),
  s: ({ numerator: a, denominator: b }) => Math.sqrt(a / (a + 0.5) ** 2 + b / (b + 0.5) ** 2),
  target: share,
  onScale: Math.log,
  back: Math.exp,
}

export const scales = {
  ratio,
  'log-ratio': logRatio,
  proportion,
  'ratio-of-counts': ratioOfCounts,
} as const satisfies Readonly<Record<string, Scale>>

export type ScaleKind = keyof typeof scales
