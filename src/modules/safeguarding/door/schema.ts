import { z } from 'zod'
import { isCode, isReference } from '#platform/way-back/index.ts'
import { coded, dangers } from '../concern/schema.ts'

export const MOST_TOLD = 20_000

const rest = 'Shorten it a little. You can tell us the rest afterwards, with your reference and code.'
const told = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Use at most ${most.toLocaleString('en-GB')} letters and spaces. ${rest}`)

/** What somebody without an account tells; of who they are only as much as they choose to say. */
export const TellCouncil = z
  .object({
    reportId: z.uuid().describe('Made when the form is entered: sent twice, it is one report'),
    reference: z.string().refine(isReference),
    code: z.string().refine(isCode),
    danger: z.enum(dangers, 'Say whether anyone is in danger now, or that you do not know'),
    adultName: told(200).optional(),
    adultTold: told(500).optional(),
    adultAge: told(100).optional(),
    homeId: z.uuid('Choose a home from the list, or leave it and write where it is').optional(),
    place: told(500).optional(),
    words: told(MOST_TOLD).min(1, 'Tell us what happened, or what worries you'),
    happenedAbout: told(200).optional(),
    happenedOn: z.iso.date('Enter a real day, or leave it empty').optional(),
    relation: coded('reporters', 'Choose from the list, or leave it').optional(),
    naming: z.enum(['named', 'name-withheld', 'anonymous'], 'Choose what we may do with your name'),
    reporterName: told(200).optional(),
    reporterContact: told(500).optional(),
    photo: z
      .object({ fileName: z.string(), mimeType: z.string(), bytes: z.instanceof(Uint8Array) })
      .optional(),
  })
  .refine(input => input.naming === 'anonymous' || Boolean(input.reporterName), {
    path: ['reporterName'],
    message: 'Enter your name. If you would rather not, go back and choose not to give it.',
  })
export type TellCouncil = z.output<typeof TellCouncil>

export const Told = z.object({ reference: z.string(), code: z.string() })

export const ComeBack = z.object({
  reference: z
    .string('Enter your reference')
    .trim()
    .min(1, 'Enter your reference')
    .max(40, 'Enter your reference'),
  code: z.string('Enter your code').trim().min(1, 'Enter your code').max(60, 'Enter your code'),
})

export const CameBack = z.object({ reportId: z.uuid().nullable() })

export const AddToReport = z.object({
  reportId: z.uuid(),
  messageId: z.uuid().describe('Made when the page is opened: sent twice, it is one message'),
  words: told(MOST_TOLD).min(1, 'Write what you want to tell us'),
})

export const Thread = z.object({
  reference: z.string(),
  read: z.boolean().describe('Somebody has read it and decided what is done'),
  messages: z.array(
    z.object({ side: z.enum(['reporter', 'council']), on: z.iso.date(), words: z.string().nullable() }),
  ),
})
export type Thread = z.input<typeof Thread>
