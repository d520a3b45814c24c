import { z } from 'zod'
import type { UploadedFile } from '#platform/http/page/form/value.ts'
import { NamedFile } from '../import/sent-file.ts'

/** Ten megabytes: outlines of every council, generalised, are half of one. */
export const MOST_BYTES = 10 * 1024 * 1024

/** What the Office for National Statistics asks to be said of its boundaries. */
export const ONS_ATTRIBUTION =
  'Office for National Statistics, licensed under the Open Government Licence v3.0. Contains OS data © Crown copyright and database right.'

const CHOOSE = 'Choose the file of boundaries'

const Upload = z
  .custom<UploadedFile>(value => typeof value === 'object' && value !== null && 'bytes' in value, CHOOSE)
  .refine(file => file.bytes.length > 0, 'The file is empty. Download it again')
  .refine(
    file => file.bytes.length <= MOST_BYTES,
    'The file is over 10 MB. Download a generalised one (BGC or BUC)',
  )
  .transform(file => new NamedFile(file))

export const ImportBoundaries = z.object({
  upload: Upload,
  layer: z.string('Type the name of a layer').min(1).max(100).default('UTLA'),
  year: z
    .int('Type a year, such as 2022')
    .min(1974, 'Type a year from 1974, when these councils began')
    .max(2100, 'Type a year that has come')
    .optional(),
  attribution: z.string().max(300).default(ONS_ATTRIBUTION),
  dryRun: z.boolean().default(true),
})

const CouncilName = z.object({ code: z.string(), name: z.string() })

/** What an import of boundaries did, or would do. */
export const BoundariesReport = z.object({
  dryRun: z.boolean(),
  ofYear: z.int(),
  read: z.int().describe('Areas with a code in the layer'),
  created: z.int().describe('Councils that had no outline'),
  updated: z.int().describe('Councils with another outline than before'),
  unchanged: z.int(),
  ended: z.array(CouncilName).describe('Areas of England that are no council with adult social services now'),
  elsewhere: z.int().describe('Areas outside England'),
  missing: z
    .array(CouncilName.extend({ from: z.string().nullable() }))
    .describe('Councils that have no outline now, with their first day'),
})
export type BoundariesReport = z.infer<typeof BoundariesReport>
