import { stableId } from '#platform/ids.ts'
import { safeguarding } from '#src/modules/safeguarding/index.ts'
import type { Case } from './case.ts'
import { governingFields, governingUnits } from './governing-cases.ts'
import type { Facts } from './oracle.ts'
import { protectionCases } from './protection-cases.ts'
import { colleague, homes, records } from './world.ts'

const own: Facts = { council: 'own' }
const version = 1
export const team = ['safeguarding-practitioner', 'safeguarding-manager', 'duty-worker']
const othersTeam = ['safeguarding-manager', 'duty-worker']

/** That a case exists is sensitive: only the safeguarding team is refused openly. */
export function concerns(more: object = {}): readonly Case[] {
  const on = (on: string, concernId: string, facts: Omit<Facts, 'council'>): Case => ({
    on,
    input: { version, ...more, concernId },
    facts: { council: 'own', ...facts },
    sensitive: true,
    knownTo: team,
  })
  return [
    on('a concern that is nobody’s yet', records.concernNew, { openTo: team }),
    on('a concern of another team', records.concernOfOthers, { openTo: othersTeam }),
    on('a concern of the own team', records.concernOfTeam, { openTo: othersTeam, assigned: true }),
    on('a concern one has a part in', records.concernGiven, { openTo: othersTeam, assigned: true }),
    on('a restricted concern', records.concernRestricted, {}),
    on('a restricted concern one has a part in', records.concernRestrictedGiven, { assigned: true }),
    on('a restricted concern of the own team', records.concernRestrictedTeam, {}),
    on('a concern one is kept away from', records.concernExcluded, { assigned: true, excluded: true }),
    on('a concern about an adult one is kept away from', records.concernAdultExcluded, {
      assigned: true,
      excluded: true,
    }),
    on('a restricted concern in an emergency', records.concernEmergency, { emergency: true }),
    {
      on: 'a concern of another council',
      input: { version, ...more, concernId: records.otherConcern },
      facts: { council: 'other' },
      hidden: true,
    },
  ]
}

/** A tighter record of a case: not for its whole team, and of those to whom a case stands open the manager alone. */
function sources(more: object = {}): readonly Case[] {
  return concerns(more).map(one => ({
    ...one,
    facts: {
      ...one.facts,
      ...(one.facts.openTo ? { openTo: ['safeguarding-manager'] } : {}),
      ...(one.on.endsWith('own team') ? { assigned: false } : {}),
    },
  }))
}

export function adults(more: object = {}): readonly Case[] {
  const on = (on: string, personId: string, facts: Omit<Facts, 'council'>): Case => ({
    on,
    input: { version, ...more, personId },
    facts: { council: 'own', ...facts },
    sensitive: true,
    knownTo: team,
  })
  return [
    on('an adult', records.adult, { openTo: team }),
    on('an adult whose record is restricted', records.adultRestricted, {}),
    on('an adult one is kept away from', records.adultExcluded, { openTo: team, excluded: true }),
    on('a restricted adult in an emergency', records.adultEmergency, { emergency: true }),
    {
      on: 'an adult of another council',
      input: { version, ...more, personId: records.otherAdult },
      facts: { council: 'other' },
      hidden: true,
    },
  ]
}

function reports(more: object = {}): readonly Case[] {
  const on = (on: string, reportId: string, facts: Omit<Facts, 'council'>): Case => ({
    on,
    input: { ...more, reportId },
    facts: { council: 'own', ...facts },
    sensitive: true,
  })
  return [
    on('a report of a colleague', records.report, {}),
    on('a report one gave', records.reportGiven, { ownReport: true }),
    {
      on: 'a report of another council',
      input: { ...more, reportId: records.otherReport },
      facts: { council: 'other' },
      hidden: true,
    },
  ]
}

/** What was asked is for whoever was asked by name; for anyone else it is not there, also in the council. */
function requests(more: object = {}): readonly Case[] {
  const on = (on: string, requestId: string, facts: Omit<Facts, 'council'>): Case => ({
    on,
    input: { version, ...more, requestId },
    facts: { council: 'own', ...facts },
    sensitive: true,
  })
  return [
    on('what a colleague was asked', records.requestOfColleague, {}),
    on('what one was asked', records.requestAsked, { assigned: true }),
    on('what one would be asked, were it sent', records.requestUnsent, {}),
    on('what one was asked about a home one is kept away from', records.requestExcluded, {
      assigned: true,
      excluded: true,
    }),
    {
      on: 'what was asked by another council',
      input: { version, ...more, requestId: records.otherRequest },
      facts: { council: 'other' },
      hidden: true,
    },
  ]
}

/** A file is for whoever it was shared with by name; for anyone else it is not there, also in the council. */
const sharedFiles: readonly Case[] = [
  {
    on: 'a file shared with a colleague',
    input: { sharedItemId: records.requestOfColleague },
    facts: own,
    sensitive: true,
  },
  {
    on: 'a file shared with one',
    input: { sharedItemId: records.requestAsked },
    facts: { council: 'own', assigned: true },
    sensitive: true,
  },
  {
    on: 'a file shared by another council',
    input: { sharedItemId: records.otherRequest },
    facts: { council: 'other' },
    hidden: true,
  },
]

/** What came in: the team’s, until it is a case; then whoever may read the case. */
function incoming(more: object = {}): readonly Case[] {
  const on = (on: string, reportId: string, facts: Omit<Facts, 'council'>): Case => ({
    on,
    input: { version, ...more, reportId },
    facts: { council: 'own', ...facts },
    sensitive: true,
    knownTo: team,
  })
  return [
    on('a report that nobody sorted', records.reportIn, { openTo: team }),
    on('a worry about quality', records.reportForQuality, { openTo: [...team, 'quality-officer'] }),
    on('a report of a case one has a part in', records.reportOfCase, { openTo: othersTeam, assigned: true }),
    on('a report of a restricted case', records.reportOfRestricted, {}),
    on('a report about a home one is kept away from', records.reportHomeExcluded, {
      openTo: team,
      excluded: true,
    }),
    {
      on: 'a report of another council',
      input: { version, ...more, reportId: records.otherReportIn },
      facts: { council: 'other' },
      hidden: true,
    },
  ]
}

/** Units of a case that need more than its id: their example, on each kind of case. */
const byExample = Object.fromEntries(
  [...safeguarding.commands, ...safeguarding.queries].flatMap(unit => {
    const input: unknown = unit.example?.input
    const ofCase = typeof input === 'object' && input !== null && 'concernId' in input
    return ofCase ? [[unit.name, concerns(input)] as const] : []
  }),
)

/** Whoever was given its id with its code; a report of somebody with an account has no code. */
function ofTheDoor(more: object = {}): readonly Case[] {
  return [
    {
      on: 'a report told at the public door',
      input: { ...more, reportId: records.reportIn },
      facts: own,
      sensitive: true,
    },
    {
      on: 'a report of another council',
      input: { ...more, reportId: records.otherReportIn },
      facts: { council: 'other' },
      hidden: true,
    },
  ]
}

const account = { words: 'She fell and nobody told us', danger: 'no', adult: { knownAs: 'Matrix' } }

/** For units that act on a record, or whose example would not do: what they are tried on. */
export const safeguardingUnits: Readonly<Record<string, readonly Case[]>> = {
  ...byExample,
  'safeguarding.answerRequest': requests({ words: 'Done' }),
  'safeguarding.readAsked': requests(),
  'safeguarding.openSharedFile': sharedFiles,
  'safeguarding.listAsked': [
    { on: 'what one was asked', input: {}, facts: { council: 'own', assigned: true } },
  ],
  'safeguarding.raiseConcern': [
    {
      on: 'the own home',
      input: { ...account, homeId: homes.own },
      facts: { council: 'own', ownHome: true },
    },
    { on: 'another home', input: { ...account, homeId: homes.elsewhere }, facts: own },
  ],
  'safeguarding.residentsOfHome': ofHomes(),
  'safeguarding.recordBetween': ofHomes({
    ...{ harmedId: records.adult, otherId: records.adultExcluded, timeOfDay: 'night', place: 'lounge' },
    ...{ kinds: ['words'], words: 'Shouted' },
  }),
  'safeguarding.supportResident': ofHomes({
    ...{ personId: records.adult, practitionerId: colleague, hasAdvocate: 'no', capacity: 'had' },
    ...{ support: 'A chair', compatibility: 'fits', reviewOn: '2027-01-01' },
  }),
  ...protectionCases(concerns, sources),
  'safeguarding.listFollowUps': [{ on: 'the own council', input: {}, facts: own }],
  'safeguarding.listMeasures': [{ on: 'the own council', input: {}, facts: own }],
  'safeguarding.listConcerns': [{ on: 'the own council', input: {}, facts: own }],
  'safeguarding.decideConcern': concerns({
    limbs: { needs: { answer: 'yes' }, abuse: { answer: 'yes' }, protect: { answer: 'unknown' } },
    outcome: 'enquiry',
  }),
  'safeguarding.allocateConcern': concerns({ teamId: records.team }),
  'safeguarding.restrictConcern': concerns({ restricted: true, words: 'Because' }),
  'safeguarding.addNote': concerns({ kind: 'note', words: 'Seen' }),
  'safeguarding.linkConcerns': concerns({ otherReference: 'C-2222-2222', kind: 'related' }),
  'safeguarding.takeUpAgain': concerns({ danger: 'no', words: 'It has happened again' }),
  'safeguarding.closeConcern': concerns({ closingReason: 'completed' }),
  'safeguarding.tellCouncil': [
    {
      on: 'the own council',
      input: {
        ...{ reportId: stableId('matrix', 'told'), reference: 'K7QF-2M9D', code: 'T4WK-9QDA-H7MC-2XRF' },
        ...{ danger: 'no', words: 'She fell', naming: 'anonymous' },
      },
      facts: own,
    },
  ],
  'safeguarding.comeBack': [{ on: 'the own council', input: { reference: 'a', code: 'b' }, facts: own }],
  'safeguarding.readThread': ofTheDoor(),
  'safeguarding.addToReport': ofTheDoor({ messageId: stableId('matrix', 'message'), words: 'More' }),
  'safeguarding.listReportsIn': [{ on: 'the own council', input: {}, facts: own }],
  'safeguarding.readReportIn': incoming(),
  'safeguarding.sortReport': incoming({ kinds: ['safeguarding'] }),
  'safeguarding.writeToReporter': incoming({
    ...{ couldBeSource: 'unknown', restricted: 'no', ground: 'none', how: 'telephone' },
  }),
  'safeguarding.readMessages': incoming(),
  'safeguarding.writeParaphrase': incoming({ couldTell: 'no', words: 'Bells' }),
  'safeguarding.openReportPhotograph': [
    {
      on: 'a photograph that came in',
      input: { photographId: records.photograph },
      facts: { council: 'own', openTo: team },
      sensitive: true,
      knownTo: team,
    },
    {
      on: 'a photograph of another council',
      input: { photographId: records.otherPhotograph },
      facts: { council: 'other' },
      hidden: true,
    },
  ],
  'safeguarding.rereadDecision': concerns({ decisionId: records.breach, verdict: 'agree', words: 'So' }),
  'safeguarding.moveToRightPerson': concerns({ rightPerson: { givenName: 'M' }, words: 'So' }),
  'safeguarding.writeMore': reports({ words: 'More' }),
  'safeguarding.listMyReports': [
    { on: 'what one reported', input: {}, facts: { council: 'own', ownReport: true } },
  ],
  'people.changePerson': adults({ givenName: 'M' }),
  ...governingUnits,
}

/** A home as the council's own: kept away from the home is kept away from what happens in it. */
function ofHomes(more: object = {}): readonly Case[] {
  return [
    { on: 'another home', input: { ...more, homeId: homes.elsewhere }, facts: own },
    {
      on: 'a home one is kept away from',
      input: { ...more, homeId: homes.excluded },
      facts: { council: 'own', excluded: true },
    },
  ]
}

/** For every other unit that names one of these in its input. */
export const safeguardingFields: Readonly<Record<string, readonly Case[]>> = {
  concernId: concerns(),
  personId: adults(),
  reportId: reports(),
  ...governingFields,
}
