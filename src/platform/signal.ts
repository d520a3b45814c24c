import { z } from 'zod'

/**
 * One thing that was seen, said or counted about a home, in the one shape that every source tells it in. Modules
 * make theirs with pure functions of their events (`signals.ts`). A signal holds ids, codes, numbers and days: no
 * names and no words about anyone. Even so it is personal data unless proven otherwise, above all from a small home.
 */

const code = z
  .string()
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, 'A code is lower-case words with dots and hyphens')
const day = z.iso.date()
/** Ids and codes put together: it must not hold what a person wrote. */
const key = z.string().regex(/^[A-Za-z0-9./:-]{1,200}$/)

/** Who speaks. Sources of one family do not count as independent of each other. */
export const signalFamilies = [
  'regulator',
  'council',
  'health',
  'emergency-services',
  'home',
  'people-who-live-there',
  'relatives-and-friends',
  'staff',
  'advocates-and-visitors',
  'public-record',
] as const

/**
 * `independent`: seen by someone who neither runs the home nor depends on it. `self-reported`: the home said so of
 * itself, which can never clear a concern. `derived`: reckoned from what others said, so it adds no voice.
 */
export const independences = ['independent', 'self-reported', 'derived'] as const

/**
 * How far the source can be relied on, A to E as in grading of intelligence: A always reliable, B mostly,
 * C sometimes, D not, E not known.
 */
export const reliabilities = ['A', 'B', 'C', 'D', 'E'] as const

/** `exposure` is what makes harm easier or voices harder to hear; it never raises a level alone. */
export const signalAxes = ['signal', 'exposure'] as const

/** What has become of it. Withdrawn and not found count for nothing from then on; the past stays as it was. */
export const standings = ['alleged', 'being-looked-at', 'found', 'not-found', 'withdrawn'] as const

/** Who may see it: anyone; the council's officers; those with a role in the case. */
export const restrictions = ['published', 'council', 'case-roles'] as const

const Measure = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('grade'), grade: code }),
  z.object({
    kind: z.literal('count'),
    count: z.int().min(0),
    denominator: z.number().positive().nullable(),
  }),
  z.object({ kind: z.literal('happened') }),
])

export const Signal = z.strictObject({
  key: key.describe('Of this signal: told again under the same key, the last telling stands'),
  eventKey: key.describe('Of what happened: signals that share it are witnesses of one event'),
  homeId: z.uuid(),
  theme: code.nullable().describe('A theme of `law/themes.ts`; null where it speaks of the home as a whole'),
  what: code.describe('The indicator: cqc.rating.safe'),
  axis: z.enum(signalAxes),
  observed: z.object({ from: day, to: day }).describe('The day, or the period, both ends included'),
  receivedOn: day.describe('When Lantern learned it'),
  source: z.object({ kind: code, family: z.enum(signalFamilies) }),
  independence: z.enum(independences),
  reliability: z.enum(reliabilities),
  polarity: z.enum(['positive', 'neutral', 'concern']),
  severity: z.int().min(0).max(4).describe('0 none, 1 slight, 2 some, 3 serious, 4 gravest'),
  measure: Measure,
  owner: z
    .enum(['present', 'former', 'not-known'])
    .describe(
      'Who ran the home then: the history of a former owner is told as theirs, and hidden by nothing',
    ),
  standing: z.enum(standings),
  untilNext: z.boolean().describe('It stands until the next of the same home and `what`, however long'),
  expiresOn: day.nullable().describe('The first day on which it no longer counts; null: see untilNext'),
  link: z
    .string()
    .regex(/^\/[A-Za-z0-9/?=&-]*$/)
    .describe('Where those who may can read more'),
  restriction: z.enum(restrictions),
})
export type Signal = z.output<typeof Signal>
