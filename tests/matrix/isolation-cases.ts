import type { Case } from './case.ts'
import { isolationRecords as records } from './isolation-world.ts'
import { colleague, homes } from './world.ts'

const version = 1
const words = 'Because'
const on16 = '2026-11-16'

/** What each council knows of who comes to a home is its own. */
const known = (more: object = {}): readonly Case[] => [
  { on: 'the own home', input: { homeId: homes.own, ...more }, facts: { council: 'own', ownHome: true } },
  { on: 'another home', input: { homeId: homes.elsewhere, ...more }, facts: { council: 'own' } },
  {
    on: 'a home one is kept away from',
    input: { homeId: homes.excluded, ...more },
    facts: { council: 'own', excluded: true },
  },
]

const remedies = (more: object = {}): readonly Case[] => {
  const input = (remedyId: string) => ({ version, ...more, remedyId })
  return [
    { on: 'a remedy at a home', input: input(records.remedy), facts: { council: 'own' } },
    {
      on: 'a remedy at a home one is kept away from',
      input: input(records.remedyExcluded),
      facts: { council: 'own', excluded: true },
    },
    {
      on: 'a remedy of another council',
      input: input(records.otherRemedy),
      facts: { council: 'other' },
      hidden: true,
    },
  ]
}

const placing = (more: object = {}): readonly Case[] => {
  const input = (placingTaskId: string) => ({ version, ...more, placingTaskId })
  return [
    { on: 'a task about a home', input: input(records.placing), facts: { council: 'own' } },
    {
      on: 'a task about a home one is kept away from',
      input: input(records.placingExcluded),
      facts: { council: 'own', excluded: true },
    },
    {
      on: 'a task of another council',
      input: input(records.otherPlacing),
      facts: { council: 'other' },
      hidden: true,
    },
  ]
}

const month = { month: '2026-10', living: 30, numbers: { family: 3 } }

export const isolationUnits: Readonly<Record<string, readonly Case[]>> = {
  'intelligence.getHomeEyes': known(),
  'intelligence.giveMonth': known(month),
  'intelligence.recordSightings': known({ seenOn: on16, source: 'care-records', roles: ['gp'] }),
  'intelligence.acceptRemedy': known({
    ...{ kind: 'befriending', ownerId: colleague, reason: words, dueOn: '2026-12-01' },
  }),
  'intelligence.finishRemedy': remedies({ outcome: 'heard', heard: ['staff'], words }),
  'intelligence.giveUpRemedy': remedies({ words }),
  'intelligence.sendPlacingTask': placing({ to: words, sentOn: on16, dueOn: '2026-12-01' }),
  'intelligence.closePlacingTask': placing({ words }),
}

export const isolationFields: Readonly<Record<string, readonly Case[]>> = {
  remedyId: remedies(),
  placingTaskId: placing(),
}

/** For an adult: as their record is judged, but for the broken glass. */
export const isolationOfAdults = (adults: (more: object) => readonly Case[]) => ({
  'intelligence.agreeResidentEyes': adults({
    ...{ basis: 'agreed', solitude: 'no', words, agreedOn: on16, reviewOn: '2027-01-10' },
  }),
  'intelligence.recordResidentSighting': adults({ seenOn: on16, roles: ['gp'] }),
})
