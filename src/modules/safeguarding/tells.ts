import type { Telling } from '#platform/webhooks/telling.ts'

/**
 * What other systems of the council are told: that a case changed and how it stands, by ids and codes. What it is
 * about they read through the API, as somebody who may. Restricted cases are told to nobody.
 */
const concern = (event: string, type: string, fields: readonly string[]): Telling => ({
  event,
  type: `safeguarding.concern.${type}`,
  data: given => Object.fromEntries(fields.flatMap(name => (given[name] ? [[name, given[name]]] : []))),
  evenIf: 'sensitive',
})

export const tells: readonly Telling[] = [
  concern('ConcernRaised', 'raised', ['danger', 'homeId']),
  concern('ConcernLookedAt', 'looked-at', []),
  concern('ConcernDecided', 'decided', ['outcome']),
  concern('ConcernAllocated', 'allocated', ['teamId']),
  concern('ConcernClosed', 'closed', ['closingReason']),
]
