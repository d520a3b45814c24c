import { z } from 'zod'
import { coded, someWords, words } from '../concern/schema.ts'
import { When } from '../entries/when.ts'

export const RecordAllegation = z.object({
  concernId: z.uuid(),
  abuseType: coded('abuse-types', 'Choose the type of abuse or neglect'),
  sourceCategory: coded('risk-sources', 'Choose from the list')
    .optional()
    .describe('How the source of risk stands to the adult. Left out: not known yet'),
  sourceId: z.uuid().optional().describe('A source of risk recorded in this case'),
  location: coded('risk-locations', 'Choose where').optional().describe('Left out: not known yet'),
  ...When,
  words: words('Say what is alleged', 4_000),
  corrects: z.uuid().optional().describe('The allegation that this one takes the place of'),
})

export const MakeFinding = z.object({
  concernId: z.uuid(),
  allegationId: z.uuid(),
  outcome: coded('finding-outcomes', 'Choose what was found'),
  standardOfProof: words('State the standard of proof: more likely than not', 200),
  reasons: words('Give the reasons, and the evidence relied on', 8_000),
  notTold: z
    .enum(['unsafe', 'police-object'], 'Choose why')
    .optional()
    .describe('Why whoever it is about was not told first, where they were not'),
  notToldWords: someWords(2_000).optional(),
})

const said = z.string().nullable()

export const FindingView = z.object({
  id: z.uuid(),
  outcome: z.string(),
  outcomeLabel: z.string(),
  standardOfProof: said,
  reasons: said,
  notTold: z.enum(['unsafe', 'police-object']).nullable(),
  at: z.string(),
  by: z.string().nullable(),
  supersedes: z.uuid().nullable(),
})
export type FindingView = z.output<typeof FindingView>

export const AllegationView = z.object({
  id: z.uuid(),
  abuseType: z.string(),
  label: z.string(),
  sourceCategory: z.string().nullable(),
  sourceCategoryLabel: z.string().nullable(),
  sourceId: z.uuid().nullable(),
  location: z.string().nullable(),
  locationLabel: z.string().nullable(),
  happened: z.enum(['date', 'about', 'not-known']),
  happenedOn: z.string().nullable(),
  happenedAbout: said,
  words: said,
  standing: z
    .enum(['alleged', 'found', 'not-found', 'open', 'corrected'])
    .describe('open: cannot be said, not pursued'),
  withdrawnFrom: z
    .string()
    .nullable()
    .describe('From this moment on it counts as withdrawn: it was not found'),
  recordedAt: z.string(),
  recordedBy: z.string().nullable(),
  finding: FindingView.nullable().describe('The one that holds'),
  earlier: z.array(FindingView).describe('Superseded ones, the oldest first'),
})
export type AllegationView = z.output<typeof AllegationView>
