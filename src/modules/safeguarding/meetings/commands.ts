import { command, done } from '#platform/command.ts'
import { Invalid } from '#platform/errors.ts'
import { event } from '#platform/events/event.ts'
import { newRow } from '../case/rows.ts'
import { lockedConcern } from '../concern/subject.ts'
import { demoIds } from '../demo-ids.ts'
import { caseSealer } from '../words.ts'
import { LogEvidence, Made, RecordMeeting } from './schema.ts'
import { addEvidence, addMeeting } from './store.ts'
import type { EvidenceWords, MeetingWords } from './words.ts'

const role = 'safeguarding-practitioner' as const

function notInFuture(today: Temporal.PlainDate, field: string, day: string | undefined): void {
  if (day && day > today.toString()) {
    throw new Invalid([{ field, message: 'Give a day that is not in the future' }])
  }
}

export const recordMeeting = command({
  name: 'safeguarding.recordMeeting',
  does: 'Writes down a strategy discussion or meeting: what for, who was there or left out and why, what was decided.',
  api: 'POST /safeguarding/concerns/{concernId}/meetings',
  status: 201,
  input: RecordMeeting,
  output: Made,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { concernId: _, kind, heldOn, ...said }, { row }) {
    notInFuture(ctx.today, 'heldOn', heldOn)
    const meeting = newRow(ctx, row.id)
    const words: MeetingWords = said
    await addMeeting(ctx.tx, { ...meeting, kind, heldOn, words: (await caseSealer(ctx, row.id))(words) })
    return done({ id: meeting.id }, event('MeetingHeld', { meetingId: meeting.id, kind, heldOn }))
  },
  example: {
    role,
    input: {
      ...{ concernId: demoIds.enquiryConcern, kind: 'strategy-discussion', heldOn: '2026-11-13' },
      purpose: 'Whether the police or we speak with staff first.',
      present: 'Aisha Rahman, practitioner\nDC Imran Malik, police',
      leftOut: 'The home: staff may be part of it.',
      decisions: 'We see Mrs Quin first. The police look at the rota.',
    },
  },
})

export const logEvidence = command({
  name: 'safeguarding.logEvidence',
  does: 'Lists a piece of evidence: what it is, whom it comes from, where it is kept.',
  api: 'POST /safeguarding/concerns/{concernId}/evidence',
  status: 201,
  input: LogEvidence,
  output: Made,
  can: 'concern.work',
  subject: lockedConcern,
  async run(ctx, { concernId: _, fromOn = null, ...said }, { row }) {
    notInFuture(ctx.today, 'fromOn', fromOn ?? undefined)
    const piece = newRow(ctx, row.id)
    const words: EvidenceWords = said
    await addEvidence(ctx.tx, { ...piece, fromOn, words: (await caseSealer(ctx, row.id))(words) })
    return done({ id: piece.id }, event('EvidenceLogged', { evidenceId: piece.id }))
  },
  example: {
    role,
    input: {
      ...{ concernId: demoIds.enquiryConcern, what: 'Night notes of 6 to 9 November' },
      ...{ source: 'The home, by hand', where: 'Paper file, room 2.14' },
    },
  },
})
