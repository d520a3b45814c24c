import { z } from 'zod'
import { accessDueOn } from '#law/access-clocks.ts'
import { hasTrait } from '#law/code-list.ts'
import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { sealerFor } from '#platform/vault/index.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { demoPersonIds, personInBrief } from '#src/modules/people/index.ts'
import { findConcernByReference } from '../concern/store.ts'
import { demoIds } from '../demo-ids.ts'
import { governingReference } from '../governing-reference.ts'
import { heldAbout } from './held.ts'
import { refuseUnlooked } from './items.ts'
import {
  EndRequest,
  ExtendRequest,
  RecordAccessRequest,
  ReleaseRequest,
  RequestStepped,
  ResumeRequest,
  StepRequest,
} from './schema.ts'
import { addItem, addRequest, changeRequest, type RequestChange, type RequestRowDb } from './store.ts'
import { lockedRequest, refuseStaleRequest, undecidedOf } from './subject.ts'
import { tagOf } from './tagging.ts'
import { type AccessAction, accessWorkflow } from './workflow.ts'

type Asked = z.output<typeof RecordAccessRequest>

/** Somebody who acts for the person, and is or may be a source of risk, is not answered before a person has looked. */
export function stopFor({ askedBy, riskChecked }: Pick<Asked, 'askedBy' | 'riskChecked'>): string | null {
  if (riskChecked === 'source') return 'source-of-risk'
  return riskChecked === 'not-known' && hasTrait('access-askers', askedBy, 'acts-for')
    ? 'risk-not-known'
    : null
}

async function whoseRecords(ctx: Context, { kind, personId, caseReference }: Asked): Promise<string | null> {
  if (kind === 'freedom-of-information') return null
  const field = 'caseReference'
  if (personId) {
    if (await personInBrief(ctx, personId)) return personId
    throw new Invalid([
      { field: 'personId', message: 'We do not know that adult. Give the reference of a case.' },
    ])
  }
  if (!caseReference) throw new Invalid([{ field, message: 'Give the reference of a case about them' }])
  const row = await findConcernByReference(ctx.tx, ctx.actor.councilId, caseReference)
  if (!row) throw new Invalid([{ field, message: 'We could not find a case with that reference. Check it.' }])
  return row.personId
}

function datesOf(ctx: Context, { kind, receivedOn, identityOn }: Asked) {
  const today = ctx.today.toString()
  if (receivedOn > today)
    throw new Invalid([{ field: 'receivedOn', message: 'The day it came cannot be in the future' }])
  if (identityOn && (identityOn > today || identityOn < receivedOn)) {
    throw new Invalid([
      { field: 'identityOn', message: 'It must be between the day the request came and today' },
    ])
  }
  const shown = identityOn ? { identityOn: Temporal.PlainDate.from(identityOn) } : {}
  const dueOn = accessDueOn({ kind, receivedOn: Temporal.PlainDate.from(receivedOn), ...shown }).toString()
  return { receivedOn, identityOn: identityOn || null, dueOn }
}

export const recordAccessRequest = command({
  name: 'safeguarding.recordAccessRequest',
  does: 'Writes down a request for one’s own records, or for information, and starts its clock.',
  api: 'POST /safeguarding/access-requests',
  status: 201,
  input: RecordAccessRequest,
  output: z.object({ id: z.uuid(), reference: z.string(), dueOn: z.string(), state: z.string() }),
  can: 'access-request.handle',
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, input) {
    const dates = datesOf(ctx, input)
    const personId = await whoseRecords(ctx, input)
    const [id, reference] = [ctx.ids.next(), governingReference('A', ctx.ids.random())]
    const stop = stopFor(input)
    const state = stop ? 'stopped' : accessWorkflow.initial
    const { councilId, id: by = null } = ctx.actor
    const { kind, askedBy, name, contact, asks } = input
    const words = (await sealerFor(ctx, id))({ name, contact, asks })
    await addRequest(ctx.tx, {
      councilId,
      id,
      reference,
      kind,
      state,
      personId,
      askedBy,
      ...dates,
      stop,
      at: ctx.now,
      by,
      words,
    })
    const about = { type: 'access-request', id, sensitive: true }
    return done(
      { id, reference, dueOn: dates.dueOn, state },
      event('AccessRequested', { kind, askedBy, stop, dueOn: dates.dueOn }, about),
    )
  },
  example: {
    role: 'information-governance',
    input: {
      ...{
        kind: 'subject-access',
        askedBy: 'self',
        personId: demoPersonIds.person,
        riskChecked: 'not-source',
      },
      ...{
        receivedOn: '2026-11-10',
        name: 'Edith Marlowe',
        asks: 'Everything you have about me and my money.',
      },
    },
  },
})

/** What every step of a request that exists is judged on. */
const onRequest = { can: 'access-request.handle', subject: lockedRequest } as const

interface Stepping {
  readonly row: RequestRowDb
  /** As the sender read it. */
  readonly read: { readonly version: number }
}

/** Moves a request along its table. @throws Conflict where somebody changed it meanwhile */
async function step(ctx: Context, { row, read }: Stepping, action: AccessAction, more: RequestChange = {}) {
  refuseStaleRequest(row, read)
  const seriousHarm = more.seriousHarm ?? row.seriousHarm
  const undecided = await undecidedOf(ctx, row.id)
  const { to } = applyAction(accessWorkflow, action, {
    state: row.state,
    undecided,
    seriousHarm,
    kind: row.kind,
  })
  await changeRequest(ctx.tx, row.councilId, row.id, { ...more, state: to })
  return { id: row.id, version: row.version + 1, state: to }
}

export const resumeAccessRequest = command({
  name: 'safeguarding.resumeAccessRequest',
  does: 'Goes on with a request that stood still, once somebody has made sure that whoever asks is no source of risk.',
  api: 'POST /safeguarding/access-requests/{accessRequestId}/resume',
  input: ResumeRequest,
  output: RequestStepped,
  ...onRequest,
  async run(ctx, input, { row }) {
    const stepped = await step(ctx, { row, read: input }, 'resume', { stop: null })
    return done(stepped, event('AccessResumed', { stop: row.stop }))
  },
  example: {
    role: 'information-governance',
    input: { accessRequestId: demoIds.accessRequest, version: 1, riskChecked: 'not-source' },
  },
})

export const stopAccessRequest = command({
  name: 'safeguarding.stopAccessRequest',
  does: 'Stops a request when it turns out that whoever asks is named as a source of risk.',
  api: 'POST /safeguarding/access-requests/{accessRequestId}/stop',
  input: StepRequest,
  output: RequestStepped,
  ...onRequest,
  async run(ctx, input, { row }) {
    const stepped = await step(ctx, { row, read: input }, 'stop', { stop: 'source-of-risk' })
    return done(stepped, event('AccessStopped', { stop: 'source-of-risk' }))
  },
  example: {
    role: 'information-governance',
    input: { accessRequestId: demoIds.accessRequestNew, version: 1 },
  },
})

export const gatherRecords = command({
  name: 'safeguarding.gatherRecords',
  does: 'Searches all that is held about a person, and says of each thing whose data it is. Reporters and others are kept back until a reviewer says otherwise.',
  api: 'POST /safeguarding/access-requests/{accessRequestId}/items',
  input: StepRequest,
  output: RequestStepped.extend({ found: z.int() }),
  ...onRequest,
  long: true,
  async run(ctx, input, { row }) {
    const stepped = await step(ctx, { row, read: input }, 'gather')
    const { items: held } = await heldAbout(ctx, row.personId)
    for (const { source, keyId, rowId, field, kind, onDate } of held) {
      const item = { id: ctx.ids.next(), requestId: row.id, source, keyId, rowId, field, onDate }
      await addItem(ctx.tx, row.councilId, { ...item, ...tagOf(source, kind, field) })
    }
    return done({ ...stepped, found: held.length }, event('RecordsGathered', { found: held.length }))
  },
  example: {
    role: 'information-governance',
    input: { accessRequestId: demoIds.accessRequestNew, version: 1 },
  },
})

export const releaseRecords = command({
  name: 'safeguarding.releaseRecords',
  does: 'Releases what was decided on item by item, once the serious harm test was answered. Nothing is sent: a person hands it over.',
  api: 'POST /safeguarding/access-requests/{accessRequestId}/release',
  input: ReleaseRequest,
  output: RequestStepped,
  ...onRequest,
  async run(ctx, input, { row }) {
    const { seriousHarm } = input
    if (row.version === input.version && (await undecidedOf(ctx, row.id)) === 0)
      await refuseUnlooked(ctx, row)
    const stepped = await step(ctx, { row, read: input }, 'release', {
      seriousHarm,
      endedOn: ctx.today.toString(),
    })
    return done(stepped, event('RecordsReleased', { seriousHarm, late: ctx.today.toString() > row.dueOn }))
  },
  example: {
    role: 'information-governance',
    input: { accessRequestId: demoIds.accessRequestReady, version: 2, seriousHarm: 'partly' },
  },
})

export const endAccessRequest = command({
  name: 'safeguarding.endAccessRequest',
  does: 'Ends a request that is refused or was taken back.',
  api: 'POST /safeguarding/access-requests/{accessRequestId}/end',
  input: EndRequest,
  output: RequestStepped,
  ...onRequest,
  async run(ctx, input, { row }) {
    const action = input.as === 'refused' ? 'refuse' : 'withdraw'
    const stepped = await step(ctx, { row, read: input }, action, { endedOn: ctx.today.toString() })
    return done(stepped, event('AccessEnded', { as: input.as }))
  },
  example: {
    role: 'information-governance',
    input: { accessRequestId: demoIds.accessRequest, version: 1, as: 'refused' },
  },
})

export const extendAccessRequest = command({
  name: 'safeguarding.extendAccessRequest',
  does: 'Takes two months more for a request for one’s own records that is complex. Whoever asks is told within the first month.',
  api: 'POST /safeguarding/access-requests/{accessRequestId}/extension',
  input: ExtendRequest,
  output: z.object({ id: z.uuid(), version: z.int(), dueOn: z.string() }),
  ...onRequest,
  async run(ctx, input, { row }) {
    refuseStaleRequest(row, input)
    if (row.kind !== 'subject-access' || row.extended || row.endedOn) {
      throw new Conflict(
        'Only a request for one’s own records that is not answered can be extended, and only once.',
      )
    }
    if (ctx.today.toString() > row.dueOn) {
      throw new Conflict(
        'The first month is over: it is too late to take more time. Answer it as soon as you can.',
      )
    }
    const start = Temporal.PlainDate.from(row.identityOn ?? row.receivedOn)
    const dueOn = accessDueOn({ kind: row.kind, receivedOn: start, extended: true }).toString()
    await changeRequest(ctx.tx, row.councilId, row.id, { extended: true, dueOn })
    return done({ id: row.id, version: row.version + 1, dueOn }, event('AccessExtended', { dueOn }))
  },
  example: {
    role: 'information-governance',
    input: { accessRequestId: demoIds.accessRequestNew, version: 1 },
  },
})
