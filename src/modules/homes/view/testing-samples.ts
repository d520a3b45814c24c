import type { ChallengeView } from '../challenge/schema.ts'
import type { ImportView } from '../import/view-of-import.ts'

/** A made-up challenge and import for the tests of the views. */

export const sampleChallenge = (more: Partial<ChallengeView> = {}): ChallengeView => ({
  id: 'c1',
  home: { id: 'h1', name: 'Larkfield House' },
  factKey: 'beds',
  factLabel: 'Beds',
  factValue: 38,
  factNow: 38,
  recordId: 'r1',
  otherRecordId: null,
  proposed: '36',
  reason: 'Counted.\n\nTwice.',
  state: 'raised',
  stateLabel: 'Raised',
  raisedAt: '2026-11-02T09:00:00Z',
  raisedByMe: false,
  raisedBySources: false,
  dueOn: '2026-11-30',
  dueLabel: 'local target',
  overdue: false,
  cqcReference: null,
  sentAt: null,
  outcomeNote: null,
  closedAt: null,
  version: 1,
  ...more,
})

const changes = {
  openings: 0,
  closures: 0,
  ratingsPublished: 0,
  bedsChanged: 0,
  reRegistered: 0,
  joined: 0,
  toReview: 0,
  mismatches: 0,
}
export const sampleReport = {
  read: 10,
  careHomes: 8,
  homesCreated: 2,
  homesUpdated: 5,
  unchanged: 1,
  skipped: 2,
  faults: [],
  changes,
}
export const sampleImport = (more: Partial<ImportView> = {}): ImportView => ({
  id: 'i1',
  kind: 'cqc-api',
  source: 'CQC’s API',
  dryRun: false,
  state: 'fetching',
  createdAt: '2026-11-16T08:00:00Z',
  startedAt: '2026-11-16T08:59:00Z',
  finishedAt: null,
  undoneAt: null,
  done: 100,
  total: 400,
  report: null,
  failure: null,
  ...more,
})
