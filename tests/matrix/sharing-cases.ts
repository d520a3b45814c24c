import { stableId } from '#platform/ids.ts'
import type { Case } from './case.ts'
import { sharingRecords as records } from './sharing-world.ts'
import { colleague, homes } from './world.ts'

const words = 'Because'
const holders = ['quality-officer', 'commissioner', 'safeguarding-manager'] as const
const learners = [...holders, 'board-member'] as const
const gatherers = ['quality-officer', 'safeguarding-manager'] as const
const knowAll = ['safeguarding-manager'] as const

const meetings = (more: object = {}): readonly Case[] => [
  { on: 'a meeting', input: { sharingId: records.meeting, ...more }, facts: { council: 'own' } },
  {
    on: 'a meeting one is invited to',
    input: { sharingId: records.meetingInvited, ...more },
    facts: { council: 'own', assigned: true },
  },
  {
    on: 'a meeting of another council',
    input: { sharingId: records.otherMeeting, ...more },
    facts: { council: 'other' },
    hidden: true,
  },
]

/** What is said of a home at a meeting. */
const ofHomes = (more: object = {}): readonly Case[] => [
  {
    on: 'a home at a meeting',
    input: { ...more, sharingId: records.meeting, homeId: homes.elsewhere },
    facts: { council: 'own' },
  },
  {
    on: 'a home one is kept away from',
    input: { ...more, sharingId: records.meeting, homeId: homes.excluded },
    facts: { council: 'own', excluded: true },
  },
]

const packs = (more: object = {}): readonly Case[] => {
  const of = (sharingId: string, edition: string) => ({ sharingId, edition, ...more })
  return [
    {
      on: 'the council’s edition of a pack',
      input: of(records.meeting, 'council'),
      facts: { council: 'own', openTo: holders },
    },
    {
      on: 'the edition for those who know of every case',
      input: of(records.meetingInvited, 'cleared'),
      facts: { council: 'own', openTo: knowAll },
    },
    {
      on: 'the council’s edition of a pack one is invited to',
      input: of(records.meetingInvited, 'council'),
      facts: { council: 'own', openTo: holders, assigned: true },
    },
    {
      on: 'one’s own edition of a pack',
      input: of(records.meetingInvited, 'police'),
      facts: { council: 'own', openTo: holders, assigned: true },
    },
    {
      on: 'the edition of a partner one is not of',
      input: of(records.meeting, 'police'),
      facts: { council: 'own', openTo: holders },
    },
    {
      on: 'a pack of another council',
      input: of(records.otherMeeting, 'council'),
      facts: { council: 'other' },
      hidden: true,
    },
  ]
}

const decisions = (more: object = {}): readonly Case[] => {
  const input = (sharingDecisionId: string) => ({ version: 1, ...more, sharingDecisionId })
  return [
    {
      on: 'a decision of a meeting',
      input: input(records.decision),
      facts: { council: 'own', openTo: holders },
    },
    {
      on: 'a decision that is one’s own to carry out',
      input: input(records.decisionMine),
      facts: { council: 'own', openTo: holders, assigned: true },
    },
    {
      on: 'a decision about a small home',
      input: input(records.decisionSmall),
      facts: { council: 'own', openTo: knowAll },
      sensitive: true,
    },
    {
      on: 'a decision about a home one is kept away from',
      input: input(records.decisionExcluded),
      facts: { council: 'own', openTo: holders, assigned: true, excluded: true },
    },
    {
      on: 'a decision of another council',
      input: input(records.otherDecision),
      facts: { council: 'other' },
      hidden: true,
    },
  ]
}

const cases = (openTo: readonly string[], more: object = {}): readonly Case[] => {
  const input = (latencyId: string) => ({ ...more, latencyId })
  return [
    { on: 'a serious case', input: input(records.latency), facts: { council: 'own', openTo } },
    {
      on: 'a serious case that is kept',
      input: input(records.latencyKept),
      facts: { council: 'own', openTo: knowAll },
      sensitive: true,
    },
    {
      on: 'a serious case at a home one is kept away from',
      input: input(records.latencyExcluded),
      facts: { council: 'own', openTo, excluded: true },
    },
    {
      on: 'a serious case of another council',
      input: input(records.otherLatency),
      facts: { council: 'other' },
      hidden: true,
    },
  ]
}

const known = (more: object, openTo?: readonly string[]): readonly Case[] => {
  const open = openTo ? { openTo } : {}
  return [
    { on: 'a home', input: { ...more, homeId: homes.elsewhere }, facts: { council: 'own', ...open } },
    {
      on: 'a home one is kept away from',
      input: { ...more, homeId: homes.excluded },
      facts: { council: 'own', ...open, excluded: true },
    },
  ]
}

const day = { agency: 'police', step: 'knew', from: 'typed', onDate: '2026-09-14', words }
const brought = { agency: 'icb', observedOn: '2026-11-10', words, source: words, sureness: 'hearsay' }
const decision = { what: words, why: words, ownerId: colleague, dueOn: '2026-12-01', audience: 'council' }
const begun = { kind: 'death', about: words, reason: words, kept: 'no' }
const noFact = stableId('matrix', 'no-fact')

export const sharingUnits: Readonly<Record<string, readonly Case[]>> = {
  'intelligence.planSharingMeeting': known({ onDate: '2026-12-01', purpose: words, agencies: ['icb'] }),
  'intelligence.getHomeSharing': known({}),
  'intelligence.addSharingHome': ofHomes(),
  'intelligence.removeSharingHome': ofHomes(),
  'intelligence.inviteToSharing': meetings({ agency: 'cqc', accountId: '' }),
  'intelligence.uninviteFromSharing': meetings({ invitedId: records.invited }),
  'intelligence.holdSharingMeeting': meetings({
    version: 1,
    heldOn: '2026-11-16',
    attended: [records.invited],
  }),
  'intelligence.closeSharingMeeting': meetings({ version: 1 }),
  'intelligence.moveSharingMeeting': meetings({ version: 1, onDate: '2026-12-08', reason: words }),
  'intelligence.addSharingMinute': ofHomes({ words, audience: 'council' }),
  'intelligence.bringSharingFact': ofHomes({ ...brought, audience: 'council' }),
  'intelligence.decideAtSharing': ofHomes(decision),
  'intelligence.markSharingFact': meetings({ sharingFactId: noFact, sureness: 'verified', reason: words }),
  'intelligence.getSharingPack': packs(),
  'intelligence.listPackFacts': packs(),
  'intelligence.exportPackFacts': packs(),
  'intelligence.finishSharingDecision': decisions({ words }),
  'intelligence.leaveSharingDecision': decisions({ words }),
  'intelligence.beginLatency': known(begun, gatherers),
  'intelligence.writeLatencyDay': cases(gatherers, day),
  'intelligence.listLatencySources': cases(gatherers),
  'intelligence.listLatencyOwners': cases(gatherers),
  'intelligence.closeLatency': cases(gatherers, {
    ...{ version: 0, learned: words, change: words, ownerId: colleague, dueOn: '2026-12-01' },
  }),
  'intelligence.changedByLatency': cases(gatherers, { version: 0, words }),
  'intelligence.reopenLatency': cases(gatherers, { version: 0, words }),
}

export const sharingFields: Readonly<Record<string, readonly Case[]>> = {
  sharingId: meetings(),
  sharingDecisionId: decisions(),
  latencyId: cases(learners),
}
