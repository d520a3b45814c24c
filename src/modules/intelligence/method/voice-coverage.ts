import { decay } from './decay.ts'

/** One kind of voice that should be heard of a home, and how many days ago it last was; null: never. */
export interface Voice {
  readonly kind: string
  readonly daysAgo: number | null
}

export interface VoiceCoverage {
  /** From 0, nobody, to 1, everybody today. */
  readonly coverage: number
  readonly heard: readonly string[]
  /** Heard once, and so long ago that less than half of it is left. */
  readonly faded: readonly string[]
  readonly never: readonly string[]
}

/**
 * Who has been heard of lately: the mean over all kinds of voice of what is left of each by its age. A kind of which
 * nothing is known counts as not heard; it is never left out. Derived: absence of reports may be absence of voice.
 * @param halfLife days after which a voice counts half.
 */
export function voiceCoverage(voices: readonly Voice[], halfLife: number): VoiceCoverage {
  const left = voices.map(({ kind, daysAgo }) => ({
    kind,
    left: daysAgo === null ? null : decay(daysAgo, halfLife),
  }))
  const kinds = (holds: (left: number | null) => boolean) =>
    left.filter(one => holds(one.left)).map(one => one.kind)
  return {
    coverage: left.reduce((sum, one) => sum + (one.left ?? 0), 0) / Math.max(1, left.length),
    heard: kinds(one => one !== null && one >= 0.5),
    faded: kinds(one => one !== null && one < 0.5),
    never: kinds(one => one === null),
  }
}
