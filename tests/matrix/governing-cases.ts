import type { Case } from './case.ts'
import type { Facts } from './oracle.ts'
import { homes, records } from './world.ts'

const own: Facts = { council: 'own' }
const version = 1

/** A record that is sensitive, one of another council, and one about an adult one is kept away from. */
function sensitive(
  field: string,
  mine: string,
  others: string,
  more: object = {},
  excluded?: string,
): readonly Case[] {
  return [
    {
      on: 'a record of the own council',
      input: { version, ...more, [field]: mine },
      facts: own,
      sensitive: true,
    },
    ...(excluded
      ? [
          {
            on: 'a record about an adult one is kept away from',
            input: { version, ...more, [field]: excluded },
            facts: { ...own, excluded: true },
            sensitive: true,
          },
        ]
      : []),
    {
      on: 'a record of another council',
      input: { version, ...more, [field]: others },
      facts: { council: 'other' as const },
      hidden: true,
    },
  ]
}

const requests = (more: object = {}) =>
  sensitive(
    'accessRequestId',
    records.accessRequest,
    records.otherAccessRequest,
    more,
    records.accessRequestExcluded,
  )
const breaches = (more: object = {}) => sensitive('breachId', records.breach, records.otherBreach, more)
const council = (input: object): readonly Case[] => [{ on: 'the own council', input, facts: own }]

export const governingUnits: Readonly<Record<string, readonly Case[]>> = {
  'safeguarding.codesOnFile': council({ personId: records.adult }),
  'safeguarding.lookAtPattern': [
    {
      on: 'what happened to an adult',
      input: { about: 'person', aboutId: records.adult, outcome: 'nothing-more', words: 'So' },
      facts: own,
      sensitive: true,
    },
    {
      on: 'what happened to an adult one is kept away from',
      input: { about: 'person', aboutId: records.adultExcluded, outcome: 'nothing-more', words: 'So' },
      facts: { ...own, excluded: true },
      sensitive: true,
    },
    {
      on: 'what happened in a home',
      input: { about: 'home', aboutId: homes.elsewhere, outcome: 'nothing-more', words: 'So' },
      facts: own,
      sensitive: true,
    },
  ],
  'safeguarding.recordAccessRequest': council({
    ...{ kind: 'freedom-of-information', askedBy: 'anyone', receivedOn: '2026-11-10', name: 'N', asks: 'A' },
  }),
  'safeguarding.listLocalTargets': council({}),
  'safeguarding.getLocalTarget': council({ targetCode: 'decision' }),
  'safeguarding.setLocalTarget': council({
    targetCode: 'planning',
    days: 3,
    fromOn: '2027-01-04',
    words: 'So',
  }),
  'safeguarding.settleBreach': breaches({ outcome: 'no-risk' }),
  'safeguarding.resumeAccessRequest': requests({ riskChecked: 'not-source' }),
  'safeguarding.answerInformation': requests({ words: 'Counts', noPersonalData: true }),
  'safeguarding.releaseRecords': requests({ seriousHarm: 'no' }),
  'safeguarding.endAccessRequest': requests({ as: 'refused' }),
  'safeguarding.decideAccessItem': sensitive('accessItemId', records.accessItem, records.otherAccessItem, {
    ...{ whose: 'own', decision: 'release' },
  }),
  'safeguarding.decideAccessItems': requests({
    ...{ itemIds: [records.accessItem], decision: 'withhold', reason: 'third-party' },
  }),
  'safeguarding.uploadConcerns': council({
    upload: {
      fileName: 'c.csv',
      mimeType: 'text/csv',
      bytes: Buffer.from('Case number,Date received\nM-1,2026-11-02\n'),
    },
  }),
  // Judged on the council; which hold or import it is, is found by the work.
  'safeguarding.liftRetentionHold': council({ holdId: records.hold }),
  'safeguarding.undoTakingIn': council({ takingId: records.takingIn }),
  'safeguarding.listWanting': council({}),
}

export const governingFields: Readonly<Record<string, readonly Case[]>> = {
  accessRequestId: requests(),
  breachId: breaches(),
}
