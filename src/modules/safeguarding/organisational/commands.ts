import { z } from 'zod'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { holdersOf } from '#platform/accounts/holders.ts'
import { command, done } from '#platform/command.ts'
import { Conflict, Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { demoIds as demoHomeIds, homesById } from '#src/modules/homes/index.ts'
import { refuseStale } from '../concern/steps.ts'
import { demoIds } from '../demo-ids.ts'
import { seenConcern } from '../process/linked.ts'
import { linkToProcess } from '../process/links-store.ts'
import { givePart } from '../process/roles-store.ts'
import { referenceFrom } from '../reference.ts'
import { caseSealer } from '../words.ts'
import { addItem } from './item-store.ts'
import { escalateOthers, unseenOfOurs } from './resident-store.ts'
import {
  CloseOrganisational,
  DecideOrganisational,
  GiveOrganisationalPart,
  HoldOrganisational,
  LinkOrganisational,
  Moved,
  MoveOrganisational,
  StartOrganisational,
} from './schema.ts'
import { stepOrganisational } from './steps.ts'
import { addOrganisational, addThreshold, changeOrganisational, thresholdsOf } from './store.ts'
import { lockedOrganisational } from './subject.ts'
import type { HoldWords, ItemWords, OrganisationalWords, ThresholdWords } from './words.ts'
import { organisationalDue, organisationalWorkflow } from './workflow.ts'

const example = { organisationalId: demoIds.organisational, version: demoIds.organisationalVersion }

export const startOrganisational = command({
  name: 'safeguarding.startOrganisational',
  does: 'Opens an organisational enquiry over a home or its provider: what made us think of it, and what is known.',
  api: 'POST /safeguarding/organisational',
  status: 201,
  input: StartOrganisational,
  output: z.object({ id: z.uuid(), reference: z.string() }),
  can: 'organisational.start',
  subject: (ctx, { homeId }) => ({ ...wholeCouncil(ctx.actor.councilId), homeId }),
  async run(ctx, { homeId, scope, trigger, words }) {
    const home = (await homesById(ctx.tx, [homeId])).get(homeId)
    if (!home) {
      const message = 'We do not know that home. Choose it from the list.'
      throw new Invalid([{ field: 'homeId', message }])
    }
    const { councilId, id: by = null } = ctx.actor
    const id = ctx.ids.next()
    const reference = referenceFrom('O', ctx.ids.random())
    const state = organisationalWorkflow.initial
    const sealed: OrganisationalWords = { information: words }
    await addOrganisational(ctx.tx, {
      ...{ councilId, id, reference, homeId, scope, trigger, state, openedAt: ctx.now, openedBy: by },
      providerId: scope === 'provider' ? home.providerId : null,
      dueOn: organisationalDue(state, ctx.today),
      words: (await caseSealer(ctx, id))(sealed),
    })
    if (by) {
      const giving = { councilId, id: ctx.ids.next(), processId: id, accountId: by, at: ctx.now, by }
      await givePart(ctx.tx, { ...giving, process: 'organisational', part: 'lead' })
    }
    const about = { type: 'organisational', id, sensitive: true }
    return done({ id, reference }, event('OrganisationalEnquiryOpened', { homeId, scope, trigger }, about))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      ...{ homeId: demoHomeIds.home, scope: 'home', trigger: 'closed-culture' },
      words: 'Three people who work there say the same: nobody is let in after tea.',
    },
  },
})

export const linkOrganisational = command({
  name: 'safeguarding.linkOrganisational',
  does: 'Links a concern about one adult with an organisational enquiry. The case stays its own.',
  api: 'POST /safeguarding/organisational/{organisationalId}/concerns',
  status: 201,
  input: LinkOrganisational,
  output: z.object({ id: z.uuid(), concernId: z.uuid() }),
  can: 'organisational.work',
  subject: lockedOrganisational,
  async run(ctx, { concernReference }, { row }) {
    const concernId = await seenConcern(ctx, concernReference)
    const { councilId, id: by = null } = ctx.actor
    const linking = { councilId, processId: row.id, concernIds: [concernId], at: ctx.now, by }
    await linkToProcess(ctx.tx, { ...linking, process: 'organisational' })
    return done({ id: row.id, concernId }, event('OrganisationalConcernLinked', { concernId }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      organisationalId: demoIds.organisational,
      concernReference: referenceFrom('C', demoIds.newReference),
    },
  },
})

export const decideOrganisational = command({
  name: 'safeguarding.decideOrganisational',
  does: 'Decides whether the threshold of an organisational enquiry is met, with reasons. A later decision supersedes.',
  api: 'POST /safeguarding/organisational/{organisationalId}/decision',
  input: DecideOrganisational,
  output: Moved.extend({ decisionId: z.uuid() }),
  can: 'organisational.decide',
  subject: lockedOrganisational,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    const { outcome } = input
    const stepped = await stepOrganisational(ctx, row, outcome === 'met' ? 'decideMet' : 'decideNotMet')
    const before = (await thresholdsOf(ctx.tx, row.councilId, row.id)).at(-1)
    const decisionId = ctx.ids.next()
    const words: ThresholdWords = { reasons: input.words }
    await addThreshold(ctx.tx, {
      ...{ councilId: row.councilId, id: decisionId, organisationalId: row.id, outcome },
      ...{ supersedes: before?.id ?? null, decidedAt: ctx.now, decidedBy: ctx.actor.id ?? null },
      words: (await caseSealer(ctx, row.id))(words),
    })
    const data = { decisionId, outcome, supersedes: before?.id }
    return done({ ...stepped, decisionId }, event('OrganisationalThresholdDecided', data))
  },
  example: {
    role: 'safeguarding-manager',
    input: {
      ...{ organisationalId: demoIds.organisationalNew, version: 1, outcome: 'met' },
      words: 'Four reports in a month, from people who do not know each other, and no manager since June.',
    },
  },
})

export const moveOrganisational = command({
  name: 'safeguarding.moveOrganisational',
  does: 'Goes over from enquiring to watching the plan, or back.',
  api: 'POST /safeguarding/organisational/{organisationalId}/stage',
  input: MoveOrganisational,
  output: Moved,
  can: 'organisational.work',
  subject: lockedOrganisational,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    const moved = await stepOrganisational(ctx, row, input.to === 'monitoring' ? 'monitor' : 'enquireAgain')
    return done(moved, event('OrganisationalEnquiryMoved', { to: moved.state }))
  },
  example: { role: 'safeguarding-practitioner', input: { ...example, to: 'monitoring' } },
})

export const holdOrganisational = command({
  name: 'safeguarding.holdOrganisational',
  does: 'Writes down that police ask us to wait, or no longer do. No family is told while they do; seeing residents never waits.',
  api: 'POST /safeguarding/organisational/{organisationalId}/police-hold',
  input: HoldOrganisational,
  output: Moved,
  can: 'organisational.work',
  subject: lockedOrganisational,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    const hold = input.hold === 'yes'
    if (hold && (!input.reviewOn || input.reviewOn < ctx.today.toString())) {
      const message = 'Say when police look at it again: today or later'
      throw new Invalid([{ field: 'reviewOn', message }])
    }
    if (row.closedAt) throw new Conflict('This enquiry is closed. Nothing more is written into it.')
    const policeReviewOn = hold ? (input.reviewOn ?? null) : null
    await changeOrganisational(ctx.tx, row.councilId, row.id, { policeHold: hold, policeReviewOn })
    const { councilId, id: madeBy = null } = ctx.actor
    const words: HoldWords & ItemWords = {
      words: input.words,
      text: `${hold ? 'Police ask us to wait' : 'Police no longer ask us to wait'}: ${input.words}`,
    }
    await addItem(ctx.tx, {
      ...{ councilId, id: ctx.ids.next(), organisationalId: row.id, kind: 'told', code: 'police' },
      ...{ ownerId: null, dueOn: policeReviewOn, heldOn: ctx.today.toString(), madeAt: ctx.now, madeBy },
      words: (await caseSealer(ctx, row.id))(words),
    })
    const moved = { id: row.id, version: row.version + 1, state: row.state }
    return done(moved, event(hold ? 'PoliceHoldSet' : 'PoliceHoldLifted', { reviewOn: policeReviewOn }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      ...{ ...example, hold: 'yes', reviewOn: '2027-01-12' },
      words: 'DS Marsh asks that no family is told before two people have been interviewed.',
    },
  },
})

export const giveOrganisationalPart = command({
  name: 'safeguarding.giveOrganisationalPart',
  does: 'Gives somebody a part in an organisational enquiry, or ends it. A reader sees the page of the process, not residents’ rows.',
  api: 'POST /safeguarding/organisational/{organisationalId}/people',
  input: GiveOrganisationalPart,
  output: z.object({ id: z.uuid(), accountId: z.uuid() }),
  can: 'organisational.work',
  subject: lockedOrganisational,
  async run(ctx, { accountId, part }, { row }) {
    const roles = (await holdersOf(ctx, [], [accountId])).map(holder => holder.role)
    if (roles.length === 0 || roles.every(role => role.startsWith('provider-'))) {
      const message = 'Choose somebody who works for the council. An administrator gives roles.'
      throw new Invalid([{ field: 'accountId', message }])
    }
    const { councilId, id: by = null } = ctx.actor
    const giving = { councilId, id: ctx.ids.next(), processId: row.id, accountId, part, at: ctx.now, by }
    await givePart(ctx.tx, { ...giving, process: 'organisational' })
    return done({ id: row.id, accountId }, event('OrganisationalPartGiven', { accountId, part }))
  },
  example: {
    role: 'safeguarding-manager',
    input: {
      organisationalId: demoIds.organisational,
      accountId: demoIds.qualityOfficer,
      part: 'reader',
    },
  },
})

export const closeOrganisational = command({
  name: 'safeguarding.closeOrganisational',
  does: 'Closes an organisational enquiry with its report. It never waits for another council’s review: that is escalated and stays listed.',
  api: 'POST /safeguarding/organisational/{organisationalId}/close',
  input: CloseOrganisational,
  output: Moved.extend({ escalated: z.int() }),
  can: 'organisational.decide',
  subject: lockedOrganisational,
  async run(ctx, input, { row }) {
    refuseStale(row, input)
    const under = { councilId: row.councilId, organisationalId: row.id }
    const unseen = await unseenOfOurs(ctx.tx, under)
    if (unseen > 0 && !input.unfinished) {
      const who = unseen === 1 ? 'One resident who is' : `${unseen} residents who are`
      const message = `${who} ours to see was not seen yet. See them, or say who has it and when.`
      throw new Invalid([{ field: 'unfinished', message }])
    }
    const moved = await stepOrganisational(ctx, row, 'close', { closedAt: ctx.now })
    const escalated = await escalateOthers(ctx.tx, under)
    const words: ItemWords = { text: input.words, decisions: input.unfinished }
    await addItem(ctx.tx, {
      ...{ ...under, id: ctx.ids.next(), kind: 'report', code: null, ownerId: null, dueOn: null },
      ...{ heldOn: ctx.today.toString(), madeAt: ctx.now, madeBy: ctx.actor.id ?? null },
      words: (await caseSealer(ctx, row.id))(words),
    })
    return done({ ...moved, escalated }, event('OrganisationalEnquiryClosed', { escalated, unseen }))
  },
  example: {
    role: 'safeguarding-manager',
    input: {
      ...example,
      words:
        'A manager is in post, nights have three carers, and every plan was written again with the person.',
      unfinished: 'Residents not seen yet: Aisha Rahman sees them by Friday.',
    },
  },
})
