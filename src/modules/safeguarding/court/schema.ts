import { z } from 'zod'
import { codeList } from '#law/code-list.ts'
import { coded, someWords, words } from '../concern/schema.ts'

const day = z.iso.date('Enter a real date')
const optionalDay = z.union([z.literal(''), day]).optional()
const restrictions = codeList('court-restrictions').codes.map(one => one.code) as [string, ...string[]]

export const RecordProceedings = z.object({
  concernId: z.uuid(),
  kind: coded('court-proceedings', 'Say which proceedings they are'),
  number: words('Give the court’s case number', 100),
  about: someWords(4_000).optional().describe('What is asked of the court'),
  leadId: z.uuid('Choose who leads on it').describe('Who of us leads on it'),
  nextOn: optionalDay.describe('The next hearing, or the day by which something is due'),
})

const OfCourt = z.object({
  concernId: z.uuid(),
  courtCaseId: z.uuid(),
  version: z.int().describe('The version you read'),
})

export const UpdateProceedings = OfCourt.extend({
  leadId: z.uuid('Choose who leads on it').optional(),
  nextOn: optionalDay,
  endedOn: optionalDay.describe('When they ended, if they have'),
})

export const RecordOrder = OfCourt.extend({
  madeOn: day.describe('When the order was made'),
  untilOn: optionalDay.describe('Its last day, where it has one'),
  restricts: z
    .preprocess(
      value => (typeof value === 'string' ? [value] : value),
      z.array(z.enum(restrictions)).max(restrictions.length),
    )
    .default([])
    .describe('What it restricts'),
  says: words('Write what is ordered, as it stands there'),
  maySee: someWords(4_000).optional().describe('Who may see what, as the order has it'),
})

export const EndOrder = z.object({
  concernId: z.uuid(),
  courtOrderId: z.uuid(),
  endedOn: day.describe('Since when it no longer holds'),
})

export const CourtStepped = z.object({ id: z.uuid(), version: z.int() })

const text = z.string().nullable()

const OrderView = z.object({
  id: z.uuid(),
  madeOn: z.string(),
  untilOn: text,
  endedOn: text,
  restricts: z.array(z.string()),
  restrictsLabels: z.array(z.string()),
  inForce: z.boolean(),
  restrictsDisclosure: z.boolean(),
  says: text,
  maySee: text,
})
export type OrderView = z.input<typeof OrderView>

export const CourtCaseView = z.object({
  id: z.uuid(),
  version: z.int(),
  kind: z.string(),
  kindLabel: z.string(),
  number: text,
  about: text,
  lead: text,
  leadId: z.uuid(),
  nextOn: text,
  nextDue: z
    .boolean()
    .describe('The day of the next hearing is past, and nobody has written down what came of it'),
  endedOn: text,
  at: z.string(),
  orders: z.array(OrderView),
})
export type CourtCaseView = z.input<typeof CourtCaseView>

export const CourtPart = z.object({
  items: z.array(CourtCaseView),
  restricted: z.boolean().describe('An order that is in force restricts who may be told'),
})
export type CourtPart = z.input<typeof CourtPart>

export const CourtPage = z.object({
  number: z.int(),
  heading: z.string(),
  lines: z.array(z.object({ head: text, text: z.string(), note: text })),
})
export type CourtPage = z.input<typeof CourtPage>

export const CourtExport = z.object({
  concernId: z.uuid(),
  courtCaseId: z.uuid(),
  number: z.string(),
  reference: z.string(),
  adult: z.string(),
  takenOn: z.string(),
  pages: z.array(CourtPage),
})
