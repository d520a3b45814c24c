import { z } from 'zod'
import { codeList } from '#law/code-list.ts'
import { coded, someWords, words } from '../concern/schema.ts'
import { orderAllows } from '../court/allows.ts'
import { concernReference, listed } from '../process/schema.ts'
import { letterStates } from './workflow.ts'

const day = z.iso.date('Enter a real date')
export const sheetParts = codeList('fact-sheet-parts').codes.map(one => one.code)
const part = z.enum(sheetParts as [string, ...string[]])
const answer = z.enum(['yes', 'no', 'unknown'], 'Say yes, no or not known')

export const LogLetter = z.object({
  concernReference: z
    .union([z.literal(''), concernReference])
    .optional()
    .describe('The case that it is about, where there is one that you may see'),
  kind: coded('member-kinds', 'Say who wrote'),
  member: words('Give the member’s name', 200),
  address: someWords(500).optional().describe('Where the answer goes'),
  asker: coded('member-askers', 'Say who asked them to write'),
  askerName: someWords(200).optional(),
  couldBeSource: answer.describe('Could whoever asked them to write be, or be close to, the source of risk?'),
  about: words('Say about whom or what it is', 500),
  asks: words('Write what they ask'),
  receivedOn: day.describe('When it came'),
})

const OfLetter = z.object({ memberLetterId: z.uuid(), version: z.int().describe('The version you read') })

export const RecordAgreement = OfLetter.extend({
  basis: coded('agreement-bases', 'Say whose agreement it is, or which other basis'),
  parts: z.preprocess(
    value => (typeof value === 'string' ? [value] : value),
    z.array(part, 'Say what it covers').min(1, 'Say what it covers').max(sheetParts.length),
  ),
  givenOn: day.describe('When it was given'),
  who: words('Say who agreed, or who decided', 200),
  words: someWords(4_000).optional().describe('What they said'),
})

export const EndAgreement = z.object({
  memberLetterId: z.uuid(),
  agreementId: z.uuid(),
  endedOn: day.describe('Since when it no longer holds'),
})

/** One field for each part, so that a fault stands beside it; a part without words is not on the sheet. */
const sheet = z.object(Object.fromEntries(sheetParts.map(code => [code, someWords(4_000).optional()])))

export const DraftSheet = OfLetter.extend({
  couldBeSource: answer.optional().describe('Where that is known by now'),
  sheet: sheet.describe('What the member reads, by part'),
})
export const SignSheet = OfLetter.extend({ orderAllows })
export const SendSheet = OfLetter.extend({ sentOn: day })
export const EndLetter = OfLetter.extend({ words: words('Say why', 2_000) })

export const LetterStepped = z.object({ id: z.uuid(), version: z.int(), state: z.enum(letterStates) })

const text = z.string().nullable()

const Row = z.object({
  id: z.uuid(),
  reference: z.string(),
  version: z.int(),
  kind: z.string(),
  kindLabel: z.string(),
  state: z.enum(letterStates),
  stateLabel: z.string(),
  receivedOn: z.string(),
  dueOn: text.describe('A local target'),
  overdue: z.boolean(),
  concernReference: text,
})

const Agreement = z.object({
  id: z.uuid(),
  basis: z.string(),
  basisLabel: z.string(),
  parts: z.array(z.string()),
  partLabels: z.array(z.string()),
  givenOn: z.string(),
  endedOn: text,
  who: text,
  words: text,
  by: text,
})

export const LetterView = Row.extend({
  concernId: z.uuid().nullable(),
  member: text,
  address: text,
  about: text,
  asks: text,
  asker: z.string(),
  askerLabel: z.string(),
  askerName: text,
  couldBeSource: answer,
  agreements: z.array(Agreement),
  sheet: z.array(z.object({ part: z.string(), label: z.string(), words: text })),
  mayTell: z
    .array(z.object({ part: z.string(), label: z.string(), may: z.boolean(), because: text }))
    .describe('Of each part: whether it may stand on the sheet, and why not'),
  restrictedByCourt: z.boolean(),
  draftedBy: text,
  ownDraft: z.boolean(),
  signedBy: text,
  signedAt: text,
  sentOn: text,
})
export type LetterView = z.input<typeof LetterView>

export const ListLetters = z.object({ ...listed, open: z.enum(['true', 'false', '']).default('true') })
export const LetterList = z.object({ items: z.array(Row), total: z.int(), page: z.int(), perPage: z.int() })
