import { usualRepeatSetting } from '#law/repeated-low-level.ts'

export type SignCode =
  | 'danger'
  | 'serious'
  | 'police'
  | 'hospital'
  | 'died'
  | 'allegation'
  | 'same-adult'
  | 'repeated'

export interface InBatch {
  readonly personId: string
  readonly danger: string
  readonly abuseTypes: readonly string[]
  readonly earlierOfAdult: number
  readonly policeTold: boolean
  readonly died: boolean
  readonly inHospital: boolean
  readonly allegation: boolean
}

/** Everyday harm is at most an omission: any other kind of abuse is looked at by itself. */
const EVERYDAY = ['neglect']

/**
 * Signs that a concern is better decided by itself. A sign prompts and decides nothing: whoever decides may still
 * decide it here, with a reason of its own. Pure.
 */
export function signsAgainst(
  one: InBatch,
  all: readonly InBatch[],
  repeats = usualRepeatSetting,
): readonly SignCode[] {
  const signs: readonly (readonly [SignCode, boolean])[] = [
    ['danger', one.danger !== 'no'],
    ['serious', one.abuseTypes.some(type => !EVERYDAY.includes(type))],
    ['police', one.policeTold],
    ['hospital', one.inHospital],
    ['died', one.died],
    ['allegation', one.allegation],
    ['same-adult', all.some(other => other !== one && other.personId === one.personId)],
    ['repeated', one.earlierOfAdult + 1 >= repeats.count],
  ]
  return signs.flatMap(([code, there]) => (there ? [code] : []))
}
