import { z } from 'zod'
import { sentFile } from '#platform/files/index.ts'
import { coded, someWords, words } from '../concern/schema.ts'
import { orderAllows } from '../court/allows.ts'

const OfFile = z.object({ concernId: z.uuid(), caseFileId: z.uuid() })

export const AddCaseFile = z.object({
  concernId: z.uuid(),
  file: sentFile('Choose the file'),
  kind: coded('file-kinds', 'Say what it is'),
  what: words('Say what it is, and what it shows', 2_000),
  madeBy: someWords(200).optional().describe('Who made it; left out: not known'),
  madeOn: z.iso.date('Enter a real date, or leave it empty').optional().describe('When it was made'),
  madeAbout: someWords(200).optional().describe('About when, where no day is known'),
  intimate: z
    .boolean('Say whether it shows somebody undressed, or private parts of the body')
    .describe('Hidden until somebody says why they need to see it'),
})

export const MarkIntimate = OfFile
export const GiveReason = OfFile.extend({
  reason: coded('why-opened', 'Say why you need to see it'),
  words: someWords(1_000).optional(),
})
export const ShareFile = OfFile.extend({
  recipientId: z.uuid('Choose who may open it'),
  purpose: z.enum(['protection', 'enquiry', 'information'], 'Say what they need it for'),
  words: words('Write what they read beside it', 4_000),
  orderAllows,
})
export const ReadCaseFile = OfFile
export const OpenCaseFile = OfFile.extend({ show: z.boolean().default(false) })

export const Kept = z.object({ id: z.uuid() })

const said = z.string().nullable()

export const CaseFileView = z.object({
  id: z.uuid(),
  kind: z.string(),
  kindLabel: z.string(),
  what: said,
  madeBy: said,
  madeOn: said,
  madeAbout: said,
  name: said.describe('What the file was called'),
  mediaType: z.string(),
  size: z.int(),
  hash: said.describe('SHA-256 of the file as it came'),
  copyId: z.uuid().nullable().describe('The stripped copy that people are shown; null where there is none'),
  intimate: z.boolean(),
  at: z.string(),
  by: said,
  looks: z.int().describe('How often it was opened'),
  lastLookAt: said,
  lastLookBy: said,
})
export type CaseFileView = z.input<typeof CaseFileView>

export const CustodyView = z.object({ at: z.string(), by: said, what: z.string() })

export const CaseFileRead = CaseFileView.extend({
  adult: z.string(),
  reference: z.string(),
  custody: z.array(CustodyView).describe('All that was ever done with it, the oldest first'),
})
export type CaseFileRead = z.input<typeof CaseFileRead>
