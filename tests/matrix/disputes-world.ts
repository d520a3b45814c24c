import type pg from 'pg'
import { stableId } from '#platform/ids.ts'
import { colleague, councils, person, records } from './world.ts'

const id = (name: string): string => stableId('matrix', name)
const at = '2026-11-16T08:00:00Z'

/** Disputes, complaints to the Ombudsman and letters from members, of the own council unless `other` is in the name. */
export const disputedRecords = {
  /** Reviewed by a colleague, and by the person. */
  dispute: id('dispute'),
  disputeMine: id('dispute-mine'),
  disputeExcluded: id('dispute-excluded'),
  otherDispute: id('other-dispute'),
  /** About a case in which the person has no part; in which they have; about an adult they are kept away from. */
  complaint: id('complaint'),
  complaintOnCase: id('complaint-on-case'),
  complaintExcluded: id('complaint-excluded'),
  otherComplaint: id('other-complaint'),
  /** About no case, and about cases of each kind. */
  letterOfNone: id('letter-of-none'),
  letter: id('letter'),
  letterGiven: id('letter-given'),
  letterRestricted: id('letter-restricted'),
  letterExcluded: id('letter-excluded'),
  otherLetter: id('other-letter'),
} as const

type Db = Pick<pg.Pool, 'query'>

export async function arrangeDisputed(db: Db): Promise<void> {
  const { own, other } = councils
  for (const dispute of [
    [own, disputedRecords.dispute, records.concernNew, colleague],
    [own, disputedRecords.disputeMine, records.concernOfOthers, person],
    [own, disputedRecords.disputeExcluded, records.concernExcluded, person],
    [other, disputedRecords.otherDispute, records.otherConcern, records.otherAccount],
  ]) {
    await db.query(
      `insert into safeguarding.dispute (council_id, id, concern_id, about, side, state, received_on, reviewer_id, at, words)
       values ($1, $2, $3, 'other', 'family', 'reviewing', '2026-11-10', $4, '${at}', '')`,
      dispute,
    )
  }
  await arrangeComplaints(db)
  for (const letter of [
    [own, disputedRecords.letterOfNone, null],
    [own, disputedRecords.letter, records.concernOfOthers],
    [own, disputedRecords.letterGiven, records.concernGiven],
    [own, disputedRecords.letterRestricted, records.concernRestricted],
    [own, disputedRecords.letterExcluded, records.concernExcluded],
    [other, disputedRecords.otherLetter, records.otherConcern],
  ]) {
    await db.query(
      `insert into safeguarding.member_letter (council_id, id, reference, concern_id, kind, asker, could_be_source, state,
         received_on, at, by, words) values ($1, $2::uuid, $2::text, $3, 'mp', 'adult', 'no', 'received', '2026-11-10', '${at}',
         '${colleague}', '')`,
      letter,
    )
  }
}

async function arrangeComplaints(db: Db): Promise<void> {
  for (const [council, complaint, concern] of [
    [councils.own, disputedRecords.complaint, records.concernNew],
    [councils.own, disputedRecords.complaintOnCase, records.concernGiven],
    [councils.own, disputedRecords.complaintExcluded, records.concernAdultExcluded],
    [councils.other, disputedRecords.otherComplaint, records.otherConcern],
  ]) {
    await db.query(
      `insert into safeguarding.hold (council_id, id, about, about_id, reason, from_on, at, by)
       values ($1, $2, 'concern', $3, 'ombudsman', '2026-11-10', '${at}', '${colleague}')`,
      [council, complaint, concern],
    )
    await db.query(
      `insert into safeguarding.ombudsman_complaint (council_id, id, concern_id, reference, state, received_on, hold_id,
         at, by, words) values ($1, $2::uuid, $3, $2::text, 'received', '2026-11-10', $2::uuid, '${at}', '${colleague}', '')`,
      [council, complaint, concern],
    )
  }
}
