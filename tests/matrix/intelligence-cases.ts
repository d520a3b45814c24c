import type { Case } from './case.ts'
import { intelligenceRecords as records } from './intelligence-world.ts'
import { homes, records as known } from './world.ts'

const lookers = ['quality-officer', 'safeguarding-practitioner', 'safeguarding-manager']
const words = 'The body map fits what was told'

/** The picture of a home is the council's own, of whichever home; to its own people only their own edition is. */
const pictures = (more: object = {}): readonly Case[] => [
  { on: 'the own home', input: { homeId: homes.own, ...more }, facts: { council: 'own', ownHome: true } },
  { on: 'another home', input: { homeId: homes.elsewhere, ...more }, facts: { council: 'own' } },
  {
    on: 'a home one is kept away from',
    input: { homeId: homes.excluded, ...more },
    facts: { council: 'own', excluded: true },
  },
]

const looks = (more: object = {}): readonly Case[] => [
  {
    on: 'a look at what officers know of',
    input: { firstLookId: records.look, ...more },
    facts: { council: 'own', openTo: lookers },
  },
  {
    on: 'a look at what is in a restricted case',
    input: { firstLookId: records.lookRestricted, ...more },
    facts: { council: 'own', openTo: ['safeguarding-manager'] },
    sensitive: true,
  },
  {
    on: 'a look at a home one is kept away from',
    input: { firstLookId: records.lookExcluded, ...more },
    facts: { council: 'own', openTo: lookers, excluded: true },
  },
  {
    on: 'a look of another council',
    input: { firstLookId: records.otherLook, ...more },
    facts: { council: 'other' },
    hidden: true,
  },
]

/** The numbers of a chart are of the whole council, whichever chart. */
const chart: readonly Case[] = [{ on: 'a chart', input: { code: 'told' }, facts: { council: 'own' } }]

export const intelligenceUnits: Readonly<Record<string, readonly Case[]>> = {
  'intelligence.listFunnel': chart,
  'intelligence.exportFunnel': chart,
  'intelligence.listMonths': chart,
  'intelligence.exportMonths': chart,
  'intelligence.getPicture': pictures(),
  'intelligence.getHomeMonths': pictures(),
  'intelligence.exportHomeMonths': pictures(),
  'intelligence.getHomeEdition': pictures(),
  'intelligence.decideNext': pictures({ kind: 'visit', accountId: known.account, words }),
  'intelligence.listFirstLooks': [{ on: 'the list', input: {}, facts: { council: 'own', openTo: lookers } }],
  'intelligence.getFirstLook': looks(),
  'intelligence.recordFirstLook': looks({ version: 1, credible: 'no', words }),
}
