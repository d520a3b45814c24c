import { z } from 'zod'

export const importStates = [
  'waiting',
  'fetching',
  'applying',
  'done',
  'failed',
  'given-up',
  'undone',
] as const
export type ImportState = (typeof importStates)[number]

/** Nothing more can become of it; one that was refused can be tried again. */
export function isOver({ state }: { readonly state: ImportState }): boolean {
  return state === 'done' || state === 'given-up' || state === 'undone'
}

/** So long what an import changed is kept as it was before. Lantern's own choice: more than a year of imports. */
const WAY_BACK_DAYS = 400

/** Imports that ended before this cannot be taken back any more. */
export function wayBackBegins(now: Temporal.Instant): Temporal.Instant {
  return now.subtract({ hours: 24 * WAY_BACK_DAYS })
}

/** What an import did. The counts add up: careHomes + skipped + faulty records = read. */
export const ImportReport = z.object({
  read: z.int().describe('Records of locations read'),
  careHomes: z.int().describe('Registrations of care homes among them'),
  homesCreated: z.int().describe('Homes new to the register'),
  homesUpdated: z.int().describe('Homes that changed'),
  unchanged: z.int().describe('Care-home registrations that said just what they said before'),
  skipped: z.int().describe('Records of services that are not care homes'),
  faults: z.array(
    z.object({ file: z.string(), id: z.string().nullable(), field: z.string(), message: z.string() }),
  ),
  changes: z
    .object({
      openings: z.int(),
      closures: z.int(),
      ratingsPublished: z.int(),
      bedsChanged: z.int(),
      reRegistered: z.int(),
      joined: z.int().describe('Joins of registrations into one home that Lantern made'),
      toReview: z.int().describe('Registrations that look alike, for an officer to decide'),
      mismatches: z.int().describe('Facts that two of CQC’s sources disagree on, put to an officer'),
    })
    .describe('What people ask about'),
})
export type ImportReport = z.infer<typeof ImportReport>

export const emptyChanges: ImportReport['changes'] = {
  openings: 0,
  closures: 0,
  ratingsPublished: 0,
  bedsChanged: 0,
  reRegistered: 0,
  joined: 0,
  toReview: 0,
  mismatches: 0,
}
