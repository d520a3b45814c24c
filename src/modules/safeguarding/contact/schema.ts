import { z } from 'zod'
import { coded, someWords } from '../concern/schema.ts'
import { BarredBecause, Kind } from '../representatives/schema.ts'

const channel = coded('contact-channels', 'Choose from the list')
const channels = z.array(channel).max(20)
export const purposes = [
  'safety',
  'conversation',
  'letter',
  'feedback',
  'consultation',
  'survey',
  'bereavement',
] as const
const day = z.iso.date('Enter a real date, or leave it empty')
const known = z.enum(['yes', 'no', 'not-known'], 'Say yes, no or not known')

export const WriteCard = z.object({
  concernId: z.uuid(),
  version: z.int().describe('The version of the card that you read; 0 where there is none yet'),
  safe: z
    .enum(['yes', 'no', 'unknown'], 'Say whether it is safe: yes, no or not known')
    .describe('Is it safe?'),
  channels: channels.optional().describe('The ways the adult chose; in person is always one'),
  sharedChannels: channels.optional().describe('Ways that somebody who must not know sees or hears'),
  nothingInWriting: z.boolean().optional(),
  doNotContact: z
    .boolean()
    .optional()
    .describe('The adult asked us not to make contact, except to keep them safe'),
  how: someWords(2_000).optional(),
  when: someWords(500).optional(),
  through: someWords(500).optional().describe('Through whom; never anyone named in the concern'),
  interpreter: z.enum(['not-needed', 'needed', 'not-known']).optional(),
  language: someWords(200).optional().describe('Language or way of communicating'),
  needMet: known.optional().describe('Is the communication need met?'),
  alternatives: someWords(2_000)
    .optional()
    .describe('Where there is no telephone: visit, observation, advocate'),
  policeWait: z.enum(['yes', 'no']).optional().describe('Have police asked us to wait?'),
  policeFrom: day.optional(),
  policeReviewOn: day.optional().describe('When they are asked again'),
  policeAllows: z.array(z.enum(purposes)).max(10).optional().describe('What police said may go on'),
  policeWords: someWords(2_000).optional().describe('Who asked, their reference, what not to do or say'),
  mustNotKnowName: someWords(200).optional().describe('Somebody who must not know, and is not named yet'),
  mustNotKnowKind: Kind.optional(),
  mustNotKnowBecause: BarredBecause.optional(),
})

export const CardWritten = z.object({ id: z.uuid(), version: z.int(), aroundId: z.uuid().nullable() })

const text = z.string().nullable()

export const CardView = z.object({
  id: z.uuid(),
  version: z.int(),
  safe: z.enum(['yes', 'no', 'unknown']),
  channels: z.array(z.string()),
  sharedChannels: z.array(z.string()),
  nothingInWriting: z.boolean(),
  doNotContact: z.boolean(),
  interpreter: z.string(),
  needMet: z.string(),
  policeFrom: text,
  policeReviewOn: text,
  policeAllows: z.array(z.string()),
  hold: z.enum(['none', 'held', 'review-due']),
  how: text,
  when: text,
  through: text,
  language: text,
  alternatives: text,
  policeWords: text,
  at: z.string(),
  by: text,
})
export type CardView = z.input<typeof CardView>

export const AskReach = z.object({
  concernId: z.uuid(),
  channel: channel.describe('How it would go'),
  purpose: z.enum(purposes).default('letter'),
  personId: z.uuid().optional().describe('Somebody around the adult; left out: the adult'),
})

export const MayReach = z.object({ may: z.boolean(), because: z.string().nullable().describe('Why not') })
