import type { Telling } from '#platform/webhooks/telling.ts'
import { concernStill, organisationalStill, reviewStill } from './tells-still.ts'

/**
 * What other systems of the council are told: that something changed and how it stands, by ids and codes. What it is
 * about they read through the API, as somebody who may.
 *
 * Restricted cases are told to nobody, nor is what was queued before they were. Nor is anything about a person in a position of trust: that such a record exists
 * is known to managers and to those assigned to it, and its id, beside the hour and the home of a case, would tell
 * another system's readers who is meant. What is to be known of it is read by those who may, in Lantern.
 */
const told =
  (subject: string, still: NonNullable<Telling['still']>) =>
  (event: string, type: string, fields: readonly string[] = []): Telling => ({
    event,
    type: `safeguarding.${subject}.${type}`,
    data: given => Object.fromEntries(fields.flatMap(name => (given[name] ? [[name, given[name]]] : []))),
    evenIf: 'sensitive',
    still,
  })

const concern = told('concern', concernStill)
const organisational = told('organisational-enquiry', organisationalStill)
const review = told('review', reviewStill)

export const tells: readonly Telling[] = [
  concern('ConcernRaised', 'raised', ['danger', 'homeId']),
  concern('ConcernLookedAt', 'looked-at'),
  concern('ConcernDecided', 'decided', ['outcome']),
  concern('ConcernAllocated', 'allocated', ['teamId']),
  concern('EnquiryOpened', 'enquiry-begun', ['kind', 'enquiryId']),
  concern('EnquiryConcluded', 'enquiry-concluded', ['state']),
  // Set aside, carried on elsewhere, or the adult died: it ends and is not concluded.
  concern('EnquiryEnded', 'enquiry-ended', ['state', 'enquiryId']),
  concern('ConcernClosed', 'closed', ['closingReason']),
  organisational('OrganisationalEnquiryOpened', 'opened', ['homeId', 'scope', 'trigger']),
  organisational('OrganisationalThresholdDecided', 'decided', ['outcome']),
  organisational('OrganisationalEnquiryMoved', 'moved', ['to']),
  organisational('OrganisationalEnquiryClosed', 'closed'),
  // Not at which home: with it a review says whom it is about, and that case may be restricted.
  review('ReviewReferred', 'referred'),
  review('ReviewDecided', 'decided', ['outcome']),
  review('ReviewPublished', 'published'),
  review('ReviewKeptUnpublished', 'finished-unpublished'),
  review('RecommendationMoved', 'recommendation-moved', ['recommendationId', 'state']),
]
