import { z } from 'zod'
import { command, done } from '#platform/command.ts'
import { Conflict, Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { openerFor } from '#platform/vault/index.ts'
import { lookedNow } from '../concern/risk-look.ts'
import { refuseStale } from '../concern/steps.ts'
import { changeConcern } from '../concern/store.ts'
import { demoIds } from '../demo-ids.ts'
import { caseSealer } from '../words.ts'
import { changeNotSafer } from './not-safer-store.ts'
import { SettleNotSafer } from './schema.ts'
import { notSaferSubject } from './subject.ts'
import type { NotSaferWords } from './words.ts'

/** Looked at today; settled when somebody has spoken with them and chosen what happens next. */
export const settleNotSafer = command({
  name: 'safeguarding.settleNotSafer',
  does: 'Writes down the look at somebody who does not feel safer, what they want, and what happens next.',
  api: 'POST /safeguarding/not-safer/{notSaferId}',
  input: SettleNotSafer,
  output: z.object({ id: z.uuid(), version: z.int(), settled: z.boolean() }),
  can: 'concern.work',
  subject: notSaferSubject,
  async run(ctx, input, { row, task }) {
    refuseStale(task, input)
    if (task.settledAt) throw new Conflict('What happens next was chosen already. Look at the case.')
    const { contactedOn, outcome, safety, wants, reason } = input
    if (contactedOn && contactedOn > ctx.today.toString())
      throw new Invalid([
        { field: 'contactedOn', message: 'The day you spoke with them cannot be in the future' },
      ])
    if (outcome && !reason) throw new Invalid([{ field: 'reason', message: 'Say why' }])
    if (outcome && !contactedOn && !task.contactedOn) {
      const message = 'Speak with them first, in the safe way they chose, and give the day'
      throw new Invalid([{ field: 'contactedOn', message }])
    }
    const before = (await openerFor(ctx, [row.id]))(row.id, task.words) as NotSaferWords | undefined
    const words: NotSaferWords = { safety, wants: wants ?? before?.wants, reason }
    await changeNotSafer(ctx.tx, task, {
      lookedAt: task.lookedAt ?? ctx.now,
      contactedOn: contactedOn ?? task.contactedOn,
      words: (await caseSealer(ctx, row.id))(words),
      ...(outcome ? { outcome, settledAt: ctx.now, settledBy: ctx.actor.id ?? null } : {}),
    })
    await changeConcern(ctx.tx, row.councilId, row.id, {
      ...lookedNow(ctx, null),
    })
    const settled = outcome !== undefined
    const name = settled ? 'NotSaferSettled' : 'NotSaferLookedAt'
    return done(
      { id: task.id, version: task.version + 1, settled },
      event(name, { notSaferId: task.id, outcome }),
    )
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      ...{ notSaferId: demoIds.notSafer, version: 1, contactedOn: '2026-11-14' },
      ...{ safety: 'Saw her alone. The man has moved to the other wing; she still hears him.' },
      ...{
        wants: 'A lock that she can turn herself.',
        outcome: 'plan-reopened',
        reason: 'Her plan did not think of the nights.',
      },
    },
  },
})
