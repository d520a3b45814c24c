import { stableId } from '#platform/ids.ts'
import { demoSafeguardingIds } from '#src/modules/safeguarding/index.ts'
import { lookIdOf } from './first-looks/look-id.ts'

/** What examples speak of in the demonstration council. */

/** The quality officer one can sign in as. */
export const demoOfficerId = stableId('account', 'quality-officer')

/** Of the concern that came in yesterday and that nobody has looked at. */
export const demoFirstLookId = lookIdOf(
  stableId('council', 'E10999999'),
  `safeguarding/${demoSafeguardingIds.newConcern}`,
)
