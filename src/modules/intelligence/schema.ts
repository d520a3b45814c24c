import { z } from 'zod'
import { independences, reliabilities, signalFamilies, standings } from '#platform/signal.ts'
import { likeness } from './compared/standard.ts'
import { editions } from './tellings/sources.ts'
import { levels } from './triangulate/levels.ts'
import { decisionKinds, touchWords } from './view/words.ts'

/** What goes in and out, with the texts of errors. */

const Level = z.enum(levels)
const text = z.string()
const day = z.iso.date('Enter a real date')
const keysOf = <T extends object>(words: T) =>
  Object.keys(words) as [keyof T & string, ...(keyof T & string)[]]
const words = (missing: string) =>
  z
    .string(missing)
    .trim()
    .min(10, `${missing}, in at least 10 characters`)
    .max(5_000, 'Use 5,000 characters or fewer')

export const OneHome = z.object({ homeId: z.uuid() })

export const AskPicture = OneHome.extend({
  on: z
    .union([z.literal(''), day])
    .optional()
    .describe('As it was known at the end of this day; left out: as it is known now'),
})

export const SignalView = z.object({
  key: text,
  sentence: text.describe('What was seen or said'),
  from: text,
  to: text,
  receivedOn: text.describe('When Lantern learned it'),
  source: text,
  family: z.enum(signalFamilies),
  independence: z.enum(independences),
  reliability: z.enum(reliabilities),
  standing: z.enum(standings),
  formerOwner: z.boolean(),
  severity: z.int(),
  link: text.nullable().describe('Where you can read more; null where you may not follow it'),
  factKey: text
    .nullable()
    .describe('The fact of the register that it stands on; null: none that can be challenged'),
  challenge: z
    .object({ id: z.uuid(), dueOn: text.nullable().describe('By when it is answered: a local target') })
    .nullable()
    .describe('While somebody challenges the fact; null while nobody does'),
})
export type SignalView = z.output<typeof SignalView>

const ReasonView = z.object({
  rule: text,
  says: text,
  ifWrong: text,
  theme: text.nullable(),
  themeName: text.nullable(),
  numbers: text.nullable().describe('The numbers it rests on, beside those of homes like it'),
  families: z.array(z.enum(signalFamilies)),
  signals: z.array(SignalView),
})

const FlaggedView = z.object({
  override: text,
  says: text,
  eventKey: text,
  awaitsFirstLook: z.boolean(),
  lifts: z.boolean(),
  firstLookId: text.nullable(),
  look: z
    .object({
      on: text,
      by: text.nullable(),
      credible: z.boolean(),
      touches: z.array(text),
      reason: text.nullable(),
    })
    .nullable(),
  signals: z.array(SignalView),
})

const DecisionView = z.object({
  id: text,
  kind: text,
  kindLabel: text,
  who: text.nullable(),
  dueOn: text.nullable(),
  level: Level.nullable().describe(
    'As it stood for whoever decided; null where they know of every case and the reader does not',
  ),
  at: text,
  by: text.nullable(),
  reason: text.nullable(),
  facts: z.array(text).describe('What it rests on, where it touches placements'),
  heardOn: text.nullable().describe('When the home heard these facts'),
  unheard: z.boolean().describe('It was unsafe to tell the home'),
  said: text.nullable().describe('What the home said, or why it was unsafe to tell it'),
})

export const PictureView = z.object({
  home: z.object({ id: z.uuid(), name: text }),
  edition: z.enum(editions),
  on: text,
  asItWas: z.boolean().describe('Made again of what was known on an earlier day'),
  rules: text,
  level: Level.nullable().describe('Null: no picture has been made yet'),
  since: text.nullable(),
  before: Level.nullable(),
  inputsHash: text,
  reasons: z.array(ReasonView),
  themes: z.array(
    z.object({
      theme: text.nullable(),
      name: text,
      events: z.int(),
      families: z.int(),
      signals: z.array(SignalView),
    }),
  ),
  flagged: z.array(FlaggedView),
  exposure: z.array(SignalView).describe('Who could be harder to hear; it never raises a level'),
  counterEvidence: z.array(SignalView),
  selfReported: z.array(SignalView),
  derived: z.array(SignalView).describe('Reckoned from what others told: no voice, and moves no level'),
  voice: z.object({
    coverage: z.number(),
    heard: z.array(z.enum(signalFamilies)),
    faded: z.array(z.enum(signalFamilies)),
    never: z.array(z.enum(signalFamilies)),
  }),
  heard: z
    .object({ count: z.int(), expected: z.number(), homes: z.int(), like: z.enum(['same', 'all']) })
    .nullable()
    .describe(
      'Concerns, complaints and compliments of a year, and how many a home like it has; null where nobody can say',
    ),
  compared: z
    .object({ events: z.int(), expected: z.number(), homes: z.int(), like: z.enum(likeness) })
    .nullable()
    .describe('Events of concern, and how many a home like it has; null where there is none to compare with'),
  missing: z.array(z.object({ what: text, how: text })),
  history: z.array(
    z.object({
      on: text,
      level: Level,
      before: Level.nullable(),
      rules: z.array(text),
      afterwards: z.boolean(),
    }),
  ),
  events: z
    .array(z.object({ on: text, sentence: text, kind: z.enum(['register', 'concern']) }))
    .describe(
      'Days to mark in the history: what the register says, and the concerns that this reader knows of',
    ),
  decisions: z.array(DecisionView),
})
export type PictureView = z.output<typeof PictureView>

export const HomeEditionView = z.object({
  home: z.object({ id: z.uuid(), name: text }),
  on: text.nullable().describe('As it was known on this day; null: not made yet'),
  facts: z.array(
    SignalView.pick({
      ...{ sentence: true, from: true, to: true, source: true, formerOwner: true },
      ...{ factKey: true, challenge: true },
    }).extend({ link: text }),
  ),
})
export type HomeEditionView = z.output<typeof HomeEditionView>

const LookId = z.object({ firstLookId: z.uuid() })
export const OneLook = LookId

export const RecordLook = LookId.extend({
  version: z.int().describe('The version you read'),
  credible: z.enum(['yes', 'no'], 'Say whether it is credible'),
  touches: z
    .array(z.enum(keysOf(touchWords)))
    .max(3)
    .optional()
    .describe('Whom or what it touches beside one resident; none: it belongs to the case'),
  words: words('Say what you looked at and why you think so'),
})
export const LookRecorded = z.object({ id: z.uuid(), version: z.int() })

export const LookView = z.object({
  id: z.uuid(),
  version: z.int(),
  home: z.object({ id: z.uuid(), name: text }),
  override: text,
  says: text,
  state: z.enum(['waiting', 'done', 'gone']),
  dueOn: text,
  overdue: z.boolean(),
  who: text.nullable(),
  mine: z.boolean(),
})
export type LookView = z.output<typeof LookView>

export const ListLooks = z.object({
  mine: z.enum(['true', 'false']).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  perPage: z.coerce.number().int().min(1).max(200).default(50),
})

export const Decide = OneHome.extend({
  kind: z.enum(keysOf(decisionKinds), 'Say what is to be done'),
  accountId: z.uuid('Choose who does it'),
  dueOn: z
    .union([z.literal(''), day])
    .optional()
    .describe('By when'),
  words: words('Say why'),
  facts: z
    .union([z.literal(''), z.array(z.string().max(300)).max(50)])
    .optional()
    .describe('Keys of what was told, on which a decision that touches placements rests'),
  heard: z
    .enum(['', 'yes', 'unsafe'])
    .optional()
    .describe('Whether the home heard these facts: yes, or it was unsafe to tell it'),
  heardOn: z
    .union([z.literal(''), day])
    .optional()
    .describe('The day on which the home was told of them'),
  said: z.string().trim().max(5_000).optional().describe('What the home said to them, or why it was unsafe'),
})
export type Decide = z.output<typeof Decide>
export const Decided = z.object({ id: z.uuid() })
