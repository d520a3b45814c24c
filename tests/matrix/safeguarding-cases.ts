import type { Case } from './case.ts'
import { governingFields, governingUnits } from './governing-cases.ts'
import type { Facts } from './oracle.ts'
import { homes, records } from './world.ts'

const own: Facts = { council: 'own' }
const version = 1
const team = ['safeguarding-practitioner', 'safeguarding-manager', 'duty-worker']
const othersTeam = ['safeguarding-manager', 'duty-worker']

/** That a case exists is sensitive: only the safeguarding team is refused openly. */
function concerns(more: object = {}): readonly Case[] {
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

function adults(more: object = {}): readonly Case[] {
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

const account = { words: 'She fell and nobody told us', danger: 'no', adult: { knownAs: 'Matrix' } }

/** For units that act on a record, or whose example would not do: what they are tried on. */
export const safeguardingUnits: Readonly<Record<string, readonly Case[]>> = {
  'safeguarding.raiseConcern': [
    {
      on: 'the own home',
      input: { ...account, homeId: homes.own },
      facts: { council: 'own', ownHome: true },
    },
    { on: 'another home', input: { ...account, homeId: homes.elsewhere }, facts: own },
  ],
  'safeguarding.listConcerns': [{ on: 'the own council', input: {}, facts: own }],
  'safeguarding.decideConcern': concerns({
    limbs: { needs: { answer: 'yes' }, abuse: { answer: 'yes' }, protect: { answer: 'unknown' } },
    outcome: 'enquiry',
  }),
  'safeguarding.allocateConcern': concerns({ teamId: records.team }),
  'safeguarding.restrictConcern': concerns({ restricted: true, words: 'Because' }),
  'safeguarding.addNote': concerns({ kind: 'note', words: 'Seen' }),
  'safeguarding.linkConcerns': concerns({ otherReference: 'C-2222-2222', kind: 'related' }),
  'safeguarding.closeConcern': concerns({ closingReason: 'completed' }),
  'safeguarding.rereadDecision': concerns({ decisionId: records.breach, verdict: 'agree', words: 'So' }),
  'safeguarding.moveToRightPerson': concerns({ rightPerson: { givenName: 'M' }, words: 'So' }),
  'safeguarding.writeMore': reports({ words: 'More' }),
  'safeguarding.listMyReports': [
    { on: 'what one reported', input: {}, facts: { council: 'own', ownReport: true } },
  ],
  'people.changePerson': adults({ givenName: 'M' }),
  ...governingUnits,
}

/** For every other unit that names one of these in its input. */
export const safeguardingFields: Readonly<Record<string, readonly Case[]>> = {
  concernId: concerns(),
  personId: adults(),
  reportId: reports(),
  ...governingFields,
}
