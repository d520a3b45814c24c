import type pg from 'pg'
import { stableId } from '#platform/ids.ts'

const id = (name: string): string => stableId('matrix', name)

/** Meetings, decisions and serious cases, of the own council unless `other` is in the name. */
export const sharingRecords = {
  meeting: id('sharing-meeting'),
  /** The person is invited to it as an officer, and as somebody of the police. */
  meetingInvited: id('sharing-meeting-invited'),
  otherMeeting: id('other-sharing-meeting'),
  invited: id('sharing-invited'),
  decision: id('sharing-decision'),
  decisionMine: id('sharing-decision-mine'),
  decisionSmall: id('sharing-decision-small'),
  decisionExcluded: id('sharing-decision-excluded'),
  otherDecision: id('other-sharing-decision'),
  latency: id('latency'),
  latencyKept: id('latency-kept'),
  latencyExcluded: id('latency-excluded'),
  otherLatency: id('other-latency'),
} as const

interface Around {
  readonly own: string
  readonly other: string
  readonly person: string
  readonly colleague: string
  readonly otherAccount: string
  readonly homes: { readonly elsewhere: string; readonly excluded: string; readonly otherCouncil: string }
}
type Client = Pick<pg.Pool, 'query'>
const at = '2026-11-10T08:00:00Z'
const records = sharingRecords

export async function arrangeSharing(db: Client, around: Around): Promise<void> {
  await arrangeMeetings(db, around)
  await arrangeDecisions(db, around)
  const { own, other, colleague, otherAccount, homes } = around
  for (const row of [
    [own, records.latency, homes.elsewhere, false, colleague],
    [own, records.latencyKept, homes.elsewhere, true, colleague],
    [own, records.latencyExcluded, homes.excluded, false, colleague],
    [other, records.otherLatency, homes.otherCouncil, false, otherAccount],
  ])
    await db.query(
      `insert into intelligence.latency_case (council_id, id, home_id, kind, restricted, begun_at, begun_by, words)
       values ($1, $2, $3, 'death', $4, '${at}', $5, '')`,
      row,
    )
}

async function arrangeMeetings(db: Client, around: Around): Promise<void> {
  const { own, other, person, colleague, otherAccount, homes } = around
  for (const [council, meeting, home, by] of [
    [own, records.meeting, homes.elsewhere, colleague],
    [own, records.meetingInvited, homes.elsewhere, colleague],
    [other, records.otherMeeting, homes.otherCouncil, otherAccount],
  ]) {
    await db.query(
      `insert into intelligence.sharing_meeting (council_id, id, state, on_date, planned_at, planned_by, words)
       values ($1, $2, 'planned', '2026-12-01', '${at}', $3, '')`,
      [council, meeting, by],
    )
    await db.query('insert into intelligence.sharing_home values ($1, $2, $3)', [council, meeting, home])
    for (const edition of ['cleared', 'council', 'police'])
      await db.query(
        `insert into intelligence.sharing_pack (council_id, meeting_id, version, edition, on_date, made_at, made_by, hash, body)
         values ($1, $2, 1, $3, '2026-11-10', '${at}', $4, '', '{"homes":[]}')`,
        [council, meeting, edition, by],
      )
  }
  for (const [invited, meeting, agency, account] of [
    [records.invited, records.meeting, 'icb', null],
    [id('sharing-invited-person'), records.meetingInvited, 'council', person],
    [id('sharing-invited-police'), records.meetingInvited, 'police', person],
  ])
    await db.query(
      `insert into intelligence.sharing_invited (council_id, id, meeting_id, agency, account_id, at, by)
       values ($1, $2, $3, $4, $5, '${at}', $6)`,
      [own, invited, meeting, agency, account, colleague],
    )
}

async function arrangeDecisions(db: Client, around: Around): Promise<void> {
  const { own, other, person, colleague, otherAccount, homes } = around
  for (const row of [
    [own, records.decision, records.meeting, homes.elsewhere, colleague, 'council'],
    [own, records.decisionMine, records.meeting, homes.elsewhere, person, 'council'],
    [own, records.decisionSmall, records.meeting, homes.elsewhere, colleague, 'case-roles'],
    [own, records.decisionExcluded, records.meeting, homes.excluded, person, 'council'],
    [other, records.otherDecision, records.otherMeeting, homes.otherCouncil, otherAccount, 'council'],
  ])
    await db.query(
      `insert into intelligence.sharing_decision (council_id, id, meeting_id, home_id, state, owner_id, due_on, audience,
         decided_at, decided_by, words)
       values ($1, $2, $3, $4, 'open', $5, '2026-12-01', $6, '${at}', $5, '')`,
      row,
    )
}
