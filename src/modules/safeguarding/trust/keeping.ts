import type { RetentionKind } from '#law/retention.ts'

/** Outcomes after which a person is cleared, and little is kept. */
export const clearing: readonly string[] = ['unfounded', 'malicious']

/** Which rule of keeping is its own: the short one where nothing supports it, or they held no position of trust. */
export const trustKeptAs = (outcome: string | null): RetentionKind =>
  outcome === null || clearing.includes(outcome) ? 'position-of-trust-not-found' : 'position-of-trust'
