import { z } from 'zod'
import { councils } from '#law/councils.ts'
import { coded, someWords, words } from '../concern/schema.ts'

/** 'own' stands for the council whose record this is. */
const Place = z
  .string()
  .refine(
    code =>
      code === 'own' || code === 'not-known' || code === 'outside' || councils.some(one => one.code === code),
    'Choose the council from the list, not known, or outside England',
  )
const day = z.iso.date('Enter a real date, or leave it empty')

export const RecordPlaces = z.object({
  concernId: z.uuid(),
  version: z.int().describe('The version that you read; 0 where there is none yet'),
  happenedIn: Place.describe(
    'Council where it happened: "own", its ONS code, "outside" England, or "not-known"',
  ),
  adultNow: coded('adult-now', 'Say where the adult is now'),
  adultNowIn: Place.optional().describe('Council where the adult is now'),
  backOn: day.optional().describe('When they may leave hospital, where that is known'),
  fundedBy: coded('funders', 'Say who placed them or pays'),
  placedBy: someWords(300).optional().describe('Who exactly placed them or pays, and whom to ring there'),
  where: someWords(500).optional().describe('Where exactly it happened, and where they are'),
})

export const AcceptElsewhere = z.object({
  concernId: z.uuid(),
  councilCode: Place.refine(
    code => !['own', 'not-known', 'outside'].includes(code),
    'Choose the other council',
  ),
  acceptedBy: words('Give the name of the person there who accepted it', 200),
  acceptedOn: z.iso.date('Enter the day on which they accepted it'),
  inWriting: z.boolean().refine(Boolean, 'It is ours until they accept it in writing'),
  reason: words('Say why they lead', 2_000),
})

export const DoTell = z.object({
  concernId: z.uuid(),
  taskId: z.uuid(),
  doneOn: day.optional().describe('Today, where left out'),
  channel: z.enum(['telephone', 'email', 'letter', 'in-person', 'system'], 'Say how it was done'),
  words: someWords(2_000).optional().describe('Who was told, and what they said'),
})

const text = z.string().nullable()

export const TaskView = z.object({
  id: z.uuid(),
  code: z.string(),
  says: z.string(),
  to: text,
  dueOn: z.string(),
  doneOn: text,
  channel: text,
  by: text,
  words: text,
})
export type TaskView = z.input<typeof TaskView>

export const ResponsibilityPart = z.object({
  places: z
    .object({
      version: z.int(),
      happenedIn: text,
      adultNow: z.string(),
      adultNowIn: text,
      fundedBy: z.string(),
      placedBy: text,
      where: text,
      at: z.string(),
      by: text,
    })
    .nullable(),
  lead: z.string(),
  holds: z.string(),
  because: z.string(),
  acceptance: z
    .object({ councilCode: z.string(), acceptedBy: text, acceptedOn: z.string(), reason: text })
    .nullable(),
  tasks: z.array(TaskView).describe('Not yet done first'),
  knownFunding: text.describe('Who pays, as the adult’s record has it'),
})
export type ResponsibilityPart = z.input<typeof ResponsibilityPart>
