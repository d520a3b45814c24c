import { z } from 'zod'
import { coded, someWords, words } from '../concern/schema.ts'

export const sayers = {
  self: 'The person themself',
  'with-help': 'The person, with help to say it',
  advocate: 'Their advocate',
  representative: 'Somebody who speaks for them',
  other: 'Somebody else',
} as const
const sayerCodes = Object.keys(sayers) as [keyof typeof sayers, ...(keyof typeof sayers)[]]

const OfCase = z.object({ concernId: z.uuid() })
const OfOutcome = OfCase.extend({ outcomeId: z.uuid() })
const saidBy = z.enum(sayerCodes, 'Say who said it')
const theWords = words('Write what they want, in their own words', 4_000)

export const AddOutcome = OfCase.extend({
  words: theWords.describe('What they want to come of it, in their own words'),
  saidBy,
  who: someWords(200).optional().describe('Who said it, where that was not the person'),
  saidOn: z.iso.date('Enter a real date, or leave it empty').optional(),
})

export const ChangeOutcome = AddOutcome.extend({ outcomeId: z.uuid() })

export const ConfirmOutcomes = OfCase.extend({
  outcomeIds: z.array(z.uuid()).max(100).optional().describe('Those that are still so; all when left out'),
})

export const EndOutcome = OfOutcome.extend({ words: someWords(2_000).optional() })

export const RecordAchieved = OfOutcome.extend({
  achieved: coded('outcomes-achieved', 'Say how far it came about'),
  saidBy,
  words: someWords(4_000).optional().describe('What they said of it'),
})

export const RecordAsked = OfCase.extend({
  asked: coded('outcomes-asked', 'Say whether they were asked'),
  words: someWords(2_000).optional(),
})

export const Made = z.object({ id: z.uuid() })
export const Confirmed = z.object({ confirmed: z.int() })

const said = z.string().nullable()

export const OutcomeView = z.object({
  id: z.uuid(),
  words: said,
  saidBy: z.string(),
  who: said,
  saidOn: said,
  writtenAt: z.string(),
  changed: z.boolean().describe('It was put in other words before'),
  before: z.array(said).describe('Earlier words, the oldest first'),
  noLonger: z.boolean().describe('They no longer want it'),
  askedAgain: z.boolean().describe('At this stage it was asked whether it is still so'),
  lastAskedAt: z.string(),
  achieved: z.string().nullable(),
  achievedWords: said,
})
export type OutcomeView = z.input<typeof OutcomeView>

export const OutcomesView = z.object({
  items: z.array(OutcomeView),
  asked: z.string().describe('Code of outcomes-asked'),
  achieved: z
    .string()
    .nullable()
    .describe('Code of outcomes-achieved, of all together; null where not all are answered'),
})
export type OutcomesView = z.input<typeof OutcomesView>
