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
}

export const besideFields: Readonly<Record<string, readonly Case[]>> = {
  organisationalId: organisational(),
}
