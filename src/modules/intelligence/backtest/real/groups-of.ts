import { homeSizeOf } from '#law/home-sizes.ts'
import type { HomeInBrief } from '../../../homes/index.ts'

/** The groups of the check of equality that a register knows of. Deprivation and funding are not among them. */
export function groupsOf({ nursing, beds, brandId, specialisms }: HomeInBrief): Record<string, string> {
  return {
    'kind of home': nursing ? 'nursing' : 'residential',
    size: homeSizeOf(beds)?.code ?? 'not known',
    ownership: brandId === null ? 'no brand' : 'of a brand',
    'learning disability': specialisms.includes('Learning disabilities') ? 'cares for' : 'does not',
  }
}
