/**
 * The fields of CQC's records that the demonstration may use, as paths (`[]` is any item of a list). For
 * locations each occurs in real answers of `GET /locations/{id}`; for providers each is a field of
 * `GET /providers/{id}`, whose fields for people are left out on purpose.
 */
export const cqcLocationPaths: ReadonlySet<string> = paths(`
  alsoKnownAs assessment assessmentServiceGroup assessmentServiceGroup[].assessmentServiceId
  assessmentServiceGroup[].assessmentServiceName assessmentServiceGroup[].status
  assessment[].assessmentPlanPublishedDateTime assessment[].ratings assessment[].ratings.asgRatings
  assessment[].ratings.asgRatings[].assessmentDate assessment[].ratings.asgRatings[].assessmentPlanId
  assessment[].ratings.asgRatings[].assessmentPlanStatus assessment[].ratings.asgRatings[].commentary
  assessment[].ratings.asgRatings[].commentaryDate assessment[].ratings.asgRatings[].keyQuestionRatings
  assessment[].ratings.asgRatings[].keyQuestionRatings[].commentary
  assessment[].ratings.asgRatings[].keyQuestionRatings[].commentaryDate
  assessment[].ratings.asgRatings[].keyQuestionRatings[].name
  assessment[].ratings.asgRatings[].keyQuestionRatings[].narrative
  assessment[].ratings.asgRatings[].keyQuestionRatings[].percentageScore
  assessment[].ratings.asgRatings[].keyQuestionRatings[].rating
  assessment[].ratings.asgRatings[].keyQuestionRatings[].status
  assessment[].ratings.asgRatings[].keyQuestionRatings[].topicareas
  assessment[].ratings.asgRatings[].keyQuestionRatings[].topicareas[].evidenceCategory
  assessment[].ratings.asgRatings[].keyQuestionRatings[].topicareas[].evidenceCategory[].commentary
  assessment[].ratings.asgRatings[].keyQuestionRatings[].topicareas[].evidenceCategory[].commentaryDate
  assessment[].ratings.asgRatings[].keyQuestionRatings[].topicareas[].evidenceCategory[].evidenceCategoryId
  assessment[].ratings.asgRatings[].keyQuestionRatings[].topicareas[].name
  assessment[].ratings.asgRatings[].keyQuestionRatings[].topicareas[].qualityStatementId
  assessment[].ratings.asgRatings[].keyQuestionRatings[].topicareas[].qualityStatementscore
  assessment[].ratings.asgRatings[].keyQuestionRatings[].topicareas[].status
  assessment[].ratings.asgRatings[].name assessment[].ratings.asgRatings[].narrative
  assessment[].ratings.asgRatings[].overallPeopleExperience
  assessment[].ratings.asgRatings[].overallPeopleExperienceDate assessment[].ratings.asgRatings[].rating
  assessment[].ratings.asgRatings[].status assessment[].ratings.asgRatings[].title brandId brandName
  careHome constituency currentRatings currentRatings.overall currentRatings.overall.keyQuestionRatings
  currentRatings.overall.keyQuestionRatings[].name
  currentRatings.overall.keyQuestionRatings[].organisationId
  currentRatings.overall.keyQuestionRatings[].rating
  currentRatings.overall.keyQuestionRatings[].reportDate
  currentRatings.overall.keyQuestionRatings[].reportLinkId currentRatings.overall.rating
  currentRatings.overall.reportDate currentRatings.overall.reportLinkId currentRatings.reportDate
  deregistrationDate dormancy dormancyEndDate dormancyStartDate gacServiceTypes
  gacServiceTypes[].description gacServiceTypes[].name historicRatings historicRatings[].organisationId
  historicRatings[].overall historicRatings[].overall.keyQuestionRatings
  historicRatings[].overall.keyQuestionRatings[].name
  historicRatings[].overall.keyQuestionRatings[].rating historicRatings[].overall.rating
  historicRatings[].reportDate historicRatings[].reportLinkId inspectionAreas inspectionCategories
  inspectionCategories[].code inspectionCategories[].name inspectionCategories[].primary
  inspectionDirectorate lastInspection lastInspection.date lastReport lastReport.publicationDate
  localAuthority locationId locationTypes mainPhoneNumber name numberOfBeds odsCode onspdCcgCode
  onspdCcgName onspdIcbCode onspdIcbName onspdLatitude onspdLongitude organisationType postalAddressCounty
  postalAddressLine1 postalAddressLine2 postalAddressTownCity postalCode providerId region
  registeredManagerAbsentDate registrationDate registrationStatus regulatedActivities
  regulatedActivities[].code regulatedActivities[].name relationships relationships[].reason
  relationships[].relatedLocationId relationships[].relatedLocationName relationships[].type reports
  reports[].firstVisitDate reports[].linkId reports[].reportDate reports[].reportType reports[].reportUri
  specialisms specialisms[].name type uprn website
`)

export const cqcProviderPaths: ReadonlySet<string> = paths(`
  brandId brandName charityNumber companiesHouseNumber constituency contacts deregistrationDate
  inspectionAreas inspectionCategories inspectionCategories[].code inspectionCategories[].name
  inspectionCategories[].primary inspectionDirectorate localAuthority locationIds mainPhoneNumber name
  onspdCcgCode onspdCcgName onspdIcbCode onspdIcbName onspdLatitude onspdLongitude organisationType
  ownershipType postalAddressCounty postalAddressLine1 postalAddressLine2 postalAddressTownCity postalCode
  providerId region registrationDate registrationStatus regulatedActivities regulatedActivities[].code
  regulatedActivities[].name relationships type website
`)

function paths(text: string): Set<string> {
  return new Set(text.trim().split(/\s+/))
}
