import { wholeCouncil } from '#platform/access/permissions.ts'
import { command, done } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { type FieldFault, Invalid } from '#platform/errors.ts'
import { type EventDraft, event } from '#platform/events/event.ts'
import { prepareFile, putFile, putStripped } from '#platform/files/index.ts'
import { fileKeyFor, openerFor } from '#platform/vault/index.ts'
import { hashOfCode } from '#platform/way-back/index.ts'
import { homesById } from '#src/modules/homes/index.ts'
import { tellOfDanger } from '../concern/tell.ts'
import { addMessage, messagesOf } from '../report/messages-store.ts'
import { findReport } from '../report/store.ts'
import { caseSealer, type NoteWords, opened, type ReportWords } from '../words.ts'
import { TellCouncil, type TellCouncil as Telling, Told } from './schema.ts'
import { keepTold } from './store.ts'

export const tellCouncil = command({
  name: 'safeguarding.tellCouncil',
  does: 'Tells the council of a worry about an adult, without an account, with or without a name.',
  input: TellCouncil,
  output: Told,
  can: 'report.tell',
  // Of who gave no name nothing may be told by times.
  named: input => input.naming !== 'anonymous',
  prepare: async ({ photo }) => {
    if (photo) await prepareFile(photo, 'photo')
  },
  subject: ctx => wholeCouncil(ctx.actor.councilId),
  async run(ctx, input) {
    const faults = await faultsIn(ctx, input)
    if (faults.length > 0) throw new Invalid(faults)
    const { reference, code } = input
    const events = (await keep(ctx, input)) ? await whatCameWith(ctx, input) : await toldAgain(ctx, input)
    return done({ reference, code }, ...events)
  },
})

async function faultsIn(ctx: Context, { happenedOn, homeId }: Telling): Promise<readonly FieldFault[]> {
  const faults: FieldFault[] = []
  if (happenedOn && happenedOn > ctx.today.toString()) {
    faults.push({ field: 'happenedOn', message: 'The day it happened cannot be in the future' })
  }
  if (homeId && !(await homesById(ctx.tx, [homeId])).has(homeId)) {
    faults.push({ field: 'homeId', message: 'We do not know that home. Choose it from the list.' })
  }
  return faults
}

async function keep(ctx: Context, input: Telling): Promise<boolean> {
  const { reportId: id, reference, code, danger, naming } = input
  const named = naming !== 'anonymous'
  const words: ReportWords = {
    account: input.words,
    place: input.place,
    happenedAbout: input.happenedAbout,
    happenedOn: input.happenedOn,
    adultName: input.adultName,
    adultTold: input.adultTold,
    adultAge: input.adultAge,
    ...(named ? { reporterName: input.reporterName, reporterContact: input.reporterContact } : {}),
  }
  return keepTold(ctx.tx, {
    ...{ councilId: ctx.actor.councilId, id, reference, danger, naming },
    door: 'public',
    raisedBy: null,
    relation: input.relation ?? null,
    homeId: input.homeId ?? null,
    receivedAt: ctx.now,
    state: 'new',
    sortedAs: null,
    sortedAt: null,
    codeHash: await hashOfCode(code),
    words: (await caseSealer(ctx, id))(words),
  })
}

async function whatCameWith(ctx: Context, input: Telling): Promise<readonly EventDraft[]> {
  const { reportId: id, reference, danger, naming, homeId, photo } = input
  const about = { type: 'report', id, sensitive: true }
  const given = event('ReportGiven', { door: 'public', naming, homeId, danger, photo: Boolean(photo) }, about)
  // A message to somebody keeps its second: of who gave no name people learn by looking at their list.
  if (danger === 'now' && naming !== 'anonymous') {
    await tellOfDanger(ctx, { id, reference }, '/safeguarding/reports-in/')
  }
  if (!photo) return [given]
  const put = naming === 'anonymous' ? putStripped : putFile
  // Nobody has seen it yet: it may show a person's body.
  const receiving = { file: photo, key: fileKeyFor(ctx, id), field: 'photo', hidden: true }
  const { events } = await put(ctx, { ...receiving, owner: { type: 'report', id } })
  return [given, ...events]
}

/** Sent once more, after going back and writing it otherwise: what is new is kept as a message, so nothing is lost. */
async function toldAgain(ctx: Context, { reportId, words }: Telling): Promise<readonly EventDraft[]> {
  const { councilId } = ctx.actor
  const [row, messages, open] = [
    await findReport(ctx.tx, councilId, reportId),
    await messagesOf(ctx.tx, councilId, reportId),
    await openerFor(ctx, [reportId]),
  ]
  const before = [
    row && opened<ReportWords>(open, reportId, row.words)?.account,
    ...messages.map(message => opened<NoteWords>(open, reportId, message.words)?.text),
  ]
  if (before.includes(words)) return []
  const id = ctx.ids.random()
  const sealed = (await caseSealer(ctx, reportId))({ text: words })
  const message = { councilId, id, reportId, side: 'reporter', at: ctx.now, by: null, words: sealed } as const
  await addMessage(ctx.tx, message)
  return [event('ReporterWrote', { messageId: id }, { type: 'report', id: reportId, sensitive: true })]
}
