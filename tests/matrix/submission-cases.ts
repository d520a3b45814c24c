import { councilOfficers as officers } from '#platform/access/roles.ts'
import type { Case } from './case.ts'
import { submissionRecords as records } from './submission-world.ts'
import { homes } from './world.ts'

const facts = {
  ...{ partner: 'icb', kind: 'medicines', from: '2026-11-10', seenBy: 'nurse', sureness: 'verified' },
}

const submissions = (more: object = {}): readonly Case[] => {
  const input = (submissionId: string) => ({ version: 1, ...more, submissionId })
  return [
    {
      on: 'what a partner told',
      input: input(records.told),
      facts: { council: 'own', openTo: officers },
    },
    {
      on: 'what one told oneself',
      input: input(records.toldOneself),
      facts: { council: 'own', openTo: officers, ownReport: true },
    },
    {
      on: 'what was told of a home one is kept away from',
      input: input(records.toldExcluded),
      facts: { council: 'own', openTo: officers, ownReport: true, excluded: true },
    },
    {
      on: 'what was told of a small home',
      input: input(records.toldSmall),
      facts: { council: 'own', openTo: ['safeguarding-manager'] },
      sensitive: true,
    },
    {
      on: 'what was told to another council',
      input: input(records.otherTold),
      facts: { council: 'other' },
      hidden: true,
    },
  ]
}

const files: readonly Case[] = [
  { on: 'a file', input: { fileId: records.file }, facts: { council: 'own' } },
  {
    on: 'a file of one’s own',
    input: { fileId: records.fileOneself },
    facts: { council: 'own', ownReport: true },
  },
  {
    on: 'a file of another council',
    input: { fileId: records.otherFile },
    facts: { council: 'other' },
    hidden: true,
  },
]

const upload = (fileName: string, text: string) => ({
  upload: { fileName, mimeType: 'text/plain', bytes: new TextEncoder().encode(text) },
  dryRun: true,
})
const rows =
  'cqc location id,organisation,kind,date,seen by,how sure\n1-000,icb,medicines,2026-11-10,nurse,verified\n'
const ratings =
  '<FHRSEstablishment><Header><ExtractDate>2026-07-21</ExtractDate></Header></FHRSEstablishment>'
const councilWide = (input: object): readonly Case[] => [
  { on: 'the council', input, facts: { council: 'own' } },
]

export const submissionUnits: Readonly<Record<string, readonly Case[]>> = {
  'intelligence.contribute': [
    { on: 'the own home', input: { homeId: homes.own, ...facts }, facts: { council: 'own', ownHome: true } },
    { on: 'another home', input: { homeId: homes.elsewhere, ...facts }, facts: { council: 'own' } },
    {
      on: 'a home one is kept away from',
      input: { homeId: homes.excluded, ...facts },
      facts: { council: 'own', excluded: true },
    },
  ],
  'intelligence.correctSubmission': submissions({ homeId: homes.elsewhere, ...facts }),
  'intelligence.takeBackSubmission': submissions({ why: 'mistake' }),
  'intelligence.decideDouble': submissions({ source: 'partners', key: 'partners/none', verdict: 'separate' }),
  'intelligence.importPartnerSignals': councilWide(upload('seen.csv', rows)),
  'intelligence.importFoodHygiene': councilWide(upload('ratings.xml', ratings)),
}

export const submissionFields: Readonly<Record<string, readonly Case[]>> = {
  submissionId: submissions(),
  fileId: files,
}
