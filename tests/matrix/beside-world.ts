import type pg from 'pg'
import { stableId } from '#platform/ids.ts'

const id = (name: string): string => stableId('matrix', name)

/** Records of the three processes beside a case, in the own council unless `other` is in the name. */
export const besideRecords = {
  organisational: id('organisational'),
  /** In which the person works. */
  organisationalGiven: id('organisational-given'),
  /** In which the person has the part of a reader. */
  organisationalReading: id('organisational-reading'),
  organisationalExcluded: id('organisational-excluded'),
  otherOrganisational: id('other-organisational'),
  trust: id('trust'),
  /** To which the person is assigned. */
  trustGiven: id('trust-given'),
  trustExcluded: id('trust-excluded'),
  otherTrust: id('other-trust'),
  review: id('review'),
  reviewExcluded: id('review-excluded'),
  otherReview: id('other-review'),
} as const

interface Place {
  readonly own: string
  readonly other: string
  readonly person: string
  readonly homeId: string
}

const at = '2026-11-16T08:00:00Z'

export async function arrangeBeside(db: Pick<pg.Pool, 'query'>, place: Place): Promise<void> {
  await arrangeOrganisational(db, place)
  await arrangeTrust(db, place)
  await arrangeReviews(db, place)
}

async function arrangeOrganisational(db: Pick<pg.Pool, 'query'>, { own, other, person, homeId }: Place) {
  const rows: [string, string][] = [
    [own, besideRecords.organisational],
    [own, besideRecords.organisationalGiven],
    [own, besideRecords.organisationalReading],
    [own, besideRecords.organisationalExcluded],
    [other, besideRecords.otherOrganisational],
  ]
  for (const [council, record] of rows) {
    await db.query(
      `insert into safeguarding.organisational (council_id, id, reference, home_id, scope, trigger, state, opened_at, words)
       values ($1, $2::uuid, $2::text, $3, 'home', 'cqc', 'opened', '${at}', '')`,
      [council, record, homeId],
    )
  }
  await give(db, own, 'organisational', besideRecords.organisationalGiven, person, 'worker')
  await give(db, own, 'organisational', besideRecords.organisationalReading, person, 'reader')
  await give(db, own, 'organisational', besideRecords.organisationalExcluded, person, 'worker')
}

async function arrangeTrust(db: Pick<pg.Pool, 'query'>, { own, other, person }: Place) {
  const { trust, trustGiven, trustExcluded, otherTrust } = besideRecords
  const rows: [string, string][] = [
    [own, trust],
    [own, trustGiven],
    [own, trustExcluded],
    [other, otherTrust],
  ]
  for (const row of rows) {
    await db.query(
      `insert into safeguarding.trust (council_id, id, reference, state, life, children, raised_at, words)
       values ($1, $2::uuid, $2::text, 'raised', 'work', 'no', '${at}', '')`,
      row,
    )
  }
  await give(db, own, 'trust', trustGiven, person, 'worker')
  await give(db, own, 'trust', trustExcluded, person, 'worker')
}

async function arrangeReviews(db: Pick<pg.Pool, 'query'>, { own, other }: Place) {
  const rows: [string, string][] = [
    [own, besideRecords.review],
    [own, besideRecords.reviewExcluded],
    [other, besideRecords.otherReview],
  ]
  for (const row of rows) {
    await db.query(
      `insert into safeguarding.review (council_id, id, reference, state, referred_at, words)
       values ($1, $2::uuid, $2::text, 'referred', '${at}', '')`,
      row,
    )
  }
}

function give(
  db: Pick<pg.Pool, 'query'>,
  council: string,
  process: string,
  processId: string,
  account: string,
  part: string,
) {
  return db.query(
    `insert into safeguarding.process_role (council_id, id, process, process_id, account_id, part, from_at)
     values ($1, gen_random_uuid(), $2, $3, $4, $5, '${at}')`,
    [council, process, processId, account, part],
  )
}
