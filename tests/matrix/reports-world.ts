import type pg from 'pg'

type ReportRecord =
  | 'adult'
  | 'concernOfReport'
  | 'concernOfReportRestricted'
  | 'otherPhotograph'
  | 'otherReportIn'
  | 'othersTeam'
  | 'photograph'
  | 'reportForQuality'
  | 'reportHomeExcluded'
  | 'reportIn'
  | 'reportOfCase'
  | 'reportOfRestricted'

interface World {
  readonly councils: { readonly own: string; readonly other: string }
  readonly homes: { readonly excluded: string }
  readonly records: Readonly<Record<ReportRecord, string>>
  readonly person: string
  readonly at: string
}

/** What came in at the public door, before and after somebody sorted it. */
export async function arrangeReportsIn(
  db: Pick<pg.Pool, 'query'>,
  { councils, homes, records, person, at }: World,
): Promise<void> {
  type Incoming = [council: string, id: string, home: string | null, state: string, kinds: string[]]
  const reports: Incoming[] = [
    [councils.own, records.reportIn, null, 'new', []],
    [councils.own, records.reportForQuality, null, 'sorted', ['worry']],
    [councils.own, records.reportOfCase, null, 'sorted', ['safeguarding']],
    [councils.own, records.reportOfRestricted, null, 'sorted', ['safeguarding', 'worry']],
    [councils.own, records.reportHomeExcluded, homes.excluded, 'new', []],
    [councils.other, records.otherReportIn, null, 'new', []],
  ]
  for (const report of reports) {
    await db.query(
      `insert into safeguarding.report (council_id, id, reference, door, naming, home_id, danger, received_at, state,
         sorted_kinds, code_hash, words) values ($1, $2::uuid, $2::text, 'public', 'anonymous', $3, 'no', '${at}', $4, $5, 'x', '')`,
      report,
    )
  }
  for (const [concern, report, restricted] of [
    [records.concernOfReport, records.reportOfCase, false],
    [records.concernOfReportRestricted, records.reportOfRestricted, true],
  ]) {
    await db.query(
      `insert into safeguarding.concern (council_id, id, reference, report_id, person_id, team_id, restricted, state, danger,
         received_at, words) values ($1, $2::uuid, $2::text, $3, $4, $5, $6, 'received', 'no', '${at}', '')`,
      [councils.own, concern, report, records.adult, records.othersTeam, restricted],
    )
  }
  await db.query(
    `insert into safeguarding.case_role (council_id, id, concern_id, account_id, role, from_at)
     values ($1, gen_random_uuid(), $2, $3, 'co-worker', '${at}')`,
    [councils.own, records.concernOfReport, person],
  )
  for (const [council, photograph, report] of [
    [councils.own, records.photograph, records.reportIn],
    [councils.other, records.otherPhotograph, records.otherReportIn],
  ]) {
    await db.query(
      `insert into platform.file (council_id, id, owner_type, owner_id, kind, stored, hash, size, media_type, put_at, stripped)
       values ($1, $2::uuid, 'report', $3, 'copy', encode(sha256($2::text::bytea), 'hex'), repeat('0', 64), 1, 'image/jpeg', '${at}', true)`,
      [council, photograph, report],
    )
  }
}
