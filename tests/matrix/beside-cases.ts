import { besideRecords as records } from './beside-world.ts'
import type { Case } from './case.ts'
import type { Facts } from './oracle.ts'
import { homes } from './world.ts'

const version = 1
const team = ['safeguarding-practitioner', 'safeguarding-manager', 'duty-worker']
const one = '019a0000-0000-7000-8000-000000000001'

type On = [on: string, id: string, facts: Omit<Facts, 'council'>]

function tried(field: string, more: object, others: string, knownTo: readonly string[], rows: readonly On[]) {
  const input = (id: string) => ({ version, ...more, [field]: id })
  return [
    ...rows.map(
      ([on, id, facts]): Case => ({
        ...{ on, input: input(id), facts: { council: 'own', ...facts } },
        ...{ sensitive: true, knownTo },
      }),
    ),
    {
      on: 'one of another council',
      input: input(others),
      facts: { council: 'other' as const },
      hidden: true,
    },
  ] satisfies readonly Case[]
}

/** A reader has a part in the page of the process, and none in what is done or in residents’ rows. */
function organisational(more: object = {}, reading = false): readonly Case[] {
  return tried('organisationalId', more, records.otherOrganisational, team, [
    ['an organisational enquiry', records.organisational, { openTo: team }],
    ['one in which one works', records.organisationalGiven, { openTo: team, assigned: true }],
    ['one of which one reads the page', records.organisationalReading, { openTo: team, assigned: reading }],
    [
      'one one is kept away from',
      records.organisationalExcluded,
      { openTo: team, assigned: true, excluded: true },
    ],
  ])
}

/** To whoever is not assigned it is not there, whatever their role. */
function trusts(more: object = {}): readonly Case[] {
  return tried(
    'trustId',
    more,
    records.otherTrust,
    [],
    [
      ['a position of trust record', records.trust, { openTo: ['safeguarding-manager'] }],
      [
        'one to which one is assigned',
        records.trustGiven,
        { openTo: ['safeguarding-manager'], assigned: true },
      ],
      [
        'one one is kept away from',
        records.trustExcluded,
        { openTo: ['safeguarding-manager'], assigned: true, excluded: true },
      ],
    ],
  )
}

function reviews(more: object = {}): readonly Case[] {
  return tried(
    'reviewId',
    more,
    records.otherReview,
    ['board-member', 'safeguarding-manager'],
    [
      ['a review', records.review, {}],
      ['a review one is kept away from', records.reviewExcluded, { excluded: true }],
    ],
  )
}

const words = 'Because'
const resident = { residentId: one, words }

export const besideUnits: Readonly<Record<string, readonly Case[]>> = {
  'safeguarding.startOrganisational': [
    {
      on: 'a home',
      input: { homeId: homes.elsewhere, scope: 'home', trigger: 'cqc', words },
      facts: { council: 'own' },
    },
    {
      on: 'a home one is kept away from',
      input: { homeId: homes.excluded, scope: 'home', trigger: 'cqc', words },
      facts: { council: 'own', excluded: true },
    },
  ],
  'safeguarding.listOrganisational': [{ on: 'the own council', input: {}, facts: { council: 'own' } }],
  'safeguarding.getOrganisational': organisational({}, true),
  'safeguarding.getResident': organisational({ residentId: one }),
  'safeguarding.linkOrganisational': organisational({ concernReference: 'C-2222-2222' }),
  'safeguarding.decideOrganisational': organisational({ outcome: 'met', words }),
  'safeguarding.moveOrganisational': organisational({ to: 'monitoring' }),
  'safeguarding.holdOrganisational': organisational({ hold: 'no', words }),
  'safeguarding.giveOrganisationalPart': organisational({ accountId: one, part: 'reader' }),
  'safeguarding.addOrganisationalItem': organisational({ kind: 'learning', words }),
  'safeguarding.settleOrganisationalItem': organisational({ itemId: one, doneOn: '2026-11-01', words }),
  'safeguarding.recordWelfareCheck': organisational({ ...resident, state: 'cannot-see' }),
  'safeguarding.raiseForResident': organisational({ ...resident, danger: 'no' }),
  'safeguarding.tellFamily': organisational({ ...resident, wish: 'wishes' }),
  'safeguarding.closeOrganisational': organisational({ words }),
  'safeguarding.setTrustAside': trusts({ words }),
  'safeguarding.giveTrustPart': trusts({ accountId: one, part: 'worker' }),
  'safeguarding.addTrustSetting': trusts({ kind: 'agency', employer: 'An agency', role: 'Nurse' }),
  'safeguarding.decideTrustSetting': trusts({ settingId: one, tell: 'not-told', words }),
  'safeguarding.noteTrustReferral': trusts({ body: 'dbs', must: 'employer', words }),
  'safeguarding.updateTrustReferral': trusts({ referralId: one, doneBy: 'other', doneOn: '2026-11-01' }),
  'safeguarding.findOnTrust': trusts({
    ...{ outcome: 'unfounded', words, evidence: 'A rota' },
    ...{ challengeTo: 'Somebody', reviewOn: '2027-11-01' },
  }),
  'safeguarding.challengeTrust': trusts({ words }),
  'safeguarding.clearTrust': trusts({ toldOn: '2026-11-01', words }),
  'safeguarding.referReview': [
    {
      on: 'the own home',
      input: { who: 'An adult', words, harm: 'died', homeId: homes.own },
      facts: { council: 'own', ownHome: true },
    },
    {
      on: 'another home',
      input: { who: 'An adult', words, harm: 'died', homeId: homes.elsewhere },
      facts: { council: 'own' },
    },
  ],
  'safeguarding.screenReview': reviews({ words }),
  'safeguarding.decideReview': reviews({
    answers: { needs: 'yes', 'working-together': 'no', died: 'yes', abuse: 'no', serious: 'no' },
    ...{ outcome: 'none', words },
  }),
  'safeguarding.noteReview': reviews({ died: 0, survived: 0, advocate: 'arranged' }),
  'safeguarding.askForReview': reviews({ kind: 'family', of: 'A son', words, askedOn: '2026-11-01' }),
  'safeguarding.answerForReview': reviews({ askingId: one, answeredOn: '2026-11-01', answer: 'given' }),
  'safeguarding.draftReview': reviews({ words }),
  'safeguarding.finishReview': reviews({ publish: 'no', words }),
  'safeguarding.addRecommendation': reviews({ words, owner: 'The council', dueOn: '2027-01-01' }),
  'safeguarding.acceptRecommendation': reviews({ recommendationId: one }),
  'safeguarding.carryOutRecommendation': reviews({ recommendationId: one, words }),
  'safeguarding.declineRecommendation': reviews({ recommendationId: one, words }),
}

export const besideFields: Readonly<Record<string, readonly Case[]>> = {
  organisationalId: organisational(),
  trustId: trusts(),
  reviewId: reviews(),
}
