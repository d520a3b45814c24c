import { isInForce, restrictsDisclosure } from '#law/court-orders.ts'
import { councilOfficers } from '#platform/access/roles.ts'
import { holdersOf } from '#platform/accounts/holders.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { newRow } from '../case/rows.ts'
import { rowsOf } from '../case/rows-store.ts'
import { refuseStale } from '../concern/steps.ts'
import type { ConcernRow } from '../concern/store.ts'
import { lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { ending, holdBackShared } from '../enquirers/hold-back.ts'
import { refuseFuture } from '../process/days.ts'
import { holdCase } from '../retention/hold-case.ts'
import { caseSealer } from '../words.ts'
import { CourtStepped, EndOrder, RecordOrder, RecordProceedings, UpdateProceedings } from './schema.ts'
import { addCourtCase, addCourtOrder, type CourtCaseRow, changeCourtCase, endCourtOrder } from './store.ts'
import type { CourtWords, OrderWords } from './words.ts'

const role = 'safeguarding-practitioner' as const
const example = { concernId: demoIds.concludedConcern, courtCaseId: demoIds.courtCase, version: 2 }

async function refuseNobody(ctx: Context, leadId: string): Promise<void> {
  const holders = await holdersOf(ctx, councilOfficers)
  if (holders.some(holder => holder.accountId === leadId)) return
  throw new Invalid([{ field: 'leadId', message: 'Choose an officer of the council' }])
}

export const recordProceedings = command({
  name: 'safeguarding.recordProceedings',
  does: 'Writes down proceedings before a court: which, their number, who leads, the next hearing. The case is held.',
  api: 'POST /safeguarding/concerns/{concernId}/court',
  status: 201,
  input: RecordProceedings,
  output: CourtStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { kind, leadId, nextOn, number, about }, { row }) {
    await refuseNobody(ctx, leadId)
    const words: CourtWords = { number, about }
    const made = newRow(ctx, row.id)
    const { holdId, placed } = await holdCase(ctx, row.id, 'court')
    const sealed = (await caseSealer(ctx, row.id))(words)
    await addCourtCase(ctx.tx, { ...made, kind, leadId, nextOn: nextOn || null, holdId, words: sealed })
    const data = { courtCaseId: made.id, kind, leadId, nextOn: nextOn || null, holdId }
    return done({ id: made.id, version: 1 }, event('ProceedingsRecorded', data), placed)
  },
  example: {
    role,
    input: {
      ...{ concernId: demoIds.concern, kind: 's21a', number: 'COP 14098712' },
      ...{ leadId: demoIds.practitioner, nextOn: '2027-01-14' },
    },
  },
})

/** @throws NotFound, Conflict where they ended or were changed since they were read */
async function courtAsRead(
  ctx: Context,
  row: ConcernRow,
  input: { readonly courtCaseId: string; readonly version: number },
): Promise<CourtCaseRow> {
  const rows = await rowsOf<CourtCaseRow>(ctx.tx, 'court_case', row)
  const found = rows.find(one => one.id === input.courtCaseId)
  if (!found) throw new NotFound('We could not find these proceedings. Look at the case again.')
  refuseStale(found, input)
  return found
}

export const updateProceedings = command({
  name: 'safeguarding.updateProceedings',
  does: 'Writes down the next hearing of proceedings, who leads on them now, or when they ended.',
  api: 'POST /safeguarding/concerns/{concernId}/court/{courtCaseId}',
  input: UpdateProceedings,
  output: CourtStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const found = await courtAsRead(ctx, row, input)
    if (found.endedOn) throw new Conflict('These proceedings have ended. Write down new ones.')
    const endedOn = input.endedOn || null
    refuseFuture(ctx, { endedOn })
    if (input.leadId) await refuseNobody(ctx, input.leadId)
    const leadId = input.leadId ?? found.leadId
    const nextOn = endedOn ? null : input.nextOn || null
    await changeCourtCase(ctx.tx, row.councilId, found.id, { leadId, nextOn, endedOn })
    const data = { courtCaseId: found.id, leadId, nextOn, endedOn }
    return done({ id: found.id, version: found.version + 1 }, event('ProceedingsUpdated', data))
  },
  example: { role, input: { ...example, nextOn: '2027-02-04' } },
})

export const recordOrder = command({
  name: 'safeguarding.recordCourtOrder',
  does: 'Writes down an order of a court: what it says, what it restricts, who may see what. It is shown before anybody is told anything.',
  api: 'POST /safeguarding/concerns/{concernId}/court/{courtCaseId}/orders',
  status: 201,
  input: RecordOrder,
  output: CourtStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const found = await courtAsRead(ctx, row, input)
    const { madeOn, restricts, says, maySee } = input
    refuseFuture(ctx, { madeOn })
    const untilOn = input.untilOn || null
    if (untilOn && untilOn < madeOn)
      throw new Invalid([{ field: 'untilOn', message: 'Its last day must not be before it was made' }])
    const words: OrderWords = { says, maySee }
    const made = newRow(ctx, row.id)
    const sealed = (await caseSealer(ctx, row.id))(words)
    await addCourtOrder(ctx.tx, {
      ...{ ...made, courtCaseId: found.id, madeOn, untilOn, restricts, words: sealed },
    })
    const data = { courtOrderId: made.id, courtCaseId: found.id, madeOn, untilOn, restricts }
    await changeCourtCase(ctx.tx, row.councilId, found.id, {})
    const order = { ...data, endedOn: null }
    const holds = restrictsDisclosure(order) && isInForce(order, ctx.today.toString())
    const stopped = holds ? await holdBackShared(ctx, row.id, 'court') : []
    return done({ id: made.id, version: found.version + 1 }, event('CourtOrderRecorded', data), ...stopped)
  },
  example: {
    role,
    input: {
      ...{ ...example, madeOn: '2026-11-16', restricts: ['contact'] },
      says: 'Her nephew sees her with somebody of the home beside them.',
    },
  },
})

export const endOrder = command({
  name: 'safeguarding.endCourtOrder',
  does: 'Writes down since when an order of a court no longer holds.',
  api: 'POST /safeguarding/concerns/{concernId}/court/orders/{courtOrderId}/end',
  input: EndOrder,
  output: CourtStepped.pick({ id: true }),
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { courtOrderId: id, endedOn }, { row }) {
    refuseFuture(ctx, { endedOn })
    const where = { councilId: row.councilId, concernId: row.id, id }
    await ending(ctx, row, async () => {
      if (await endCourtOrder(ctx.tx, where, endedOn)) return
      throw new NotFound('We could not find that order, or it ended already, or it was made later than that.')
    })
    return done({ id }, event('CourtOrderEnded', { courtOrderId: id, endedOn }))
  },
  example: {
    role,
    input: {
      ...{ concernId: demoIds.concludedConcern, courtOrderId: demoIds.courtOrder, endedOn: '2026-11-16' },
    },
  },
})
