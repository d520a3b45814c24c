import { z } from 'zod'
import { findingFaults } from '#law/position-of-trust.ts'
import { keptUntil, retentionRuleOn } from '#law/retention.ts'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { holdersOf } from '#platform/accounts/holders.ts'
import { command, done } from '#platform/command.ts'
import { Conflict, Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { openerFor } from '#platform/vault/index.ts'
import { demoIds as demoHomeIds } from '#src/modules/homes/index.ts'
import { refuseStale } from '../concern/steps.ts'
import { demoIds } from '../demo-ids.ts'
import { refuseFuture } from '../process/days.ts'
import { seenConcern } from '../process/linked.ts'
import { linkToProcess } from '../process/links-store.ts'
import { givePart } from '../process/roles-store.ts'
import { referenceFrom } from '../reference.ts'
import { caseSealer, opened } from '../words.ts'
import { clearing, trustKeptAs } from './keeping.ts'
import {
  ChallengeTrust,
  ClearTrust,
  CloseTrust,
  FindTrust,
  GiveTrustPart,
  HearTrustPerson,
  LookAtTrust,
  Moved,
  RaiseTrust,
  SetTrustAside,
} from './schema.ts'
import { heardOf, stepTrust, withTrustWords } from './steps.ts'
import { addFinding, addTrust, changeTrust, findingsOf } from './store.ts'
import { lockedTrust } from './subject.ts'
import type { FindingWords, TrustWords } from './words.ts'
import { trustDue, trustWorkflow } from './workflow.ts'

const fresh = { trustId: demoIds.trustNew, version: 1 }

export const raiseTrust = command({
  name: 'safeguarding.raiseTrust',
  does: 'Opens a record about a person in a position of trust, outside any adult’s case. Only managers and those assigned see that it exists.',
  api: 'POST /safeguarding/trust',
  status: 201,
  input: RaiseTrust,
  output: z.object({ id: z.uuid(), reference: z.string() }),
  can: 'trust.raise',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, input) {
    const { councilId, id: by = null } = ctx.actor
    const { name, role, homeId = null, life, children } = input
    const concernId = input.concernReference ? await seenConcern(ctx, input.concernReference) : undefined
    const id = ctx.ids.next()
    const reference = referenceFrom('T', ctx.ids.random())
    const state = trustWorkflow.initial
    const words: TrustWords = { name, role, allegation: input.words }
    await addTrust(ctx.tx, {
      ...{ councilId, id, reference, homeId, state, life, children, raisedAt: ctx.now, raisedBy: by },
      dueOn: trustDue(state, ctx.today),
      words: (await caseSealer(ctx, id))(words),
    })
    const linking = { councilId, process: 'trust', processId: id, at: ctx.now, by } as const
    if (concernId) await linkToProcess(ctx.tx, { ...linking, concernIds: [concernId] })
    const about = { type: 'trust', id, sensitive: true, restricted: true }
    return done({ id, reference }, event('TrustRaised', { life, children }, about))
  },
  example: {
    role: 'safeguarding-manager',
    input: {
      ...{ name: 'A night carer', role: 'Care assistant on nights', homeId: demoHomeIds.home },
      ...{ life: 'work', children: 'not-known', words: 'Two residents say that the same carer is rough.' },
    },
  },
})

export const lookAtTrust = command({
  name: 'safeguarding.lookAtTrust',
  does: 'Takes a record about a person in a position of trust to look at it.',
  api: 'POST /safeguarding/trust/{trustId}/look',
  input: LookAtTrust,
  output: Moved,
  can: 'trust.work',
  subject: lockedTrust,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    const moved = await stepTrust(ctx, row, 'look')
    const { councilId, id: by = null } = ctx.actor
    const giving = { councilId, id: ctx.ids.next(), processId: row.id, at: ctx.now, by } as const
    if (by) await givePart(ctx.tx, { ...giving, process: 'trust', accountId: by, part: 'lead' })
    return done(moved, event('TrustLookedAt'))
  },
  example: { role: 'safeguarding-manager', input: fresh },
})

export const setTrustAside = command({
  name: 'safeguarding.setTrustAside',
  does: 'Sets a record aside: this person holds no position of trust. The reason is kept.',
  api: 'POST /safeguarding/trust/{trustId}/set-aside',
  input: SetTrustAside,
  output: Moved,
  can: 'trust.work',
  subject: lockedTrust,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    const words = await withTrustWords(ctx, row, { setAside: input.words })
    return done(await stepTrust(ctx, row, 'setAside', { words }), event('TrustSetAside'))
  },
  example: {
    role: 'safeguarding-manager',
    input: { ...fresh, words: 'She left care work in 2019, and has no caring role of any kind.' },
  },
})

export const giveTrustPart = command({
  name: 'safeguarding.giveTrustPart',
  does: 'Assigns somebody to a record about a person in a position of trust, or ends that.',
  api: 'POST /safeguarding/trust/{trustId}/people',
  input: GiveTrustPart,
  output: z.object({ id: z.uuid(), accountId: z.uuid() }),
  can: 'trust.work',
  subject: lockedTrust,
  async run(ctx, { accountId, part }, { row }) {
    const roles = (await holdersOf(ctx, [], [accountId])).map(holder => holder.role)
    if (roles.length === 0 || roles.every(role => role.startsWith('provider-'))) {
      throw new Invalid([{ field: 'accountId', message: 'Choose somebody who works for the council.' }])
    }
    const { councilId, id: by = null } = ctx.actor
    const giving = { councilId, id: ctx.ids.next(), processId: row.id, accountId, part, at: ctx.now, by }
    await givePart(ctx.tx, { ...giving, process: 'trust' })
    return done({ id: row.id, accountId }, event('TrustPartGiven', { accountId, part }))
  },
  example: {
    role: 'safeguarding-manager',
    input: { trustId: demoIds.trust, accountId: demoIds.practitioner, part: 'worker' },
  },
})

export const hearTrustPerson = command({
  name: 'safeguarding.hearTrustPerson',
  does: 'Writes down when the person was told and saw the evidence, what they said, or why they were not told first.',
  api: 'POST /safeguarding/trust/{trustId}/hearing',
  input: HearTrustPerson,
  output: Moved,
  can: 'trust.work',
  subject: lockedTrust,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    if (row.state !== 'looking') {
      throw new Conflict(
        'The person is heard while it is being looked at: take it first, before any finding.',
      )
    }
    const { substanceGivenOn, evidenceSeenOn, answeredOn, notTold } = input
    refuseFuture(ctx, { substanceGivenOn, evidenceSeenOn, answeredOn })
    if (notTold && !input.words) {
      const message = 'Say why it is unsafe to tell them first, or what police said'
      throw new Invalid([{ field: 'words', message }])
    }
    const said: Partial<TrustWords> = input.words
      ? notTold
        ? { notTold: input.words }
        : { theirWords: input.words }
      : {}
    const words = await withTrustWords(ctx, row, said)
    await changeTrust(ctx.tx, row.councilId, row.id, {
      substanceGivenOn: substanceGivenOn ?? row.substanceGivenOn,
      evidenceSeenOn: evidenceSeenOn ?? row.evidenceSeenOn,
      answeredOn: answeredOn ?? row.answeredOn,
      // Told after all: what once kept us from telling no longer holds.
      notTold: notTold ?? (substanceGivenOn ? null : row.notTold),
      words,
    })
    const moved = { id: row.id, version: row.version + 1, state: row.state }
    return done(moved, event('TrustPersonHeard', { told: Boolean(substanceGivenOn), notTold }))
  },
  example: {
    role: 'safeguarding-manager',
    input: {
      ...{ trustId: demoIds.trust, version: demoIds.trustVersion, answeredOn: '2026-11-15' },
      words: 'He says that he was alone with eleven people, and that he is sorry he was short with her.',
    },
  },
})

export const findOnTrust = command({
  name: 'safeguarding.findOnTrust',
  does: 'Makes the finding, once the person had ten working days to answer or was not told for a reason. After a challenge another supersedes it.',
  api: 'POST /safeguarding/trust/{trustId}/finding',
  input: FindTrust,
  output: Moved.extend({ findingId: z.uuid() }),
  can: 'trust.work',
  subject: lockedTrust,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    const { outcome, standardOfProof, reviewOn } = input
    const words = opened<TrustWords>(await openerFor(ctx, [row.id]), row.id, row.words)
    const challengeTo = { name: input.challengeTo, involved: false }
    const heard = heardOf(row, words ?? {}, { standardOfProof, challengeTo })
    const faults = [
      ...findingFaults(heard, ctx.today),
      ...(reviewOn <= ctx.today.toString()
        ? [{ field: 'reviewOn', message: 'Choose a day after today on which it is looked at again' }]
        : []),
    ]
    if (faults.length > 0) throw new Invalid(faults)
    const action = row.state === 'challenged' ? 'findAgain' : 'find'
    const moved = await stepTrust(ctx, row, action, { outcome, reviewOn })
    const before = (await findingsOf(ctx.tx, row.councilId, row.id)).at(-1)
    const findingId = ctx.ids.next()
    const sealed: FindingWords = {
      ...{ finding: input.words, evidence: input.evidence, standard: standardOfProof },
      challengeTo: input.challengeTo,
    }
    await addFinding(ctx.tx, {
      ...{ councilId: row.councilId, id: findingId, trustId: row.id, outcome, foundAt: ctx.now },
      ...{ supersedes: before?.id ?? null, foundBy: ctx.actor.id ?? null },
      words: (await caseSealer(ctx, row.id))(sealed),
    })
    return done({ ...moved, findingId }, event('TrustFound', { findingId, outcome, supersedes: before?.id }))
  },
  example: {
    role: 'safeguarding-manager',
    input: {
      ...{ trustId: demoIds.trust, version: demoIds.trustVersion, outcome: 'unsubstantiated' },
      words: 'There is not enough to say either way what happened on that night.',
      evidence: 'The rota, what she said, what he said, and the call bell record.',
      ...{ challengeTo: 'The head of quality', reviewOn: '2027-05-17' },
    },
  },
})

export const challengeTrust = command({
  name: 'safeguarding.challengeTrust',
  does: 'Writes down that the person challenges the finding. Someone not involved hears it; another finding supersedes.',
  api: 'POST /safeguarding/trust/{trustId}/challenge',
  input: ChallengeTrust,
  output: Moved,
  can: 'trust.work',
  subject: lockedTrust,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    const words = await withTrustWords(ctx, row, { challenge: input.words })
    return done(await stepTrust(ctx, row, 'challenge', { words }), event('TrustChallenged'))
  },
  example: {
    role: 'safeguarding-manager',
    input: {
      trustId: demoIds.trustFound,
      version: 4,
      words: 'He was in another wing that night: the rota says so.',
    },
  },
})

export const clearTrust = command({
  name: 'safeguarding.clearTrust',
  does: 'Writes down that the person, and everyone who was told, was told that they are cleared.',
  api: 'POST /safeguarding/trust/{trustId}/clearance',
  input: ClearTrust,
  output: Moved,
  can: 'trust.work',
  subject: lockedTrust,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    refuseFuture(ctx, { toldOn: input.toldOn })
    if (row.state !== 'found' || !clearing.includes(row.outcome ?? '')) {
      throw new Conflict(
        'Somebody is cleared after a finding that nothing supports it, or that it was made to mislead.',
      )
    }
    const words = await withTrustWords(ctx, row, { cleared: input.words })
    await changeTrust(ctx.tx, row.councilId, row.id, { clearedOn: input.toldOn, words })
    const moved = { id: row.id, version: row.version + 1, state: row.state }
    return done(moved, event('TrustCleared', { toldOn: input.toldOn }))
  },
  example: {
    role: 'safeguarding-manager',
    input: {
      ...{ trustId: demoIds.trustFound, version: 4, toldOn: '2026-11-13' },
      words: 'Told in person, and his employer by letter: nothing supports it.',
    },
  },
})

export const closeTrust = command({
  name: 'safeguarding.closeTrust',
  does: 'Closes it. From then on its own length of keeping counts; a short one where nothing supports it.',
  api: 'POST /safeguarding/trust/{trustId}/close',
  input: CloseTrust,
  output: Moved.extend({ keepUntil: z.string() }),
  can: 'trust.work',
  subject: lockedTrust,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    if (clearing.includes(row.outcome ?? '') && !row.clearedOn) {
      throw new Conflict('Tell the person, and everyone who was told, that they are cleared. Then close it.')
    }
    const rule = retentionRuleOn(trustKeptAs(row.outcome), ctx.today)
    const keepUntil = keptUntil(rule, ctx.today).toString()
    const moved = await stepTrust(ctx, row, 'close', { closedAt: ctx.now, keepUntil })
    return done({ ...moved, keepUntil }, event('TrustClosed', { keepUntil }))
  },
  example: { role: 'safeguarding-manager', input: { trustId: demoIds.trustAside, version: 2 } },
})
