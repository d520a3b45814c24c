import { z } from 'zod'
import { someWords, words } from '../concern/schema.ts'

export const meetingKinds = {
  'strategy-discussion': 'Strategy discussion',
  planning: 'Planning meeting',
  outcome: 'Outcome meeting',
  other: 'Another meeting',
} as const
const kinds = Object.keys(meetingKinds) as [keyof typeof meetingKinds, ...(keyof typeof meetingKinds)[]]

const people = (what: string) => someWords(4_000).optional().describe(what)

export const RecordMeeting = z.object({
  concernId: z.uuid(),
  kind: z.enum(kinds, 'Say what kind of meeting it was'),
  heldOn: z.iso.date('Say on which day it was held'),
  purpose: words('Say what it was for', 2_000),
  present: people('Who was there, and in what part; one on each line'),
  apologies: people('Who could not come'),
  leftOut: people('Who was not asked to come, and why'),
  decisions: people('What was decided, who does it, by when'),
  minutes: someWords().optional(),
})

export const LogEvidence = z.object({
  concernId: z.uuid(),
  what: words('Say what it is', 4_000),
  source: someWords(500).optional().describe('Whom or what it comes from'),
  where: someWords(500).optional().describe('Where it is kept'),
  fromOn: z.iso.date('Enter a real date, or leave it empty').optional().describe('The day it is from'),
})

export const Made = z.object({ id: z.uuid() })

const said = z.string().nullable()

export const MeetingsView = z.object({
  meetings: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(kinds),
      heldOn: z.string(),
      by: said,
      purpose: said,
      present: said,
      apologies: said,
      leftOut: said,
      decisions: said,
      minutes: said,
    }),
  ),
  evidence: z.array(
    z.object({ id: z.uuid(), at: z.string(), by: said, fromOn: said, what: said, source: said, where: said }),
  ),
})
export type MeetingsView = z.input<typeof MeetingsView>
