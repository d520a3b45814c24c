import { z } from 'zod'
import { heldBack } from '#law/police-hold.ts'
import { someWords, words } from '../concern/schema.ts'

const codes = heldBack.map(one => one.code) as [string, ...string[]]
const day = z.iso.date('Enter a real date, or leave it empty')

export const TellPolice = z.object({
  concernId: z.uuid(),
  toldOn: day.optional().describe('When the police were told; leave out where they told us'),
  reference: someWords(200).optional().describe('Their reference'),
  officer: someWords(200).optional().describe('The officer in the case'),
  contact: someWords(500).optional().describe('How to reach them'),
  hold: z.enum(['yes', 'no'], 'Say whether they ask us to wait'),
  blocks: z.array(z.enum(codes)).max(codes.length).optional().describe('What they ask us not to do'),
  asks: someWords(4_000).optional().describe('What they ask us not to do or say, in their words'),
  reviewOn: day.optional().describe('When we ask them again; by default after the local target'),
})

const OfHold = z.object({
  concernId: z.uuid(),
  policeId: z.uuid(),
  version: z.int().describe('The version you read'),
})

export const ReviewHold = OfHold.extend({
  reviewOn: z.iso.date('Say when they are asked again').describe('When they are asked again'),
})

export const LiftHold = OfHold.extend({
  liftedOn: z.iso.date('Say when it was lifted'),
  who: words('Say who of the police lifted it', 200),
  words: someWords(2_000).optional(),
})

export const PoliceStepped = z.object({ id: z.uuid(), version: z.int() })

const said = z.string().nullable()

export const PoliceView = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      version: z.int(),
      toldOn: said,
      reference: said,
      officer: said,
      contact: said,
      asks: said,
      heldFrom: said,
      blocks: z.array(z.string()),
      reviewOn: said,
      reviewDue: z.boolean(),
      liftedOn: said,
      liftedBy: said.describe('Who of the police lifted it'),
      writtenAt: z.string(),
      by: said,
    }),
  ),
  hold: z
    .object({ since: z.string(), reviewOn: said, blocks: z.array(z.string()) })
    .nullable()
    .describe('What the police hold back now'),
})
export type PoliceView = z.input<typeof PoliceView>
