import { z } from 'zod'
import { coded, someWords, words } from '../concern/schema.ts'
import { orderAllows } from '../court/allows.ts'
import { letterStates } from './workflow.ts'

export const letterForms = ['letter', 'easy-read'] as const
const form = z.enum(letterForms, 'Choose a letter in plain English or an easy read sheet')
const step = coded('letter-steps', 'Choose what it is about')
const route = coded('letter-routes', 'Choose how it reaches them')
const day = z.iso.date('Enter a real date, or leave it empty')

export const WriteLetterWish = z.object({
  concernId: z.uuid(),
  wants: coded('letter-wishes', 'Say what they want to be sent'),
  steps: z.array(step).max(10).optional().describe('At which steps they want it'),
  words: someWords(2_000).optional().describe('What they said of it'),
})

export const PrepareLetter = z.object({
  concernId: z.uuid(),
  letterStep: step.describe('What it is about'),
  letterForm: form,
  text: words('Write what they will read', 10_000).describe('Word for word what they read or hear'),
  route: route.describe('How it reaches them'),
  through: coded('contact-channels', 'Choose from the list')
    .optional()
    .describe('Where it is said and not written: in which way. Left out: in person, alone'),
  address: someWords(500).optional().describe('Where it goes, where it is posted or emailed'),
  corrects: z.uuid().optional().describe('The letter that this one takes the place of'),
  orderAllows,
})

const OfLetter = z.object({ concernId: z.uuid(), letterId: z.uuid() })
const Versioned = OfLetter.extend({ version: z.int().describe('The version of the letter that you read') })

export const HandOverLetter = Versioned.extend({
  handedBy: coded('handed-by', 'Say who handed it over or told them'),
  handedByName: someWords(200).optional().describe('Their name, where they are nobody of the council'),
  handedOn: day.optional().describe('When; left out: today'),
  words: someWords(4_000).optional().describe('How they took it, in their words where they said something'),
  orderAllows,
})

export const StopLetter = Versioned.extend({
  because: coded('letter-stopped', 'Say why it is stopped'),
  words: someWords(2_000).optional(),
})

export const ReadLetter = OfLetter
export const WishWritten = z.object({ id: z.uuid() })
export const LetterStepped = z.object({ id: z.uuid(), version: z.int(), state: z.enum(letterStates) })

const said = z.string().nullable()

export const LetterView = z.object({
  id: z.uuid(),
  version: z.int(),
  step: z.string(),
  stepLabel: z.string(),
  form: z.enum(letterForms),
  route: z.string(),
  routeLabel: z.string(),
  through: said,
  to: said.describe('Who receives it: the adult, and nobody else'),
  address: said,
  text: said.describe('Word for word'),
  template: z.string().describe('The version of the text that it began from'),
  corrects: z.uuid().nullable(),
  state: z.enum(letterStates),
  stateLabel: z.string(),
  writtenAt: z.string(),
  by: said,
  handedOn: said,
  handedBy: said.describe('Who handed it over or told them'),
  stoppedBecause: said,
  endedAt: said,
  endedBy: said,
  endedWords: said.describe('How they took it, or more of why it was stopped'),
})
export type LetterView = z.input<typeof LetterView>

export const WishView = z.object({
  wants: z.string(),
  wantsLabel: z.string(),
  steps: z.array(z.string()),
  words: said,
  at: z.string(),
  by: said,
})
export type WishView = z.input<typeof WishView>

export const LettersView = z.object({
  wish: WishView.nullable().describe('What the adult wants to be sent; null: nobody has asked'),
  letters: z.array(LetterView).describe('The newest first'),
  closed: said.describe('Why nothing may be sent at all now'),
})
export type LettersView = z.input<typeof LettersView>

export const LetterRead = LetterView.extend({
  adult: z.string(),
  reference: z.string(),
  whyNot: said.describe('Why it may not be handed over now; null where it may'),
  correctsFrom: said.describe('The day of the letter that it takes the place of'),
})
export type LetterRead = z.input<typeof LetterRead>
