import { stableId } from '#platform/ids.ts'
import { homeIdFor } from './registry/home-ids.ts'
import { providerId } from './registry/registrations-store.ts'

/**
 * What the examples of this module rely on in a fresh demonstration council. The homes come from its register;
 * `arrangeHomesDemo` adds the imports and the challenge.
 */
export const demoIds = {
  /** Larkfield House, registered twice under two providers that CQC links. */
  home: homeIdFor('1-9000000001'),
  cqcLocationIds: ['1-9000000001', '1-9000000002'],
  /** Lantern's own join of the two. */
  join: stableId('join', 'successor', '1-9000000001', '1-9000000002'),
  /** Two homes that nothing joins. */
  apart: ['1-9000000002', '1-9000000003'],
  registerImport: stableId('demonstration', 'import', 'register'),
  /** An import that found a fault and changed nothing. */
  faultyImport: stableId('demonstration', 'import', 'faulty'),
  /** A list that came after CQC's records and differs from them. */
  listImport: stableId('demonstration', 'import', 'list'),
  /** Oakenshore Care (East) Limited, and the brand that it trades under with others. */
  provider: providerId('1-9100000001'),
  brand: 'BD991',
  /** How many live in Larkfield House, as its manager said. */
  localFact: stableId('demonstration', 'local-fact', 'occupied'),
  /** A challenge that nobody raised: two of CQC's sources differ. */
  mismatch: stableId('demonstration', 'challenge', 'mismatch'),
  challenge: stableId('demonstration', 'challenge', 'beds'),
  /** A filter of the first quality officer. */
  filter: stableId('demonstration', 'filter'),
} as const
