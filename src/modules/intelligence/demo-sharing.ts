import { civilDate } from '#platform/clock.ts'
import { stableId, systemIds } from '#platform/ids.ts'
import { type DemoActing, type DemoStep, takeDemoStep } from './demo-step.ts'
import { decideAtSharing, finishSharingDecision } from './sharing/decision-units.ts'
import { demoIds } from './sharing/demo-ids.ts'
import { beginLatency, writeLatencyDay } from './sharing/latency-units.ts'
import * as meeting from './sharing/meeting-commands.ts'
import { makeSharingPack } from './sharing/pack-commands.ts'
import { addSharingMinute, bringSharingFact } from './sharing/record-commands.ts'
import { closeLatency } from './sharing/turn-units.ts'
import { demoIds as demoSubmissions } from './submissions/demo-ids.ts'
import { getSubmission } from './submissions/queries.ts'

/** Who acts, and where the stories happen. */
export interface SharingDemo extends DemoActing<SharingActor> {
  readonly homeOf: (story: string) => string
}
export type SharingActor =
  | 'quality-officer'
  | 'safeguarding-manager'
  | 'safeguarding-practitioner'
  | 'partner'

/** The quality officer does what nobody else is named for. */
type Step = Omit<DemoStep<SharingActor>, 'by'> & { readonly by?: SharingActor }

interface World {
  readonly today: Temporal.PlainDate
  readonly account: (key: SharingActor) => string
  readonly larkfield: string
  readonly marram: string
  /** Two partners told something of it last week. */
  readonly told: string
}

/** Three days ago partners met about homes of Fenmarsh; next week they meet again. The last step says that it is whole. */
export async function arrangeSharingDemo(demo: SharingDemo): Promise<void> {
  const submitted = await demo
    .runnerWith(systemIds, demo.clock)
    .ask(getSubmission, { submissionId: demoSubmissions.submission }, demo.as('quality-officer'))
  const world: World = {
    today: civilDate(demo.clock.now()),
    account: key => demo.as(key).actor.id ?? '',
    ...{ larkfield: demo.homeOf('goneQuiet'), marram: demo.homeOf('providerConcerns') },
    told: submitted.home.id,
  }
  for (const step of [...held(world), ...decided(world), ...learnt(world), ...planned(world)])
    await takeDemoStep(demo, 'sharing', { by: 'quality-officer', ...step })
}

const back = ({ today }: World, days: number): string => today.subtract({ days }).toString()
const ahead = ({ today }: World, days: number): string => today.add({ days }).toString()
const id = (name: string): string => stableId('demonstration', 'sharing', name)

const WHEN = 3
const sharingId = demoIds.held
const { there } = demoIds

function held(world: World): Step[] {
  const plan = {
    ...{ homeId: world.larkfield, onDate: back(world, WHEN), agencies: ['cqc', 'police', 'fire-service'] },
    purpose:
      'Larkfield House has gone quiet since it was sold, and Marram Lodge takes nobody new. Who knows what?',
  }
  const planIds = [sharingId, id('there-cqc'), there.police, id('there-fire')]
  const invite = (key: string, agency: string, by: SharingActor, invited: string): Step => ({
    ...{ key, daysAgo: 13, command: meeting.inviteToSharing, ids: [invited] },
    input: { sharingId, agency, accountId: world.account(by) },
  })
  const add = (key: string, homeId: string): Step => ({
    ...{ key, daysAgo: 13, command: meeting.addSharingHome, input: { sharingId, homeId } },
  })
  const attended = [there.icb, there.police, there.officer]
  return [
    { key: 'held', daysAgo: 14, command: meeting.planSharingMeeting, input: plan, ids: planIds },
    ...[add('held-marram', world.marram), add('held-told', world.told)],
    invite('held-icb', 'icb', 'partner', there.icb),
    invite('held-officer', 'council', 'safeguarding-practitioner', there.officer),
    { key: 'held-pack', daysAgo: WHEN, command: makeSharingPack, input: { sharingId } },
    {
      ...{ key: 'held-held', daysAgo: WHEN, command: meeting.holdSharingMeeting },
      input: { sharingId, version: 1, heldOn: back(world, WHEN), attended },
    },
    ...said(world),
    { key: 'held-pack-again', daysAgo: 2, command: makeSharingPack, input: { sharingId } },
  ]
}

function said(world: World): Step[] {
  const brought = {
    ...{ sharingId, homeId: world.larkfield, agency: 'icb', observedOn: back(world, 9) },
    ...{ sureness: 'hearsay', audience: 'partners', submissionId: '' },
    words: 'The practice is hardly rung in the evening any more, and used to be every other day.',
    source: 'The practice manager says so from memory; the calls are being counted.',
  }
  const checked = {
    ...{ sharingId, homeId: world.told, agency: 'district-nurses', observedOn: back(world, 6) },
    ...{ sureness: 'verified', audience: 'council', submissionId: demoSubmissions.submission },
    words: 'Two residents waited three quarters of an hour for help to the toilet.',
    source: 'Written down in the nurses’ own notes of that visit, which were read out.',
  }
  const minute = (key: string, homeId: string, words: string): Step => ({
    ...{ key, daysAgo: WHEN, command: addSharingMinute },
    input: { sharingId, homeId, audience: 'partners', words },
  })
  return [
    { key: 'brought', daysAgo: WHEN, command: bringSharingFact, input: brought, ids: [demoIds.brought] },
    { key: 'brought-checked', daysAgo: WHEN, command: bringSharingFact, input: checked },
    minute('minute-calls', '', 'Calls at night are told to each other within a day, until the next meeting.'),
    minute(
      'minute-larkfield',
      world.larkfield,
      'Nobody here has been there after six in the evening this year.',
    ),
  ]
}

function decided(world: World): Step[] {
  const of = (key: string, who: SharingActor, due: string, more: object, made: string): Step => ({
    ...{ key, daysAgo: WHEN, command: decideAtSharing, ids: [made] },
    input: { sharingId, ownerId: world.account(who), dueOn: due, audience: 'partners', ...more },
  })
  const listen = {
    ...{
      homeId: world.larkfield,
      what: 'Ring the relatives of Larkfield House who used to come, and ask why they stopped.',
    },
    why: 'Families came until the summer. Nobody has asked them.',
  }
  const visit = {
    ...{ homeId: world.larkfield, what: 'Visit Larkfield House after nine in the evening, without notice.' },
    why: 'No partner has seen a night there.',
  }
  const calls = {
    ...{
      homeId: world.larkfield,
      what: 'Count the evening calls from Larkfield House to the practice, this year and last.',
    },
    why: 'What the practice says is hearsay until somebody counts.',
  }
  const share = {
    ...{ homeId: '', what: 'Send everybody here the numbers to ring at night.' },
    why: 'Two partners did not know whom to tell.',
  }
  const done = id('decision-done')
  return [
    of('decision-overdue', 'quality-officer', back(world, 1), listen, demoIds.decision),
    of('decision-open', 'safeguarding-practitioner', ahead(world, 11), visit, demoIds.decisionOpen),
    of('decision-partner', 'partner', ahead(world, 18), calls, id('decision-partner')),
    of('decision-share', 'safeguarding-manager', ahead(world, 4), share, done),
    {
      ...{ key: 'decision-done', by: 'safeguarding-manager', daysAgo: 2, command: finishSharingDecision },
      input: {
        sharingDecisionId: done,
        version: 1,
        words: 'Sent the same afternoon; all have said that they got it.',
      },
    },
  ]
}

function learnt(world: World): Step[] {
  const latencyId = demoIds.latency
  const begin = {
    ...{ homeId: world.marram, kind: 'organisational-abuse', kept: 'no' },
    about: 'People at Marram Lodge waited for help at night for months before anybody acted.',
    reason: 'The Board asked in October how partners could have known together what each knew alone.',
  }
  const day = (agency: string, step: string, from: string, days: number | null, words: string): Step => ({
    ...{ key: `latency-${agency}-${step}`, daysAgo: 1, command: writeLatencyDay },
    input: { latencyId, agency, step, from, words, onDate: days === null ? '' : back(world, days) },
  })
  return [
    { key: 'latency', daysAgo: 1, command: beginLatency, input: begin, ids: [latencyId] },
    day(
      'icb',
      'could-have-known',
      'typed',
      190,
      'District nurses’ notes: two sores in one week, on one corridor.',
    ),
    day('icb', 'knew', 'typed', 171, 'Minutes of the ICB’s quality meeting.'),
    day('icb', 'shared', 'typed', 148, 'Letter to the council, stamped on that day.'),
    day('police', 'could-have-known', 'typed', 176, 'Log of a call at night by a resident’s son.'),
    day('police', 'knew', 'not-known', null, 'Asked twice; the log does not say who read it.'),
    day('police', 'shared', `meeting:${sharingId}`, null, 'Told at the information sharing meeting.'),
    day('council', 'knew', 'typed', 148, 'The ICB’s letter, in the post book.'),
    day('council', 'acted', 'typed', 139, 'Placements suspended: the decision in the contract file.'),
    ...learntBefore(world),
  ]
}

/** A case from before, which has taught something: it is closed, and something is to change. */
function learntBefore(world: World): Step[] {
  const { latencyClosed: latencyId } = demoIds
  const begin = {
    ...{ homeId: world.larkfield, kind: 'serious-harm', kept: 'no' },
    about: 'A fall at night at Larkfield House, of which three partners knew a part.',
    reason: 'The safeguarding manager asked, after the ambulance service wrote.',
  }
  const close = {
    ...{ latencyId, version: 0, ownerId: world.account('quality-officer'), dueOn: ahead(world, 20) },
    learned: 'Each partner knew one night. Nobody had been asked to put the nights together.',
    change: 'Calls at night to any partner are told to the duty team by the next noon.',
  }
  const day = (agency: string, step: string, days: number, words: string): Step => ({
    ...{ key: `latency-closed-${agency}-${step}`, daysAgo: 39, command: writeLatencyDay },
    input: { latencyId, agency, step, from: 'typed', words, onDate: back(world, days) },
  })
  return [
    { key: 'latency-closed', daysAgo: 40, command: beginLatency, input: begin, ids: [latencyId] },
    day('icb', 'knew', 70, 'The practice’s log of a call at two in the morning.'),
    day('icb', 'shared', 52, 'Letter to the council.'),
    day('council', 'could-have-known', 66, 'A relative’s message to the contact centre.'),
    day('council', 'acted', 50, 'A visit at night, in the visitors’ book.'),
    { key: 'latency-closed-end', daysAgo: 12, command: closeLatency, input: close },
  ]
}

function planned(world: World): Step[] {
  const next = demoIds.planned
  const plan = {
    ...{ homeId: world.told, onDate: ahead(world, 8), agencies: ['icb', 'healthwatch'] },
    purpose: 'What came of the decisions, and what Healthwatch and the district nurses saw.',
  }
  return [
    {
      ...{ key: 'planned', daysAgo: 1, command: meeting.planSharingMeeting, input: plan },
      ids: [next, demoIds.invited],
    },
    {
      ...{ key: 'planned-larkfield', daysAgo: 1, command: meeting.addSharingHome },
      input: { sharingId: next, homeId: world.larkfield },
    },
  ]
}
