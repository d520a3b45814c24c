import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { applyAction } from '#platform/workflow/actions.ts'
import { lockedConcern } from '../concern/subject.ts'
import { hasDied } from '../death/has-died.ts'
import { demoIds } from '../demo-ids.ts'
import { makeOwner, refuseStranger } from '../entries/owner.ts'
import { gone, needed, notYet, refuse, refuseStaleRecord } from '../entries/rules.ts'
import { writeEntry } from '../entries/write.ts'
import { caseSealer } from '../words.ts'
import { EndSupport, NameSupporter, RecordContact, SupportStepped } from './schema.ts'
import { addSupporter, changeSupporter, findSupporter } from './store.ts'
import { supportWorkflow } from './workflow.ts'

export interface SupporterWords {
  readonly name?: string | undefined
  readonly how?: string | undefined
}

export const nameSupporter = command({
  name: 'safeguarding.nameSupporter',
  does: 'Names somebody who keeps in touch with the adult, during the enquiry and after it.',
  api: 'POST /safeguarding/concerns/{concernId}/supporters',
  status: 201,
  input: NameSupporter,
  output: SupportStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { accountId, name, how, nextOn }, { row }) {
    refuse(
      needed('accountId', !accountId && !name, 'Choose somebody, or write who it is'),
      gone({ nextOn }, ctx.today.toString()),
    )
    await refuseStranger(ctx, 'accountId', accountId)
    if (await hasDied(ctx, row.personId)) throw new Conflict('The adult has died: nobody needs to be named.')
    const id = ctx.ids.next()
    const words: SupporterWords = { name: accountId ? undefined : name, how }
    await addSupporter(ctx.tx, {
      ...{ councilId: row.councilId, id, concernId: row.id, accountId: accountId ?? null },
      ...{ state: supportWorkflow.initial, sinceOn: ctx.today.toString(), nextOn: nextOn ?? null },
      words: (await caseSealer(ctx, row.id))(words),
    })
    if (accountId) await makeOwner(ctx, row, accountId, 'supporter')
    const stepped = { id, version: 1, state: supportWorkflow.initial }
    return done(stepped, event('SupporterNamed', { supporterId: id, accountId }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      concernId: demoIds.newConcern,
      name: 'Mr Orme from the chapel, whom he asked for',
      how: 'A visit each Thursday after tea.',
      nextOn: '2026-11-19',
    },
  },
})

async function supporterOf(ctx: Context, input: { concernId: string; supporterId: string; version: number }) {
  const found = await findSupporter(ctx.tx, ctx.actor.councilId, input.concernId, input.supporterId)
  if (!found) throw new NotFound('We could not find that support. Look for it on the page of its case.')
  refuseStaleRecord(found, input)
  return found
}

const about = { concernId: demoIds.concern, supporterId: demoIds.supporter, version: 1 }

export const recordContact = command({
  name: 'safeguarding.recordContact',
  does: 'Writes down that the supporter met or spoke with the adult, or tried to, and when they will next.',
  api: 'POST /safeguarding/concerns/{concernId}/supporters/{supporterId}/contacts',
  input: RecordContact,
  output: SupportStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input) {
    const supporter = await supporterOf(ctx, input)
    const { kind, onDay, words, nextOn } = input
    const today = ctx.today.toString()
    refuse(notYet({ onDay }, today), gone({ nextOn }, today))
    const { to: state } = applyAction(supportWorkflow, 'contact', supporter)
    await changeSupporter(ctx.tx, supporter.councilId, supporter.id, { state, nextOn: nextOn ?? null })
    const entry = { type: 'supporter' as const, id: supporter.id, kind, onDay, words: { words } }
    await writeEntry(ctx, supporter.concernId, entry)
    const stepped = { id: supporter.id, version: supporter.version + 1, state }
    return done(stepped, event('SupportContact', { supporterId: supporter.id, kind, onDay, nextOn }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      ...{ ...about, kind: 'met', onDay: '2026-11-15' },
      words: 'We looked at the school photograph. She asked when the children come.',
      nextOn: '2026-11-22',
    },
  },
})

export const endSupport = command({
  name: 'safeguarding.endSupport',
  does: 'Ends the support: only with the adult’s own word, or a recorded reason.',
  api: 'POST /safeguarding/concerns/{concernId}/supporters/{supporterId}/end',
  input: EndSupport,
  output: SupportStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input) {
    const supporter = await supporterOf(ctx, input)
    const { ground, words } = input
    const { to: state } = applyAction(supportWorkflow, 'end', supporter)
    const change = { state, nextOn: null, endedAt: ctx.now, endGround: ground }
    await changeSupporter(ctx.tx, supporter.councilId, supporter.id, change)
    const entry = {
      type: 'supporter' as const,
      id: supporter.id,
      kind: 'end',
      code: ground,
      words: { words },
    }
    await writeEntry(ctx, supporter.concernId, entry)
    const stepped = { id: supporter.id, version: supporter.version + 1, state }
    return done(stepped, event('SupportEnded', { supporterId: supporter.id, ground }))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: { ...about, ground: 'persons-word', words: 'She said: you have been kind. I can manage now.' },
  },
})
