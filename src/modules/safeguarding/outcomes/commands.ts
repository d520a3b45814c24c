import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { newRow } from '../case/rows.ts'
import type { ConcernRow } from '../concern/store.ts'
import { lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { stageOf } from '../enquiry/stage.ts'
import { caseSealer } from '../words.ts'
import { outcomeRows } from './rows.ts'
import {
  AddOutcome,
  ChangeOutcome,
  Confirmed,
  ConfirmOutcomes,
  EndOutcome,
  Made,
  RecordAchieved,
  RecordAsked,
} from './schema.ts'
import { type AnswerColumns, addAnswers, addAsked, addOutcomeRow } from './store.ts'
import { wantedOnes } from './view.ts'
import type { OutcomeWords } from './words.ts'

const role = 'safeguarding-practitioner' as const
const ofCase = { concernId: demoIds.enquiryConcern }
const ofOutcome = { ...ofCase, outcomeId: demoIds.desiredOutcome }

interface Saying {
  readonly words: string
  readonly who?: string | undefined
  readonly saidBy: string
  readonly saidOn?: string | undefined
}

const stillSo = (outcomeId: string, stage: string): AnswerColumns => ({
  ...{ outcomeId, stage, kind: 'still', achieved: null, saidBy: null, words: null },
})

async function write(ctx: Context, row: ConcernRow, said: Saying, supersedes: string | null) {
  if (said.saidOn && said.saidOn > ctx.today.toString()) {
    throw new Invalid([
      { field: 'saidOn', message: 'Give a day that is not in the future, or leave it empty' },
    ])
  }
  const outcome = newRow(ctx, row.id)
  const words: OutcomeWords = { text: said.words, who: said.who }
  const sealed = (await caseSealer(ctx, row.id))(words)
  const { saidBy, saidOn = null } = said
  await addOutcomeRow(ctx.tx, { ...outcome, saidBy, saidOn, supersedes, words: sealed })
  // What was said just now need not be asked again at this stage.
  await addAnswers(ctx.tx, [{ ...newRow(ctx, row.id), ...stillSo(outcome.id, await stageOf(ctx, row)) }])
  return outcome.id
}

/** @throws NotFound where it is none of this case's; Conflict where other words took its place */
async function wanted(ctx: Context, row: ConcernRow, outcomeId: string) {
  const rows = await outcomeRows(ctx, row)
  if (!rows.outcomes.some(one => one.id === outcomeId)) {
    throw new NotFound('We could not find what you mean. Look at the case again.')
  }
  if (wantedOnes(rows).some(one => one.id === outcomeId)) return
  throw new Conflict('This was put in other words, or is no longer wanted. Look at the case again.')
}

async function answer(
  ctx: Context,
  row: ConcernRow,
  columns: Omit<AnswerColumns, 'stage' | 'words'>,
  text?: string,
) {
  const words = text ? (await caseSealer(ctx, row.id))({ text }) : null
  const answered = { ...newRow(ctx, row.id), ...columns, stage: await stageOf(ctx, row), words }
  await addAnswers(ctx.tx, [answered])
  return answered.id
}

export const addOutcome = command({
  name: 'safeguarding.addOutcome',
  does: 'Writes down what the adult wants to come of it, in their own words, and who said it.',
  api: 'POST /safeguarding/concerns/{concernId}/outcomes',
  status: 201,
  input: AddOutcome,
  output: Made,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const id = await write(ctx, row, input, null)
    return done({ id }, event('OutcomeWanted', { outcomeId: id, saidBy: input.saidBy }))
  },
  example: { role, input: { ...ofCase, words: 'I want my own door shut at night.', saidBy: 'self' } },
})

export const changeOutcome = command({
  name: 'safeguarding.changeOutcome',
  does: 'Puts what the adult wants into new words. The earlier words stay readable behind them.',
  api: 'POST /safeguarding/concerns/{concernId}/outcomes/{outcomeId}/change',
  status: 201,
  input: ChangeOutcome,
  output: Made,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    await wanted(ctx, row, input.outcomeId)
    const id = await write(ctx, row, input, input.outcomeId)
    return done({ id }, event('OutcomeChanged', { outcomeId: id, supersedes: input.outcomeId }))
  },
  example: { role, input: { ...ofOutcome, words: 'I want the same lady every night.', saidBy: 'self' } },
})

export const confirmOutcomes = command({
  name: 'safeguarding.confirmOutcomes',
  does: 'Says that what the adult wants is still so, at this stage. Nothing is asked afresh.',
  api: 'POST /safeguarding/concerns/{concernId}/outcomes/still-so',
  input: ConfirmOutcomes,
  output: Confirmed,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { outcomeIds }, { row }) {
    const rows = wantedOnes(await outcomeRows(ctx, row))
    const chosen = outcomeIds ? rows.filter(one => outcomeIds.includes(one.id)) : rows
    const stage = await stageOf(ctx, row)
    const answers = chosen.map(one => ({ ...newRow(ctx, row.id), ...stillSo(one.id, stage) }))
    await addAnswers(ctx.tx, answers)
    const ids = chosen.map(one => one.id)
    return done({ confirmed: ids.length }, event('OutcomesStillSo', { stage, outcomeIds: ids }))
  },
  example: { role, input: ofCase },
})

export const endOutcome = command({
  name: 'safeguarding.endOutcome',
  does: 'Says that the adult no longer wants this. It stays readable, and is not counted.',
  api: 'POST /safeguarding/concerns/{concernId}/outcomes/{outcomeId}/no-longer',
  input: EndOutcome,
  output: Made,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { outcomeId, words }, { row }) {
    await wanted(ctx, row, outcomeId)
    const id = await answer(ctx, row, { outcomeId, kind: 'no-longer', achieved: null, saidBy: null }, words)
    return done({ id }, event('OutcomeNoLongerWanted', { outcomeId }))
  },
  example: { role, input: ofOutcome },
})

export const recordAchieved = command({
  name: 'safeguarding.recordAchieved',
  does: 'Writes down how far something the adult wanted came about, as they say. A later answer takes its place.',
  api: 'POST /safeguarding/concerns/{concernId}/outcomes/{outcomeId}/achieved',
  input: RecordAchieved,
  output: Made,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { outcomeId, achieved, saidBy, words }, { row }) {
    await wanted(ctx, row, outcomeId)
    const id = await answer(ctx, row, { outcomeId, kind: 'achieved', achieved, saidBy }, words)
    return done({ id }, event('OutcomeAnswered', { outcomeId, achieved, saidBy }))
  },
  example: {
    role,
    input: {
      ...ofOutcome,
      achieved: 'partly',
      saidBy: 'self',
      words: 'Mostly. On Sundays it is someone new.',
    },
  },
})

export const recordAsked = command({
  name: 'safeguarding.recordAsked',
  does: 'Writes down whether the adult was asked what they want, where nothing was expressed.',
  api: 'POST /safeguarding/concerns/{concernId}/outcomes/asked',
  status: 201,
  input: RecordAsked,
  output: Made,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { asked, words }, { row }) {
    const asking = newRow(ctx, row.id)
    const sealed = words ? (await caseSealer(ctx, row.id))({ text: words }) : null
    await addAsked(ctx.tx, { ...asking, asked, words: sealed })
    return done({ id: asking.id }, event('OutcomesAsked', { asked }))
  },
  example: { role, input: { ...ofCase, asked: 'asked-none' } },
})
