import { fenmarsh } from '#src/demo/council.ts'
import { demoIds } from '#src/modules/homes/index.ts'
import { demoPersonIds } from '#src/modules/people/index.ts'
import { demoSafeguardingIds } from '#src/modules/safeguarding/index.ts'
import { homes, records } from '../matrix/world.ts'

/** For each name in a path: a record of the council that asks. */
export const own: Readonly<Record<string, string>> = {
  councilCode: fenmarsh.code,
  homeId: demoIds.home,
  recordId: demoIds.cqcLocationIds[1] ?? '',
  providerId: demoIds.provider,
  brandId: demoIds.brand,
  challengeId: demoIds.challenge,
  factKey: 'beds',
  joinId: demoIds.join,
  factId: demoIds.localFact,
  extractId: records.extract,
  filterId: records.filter,
  filterKey: records.filter,
  concernId: demoSafeguardingIds.newConcern,
  personId: demoPersonIds.mrsQuin,
  reportId: demoSafeguardingIds.report,
  teamId: demoSafeguardingIds.team,
  breachId: demoSafeguardingIds.breach,
  accessRequestId: demoSafeguardingIds.accessRequestReady,
  accessItemId: demoSafeguardingIds.accessItem,
  holdId: demoSafeguardingIds.hold,
  takingId: demoSafeguardingIds.exchangeImport,
  about: 'person',
  aboutId: demoPersonIds.mrsQuin,
  importId: demoIds.registerImport,
  referenceId: records.reference,
  accountId: records.account,
  grantId: records.grant,
  tokenId: records.token,
  messageId: records.message,
  webhookId: records.webhook,
  id: records.glass,
  subjectType: 'home',
  subjectId: homes.own,
}

/** The same of another council. National data is everybody's: homes, records, what imports of reference data noted. */
export const others: Readonly<Record<string, string>> = {
  challengeId: records.otherChallenge,
  concernId: records.otherConcern,
  personId: records.otherAdult,
  reportId: records.otherReport,
  breachId: records.otherBreach,
  accessRequestId: records.otherAccessRequest,
  accessItemId: records.otherAccessItem,
  holdId: records.otherHold,
  takingId: records.otherTakingIn,
  importId: records.otherImport,
  factId: records.otherLocalFact,
  extractId: records.otherExtract,
  filterId: records.otherFilter,
  accountId: records.otherAccount,
  grantId: records.otherGrant,
  tokenId: records.otherToken,
  messageId: records.otherMessage,
  webhookId: records.otherWebhook,
  id: records.otherGlass,
  breakGlassId: records.otherGlass,
  jobId: records.otherMessage,
}
