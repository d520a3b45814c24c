import type pg from 'pg'
import type { Actor } from '#platform/access/actor.ts'
import type { Role } from '#platform/access/roles.ts'
import { stableId } from '#platform/ids.ts'
import { fenmarshId } from '#src/demo/identity/index.ts'
import { demoIds, homeIdFor } from '#src/modules/homes/index.ts'
import { arrangeBeside, besideRecords } from './beside-world.ts'
import { arrangeConcerns } from './concerns-world.ts'
import { arrangeDisputed } from './disputes-world.ts'
import { arrangeFeedback } from './feedback-world.ts'
import { arrangeGoverning } from './governing-world.ts'
import { arrangeIndicators } from './indicator-world.ts'
import { arrangeIntelligence } from './intelligence-world.ts'
import { arrangeIsolation } from './isolation-world.ts'
import type { roleNames } from './matrix.ts'
import { arrangeReportsIn } from './reports-world.ts'
import { addRequests, type Request } from './requests.ts'
import { arrangeSharing } from './sharing-world.ts'
import { arrangeSubmissions } from './submission-world.ts'

export const id = (name: string): string => stableId('matrix', name)

/** The one person of every case, whatever role they are in: what is theirs is theirs in each. */
export const person = id('person')
export const colleague = id('colleague')

export const councils = { own: fenmarshId, other: stableId('council', 'E10000008') } as const
export const homes = {
  /** The home that a home's own people act for. */
  own: demoIds.home,
  /** Of the own council; the person has nothing to do with it. */
  elsewhere: homeIdFor('1-9000000003'),
  excluded: homeIdFor('1-9000000004'),
  otherCouncil: homeIdFor('1-9000000005'),
} as const

/** Records of every kind, in the own council unless `other` is in the name. */
export const records = {
  account: colleague,
  otherAccount: id('other-account'),
  grant: id('grant'),
  otherGrant: id('other-grant'),
  token: id('token'),
  otherToken: id('other-token'),
  glass: id('glass'),
  otherGlass: id('other-glass'),
  exclusion: id('exclusion'),
  otherExclusion: id('other-exclusion'),
  message: id('message'),
  otherMessage: id('other-message'),
  webhook: id('webhook'),
  otherWebhook: id('other-webhook'),
  delivery: id('delivery'),
  otherDelivery: id('other-delivery'),
  import: demoIds.registerImport,
  otherImport: id('other-import'),
  excludedImport: id('excluded-import'),
  challengeAtOwnHome: id('challenge-own-home'),
  challengeElsewhere: id('challenge-elsewhere'),
  challengeRaised: id('challenge-raised'),
  challengeExcluded: id('challenge-excluded'),
  challengeHomeExcluded: id('challenge-home-excluded'),
  otherChallenge: id('other-challenge'),
  otherJoin: id('other-join'),
  localFact: id('local-fact'),
  localFactAtOwnHome: id('local-fact-own-home'),
  localFactSaid: id('local-fact-said'),
  localFactExcluded: id('local-fact-excluded'),
  otherLocalFact: id('other-local-fact'),
  extract: id('extract'),
  otherExtract: id('other-extract'),
  filter: id('filter'),
  colleaguesFilter: id('colleagues-filter'),
  otherFilter: id('other-filter'),
  reference: id('reference'),
  otherReference: id('other-reference'),
  adult: id('adult'),
  adultRestricted: id('adult-restricted'),
  adultExcluded: id('adult-excluded'),
  adultEmergency: id('adult-emergency'),
  otherAdult: id('other-adult'),
  team: id('team'),
  othersTeam: id('others-team'),
  report: id('report'),
  reportGiven: id('report-given'),
  otherReport: id('other-report'),
  reportIn: id('report-in'),
  reportForQuality: id('report-for-quality'),
  reportOfCase: id('report-of-case'),
  reportOfRestricted: id('report-of-restricted'),
  reportHomeExcluded: id('report-home-excluded'),
  otherReportIn: id('other-report-in'),
  photograph: id('photograph'),
  otherPhotograph: id('other-photograph'),
  concernOfReport: id('concern-of-report'),
  concernOfReportRestricted: id('concern-of-report-restricted'),
  concernNew: id('concern-new'),
  concernOfOthers: id('concern-of-others'),
  concernOfTeam: id('concern-of-team'),
  concernGiven: id('concern-given'),
  concernRestricted: id('concern-restricted'),
  concernRestrictedGiven: id('concern-restricted-given'),
  concernRestrictedTeam: id('concern-restricted-team'),
  concernExcluded: id('concern-excluded'),
  concernAdultExcluded: id('concern-adult-excluded'),
  concernEmergency: id('concern-emergency'),
  otherConcern: id('other-concern'),
  feedbackAsked: id('feedback-asked'),
  feedbackOfColleague: id('feedback-of-colleague'),
  otherFeedback: id(`feedback-${id('other-concern')}`),
  otherNotSafer: id(`not-safer-${id('other-concern')}`),
  requestOfColleague: id('request-of-colleague'),
  requestAsked: id('request-asked'),
  requestUnsent: id('request-unsent'),
  requestExcluded: id('request-excluded'),
  otherRequest: id('other-request'),
  breach: id('breach'),
  otherBreach: id('other-breach'),
  accessRequest: id('access-request'),
  accessRequestExcluded: id('access-request-excluded'),
  otherAccessRequest: id('other-access-request'),
  accessItem: id('access-item'),
  otherAccessItem: id('other-access-item'),
  hold: id('hold'),
  otherHold: id('other-hold'),
  takingIn: id('taking-in'),
  otherTakingIn: id('other-taking-in'),
  plotElsewhere: id('plot-elsewhere'),
  plotAtOwnHome: id('plot-own-home'),
  plotOwned: id('plot-owned'),
  plotExcluded: id('plot-excluded'),
  plotEmergency: id('plot-emergency'),
  plotExcludedEmergency: id('plot-excluded-emergency'),
  plotSecret: id('plot-secret'),
  otherPlot: id('other-plot'),
} as const

/** Someone in this role: the public and Lantern itself are nobody in particular. */
export function actorAs(role: (typeof roleNames)[number]): Actor {
  const nobody = role === 'system' || role === 'public'
  const homeIds = role.startsWith('provider-') ? [homes.own] : []
  return {
    id: nobody ? undefined : person,
    name: 'Test Person',
    role: role as Role,
    councilId: councils.own,
    homeIds,
  }
}

const at = '2026-11-16T08:00:00Z'
type Client = Pick<pg.Pool, 'query'>

/** Writes all of it, as the superuser. The garden's table must be there. */
export async function arrangeWorld(db: Client): Promise<void> {
  await db.query('update platform.council set uses_lantern = true where id = $1', [councils.other])
  await db.query('update homes.home set council_id = $1 where id = any($2)', [
    councils.other,
    [homes.otherCouncil, homeIdFor('1-9000000006')],
  ])
  await arrangeAccounts(db)
  await arrangeStanding(db)
  await arrangeHomes(db)
  await arrangeConcerns(db, { councils, records, person, colleague, at })
  await arrangeFeedback(db, { records, person, colleague, at, idOf: id })
  const { own, other } = councils
  await arrangeBeside(db, { own, other, person, homeId: homes.elsewhere })
  await addRequests(db, requestsAsked(), at)
  await arrangeReportsIn(db, { councils, homes, records, person, at })
  await arrangeGoverning(db)
  await arrangeDisputed(db)
  await arrangeIntelligence(db)
  await arrangeSubmissions(db, {
    ...{ own, other, person, colleague, homes },
    otherAccount: records.otherAccount,
  })
  await arrangeIndicators(db, { own, other, colleague, otherAccount: records.otherAccount, homes })
  await arrangeIsolation(db, { own, other, colleague, otherAccount: records.otherAccount, homes })
  const otherAccount = records.otherAccount
  await arrangeSharing(db, { own, other, person, colleague, otherAccount, homes })
  await arrangePlots(db)
  await arrangeWebhooks(db)
}

async function arrangeAccounts(db: Client): Promise<void> {
  const people: [string, string, string][] = [
    [councils.own, person, 'person'],
    [councils.own, colleague, 'colleague'],
    [councils.other, records.otherAccount, 'other'],
  ]
  for (const [council, account, name] of people) {
    await db.query(
      'insert into platform.account (council_id, id, name, email) values ($1, $2, $3::text, $3 || $4)',
      [council, account, name, '@matrix.example'],
    )
  }
  const grants = [
    [councils.own, records.grant, colleague],
    [councils.other, records.otherGrant, records.otherAccount],
  ]
  for (const grant of grants) {
    await db.query(
      `insert into platform.role_grant (council_id, id, account_id, role) values ($1, $2, $3, 'analyst')`,
      grant,
    )
  }
  const tokens = [
    [councils.own, records.token, colleague],
    [councils.other, records.otherToken, records.otherAccount],
  ]
  for (const token of tokens) {
    await db.query(
      `insert into platform.token (council_id, id, account_id, role, label, hash, expires_at)
       values ($1, $2, $3, 'analyst', 'matrix', sha256(gen_random_uuid()::text::bytea), '2100-01-01')`,
      token,
    )
  }
}

async function arrangeStanding(db: Client): Promise<void> {
  const exclude = (council: string, row: string, account: string, type: string, subject: string) =>
    db.query(
      `insert into platform.exclusion (council_id, id, account_id, subject_type, subject_id, reason)
       values ($1, $2, $3, $4, $5, 'A relative works there')`,
      [council, row, account, type, subject],
    )
  const breakGlass = (council: string, row: string, account: string, type: string, subject: string) =>
    db.query(
      `insert into platform.break_glass (council_id, id, account_id, subject_type, subject_id, reason, opened_at,
         until) values ($1, $2, $3, $4, $5, 'Nobody else is there', $6, '2026-11-17T08:00:00Z')`,
      [council, row, account, type, subject, at],
    )
  await exclude(councils.own, records.exclusion, colleague, 'home', homes.elsewhere)
  await exclude(councils.other, records.otherExclusion, records.otherAccount, 'home', homes.elsewhere)
  await exclude(councils.own, id('x1'), person, 'home', homes.excluded)
  await exclude(councils.own, id('x2'), person, 'challenge', records.challengeExcluded)
  await exclude(councils.own, id('x3'), person, 'plot', records.plotExcluded)
  await exclude(councils.own, id('x4'), person, 'plot', records.plotExcludedEmergency)
  await exclude(councils.own, id('x5'), person, 'import', records.excludedImport)
  await exclude(councils.own, id('x-trust'), person, 'trust', besideRecords.trustExcluded)
  await exclude(councils.own, id('x-review'), person, 'review', besideRecords.reviewExcluded)
  await exclude(
    councils.own,
    id('x-organisational'),
    person,
    'organisational',
    besideRecords.organisationalExcluded,
  )
  await exclude(councils.own, id('x6'), person, 'concern', records.concernExcluded)
  await exclude(councils.own, id('x7'), person, 'person', records.adultExcluded)
  await breakGlass(councils.own, id('g3'), person, 'concern', records.concernEmergency)
  await breakGlass(councils.own, id('g4'), person, 'person', records.adultEmergency)
  await breakGlass(councils.own, records.glass, colleague, 'home', homes.elsewhere)
  await breakGlass(councils.other, records.otherGlass, records.otherAccount, 'home', homes.elsewhere)
  await breakGlass(councils.own, id('g1'), person, 'plot', records.plotEmergency)
  await breakGlass(councils.own, id('g2'), person, 'plot', records.plotExcludedEmergency)
}

async function arrangeHomes(db: Client): Promise<void> {
  for (const [council, row] of [
    [councils.other, records.otherImport],
    [councils.own, records.excludedImport],
  ]) {
    await db.query(
      `insert into homes.import (id, council_id, kind, source, origin, state, created_at)
       values ($1, $2, 'cqc-api', 'a folder', '{"kind":"folder","path":"/nowhere"}', 'failed', $3)`,
      [row, council, at],
    )
  }
  await db.query(
    `insert into homes.join_decision (id, kind, automatic, cqc_location_ids, basis, reason, decided_at, council_id)
     select $1, 'joined', false, array_agg(cqc_location_id), 'officer', 'Seen', $2, $3 from homes.registration
      where home_id = $4`,
    [records.otherJoin, at, councils.other, homes.otherCouncil],
  )
  const challenges: [string, string, string, string][] = [
    [councils.own, records.challengeAtOwnHome, homes.own, colleague],
    [councils.own, records.challengeElsewhere, homes.elsewhere, colleague],
    [councils.own, records.challengeRaised, homes.elsewhere, person],
    [councils.own, records.challengeExcluded, homes.own, person],
    [councils.own, records.challengeHomeExcluded, homes.excluded, person],
    [councils.other, records.otherChallenge, homes.own, records.otherAccount],
  ]
  for (const challenge of challenges) await addChallenge(db, challenge)
  const facts: [string, string, string, string | null][] = [
    [councils.own, records.localFact, homes.elsewhere, colleague],
    [councils.own, records.localFactAtOwnHome, homes.own, null],
    [councils.own, records.localFactSaid, homes.elsewhere, person],
    [councils.own, records.localFactExcluded, homes.excluded, person],
    [councils.other, records.otherLocalFact, homes.own, null],
  ]
  for (const fact of facts) {
    await db.query(
      `insert into homes.local_fact (council_id, id, home_id, key, value, as_of, source, recorded_at, recorded_by)
       values ($1, $2, $3, 'pets', 'true', '2026-11-01', 'home', '${at}', $4)`,
      fact,
    )
  }
  for (const extract of [
    [councils.own, records.extract],
    [councils.other, records.otherExtract],
  ]) {
    await db.query(
      `insert into homes.local_import (council_id, id, source, file_name, of_day, rows, homes, recorded, unknown, imported_at)
       values ($1, $2, 'capacity-tracker', 'extract.csv', '2026-11-01', 1, 1, 0, '[]', '${at}')`,
      extract,
    )
  }
  for (const filter of [
    [councils.own, records.filter, person],
    [councils.own, records.colleaguesFilter, colleague],
    [councils.other, records.otherFilter, records.otherAccount],
  ]) {
    await db.query(
      `insert into homes.saved_filter (council_id, id, account_id, name, search, saved_at)
       values ($1, $2, $3, 'Nursing homes', '{"nursing":true}', '${at}')`,
      filter,
    )
  }
  for (const reference of [
    [councils.own, records.reference, 'deprivation'],
    [councils.other, records.otherReference, 'ascof'],
  ]) {
    await db.query(
      `insert into homes.reference_import (council_id, id, kind, file_name, file_hash, of_day, edition, read, created,
         changed, unchanged, skipped, imported_at) values ($1, $2, $3, 'a', 'a', '2025-01-01', '2025', 1, 1, 0, 0, 0, '${at}')`,
      reference,
    )
  }
  for (const [council, message] of [
    [councils.own, records.message],
    [councils.other, records.otherMessage],
  ]) {
    await db.query(
      `insert into platform.message (council_id, id, address, template, reference, link, subject, body, created_at)
       values ($1, $2, 'nobody@matrix.example', 'glass-broken', 'R1', '/', 'Subject', 'Body', $3)`,
      [council, message, at],
    )
  }
}

/** council, id, home, who raised it */
export async function addChallenge(db: Client, values: [string, string, string, string]): Promise<void> {
  await db.query(
    `insert into homes.challenge (council_id, id, home_id, fact_key, proposed, reason, state, raised_by, raised_at)
     values ($1, $2, $3, 'beds', '12', 'Counted', 'raised', $4, '${at}')`,
    values,
  )
}

const requestsAsked = (): Request[] => [
  [councils.own, records.requestOfColleague, records.concernNew, homes.own, 'asked', colleague],
  [councils.own, records.requestAsked, records.concernNew, homes.own, 'asked', person],
  [councils.own, records.requestUnsent, records.concernNew, homes.own, 'to-address', person],
  [councils.own, records.requestExcluded, records.concernNew, homes.excluded, 'asked', person],
  [
    councils.other,
    records.otherRequest,
    records.otherConcern,
    homes.otherCouncil,
    'asked',
    records.otherAccount,
  ],
]

async function arrangePlots(db: Client): Promise<void> {
  type Plot = [council: string, id: string, home: string | null, owner: string | null, secret: boolean]
  const plots: Plot[] = [
    [councils.own, records.plotElsewhere, homes.elsewhere, colleague, false],
    [councils.own, records.plotAtOwnHome, homes.own, colleague, false],
    [councils.own, records.plotOwned, null, person, false],
    [councils.own, records.plotExcluded, homes.own, person, false],
    [councils.own, records.plotEmergency, null, colleague, false],
    [councils.own, records.plotExcludedEmergency, null, person, true],
    [councils.own, records.plotSecret, null, colleague, true],
    [councils.other, records.otherPlot, homes.own, person, false],
  ]
  for (const plot of plots)
    await db.query(`insert into garden.plot values ($1, $2, $3, $4, $5, 'beans')`, plot)
}

async function arrangeWebhooks(db: Client): Promise<void> {
  const webhooks = [
    [councils.own, records.webhook, records.delivery],
    [councils.other, records.otherWebhook, records.otherDelivery],
  ]
  for (const [council, webhook, delivery] of webhooks) {
    await db.query(
      `insert into platform.webhook (council_id, id, url, description, types, secret, active, created_at)
       values ($1, $2, 'https://cases.example.org/lantern', 'matrix', '{*}', '', false, $3)`,
      [council, webhook, at],
    )
    await db.query(
      `insert into platform.webhook_delivery (council_id, id, webhook_id, event_id, type, state, created_at)
       values ($1, $2, $3, $2, 'lantern.webhook.test', 'trying', $4)`,
      [council, delivery, webhook, at],
    )
  }
}
