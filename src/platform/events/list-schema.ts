import { z } from 'zod'
import { cursorInput } from '../cursor.ts'

const civilDate = z.iso.date('Give the date as year-month-day, such as 2026-11-03')
const instant = z.string().meta({ description: 'ISO 8601 in UTC, to the microsecond.' })

export const EventItem = z.object({
  id: z.uuid(),
  at: instant,
  actorId: z.uuid().nullable(),
  actorName: z.string().meta({ description: 'The account holder now; "Lantern" for the system itself.' }),
  actorRole: z.string(),
  via: z.enum(['page', 'api', 'cli', 'job', 'system']),
  action: z.string(),
  outcome: z.enum(['done', 'seen', 'refused']),
  subjectType: z.string(),
  subjectId: z.string(),
  because: z.string().meta({ description: 'Why they were allowed, or why they were refused.' }),
  purpose: z
    .string()
    .nullable()
    .meta({ description: 'Why the record was opened, where the reader was asked.' }),
  requestId: z.uuid().nullable(),
  data: z.record(z.string(), z.unknown()).meta({ description: 'Ids, codes, counts and hashes.' }),
  seal: z.union([z.number().int(), z.literal('waiting'), z.literal('unaccounted')]).meta({
    description:
      'The number of the seal that covers it; "waiting" for the next seal; "unaccounted" when neither, which the check of the log explains.',
  }),
})

export type EventItem = z.infer<typeof EventItem>

const dates = {
  from: civilDate.optional().meta({ description: 'The first day, in England.' }),
  to: civilDate.optional().meta({ description: 'The last day, in England.' }),
}

const datesInOrder = (input: { from?: string | undefined; to?: string | undefined }) =>
  !input.from || !input.to || input.from <= input.to

const inOrder = { message: 'The first day must not be after the last', path: ['to'] }

export const ListEvents = z
  .object({
    actor: z.uuid('Give the account id of the person').optional(),
    action: z.string().max(100).optional(),
    subjectType: z.string().max(100).optional(),
    subjectId: z.string().max(200).optional(),
    outcome: z.enum(['done', 'seen', 'refused']).optional(),
    ...dates,
    cursor: cursorInput,
    page: z.coerce.number().int().min(1, 'Pages are numbered from 1').max(10_000).default(1),
    perPage: z.coerce.number().int().min(1).max(200, 'A page holds 200 events at most').default(25),
  })
  .refine(datesInOrder, inOrder)

export type ListEvents = z.output<typeof ListEvents>

export const EventPage = z.object({
  items: z.array(EventItem),
  total: z.number().int(),
  totalIsLowerBound: z.boolean().meta({ description: 'There are more than the total says.' }),
  page: z.number().int(),
  perPage: z.number().int(),
  next: z.string().nullable().meta({ description: 'What "cursor" takes to go on; null at the end.' }),
})

export const ExportSubjectEvents = z
  .object({ subjectType: z.string().min(1).max(100), subjectId: z.string().min(1).max(200), ...dates })
  .refine(datesInOrder, inOrder)

export const SubjectEvents = z.object({
  subjectType: z.string(),
  subjectId: z.string(),
  items: z.array(EventItem).meta({ description: 'Oldest first, all of them.' }),
  total: z.number().int(),
})
