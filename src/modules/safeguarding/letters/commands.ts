import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { hasTrait } from '#law/code-list.ts'
import { gapIn, letterTemplateOn } from '#law/letter-templates.ts'
import { isWrittenRoute, needsAddress } from '#law/letters.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, type FieldFault, Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { personInBrief } from '#src/modules/people/index.ts'
import { newRecord } from '../case/record.ts'
import type { ConcernWithPeople } from '../concern/store.ts'
import { lockedConcern } from '../concern/subject.ts'
import { refuseUnderOrder } from '../court/orders.ts'
import { demoIds } from '../demo-ids.ts'
import { needed, refuse } from '../entries/rules.ts'
import { stopRow } from './end.ts'
import { whyNotSend } from './may-send.ts'
import { LetterStepped, PrepareLetter, WishWritten, WriteLetterWish } from './schema.ts'
import { addLetter, addWish, findLetter } from './store.ts'
import type { LetterWords, WishWords } from './words.ts'
import { letterWorkflow } from './workflow.ts'

type Preparing = z.output<typeof PrepareLetter>

const role = 'safeguarding-practitioner' as const
export const NO_LETTER = 'We could not find that letter. Look for it on the page of its case.'

export const writeLetterWish = command({
  name: 'safeguarding.writeLetterWish',
  does: 'Writes down what the adult wants to be sent, in which form and at which steps. Nothing in writing is an answer too.',
  api: 'POST /safeguarding/concerns/{concernId}/letter-wish',
  status: 201,
  input: WriteLetterWish,
  output: WishWritten,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { wants, steps = [], words: text }, { row }) {
    const written = !hasTrait('letter-wishes', wants, 'nothing-in-writing')
    refuse(needed('steps', written && steps.length === 0, 'Choose when they want to be written to'))
    const words: WishWords = { text }
    const record = await newRecord(ctx, row.id, words)
    await addWish(ctx.tx, { ...record, wants, steps })
    return done({ id: record.id }, event('LetterWishWritten', { wishId: record.id, wants, steps }))
  },
  example: {
    role,
    input: {
      ...{ concernId: demoIds.newConcern, wants: 'easy-read', steps: ['agreed', 'plan'] },
      words: 'Big letters, and one page.',
    },
  },
})

/** What may be said aloud, and by which way: never written, and not by only watching somebody. */
const saidWays = (channel: string): boolean =>
  !hasTrait('contact-channels', channel, 'written') && channel !== 'observation'

function faultsIn({ text, route, through, address }: Preparing): readonly FieldFault[] {
  const gap = gapIn(text)
  const mail = route === 'emailed'
  return [
    ...needed('text', gap !== undefined, `There is still a gap to fill in or to take out: “${gap}”`),
    ...needed('address', needsAddress(route) && !address, 'Write exactly where it goes'),
    ...needed(
      'address',
      mail && Boolean(address) && !/^\S+@\S+\.\S+$/.test(address ?? ''),
      'Give one email address, such as name@example.org',
    ),
    ...needed(
      'through',
      !isWrittenRoute(route) && through !== undefined && !saidWays(through),
      'Choose a way in which it is said, not written',
    ),
  ]
}

/** The letter that this one takes the place of. One that waits is stopped; one that went stays as it is. */
async function correctedOf(ctx: Context, row: ConcernWithPeople, id: string | undefined) {
  if (!id) return undefined
  const found = await findLetter(ctx.tx, { councilId: row.councilId, concernId: row.id, id }, true)
  if (!found) throw new NotFound(NO_LETTER)
  return found
}

export const prepareLetter = command({
  name: 'safeguarding.prepareLetter',
  does: 'Writes a letter or sheet to the adult, to go as it stands by one route, or to be stopped. It never goes to anybody else.',
  api: 'POST /safeguarding/concerns/{concernId}/letters',
  status: 201,
  input: PrepareLetter,
  output: LetterStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    refuse(faultsIn(input))
    const { letterStep: step, letterForm: form, route, text } = input
    const written = isWrittenRoute(route)
    const through = written ? null : (input.through ?? 'in-person')
    const address = needsAddress(route) ? input.address : undefined
    const why = await whyNotSend(ctx, row, { step, form, route, through: through ?? undefined, address })
    if (why?.at === 'closed') throw new Conflict(why.says)
    if (why) throw new Invalid([{ field: why.at, message: why.says }])
    await refuseUnderOrder(ctx, row.id, input)
    const earlier = await correctedOf(ctx, row, input.corrects)
    const stopped = earlier?.state === 'ready' ? await stopRow(ctx, earlier, 'corrected') : []
    const person = await personInBrief(ctx, row.personId)
    const words: LetterWords = { text, to: person?.name ?? '', address }
    const record = await newRecord(ctx, row.id, words)
    const state = letterWorkflow.initial
    const template = letterTemplateOn(step, form, ctx.today)?.version ?? 'none'
    const corrects = earlier?.id ?? null
    await addLetter(ctx.tx, { ...record, step, form, route, through, template, corrects, state })
    const sealed = createHash('sha256').update(record.words).digest('hex')
    const data = { letterId: record.id, step, form, route, corrects, sealed }
    return done({ id: record.id, version: 1, state }, event('LetterWritten', data), ...stopped)
  },
  example: {
    role,
    input: {
      ...{ concernId: demoIds.enquiryConcern, letterStep: 'agreed', letterForm: 'easy-read' },
      ...{ route: 'read-aloud', through: 'in-person' },
      text: 'Hello Mrs Quin.\n\nWe talked with you. Thank you.\n\nWe agreed: two ladies help you to get up.',
    },
  },
})
