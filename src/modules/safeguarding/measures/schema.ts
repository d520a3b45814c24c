import { z } from 'zod'
import { coded, someWords, words } from '../concern/schema.ts'
import { EntryView } from '../entries/view.ts'
import { measureStates } from './workflow.ts'

const About = z.object({
  concernId: z.uuid(),
  measureId: z.uuid(),
  version: z.int().describe('The version of the measure that you read'),
})

export const PutMeasure = z.object({
  concernId: z.uuid(),
  measure: coded('protective-measures', 'Choose what is done'),
  detail: someWords(2_000).optional().describe('What exactly, where the kind does not say enough'),
  who: words('Say who does it', 500),
  untilOn: z.iso.date('Say until when: it is looked at again by then'),
  limits: z
    .union([z.boolean(), z.stringbool()])
    .optional()
    .describe('For another measure: does it limit where the adult goes or whom they see?'),
})

/** What is asked only of a measure that limits is optional here, and said to be missing by the command. */
export const WeighMeasure = About.extend({
  prevents: words('Say which harm it prevents', 2_000),
  takes: words('Say what it takes from them. Nothing is an answer, if they say so.', 2_000),
  alternatives: words('Say what else was tried or thought of', 2_000),
  thinks: words('Say what they think of it, in their words, or why nobody could ask yet', 2_000),
  nextStep: coded('restriction-steps', 'Choose from the list').optional(),
  nextStepOwnerId: z.uuid('Choose who sees to it').optional(),
  nextStepOn: z.iso.date('Enter a real date').optional(),
  reviewOn: z.iso.date('Say when it is looked at again'),
})

export const ReviewMeasure = About.extend({
  found: words('Say what the review found: is it still needed, and is there less that would do?', 4_000),
  thinks: someWords(2_000).optional().describe('What they think of it now, in their words'),
  takes: someWords(2_000).optional().describe('What it takes from them now, where that changed'),
  nextStepDoneOn: z.iso.date('Enter a real date').optional().describe('The day the next step was done'),
  reviewOn: z.iso.date('Say when it is looked at again'),
})

export const EndMeasure = About.extend({ why: words('Say why it ends', 2_000) })

export const MeasureStepped = z.object({ id: z.uuid(), version: z.int(), state: z.enum(measureStates) })

const said = z.string().nullable()

export const MeasureView = z.object({
  id: z.uuid(),
  version: z.int(),
  measure: z.string(),
  label: z.string(),
  limits: z.boolean().describe('Limits where the adult goes or whom they see'),
  aboutWorker: z.boolean(),
  state: z.enum(measureStates),
  stateLabel: z.string(),
  fromOn: z.string(),
  reviewOn: z.string(),
  weighBy: z.string().nullable().describe('A local target'),
  overdue: z.boolean(),
  detail: said,
  who: said,
  prevents: said,
  takes: said,
  alternatives: said,
  thinks: said,
  nextStep: z
    .object({
      code: z.string(),
      label: z.string(),
      owner: z.string().nullable(),
      on: z.string().nullable(),
      doneOn: z.string().nullable(),
    })
    .nullable(),
  endedAt: z.string().nullable(),
  endedBecause: said,
  entries: z.array(EntryView),
})
export type MeasureView = z.output<typeof MeasureView>

export const measureLists = ['past-review', 'to-weigh', 'live'] as const

export const ListMeasures = z.object({
  list: z
    .enum(measureLists)
    .default('past-review')
    .describe('Past a review or still to be weighed; all live'),
  page: z.coerce.number().int().min(1).max(400).default(1),
  perPage: z.coerce.number().int().min(1).max(100).default(25),
})

export const MeasureRowView = MeasureView.pick({
  id: true,
  version: true,
  measure: true,
  aboutWorker: true,
  label: true,
  limits: true,
  state: true,
  stateLabel: true,
  fromOn: true,
  reviewOn: true,
  weighBy: true,
  overdue: true,
}).extend({
  concernId: z.uuid(),
  reference: z.string(),
  adult: z.object({ id: z.uuid(), name: z.string() }),
})
export type MeasureRowView = z.output<typeof MeasureRowView>

export const MeasureList = z.object({
  items: z.array(MeasureRowView),
  total: z.int(),
  page: z.int(),
  perPage: z.int(),
})
