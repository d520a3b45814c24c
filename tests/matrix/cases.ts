import { shapeOf } from '#platform/http/api/operation.ts'
import type { AnyCommand, AnyQuery } from '#platform/module.ts'
import { fenmarsh } from '#src/demo/council.ts'
import { demoIds } from '#src/modules/homes/index.ts'
import { besideFields, besideUnits } from './beside-cases.ts'
import type { Case } from './case.ts'
import { disputedFields, disputedUnits } from './disputes-cases.ts'
import { feedbackUnits } from './feedback-cases.ts'
import { indicatorFields, indicatorUnits } from './indicator-cases.ts'
import { intelligenceUnits } from './intelligence-cases.ts'
import { isolationFields, isolationOfAdults, isolationUnits } from './isolation-cases.ts'
import type { Facts } from './oracle.ts'
import { personInControlUnits } from './person-in-control-cases.ts'
import { adults, safeguardingFields, safeguardingUnits } from './safeguarding-cases.ts'
import { sharingFields, sharingUnits } from './sharing-cases.ts'
import { submissionFields, submissionUnits } from './submission-cases.ts'
import { homes, records } from './world.ts'

const own: Facts = { council: 'own' }
const national: Facts = { council: 'none' }

/** A record of the own council, and one of another that must not even be seen. */
function ownAndHidden(field: string, mine: string, others: string, more: object = {}): readonly Case[] {
  return [
    { on: 'a record of the own council', input: { ...more, [field]: mine }, facts: own },
    {
      on: 'a record of another council',
      input: { ...more, [field]: others },
      facts: { council: 'other' },
      hidden: true,
    },
  ]
}

const version = 1
const accounts = (more: object = {}) =>
  ownAndHidden('accountId', records.account, records.otherAccount, { version, ...more })

const imports: readonly Case[] = [
  ...ownAndHidden('importId', records.import, records.otherImport),
  {
    on: 'an import the person is kept away from',
    input: { importId: records.excludedImport },
    facts: { council: 'own', excluded: true },
  },
]

function challenges(more: object = {}): readonly Case[] {
  const on = (
    on: string,
    challengeId: string,
    facts: Omit<Facts, 'council'>,
    council: Facts['council'] = 'own',
  ) => ({ on, input: { version, ...more, challengeId }, facts: { council, ...facts } })
  return [
    on('a challenge about the own home', records.challengeAtOwnHome, { ownHome: true }),
    on('a challenge about another home', records.challengeElsewhere, {}),
    on('a challenge one raised', records.challengeRaised, { ownReport: true }),
    on('a challenge one is kept away from', records.challengeExcluded, { ownHome: true, excluded: true }),
    on('a challenge about a home one is kept away from', records.challengeHomeExcluded, { excluded: true }),
    { ...on('a challenge of another council', records.otherChallenge, {}, 'other'), hidden: true },
  ]
}

const aHome = (more: object = {}): readonly Case[] => [
  { on: 'a home', input: { homeId: homes.elsewhere, ...more }, facts: national },
  {
    on: 'a home one is kept away from',
    input: { homeId: homes.excluded, ...more },
    facts: { council: 'none', excluded: true },
  },
]

/** What the own council knows of homes. */
const knownHomes = (more: object = {}): readonly Case[] => [
  { on: 'the own home', input: { homeId: homes.own, ...more }, facts: { council: 'own', ownHome: true } },
  { on: 'another home', input: { homeId: homes.elsewhere, ...more }, facts: own },
  {
    on: 'a home one is kept away from',
    input: { homeId: homes.excluded, ...more },
    facts: { council: 'own', excluded: true },
  },
]

const words = { reason: 'The manager told us on our visit', outcomeNote: 'Counted on our visit' }
const localFacts: readonly Case[] = [
  ...ownAndHidden('factId', records.localFact, records.otherLocalFact, words),
  {
    on: 'a fact about the own home',
    input: { factId: records.localFactAtOwnHome, ...words },
    facts: { council: 'own', ownHome: true },
  },
  {
    on: 'a fact one wrote down',
    input: { factId: records.localFactSaid, ...words },
    facts: { council: 'own', ownReport: true },
  },
  {
    on: 'a fact of a home one is kept away from',
    input: { factId: records.localFactExcluded, ...words },
    facts: { council: 'own', excluded: true },
  },
]
/** That somebody keeps a filter is nobody else's business: a refusal says there is none. */
const filters: readonly Case[] = (
  [
    ['a filter one saved', records.filter, { council: 'own', ownReport: true }],
    ['a filter of a colleague', records.colleaguesFilter, { council: 'own' }],
    ['a filter of another council', records.otherFilter, { council: 'other' }],
  ] as const
).map(([on, filterId, facts]) => ({
  on,
  input: { filterId, name: 'Homes that nurse', version },
  facts,
  ...(facts.council === 'own' ? { sensitive: true } : { hidden: true }),
}))
const larkfield = demoIds.cqcLocationIds[0]
const pairs: readonly Case[] = [
  {
    on: 'registrations of the own council',
    input: { cqcLocationIds: [...demoIds.apart], ...words },
    facts: own,
  },
  {
    on: 'registrations of another council',
    input: { cqcLocationIds: ['1-9000000005', '1-9000000006'], ...words },
    facts: { council: 'other' },
  },
  {
    on: 'registrations of two councils',
    input: { cqcLocationIds: [larkfield, '1-9000000005'], ...words },
    facts: national,
  },
]

const plots = (more: object = {}): readonly Case[] => {
  const on = (on: string, plotId: string, facts: Omit<Facts, 'council'>) => ({
    on,
    input: { plotId, ...more },
    facts: { council: 'own' as const, ...facts },
  })
  return [
    on('a plot of another home', records.plotElsewhere, {}),
    on('a plot of the own home', records.plotAtOwnHome, { ownHome: true }),
    on('a plot one raised', records.plotOwned, { ownReport: true }),
    on('a plot one is kept away from', records.plotExcluded, {
      ownHome: true,
      ownReport: true,
      excluded: true,
    }),
    on('a plot in an emergency', records.plotEmergency, { emergency: true }),
    {
      ...on('a secret plot, kept away from in an emergency', records.plotExcludedEmergency, {
        ownReport: true,
        excluded: true,
        emergency: true,
      }),
      sensitive: true,
    },
    { ...on('a secret plot', records.plotSecret, {}), sensitive: true },
    {
      on: 'a plot of another council',
      input: { plotId: records.otherPlot, ...more },
      facts: { council: 'other' },
      hidden: true,
    },
  ]
}

const oneself: readonly Case[] = [
  { on: 'oneself', input: { from: 'analyst' }, facts: { council: 'own', ownReport: true } },
]

const jobs: readonly Case[] = [
  { on: 'a job of the own council', input: {}, late: made => ({ jobId: made.job }), facts: own },
  {
    on: 'a job of another council',
    input: {},
    late: made => ({ jobId: made.otherJob }),
    facts: { council: 'other' },
    hidden: true,
  },
]

const councilWide = (input: object): readonly Case[] => [{ on: 'the own council', input, facts: own }]
const everywhere = (input: object = {}): readonly Case[] => [{ on: 'the register', input, facts: national }]

/** For units that act on a record, or whose example would not do: what they are tried on. */
const byUnit: Readonly<Record<string, readonly Case[]>> = {
  'platform.grantRole': accounts({ role: 'analyst' }),
  'platform.revokeRole': ownAndHidden('grantId', records.grant, records.otherGrant),
  'platform.readToken': ownAndHidden('tokenId', records.token, records.otherToken),
  'platform.revokeToken': ownAndHidden('tokenId', records.token, records.otherToken),
  'platform.exclude': accounts({
    subjectType: 'home',
    subjectId: homes.own,
    reason: 'A relative of theirs works there',
  }),
  'platform.endExclusion': ownAndHidden('exclusionId', records.exclusion, records.otherExclusion),
  'platform.reviewBreakGlass': ownAndHidden('id', records.glass, records.otherGlass, {
    version,
    verdict: 'justified',
    note: 'It was right',
  }),
  'platform.addCouncil': [
    { on: 'the own council', input: { code: fenmarsh.code }, facts: own },
    { on: 'another council', input: { code: 'E10000008' }, facts: { council: 'other' } },
  ],
  'platform.signIn': oneself,
  'platform.changeRole': oneself,
  'platform.signOut': oneself,
  'platform.refuseSignIn': councilWide({ accountId: records.account, because: 'disabled' }),
  'platform.applyClaims': councilWide({ issuer: 'i', subject: 's', name: 'N', fitting: [] }),
  'platform.readBreakGlass': ownAndHidden('id', records.glass, records.otherGlass),
  'platform.sendMessage': ownAndHidden('messageId', records.message, records.otherMessage),
  'platform.sendWebhookTest': ownAndHidden('deliveryId', records.delivery, records.otherDelivery),
  'platform.readMessage': ownAndHidden('messageId', records.message, records.otherMessage),
  'homes.getHome': aHome(),
  'homes.listHomeRatings': aHome(),
  'homes.getRecord': everywhere({ recordId: larkfield }),
  'homes.searchHomes': everywhere(),
  'homes.exportHomes': everywhere(),
  'homes.homeFilters': everywhere(),
  'homes.homeNames': everywhere(),
  'homes.mapOfHomes': everywhere(),
  'homes.whatChanged': everywhere(),
  'homes.listChanges': everywhere(),
  'homes.exportChanges': everywhere(),
  'homes.openJoinCandidates': everywhere(),
  'homes.joinRegistrations': pairs,
  'homes.keepApart': pairs,
  'homes.undoJoin': [
    { on: 'a join of the own council', input: { joinId: demoIds.join, version, ...words }, facts: own },
    {
      on: 'a join of another council',
      input: { joinId: records.otherJoin, version, ...words },
      facts: { council: 'other' },
    },
  ],
  'homes.compareHomes': everywhere({ ids: [homes.own] }),
  'homes.getProvider': everywhere({ providerId: demoIds.provider }),
  'homes.getBrand': everywhere({ brandId: demoIds.brand }),
  'homes.openImport': councilWide({ origin: { kind: 'folder', path: '/nowhere' } }),
  'homes.uploadList': councilWide({
    list: 'cqc-ratings',
    upload: { fileName: 'ratings.csv', bytes: Uint8Array.of(0x61) },
  }),
  'homes.importBoundaries': councilWide({
    upload: { fileName: 'boundaries-2022.json', bytes: Uint8Array.of(0x7b) },
  }),
  'homes.importReference': councilWide({
    kind: 'postcodes',
    upload: {
      fileName: 'postcodes-2018-08.csv',
      bytes: Buffer.from('postcode,lat,long\nOL1 1AA,53.5,-2.1\n'),
    },
  }),
  'homes.undoReference': [
    { on: 'an import of the own council', input: { referenceId: records.reference }, facts: own },
    {
      on: 'an import of another council',
      input: { referenceId: records.otherReference },
      facts: { council: 'other' },
    },
  ],
  // What there is of reference data is everyone's to see, whoever brought it in.
  'homes.getReferenceReport': councilWide({ referenceId: records.otherReference }),
  'homes.exportReferenceNotes': councilWide({ referenceId: records.otherReference }),
  'homes.uploadImport': councilWide({ upload: { bytes: Uint8Array.of(0x50, 0x4b, 3, 4) } }),
  'homes.raiseChallenge': [
    {
      on: 'a fact of the own home',
      input: { homeId: homes.own, factKey: 'phone', proposed: 'x', ...words },
      facts: { council: 'own', ownHome: true },
    },
    {
      on: 'a fact of another home',
      input: { homeId: homes.elsewhere, factKey: 'phone', proposed: 'x', ...words },
      facts: own,
    },
    {
      on: 'a fact of a home one is kept away from',
      input: { homeId: homes.excluded, factKey: 'phone', proposed: 'x', ...words },
      facts: { council: 'own', excluded: true },
    },
  ],
  'homes.getLocalFacts': knownHomes(),
  'homes.getHealth': knownHomes(),
  'homes.recordHealth': knownHomes({ values: { dentist: true }, asOf: '2026-11-01', source: 'nhs' }),
  'homes.recordLocalFacts': knownHomes({ values: { pets: true }, asOf: '2026-11-01', source: 'home' }),
  'homes.sendDigest': councilWide({ accountId: records.account }),
  'homes.importCapacityTracker': councilWide({
    upload: {
      fileName: 'extract.csv',
      mimeType: 'text/csv',
      bytes: Buffer.from('Location ID,Occupied\n1-1,2\n'),
    },
  }),
  // A home's own people are judged on their home.
  'homes.listChallenges': [{ on: 'the list', input: {}, facts: { council: 'own', ownHome: true } }],
  'homes.exportChallenges': [{ on: 'the list', input: {}, facts: { council: 'own', ownHome: true } }],
  'homes.sendChallengeToCqc': challenges({ cqcReference: 'R1' }),
  'homes.upholdChallenge': challenges(words),
  'homes.refuseChallenge': challenges(words),
  ...safeguardingUnits,
  ...personInControlUnits,
  ...feedbackUnits,
  ...besideUnits,
  ...disputedUnits,
  ...indicatorUnits,
  ...intelligenceUnits,
  ...isolationUnits,
  ...isolationOfAdults(adults),
  ...submissionUnits,
  ...sharingUnits,
  'garden.readPlot': plots(),
  'garden.tendPlot': plots({ crop: 'peas' }),
  'garden.neglectPlot': plots(),
}

/** For every other unit that names a record in its input and needs no more than that. */
const byField: Readonly<Record<string, readonly Case[]>> = {
  importId: imports,
  challengeId: challenges(),
  jobId: jobs,
  factId: localFacts,
  ...safeguardingFields,
  ...besideFields,
  ...disputedFields,
  ...indicatorFields,
  ...isolationFields,
  ...submissionFields,
  ...sharingFields,
  filterId: filters,
  extractId: ownAndHidden('extractId', records.extract, records.otherExtract),
  accountId: accounts(),
  webhookId: ownAndHidden('webhookId', records.webhook, records.otherWebhook, {
    version,
    since: '2026-11-01',
  }),
}

export type { Case } from './case.ts'

/** What a unit is tried on. One that names no record acts on its council as a whole, by its example. */
export function casesOf(unit: AnyCommand | AnyQuery): readonly Case[] {
  const field = Object.keys(shapeOf(unit.input)).find(name => name in byField)
  return (
    byUnit[unit.name] ??
    (field ? byField[field] : undefined) ??
    councilWide((unit.example?.input ?? {}) as object)
  )
}

export const namedUnits = Object.keys(byUnit)
