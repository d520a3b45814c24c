import type { MarketHome } from './schema.ts'

/** Kinds of care that a commissioner looks for. Data: CQC's own words for whom a home cares for. */
export interface Need {
  readonly key: string
  /** 'nursing home for people with dementia'. */
  readonly words: string
  readonly label: string
  readonly nursing?: true
  /** Any of these: publishers spell some in two ways. */
  readonly specialisms?: readonly string[]
}

export const needs: readonly Need[] = [
  { key: 'nursing', label: 'Nursing', words: 'nursing home', nursing: true },
  {
    key: 'nursing-dementia',
    label: 'Nursing, dementia',
    words: 'nursing home for people with dementia',
    nursing: true,
    specialisms: ['Dementia'],
  },
  {
    key: 'dementia',
    label: 'Dementia',
    words: 'care home for people with dementia',
    specialisms: ['Dementia'],
  },
  {
    key: 'learning-disability',
    label: 'Learning disabilities',
    words: 'care home for people with learning disabilities',
    specialisms: ['Learning disabilities'],
  },
  {
    key: 'mental-health',
    label: 'Mental health',
    words: 'care home for people with mental health conditions',
    specialisms: ['Mental health conditions'],
  },
  {
    key: 'physical-disability',
    label: 'Physical disabilities',
    words: 'care home for people with physical disabilities',
    specialisms: ['Physical disabilities'],
  },
  {
    key: 'sensory',
    label: 'Sensory impairments',
    words: 'care home for people with sensory impairments',
    specialisms: ['Sensory impairment', 'Sensory impairments'],
  },
]

/** A home that says it nurses, or cares for these people, counts; what it says is not what it does well. */
export function meets(need: Need, home: Pick<MarketHome, 'nursing' | 'specialisms'>): boolean {
  if (need.nursing && !home.nursing) return false
  return need.specialisms?.some(name => home.specialisms.includes(name)) ?? true
}

export const isGood = (rating: string | null): boolean => rating === 'good' || rating === 'outstanding'
