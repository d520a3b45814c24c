import { z } from 'zod'

export const guideCodes = ['pressure-damage', 'falls', 'medicines', 'nutrition', 'money'] as const
export type GuideCode = (typeof guideCodes)[number]

export const FillGuide = z.object({
  concernId: z.uuid(),
  guide: z.enum(guideCodes, 'Choose a guide'),
  answers: z
    .record(z.string().max(50), z.string().max(50))
    .default({})
    .describe('Codes of answers by code of question. What is left out is not known.'),
  bmi: z
    .number('Enter a number such as 18.5')
    .min(6)
    .max(149)
    .optional()
    .describe('Food and drink: body mass index'),
  lossPercent: z
    .number('Enter a number such as 7')
    .min(0)
    .max(99)
    .optional()
    .describe('Food and drink: weight lost in three to six months, in per cent'),
  acutelyIll: z
    .union([z.boolean(), z.stringbool()])
    .optional()
    .describe('Food and drink: acutely ill, with nothing eaten for more than five days'),
  filledBy: z.string().trim().max(300).optional().describe('Who answered, and what they are'),
})

export const NoteSevereDamage = z.object({
  concernId: z.uuid(),
  foundOn: z.iso.date('Say on which day it was found'),
})

const said = z.string().nullable()

export const GuideView = z.object({
  id: z.uuid(),
  guide: z.string(),
  title: z.string(),
  answers: z
    .array(z.object({ question: z.string(), answer: z.string() }))
    .describe('In the wording answered'),
  score: z.int().nullable(),
  says: z.array(z.string()),
  notice: z.string(),
  filledBy: said,
  at: z.string(),
  by: z.string().nullable(),
})
export type GuideView = z.output<typeof GuideView>
