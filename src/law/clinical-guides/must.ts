import type { Sureness } from '../code-list.ts'
import data from '../data/must.json' with { type: 'json' }
import { GUIDE_NOTICE } from './notice.ts'

/** MUST, the Malnutrition Universal Screening Tool of BAPEN [general knowledge]. */
export interface MustMeasures {
  /** Body mass index, kg/m². */
  readonly bmi?: number | undefined
  /** Unplanned loss of weight in the last three to six months, in per cent; a gain is 0. */
  readonly lossPercent?: number | undefined
  /** Acutely ill, with nothing eaten for more than five days or likely to be so. */
  readonly acutelyIll: boolean
}

export interface MustResult {
  /** At least this much; exact when nothing is missing. */
  readonly score: number
  readonly risk: 'low' | 'medium' | 'high' | 'unknown'
  readonly missing: readonly ('bmi' | 'lossPercent')[]
  readonly says: string
  readonly notice: string
  readonly sureness: Sureness
}

/** What is missing never makes a risk look low. */
export function must({ bmi, lossPercent, acutelyIll }: MustMeasures): MustResult {
  refuseImpossible(bmi, lossPercent)
  const missing: MustResult['missing'] = [
    ...(bmi === undefined ? (['bmi'] as const) : []),
    ...(lossPercent === undefined ? (['lossPercent'] as const) : []),
  ]
  const score = bmiScore(bmi) + lossScore(lossPercent) + (acutelyIll ? 2 : 0)
  const risk = riskOf(score, missing.length > 0)
  return {
    score,
    risk,
    missing,
    says: risk === 'unknown' ? data.withoutMeasures : data.usual[risk],
    notice: GUIDE_NOTICE,
    sureness: data.sureness as Sureness,
  }
}

function bmiScore(bmi: number | undefined): number {
  if (bmi === undefined || bmi > 20) return 0
  return bmi >= 18.5 ? 1 : 2
}

function lossScore(percent: number | undefined): number {
  if (percent === undefined || percent < 5) return 0
  return percent <= 10 ? 1 : 2
}

function riskOf(score: number, incomplete: boolean): MustResult['risk'] {
  if (score >= 2) return 'high'
  if (incomplete) return 'unknown'
  return score === 1 ? 'medium' : 'low'
}

function refuseImpossible(bmi = 20, lossPercent = 0): void {
  if (!(bmi > 5 && bmi < 150))
    throw new RangeError(`A body mass index of ${bmi} cannot be right: check the measures`)
  if (!(lossPercent >= 0 && lossPercent < 100)) {
    throw new RangeError(`A loss of ${lossPercent} per cent cannot be right: check the weights`)
  }
}
