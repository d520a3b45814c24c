import { stableId } from '#platform/ids.ts'

/** What the examples of this folder rely on in a fresh demonstration council. */
export const demoIds = {
  /** Befriending at Larkfield House, taken on and not begun. */
  remedy: stableId('demonstration', 'remedy', 'befriending'),
  /** A telephone round that has begun. */
  remedyBegun: stableId('demonstration', 'remedy', 'telephone-round'),
  /** The first practice officer. */
  practiceOfficer: stableId('account', 'practice-officer'),
} as const
