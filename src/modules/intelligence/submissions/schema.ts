import { z } from 'zod'
import type { UploadedFile } from '#platform/http/page/form/value.ts'
import { NamedFile } from '#src/modules/homes/index.ts'
import { kinds, partners, reasonsToTakeBack, seenByCodes, surenesses } from './kinds.ts'
import { bedDaySources } from './signals.ts'

const codes = (list: readonly { readonly code: string }[]) =>
  list.map(one => one.code) as [string, ...string[]]
const keys = <T extends object>(words: T) => Object.keys(words) as [keyof T & string, ...(keyof T & string)[]]
const day = z.iso.date('Enter a real date')
const text = z.string()

const MOST_COUNTED = 100_000

const NO_BED_DAYS =
  'Give more than 0, or leave it empty: where nobody lived there nothing can be counted against it'

/** What a partner calls the event. No spaces, so that nobody writes a story, and no number that may be a patient's. */
const Reference = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9./_-]{0,39}$/, 'Use letters, digits and . / - _ only, 40 at most')
  .refine(
    given => !/^\d{3}[-./_]?\d{3}[-./_]?\d{4}$/.test(given),
    'This looks like an NHS number. Give your own number for the event',
  )

export const Facts = z.object({
  homeId: z.uuid('Choose the home'),
  partner: z.enum(codes(partners), 'Choose who tells this').describe('A code: who tells it'),
  kind: z.enum(codes(kinds), 'Choose what it was').describe('A code: what it was'),
  from: day.describe('The day, or the first day of the period'),
  to: z
    .union([z.literal(''), day])
    .optional()
    .describe('The last day of a period; left out for one day'),
  seenBy: z.enum(codes(seenByCodes), 'Choose who saw it').describe('In what role; never who they are'),
  sureness: z
    .enum(keys(surenesses), 'Choose how sure it is')
    .describe('Verified: seen or checked. Hearsay: told'),
  reference: z
    .union([z.literal(''), Reference])
    .optional()
    .describe('Your own number for what happened. No name, no NHS number.'),
  count: z
    .union([
      z.literal(''),
      z.coerce
        .number('Give a whole number')
        .int('Give a whole number')
        .min(0, 'Give 0 or more')
        .max(MOST_COUNTED, 'Give a smaller number'),
    ])
    .optional()
    .describe('How many, in a return'),
  bedDays: z
    .union([
      z.literal(''),
      z.coerce.number('Give a number').positive(NO_BED_DAYS).max(1_000_000, 'Give a smaller number'),
    ])
    .optional()
    .describe('In a return: places taken, added up over its days. Left out: taken from what is known'),
})
export type Facts = z.output<typeof Facts>

export const Told = z.object({ id: z.uuid(), version: z.int() })
const version = z.int().describe('The version you read')
export const OneSubmission = z.object({ submissionId: z.uuid() })
export const Correct = Facts.extend({ submissionId: z.uuid(), version })
export const TakeBack = OneSubmission.extend({
  version,
  why: z.enum(keys(reasonsToTakeBack), 'Choose why it is taken back'),
})

export const SubmissionView = z.object({
  id: z.uuid(),
  version: z.int(),
  home: z.object({ id: z.uuid(), name: text }),
  partner: text,
  partnerLabel: text,
  kind: text,
  label: text,
  from: text,
  to: text,
  seenBy: text,
  seenByLabel: text,
  sureness: z.enum(keys(surenesses)),
  reference: text.nullable(),
  count: z.int().nullable(),
  bedDays: z.number().nullable().describe('What the number is counted against; null: there is no rate'),
  bedDaysFrom: z.enum(bedDaySources).nullable(),
  receivedOn: text,
  selfReported: z.boolean().describe('The home’s own word'),
  confirmed: z.boolean().describe('Somebody confirmed that another tells of the same event'),
  corrected: z.int().describe('How often it was corrected'),
  takenBackOn: text.nullable(),
  why: text.nullable().describe('Why it was taken back'),
  by: text.nullable(),
  mine: z.boolean(),
  ofFile: z.boolean(),
})
export type SubmissionView = z.output<typeof SubmissionView>

const paging = {
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(25),
}
export const ListSubmissions = z.object({
  partner: z
    .union([z.literal(''), z.enum(codes(partners))])
    .optional()
    .describe('Only of this partner'),
  ...paging,
})
export const ListFiles = z.object(paging)

/** The file of a page or of the command line. */
export const Upload = z
  .custom<UploadedFile>(
    value => typeof value === 'object' && value !== null && 'bytes' in value,
    'Choose the file',
  )
  .refine(file => file.bytes.length > 0, 'The file is empty. Save it again')
  .transform(file => new NamedFile(file))

export const FileReport = z.object({
  fileId: z.uuid().nullable().describe('Null for a try'),
  dryRun: z.boolean(),
  rows: z.int(),
  told: z.int().describe('Rows that told something new'),
  known: z.int().describe('Rows that were told already'),
  lines: z.array(text).describe('What became of each row, in plain words'),
  unmatched: z.array(text).describe('Rows that no home was found for'),
  faulty: z.boolean().describe('A try found rows that cannot be taken: the file would be refused whole'),
})
export type FileReport = z.output<typeof FileReport>

export const FileView = z.object({
  id: z.uuid(),
  kind: z.enum(['partner-signals', 'food-hygiene']),
  fileName: text,
  rows: z.int(),
  told: z.int(),
  unmatched: z.array(text),
  at: text,
  by: text.nullable(),
  undoneAt: text.nullable(),
  mayUndo: z.boolean(),
})
export type FileView = z.output<typeof FileView>

const Side = z.object({ says: text, source: text, from: text, to: text })
export const DoubleView = z.object({
  submissionId: z.uuid(),
  version: z.int(),
  home: z.object({ id: z.uuid(), name: text }),
  source: text,
  key: text,
  one: Side,
  other: Side,
})
export type DoubleView = z.output<typeof DoubleView>

export const DecideDouble = OneSubmission.extend({
  version,
  source: text.min(1, 'Choose which it is').max(60).describe('Who told the other'),
  key: text.min(1, 'Choose which it is').max(200).describe('The key of the other'),
  verdict: z
    .enum(['one-event', 'separate'], 'Say whether it is one event')
    .describe('One event with several witnesses, or separate events'),
})
