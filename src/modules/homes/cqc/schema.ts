import { z } from 'zod'
import { isCivilDate } from './clean.ts'

/**
 * One record of CQC's public API, `GET /public/v1/locations/{id}`, as CQC writes it. Fields are absent when
 * empty; fields we do not know are let through. Every message says how to put the record right.
 */

type Issue = { readonly input?: unknown }

function expecting(what: string) {
  return (issue: Issue) =>
    issue.input === undefined
      ? `is missing. Every CQC record has one: fetch this record from CQC again. It should be ${what}.`
      : `should be ${what}, but it is ${shown(issue.input)}. Correct it, or fetch this record from CQC again.`
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

const text = z.string({ error: expecting('text') })
const filledText = text.min(1, { error: expecting('text') })
const yesOrNo = z.enum(['Y', 'N'], { error: expecting('"Y" or "N"') })
const wholeBeds = 'a whole number of beds, 0 or more'
const beds = z.int({ error: expecting(wholeBeds) }).min(0, { error: expecting(wholeBeds) })
const degrees = z.number({ error: expecting('a number of degrees') })

const A_DATE = 'a real date written year-month-day, such as 2019-03-31'
const date = z.string({ error: expecting(A_DATE) }).refine(isCivilDate, { error: expecting(A_DATE) })

const A_MOMENT = 'a date and time such as 2024-09-17 15:19:48'
const moment = z
  .string({ error: expecting(A_MOMENT) })
  .refine(value => isCivilDate(value.slice(0, 10)), { error: expecting(A_MOMENT) })

function listOf<T extends z.ZodType>(item: T) {
  return z.array(item, { error: expecting('a list') })
}

function block<T extends z.ZodRawShape>(shape: T) {
  return z.looseObject(shape, { error: expecting('a group of fields') })
}

const KeyQuestionRating = block({
  name: text.optional(),
  rating: text.optional(),
  reportDate: date.optional(),
  reportLinkId: text.optional(),
  organisationId: text.optional(),
  status: text.optional(),
})

const RatingBlock = block({
  name: text.optional(),
  rating: text.optional(),
  status: text.optional(),
  reportDate: date.optional(),
  reportLinkId: text.optional(),
  organisationId: text.optional(),
  keyQuestionRatings: listOf(KeyQuestionRating).optional(),
})

const CurrentRatings = block({
  overall: RatingBlock.optional(),
  reportDate: date.optional(),
  organisationId: text.optional(),
})

const HistoricRating = block({
  overall: RatingBlock.optional(),
  reportDate: date.optional(),
  reportLinkId: text.optional(),
  organisationId: text.optional(),
})

const Assessment = block({
  assessmentPlanPublishedDateTime: moment.optional(),
  ratings: block({
    overall: listOf(RatingBlock).optional(),
    asgRatings: listOf(RatingBlock).optional(),
  }).optional(),
})

const Relationship = block({
  relatedLocationId: filledText,
  relatedLocationName: text.optional(),
  type: text.optional(),
  reason: text.optional(),
})

const Report = block({
  linkId: text.optional(),
  reportDate: date.optional(),
  firstVisitDate: date.optional(),
  reportType: text.optional(),
  reportUri: text.optional(),
})

const Named = block({ name: text.optional(), description: text.optional() })

export const CqcRecord = block({
  locationId: filledText,
  providerId: filledText,
  name: filledText,
  registrationStatus: z.enum(['Registered', 'Deregistered'], {
    error: expecting('"Registered" or "Deregistered"'),
  }),
  registrationDate: date,
  deregistrationDate: date.optional(),
  careHome: yesOrNo,
  alsoKnownAs: text.optional(),
  dormancy: yesOrNo.optional(),
  dormancyStartDate: date.optional(),
  dormancyEndDate: date.optional(),
  numberOfBeds: beds.optional(),
  postalAddressLine1: text.optional(),
  postalAddressLine2: text.optional(),
  postalAddressTownCity: text.optional(),
  postalAddressCounty: text.optional(),
  postalCode: text.optional(),
  onspdLatitude: degrees.optional(),
  onspdLongitude: degrees.optional(),
  uprn: text.optional(),
  localAuthority: text.optional(),
  region: text.optional(),
  constituency: text.optional(),
  onspdIcbName: text.optional(),
  onspdIcbCode: text.optional(),
  odsCode: text.optional(),
  mainPhoneNumber: text.optional(),
  website: text.optional(),
  type: text.optional(),
  brandId: text.optional(),
  brandName: text.optional(),
  registeredManagerAbsentDate: date.optional(),
  managerListed: z.boolean().optional(),
  lastInspection: block({ date: date.optional() }).optional(),
  lastReport: block({ publicationDate: date.optional() }).optional(),
  gacServiceTypes: listOf(Named).optional(),
  specialisms: listOf(Named).optional(),
  regulatedActivities: listOf(Named).optional(),
  relationships: listOf(Relationship).optional(),
  reports: listOf(Report).optional(),
  currentRatings: CurrentRatings.optional(),
  historicRatings: listOf(HistoricRating).optional(),
  assessment: listOf(Assessment).optional(),
})

export type CqcRecord = z.infer<typeof CqcRecord>
export type RatingBlock = z.infer<typeof RatingBlock>
export type HistoricRating = z.infer<typeof HistoricRating>
export type Assessment = z.infer<typeof Assessment>
