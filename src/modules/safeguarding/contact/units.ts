import type { z } from 'zod'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, type FieldFault, Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { query } from '#platform/query.ts'
import { futureFaults } from '../case/days.ts'
import { newRecord } from '../case/record.ts'
import { concernSubject, lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { keepAround } from '../representatives/commands.ts'
import { mayReach } from './may-reach.ts'
import { AskReach, CardWritten, MayReach, WriteCard } from './schema.ts'
import { addCard, cardsOf } from './store.ts'
import type { CardWords } from './words.ts'

type Writing = z.output<typeof WriteCard>

function faultsIn(input: Writing, today: Temporal.PlainDate): readonly FieldFault[] {
  const { policeWait, policeFrom, policeReviewOn, mustNotKnowName } = input
  const faults: FieldFault[] = [...futureFaults({ policeFrom }, today)]
  if (policeWait === 'yes' && !policeReviewOn) {
    faults.push({ field: 'policeReviewOn', message: 'Say when police are asked again' })
  }
  if (policeReviewOn && policeFrom && policeReviewOn < policeFrom) {
    faults.push({ field: 'policeReviewOn', message: 'Police cannot be asked again before they asked us' })
  }
  if (!mustNotKnowName) return faults
  if (!input.mustNotKnowKind) {
    faults.push({ field: 'mustNotKnowKind', message: 'Choose what they are to the adult' })
  }
  if (!input.mustNotKnowBecause) {
    faults.push({ field: 'mustNotKnowBecause', message: 'Say why they must not know' })
  }
  return faults
}

async function refuseStaleCard(ctx: Context, { concernId, version: sent }: Writing): Promise<void> {
  const now = (await cardsOf(ctx.tx, ctx.actor.councilId, [concernId])).get(concernId)
  const version = now?.version ?? 0
  if (version === sent) return
  const current = now ? { version, safe: now.safe, channels: now.channels } : { version }
  throw new Conflict('Somebody wrote a newer card while you had this one open. Look at it, then decide.', {
    current,
    sent: { version: sent },
  })
}

/** Whoever must not know is kept among the people around the adult, where the rules look. */
async function nameWhoMustNot(ctx: Context, input: Writing): Promise<string | null> {
  const { concernId, mustNotKnowName: name, mustNotKnowKind: kind, mustNotKnowBecause: barred } = input
  return name && kind && barred ? keepAround(ctx, concernId, { name, kind, barred }) : null
}

export const writeCard = command({
  name: 'safeguarding.writeContactCard',
  does: 'Writes the safe-contact card anew: whether it is safe, how, when, through whom, who must not know, whether police asked us to wait.',
  api: 'POST /safeguarding/concerns/{concernId}/contact-card',
  status: 201,
  input: WriteCard,
  output: CardWritten,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const faults = faultsIn(input, ctx.today)
    if (faults.length > 0) throw new Invalid(faults)
    await refuseStaleCard(ctx, input)
    const { how, when, through, language, alternatives, policeWords: police } = input
    const words: CardWords = { how, when, through, language, alternatives, police }
    const record = await newRecord(ctx, row.id, words)
    const waits = input.policeWait === 'yes' || (input.policeWait === undefined && input.policeReviewOn)
    const version = input.version + 1
    await addCard(ctx.tx, {
      ...record,
      ...{ version, safe: input.safe, channels: input.channels ?? [] },
      sharedChannels: input.sharedChannels ?? [],
      nothingInWriting: input.nothingInWriting ?? false,
      doNotContact: input.doNotContact ?? false,
      interpreter: input.interpreter ?? 'not-known',
      needMet: input.needMet ?? 'not-known',
      policeFrom: waits ? (input.policeFrom ?? ctx.today.toString()) : null,
      policeReviewOn: waits ? (input.policeReviewOn ?? null) : null,
      policeAllows: waits ? (input.policeAllows ?? []) : [],
    })
    const aroundId = await nameWhoMustNot(ctx, input)
    const data = { cardId: record.id, safe: input.safe, policeHold: Boolean(waits), aroundId }
    return done({ id: record.id, version, aroundId }, event('ContactCardWritten', data))
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      concernId: demoIds.newConcern,
      version: 0,
      safe: 'yes',
      channels: ['in-person'],
      nothingInWriting: true,
      when: 'Before lunch, when the night staff have gone',
      interpreter: 'not-needed',
    },
  },
})

export const askReach = query({
  name: 'safeguarding.mayReach',
  does: 'Says whether something may go this way to the adult or to somebody around them, and if not, why.',
  api: 'GET /safeguarding/concerns/{concernId}/reach',
  input: AskReach,
  output: MayReach,
  can: 'concern.read',
  subject: (ctx, input) => concernSubject(ctx, input.concernId),
  async run(ctx, { concernId, channel, purpose, personId }) {
    const to = personId ? { person: personId } : 'adult'
    const may = await mayReach(ctx, concernId, channel, to, { purpose })
    return may === true ? { may, because: null } : { may: false, because: may }
  },
  trace: 'record',
  example: { role: 'safeguarding-practitioner', input: { concernId: demoIds.concern, channel: 'letter' } },
})
