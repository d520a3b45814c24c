import type { z } from 'zod'
import { answerFaults, type Circumstance, circumstanceOn } from '#law/circumstances.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { newRecord } from '../case/record.ts'
import { lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { needed, notYet, refuse, refuseStaleRecord } from '../entries/rules.ts'
import { settleReturn } from '../responsibility/settle-return.ts'
import { CircumstanceWritten, WriteCircumstance } from './schema.ts'
import { addCircumstance, circumstancesOf } from './store.ts'
import type { CircumstanceWords } from './words.ts'

type Writing = z.output<typeof WriteCircumstance>

const answerWords = { yes: 'Yes', no: 'No', unknown: 'Not known' } as const

/** Every question with its answer, so that what was answered can be read though the questions change. */
const answeredIn = ({ asks }: Circumstance, answers: Writing['answers']): CircumstanceWords['answered'] =>
  asks.map(({ code, question }) => ({ question, answer: answerWords[answers[code] ?? 'unknown'] }))

function circumstanceNow(ctx: Context, kind: string): Circumstance {
  const found = circumstanceOn(kind, ctx.today)
  if (!found) throw new Invalid([{ field: 'kind', message: 'This is asked no more. Choose another.' }])
  return found
}

export const writeCircumstance = command({
  name: 'safeguarding.writeCircumstance',
  does: 'Writes down something that changes what must be thought of in a case (in hospital, domestic abuse, access refused and others), with the answers to its questions. It opens and closes nothing.',
  api: 'POST /safeguarding/concerns/{concernId}/circumstances',
  status: 201,
  input: WriteCircumstance,
  output: CircumstanceWritten,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const { kind, standing, answers, counted, happenedOn, about, words: text } = input
    const circumstance = circumstanceNow(ctx, kind)
    refuse(
      answerFaults(circumstance, answers),
      notYet({ happenedOn }, ctx.today.toString()),
      needed('words', standing === 'not-so' && !text, 'Say how you know that it is not so'),
    )
    const all = await circumstancesOf(ctx.tx, row.councilId, row.id)
    const before = all.find(one => one.kind === kind)
    refuseStaleRecord({ version: before?.version ?? 0 }, input)
    const words: CircumstanceWords = { text, about, answered: answeredIn(circumstance, answers) }
    const record = await newRecord(ctx, row.id, words)
    const version = input.version + 1
    await addCircumstance(ctx.tx, {
      ...{ ...record, kind, version, standing, answers },
      counted: circumstance.number ? (counted ?? null) : null,
      happenedOn: circumstance.day ? (happenedOn ?? null) : null,
    })
    const safe = kind === 'hospital' && answers['safe-to-return'] === 'yes'
    const settled = safe ? await settleReturn(ctx, row) : []
    const data = { circumstanceId: record.id, kind, standing, version }
    return done({ id: record.id, version }, event('CircumstanceWritten', data), ...settled)
  },
  example: {
    role: 'safeguarding-practitioner',
    input: {
      concernId: demoIds.newConcern,
      kind: 'nobody-around',
      version: 0,
      answers: { looked: 'yes', advocate: 'no', visitor: 'unknown' },
      words: 'His sister died in May. A man from the bowls club used to come.',
    },
  },
})
