import { z } from 'zod'
import { ConcernRowView, words } from '../concern/schema.ts'

const text = z.string().nullable()

export const DutyRow = ConcernRowView.pick({
  id: true,
  reference: true,
  adult: true,
  home: true,
  state: true,
  stateLabel: true,
  danger: true,
  receivedAt: true,
  riskLookedAt: true,
  lead: true,
}).extend({
  reach: text.describe('What the safe-contact card says first; null where there is none: in person only'),
  when: text,
  mustNotKnow: text,
  policeReviewOn: text,
  keepsSafe: z.array(z.string()).describe('Protective measures that are in place, each until when'),
  sources: z.int().describe('Sources of risk that are recorded; who they are stays with those on the case'),
  placing: text.describe('Who placed them or pays'),
  unread: z.int().describe('What whoever reported wrote and nobody has read'),
})
export type DutyRow = z.input<typeof DutyRow>

export const RestrictedRow = z.object({
  reference: z.string(),
  danger: z.enum(['now', 'no', 'not-known']),
  receivedAt: z.string(),
  ring: z.string().describe('Whom to ring'),
})
export type RestrictedRow = z.input<typeof RestrictedRow>

export const HandoverView = z.object({ id: z.uuid(), at: z.string(), by: text, words: text })

export const DutyView = z.object({
  danger: z.array(DutyRow),
  fresh: z.array(DutyRow),
  unread: z.array(DutyRow),
  live: z
    .array(DutyRow)
    .describe('Cards that say more than "as they chose": unsafe, police, somebody shut out'),
  restricted: z.array(RestrictedRow).describe('Those that you may not open: never shown as nothing'),
  handovers: z.array(HandoverView).describe('The last three, the newest first'),
})
export type DutyView = z.input<typeof DutyView>

export const WriteHandover = z.object({
  words: words('Write what whoever comes next should know', 10_000),
})
