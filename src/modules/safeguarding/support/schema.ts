import { z } from 'zod'
import { someWords, words } from '../concern/schema.ts'
import { EntryView } from '../entries/view.ts'
import { supportStates } from './workflow.ts'

const About = z.object({
  concernId: z.uuid(),
  supporterId: z.uuid(),
  version: z.int().describe('The version of the support that you read'),
})

export const NameSupporter = z.object({
  concernId: z.uuid(),
  accountId: z.uuid('Choose a person').optional().describe('Somebody who uses Lantern'),
  name: someWords(200).optional().describe('Or somebody outside: who, and what they are to the adult'),
  how: someWords(2_000).optional().describe('How they keep in touch, as the adult wants it'),
  nextOn: z.iso.date('Enter a real date').optional().describe('The next contact that is planned'),
})

export const contactKinds = ['met', 'spoke', 'tried'] as const

export const RecordContact = About.extend({
  kind: z.enum(contactKinds, 'Say whether they met, spoke, or could not reach each other'),
  onDay: z.iso.date('Enter the day'),
  words: words('Write what they said or how they were', 4_000),
  nextOn: z.iso.date('Enter a real date').optional().describe('The next contact that is planned'),
})

export const EndSupport = About.extend({
  ground: z.enum(
    ['persons-word', 'recorded-reason'],
    'Say whether they asked for it, or there is another reason',
  ),
  words: words('Write what they said, or the reason', 2_000),
})

export const SupportStepped = z.object({ id: z.uuid(), version: z.int(), state: z.enum(supportStates) })

const said = z.string().nullable()

export const SupporterView = z.object({
  id: z.uuid(),
  version: z.int(),
  name: z.string(),
  outside: z.boolean(),
  how: said,
  state: z.enum(supportStates),
  sinceOn: z.string(),
  nextOn: z.string().nullable(),
  overdue: z.boolean().describe('A planned contact whose day has passed'),
  endedAt: z.string().nullable(),
  endGround: z.enum(['persons-word', 'recorded-reason', 'died']).nullable(),
  contacts: z.array(EntryView).describe('The oldest first'),
})
export type SupporterView = z.output<typeof SupporterView>
