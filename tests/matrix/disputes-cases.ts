import type { Case } from './case.ts'
import { disputedRecords as records } from './disputes-world.ts'
import type { Facts } from './oracle.ts'
import { records as known } from './world.ts'

const version = 1
const one = '019a0000-0000-7000-8000-000000000001'
const words = 'Because'
const on16 = '2026-11-16'
const team = ['safeguarding-practitioner', 'safeguarding-manager', 'duty-worker']
const othersTeam = ['safeguarding-manager', 'duty-worker']
const handlers = ['information-governance', 'safeguarding-manager']

type On = [on: string, id: string, facts: Omit<Facts, 'council'>, knownTo?: readonly string[]]

function tried(field: string, more: object, others: string, rows: readonly On[]): readonly Case[] {
  const input = (id: string) => ({ version, ...more, [field]: id })
  return [
    ...rows.map(([on, id, facts, knownTo = []]) => ({
      ...{ on, input: input(id), facts: { council: 'own' as const, ...facts }, sensitive: true, knownTo },
    })),
    { on: 'one of another council', input: input(others), facts: { council: 'other' }, hidden: true },
  ]
}

/** Whoever works on the case does not say how a dispute came out. */
const reviews: readonly Case[] = (
  [
    ['a dispute that a colleague reviews', records.dispute, known.concernNew, {}],
    ['a dispute that one reviews', records.disputeMine, known.concernOfOthers, { assigned: true }],
    [
      'a dispute of a case one is kept away from',
      records.disputeExcluded,
      known.concernExcluded,
      { assigned: true, excluded: true },
    ],
    ['a dispute of another council', records.otherDispute, known.otherConcern, { council: 'other' }],
  ] as const
).map(([on, disputeId, concernId, facts]) => ({
  ...{ on, input: { concernId, disputeId, version, outcome: 'stands', reason: words } },
  facts: { council: 'own' as const, ...facts },
  ...(on.endsWith('council') ? { hidden: true } : { sensitive: true, knownTo: team }),
}))

/** Open to those who answer the Ombudsman, but not to one of them who took part in the case. */
const complaints = (more: object = {}): readonly Case[] =>
  tried('complaintId', more, records.otherComplaint, [
    ['a complaint about a case in which one took no part', records.complaint, { openTo: handlers }],
    ['a complaint about a case in which one has a part', records.complaintOnCase, {}],
    [
      'a complaint about an adult one is kept away from',
      records.complaintExcluded,
      { openTo: handlers, excluded: true },
    ],
  ])

/** As the case is; without one they are the team's. */
const letters = (more: object = {}): readonly Case[] =>
  tried('memberLetterId', more, records.otherLetter, [
    ['a letter about no case', records.letterOfNone, { openTo: team }],
    ['a letter about a case of another team', records.letter, { openTo: othersTeam }, team],
    [
      'a letter about a case one has a part in',
      records.letterGiven,
      { openTo: othersTeam, assigned: true },
      team,
    ],
    ['a letter about a restricted case', records.letterRestricted, {}, team],
    [
      'a letter about a case one is kept away from',
      records.letterExcluded,
      { assigned: true, excluded: true },
      team,
    ],
  ])

const own = (input: object): readonly Case[] => [
  { on: 'the own council', input, facts: { council: 'own' as const } },
]

export const disputedUnits: Readonly<Record<string, readonly Case[]>> = {
  'safeguarding.decideDispute': reviews,
  'safeguarding.listDisputes': own({}),
  'safeguarding.listCourtCases': own({}),
  'safeguarding.recordOmbudsmanComplaint': own({
    ...{ concernReference: 'C-2222-2222', receivedOn: on16, number: '1', complainant: 'A', about: 'B' },
  }),
  'safeguarding.noteOmbudsmanAsked': complaints({ askedOn: on16, words }),
  'safeguarding.noteOmbudsmanGiven': complaints({ complaintItemId: one, givenOn: on16, words }),
  'safeguarding.noteOmbudsmanDecision': complaints({ outcome: 'not-upheld', decidedOn: on16, words }),
  'safeguarding.closeOmbudsmanComplaint': complaints({ closedOn: on16, liftHold: 'no' }),
  'safeguarding.logMemberLetter': own({
    ...{ kind: 'mp', member: 'A', asker: 'nobody', couldBeSource: 'no', about: 'B', asks: 'C' },
    receivedOn: on16,
  }),
  'safeguarding.recordMemberAgreement': letters({
    ...{ basis: 'adult-agrees', parts: ['stage'], givenOn: on16, who: 'Ivy' },
  }),
  'safeguarding.endMemberAgreement': letters({ agreementId: one, endedOn: on16 }),
  'safeguarding.draftFactSheet': letters({ sheet: { 'how-it-works': words } }),
  'safeguarding.sendFactSheet': letters({ sentOn: on16 }),
  'safeguarding.endMemberLetter': letters({ words }),
}

export const disputedFields: Readonly<Record<string, readonly Case[]>> = {
  complaintId: complaints(),
  memberLetterId: letters(),
}
