import { z } from 'zod'
import { coded, someWords } from '../concern/schema.ts'
import { EntryView } from '../entries/view.ts'

export const RecordSource = z.object({
  concernId: z.uuid(),
  kind: coded('source-kinds', 'Say what kind of source of risk it is'),
  category: coded('risk-sources', 'Choose from the list').optional().describe('Left out: not known yet'),
  name: someWords(200).optional(),
  details: someWords(4_000).optional().describe('What is known, and how they stand to the adult'),
  personId: z.uuid().optional().describe('For a resident: their own record'),
})

const day = z.iso.date('Enter a real date').optional()

export const HearSource = z.object({
  concernId: z.uuid(),
  sourceId: z.uuid(),
  version: z.int().describe('The version of the record that you read'),
  substanceGivenOn: day.describe('They were told the substance of what is alleged'),
  evidenceSeenOn: day.describe('They saw the evidence relied on'),
  answeredInFullOn: day.describe('They said that they have nothing to add'),
  theirWords: someWords(8_000).optional().describe('What they say, in their own words'),
  challengeToId: z.uuid('Choose a person').optional().describe('Who hears a challenge: not involved'),
})

export const SourceStepped = z.object({ id: z.uuid(), version: z.int() })

const said = z.string().nullable()
const on = z.string().nullable()

export const SourceView = z.object({
  id: z.uuid(),
  version: z.int(),
  kind: z.string(),
  kindLabel: z.string(),
  category: z.string().nullable(),
  categoryLabel: z.string().nullable(),
  name: said,
  details: said,
  person: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  substanceGivenOn: on,
  evidenceSeenOn: on,
  answeredInFullOn: on,
  answerBy: on.describe('The last day to answer before a finding: a local target'),
  theirWords: said,
  challengeTo: z.object({ accountId: z.uuid(), name: z.string() }).nullable(),
  recordedAt: z.string(),
  recordedBy: z.string().nullable(),
  entries: z.array(EntryView),
  findings: z.array(z.object({ allegation: z.string(), outcome: z.string(), at: z.string(), reasons: said })),
})
export type SourceView = z.output<typeof SourceView>

export const SourcesView = z.object({
  concernId: z.uuid(),
  reference: z.string(),
  adult: z.string(),
  items: z.array(SourceView),
})
export type SourcesView = z.output<typeof SourcesView>
