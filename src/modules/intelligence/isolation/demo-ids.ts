import { stableId } from '#platform/ids.ts'

/** What the examples of this folder rely on in a fresh demonstration council. */
export const demoIds = {
  /** Befriending at Larkfield House, taken on and not begun. */
  remedy: stableId('demonstration', 'remedy', 'befriending'),
  /** A telephone round that has begun. */
  remedyBegun: stableId('demonstration', 'remedy', 'telephone-round'),
  /** At Larkfield House: other councils are to be told; the board was, and is to answer. */
  placing: {
    own: stableId('demonstration', 'placing', 'this-council'),
    others: stableId('demonstration', 'placing', 'other-councils'),
    nhs: stableId('demonstration', 'placing', 'nhs'),
  },
  /** The first practice officer. */
  practiceOfficer: stableId('account', 'practice-officer'),
} as const
