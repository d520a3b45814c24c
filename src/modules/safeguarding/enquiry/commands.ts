import { command, done } from '#platform/command.ts'
import { Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { newRow } from '../case/rows.ts'
import { rowsOf } from '../case/rows-store.ts'
import { addNoteRow } from '../case/store.ts'
import { lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { targetDue } from '../local-targets/due.ts'
import { waitEnds, waitFor, whomOf } from '../waiting/keep.ts'
import { caseSealer } from '../words.ts'
import type { PauseRow } from './clock.ts'
import {
  EndAtDeath,
  EnquiryStepped,
  JudgeEnquiry,
  PauseEnquiry,
  PlanEnquiry,
  ResumeEnquiry,
} from './schema.ts'
import { enquiryAsRead, moveEnquiry } from './steps.ts'
import { addPause, addPlan, endPause } from './store.ts'
import type { PlanWords } from './words.ts'

const example = { concernId: demoIds.enquiryConcern, version: 2 }
const role = 'safeguarding-practitioner' as const

export const planEnquiry = command({
  name: 'safeguarding.planEnquiry',
  does: 'Plans an enquiry: what it is about, what is to be found out, who does what. A later plan takes its place.',
  api: 'POST /safeguarding/concerns/{concernId}/enquiry/plan',
  input: PlanEnquiry,
  output: EnquiryStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { scope, findOut, who, targetOn, ...input }, { row }) {
    const enquiry = await enquiryAsRead(ctx, row, input)
    if (targetOn && targetOn < ctx.today.toString()) {
      throw new Invalid([
        { field: 'targetOn', message: 'Give a day that is still to come, or leave it empty' },
      ])
    }
    const stepped = await moveEnquiry(ctx, enquiry, 'plan')
    const plan = newRow(ctx, row.id)
    const words: PlanWords = { scope, findOut, who }
    const sealed = (await caseSealer(ctx, row.id))(words)
    await addPlan(ctx.tx, { ...plan, targetOn: targetOn ?? null, words: sealed })
    return done(stepped, event('EnquiryPlanned', { planId: plan.id, targetOn }))
  },
  example: {
    role,
    input: {
      ...example,
      scope: 'How the bruise on Mrs Quin’s arm came about, and whether she is safe at night.',
      findOut: 'Who helped her to bed on the eighth. What the night notes say. Whether others have bruises.',
      who: 'I see Mrs Quin on Thursday morning. The home sends the rota and the notes.',
      targetOn: '2026-12-11',
    },
  },
})

export const judgeEnquiry = command({
  name: 'safeguarding.judgeEnquiry',
  does: 'Says that enough is found out, and that the enquiry is to be concluded.',
  api: 'POST /safeguarding/concerns/{concernId}/enquiry/judge',
  input: JudgeEnquiry,
  output: EnquiryStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const stepped = await moveEnquiry(ctx, await enquiryAsRead(ctx, row, input), 'judge')
    return done(stepped, event('EnquiryFoundOut'))
  },
  example: { role, input: example },
})

export const pauseEnquiry = command({
  name: 'safeguarding.pauseEnquiry',
  does: 'Pauses the local clock of an enquiry for a reason. What keeps people safe goes on.',
  api: 'POST /safeguarding/concerns/{concernId}/enquiry/pause',
  input: PauseEnquiry,
  output: EnquiryStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { reason, words, reviewOn, ...input }, { row }) {
    const enquiry = await enquiryAsRead(ctx, row, input)
    if (reviewOn && reviewOn <= ctx.today.toString())
      throw new Invalid([{ field: 'reviewOn', message: 'Give a day still to come' }])
    const sealed = words ? (await caseSealer(ctx, row.id))({ text: words }) : null
    const pause = newRow(ctx, row.id)
    await addPause(ctx.tx, { ...pause, reason, fromOn: ctx.today.toString(), words: sealed })
    const chaseOn = reviewOn ?? (await targetDue(ctx, 'pause-review'))
    const waiting = { source: 'enquiry-pause' as const, aboutId: pause.id, what: reason, chaseOn }
    await waitFor(ctx, row, { ...waiting, whom: whomOf(reason) })
    return done(await moveEnquiry(ctx, enquiry, 'pause'), event('EnquiryPaused', { reason }))
  },
  example: { role, input: { ...example, reason: 'police' } },
})

const resuming = {
  planning: 'resumePlanning',
  enquiring: 'resumeEnquiring',
  concluding: 'resumeConcluding',
} as const

export const resumeEnquiry = command({
  name: 'safeguarding.resumeEnquiry',
  does: 'Goes on with an enquiry after a pause, where it stood before.',
  api: 'POST /safeguarding/concerns/{concernId}/enquiry/resume',
  input: ResumeEnquiry,
  output: EnquiryStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, input, { row }) {
    const enquiry = await enquiryAsRead(ctx, row, input)
    const before = enquiry.stateBefore ?? 'planning'
    const action = resuming[before as keyof typeof resuming] ?? 'resumePlanning'
    await endPause(ctx.tx, row.councilId, row.id, ctx.today.toString())
    await waitEnds(ctx, row, 'enquiry-pause')
    const pauses = await rowsOf<PauseRow>(ctx.tx, 'enquiry_pause', row)
    const stepped = await moveEnquiry(ctx, enquiry, action)
    return done(stepped, event('EnquiryResumed', { reason: pauses.at(-1)?.reason }))
  },
  example: { role, input: { concernId: demoIds.pausedConcern, version: 2 } },
})

export const endAtDeath = command({
  name: 'safeguarding.endEnquiryAtDeath',
  does: 'Ends an enquiry because the adult died. It is not counted as outcomes that were not achieved.',
  api: 'POST /safeguarding/concerns/{concernId}/enquiry/death',
  input: EndAtDeath,
  output: EnquiryStepped,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { words, ...input }, { row }) {
    const stepped = await moveEnquiry(ctx, await enquiryAsRead(ctx, row, input), 'die')
    const extra = words ? [await deathNote(ctx, row.id, words)] : []
    return done(stepped, event('EnquiryEnded', { state: stepped.state }), ...extra)
  },
  example: { role, input: example },
})

async function deathNote(ctx: Parameters<typeof caseSealer>[0], concernId: string, text: string) {
  const note = newRow(ctx, concernId)
  const sealed = (await caseSealer(ctx, concernId))({ text })
  await addNoteRow(ctx.tx, { ...note, kind: 'note', words: sealed })
  return event('NoteWritten', { kind: 'note', noteId: note.id })
}
