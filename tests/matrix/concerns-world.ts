import type pg from 'pg'

type ConcernRecord =
  | 'adult'
  | 'adultEmergency'
  | 'adultExcluded'
  | 'adultRestricted'
  | 'concernAdultExcluded'
  | 'concernEmergency'
  | 'concernExcluded'
  | 'concernGiven'
  | 'concernNew'
  | 'concernOfOthers'
  | 'concernOfTeam'
  | 'concernRestricted'
  | 'concernRestrictedGiven'
  | 'concernRestrictedTeam'
  | 'otherAccount'
  | 'otherAdult'
  | 'otherConcern'
  | 'otherReport'
  | 'othersTeam'
  | 'report'
  | 'reportGiven'
  | 'team'

/** What concerns are arranged among. */
interface World {
  readonly councils: { readonly own: string; readonly other: string }
  readonly records: Readonly<Record<ConcernRecord, string>>
  readonly person: string
  readonly colleague: string
  readonly at: string
}

export async function arrangeConcerns(
  db: Pick<pg.Pool, 'query'>,
  { councils, records, person, colleague, at }: World,
): Promise<void> {
  const adults: [string, string, boolean][] = [
    [councils.own, records.adult, false],
    [councils.own, records.adultRestricted, true],
    [councils.own, records.adultExcluded, false],
    [councils.own, records.adultEmergency, true],
    [councils.other, records.otherAdult, false],
  ]
  for (const adult of adults) {
    await db.query(
      `insert into people.person (council_id, id, restricted, known_as, made_at) values ($1, $2, $3, 'Matrix', '${at}')`,
      adult,
    )
  }
  for (const [council, team, account] of [
    [councils.own, records.team, person],
    [councils.own, records.othersTeam, colleague],
  ]) {
    await db.query(`insert into safeguarding.team values ($1, $2, 'Team')`, [council, team])
    await db.query('insert into safeguarding.team_member values ($1, $2, $3)', [council, team, account])
  }
  for (const report of [
    [councils.own, records.report, colleague],
    [councils.own, records.reportGiven, person],
    [councils.other, records.otherReport, records.otherAccount],
  ]) {
    await db.query(
      `insert into safeguarding.report (council_id, id, reference, door, naming, raised_by, danger, received_at, state, words)
       values ($1, $2::uuid, $2::text, 'officer', 'named', $3, 'no', '${at}', 'sorted', '')`,
      report,
    )
  }
  type Concern = [id: string, adult: string, team: string | null, restricted: boolean]
  const concerns: Concern[] = [
    [records.concernNew, records.adult, null, false],
    [records.concernOfOthers, records.adult, records.othersTeam, false],
    [records.concernOfTeam, records.adult, records.team, false],
    [records.concernGiven, records.adult, records.othersTeam, false],
    [records.concernRestricted, records.adult, null, true],
    [records.concernRestrictedGiven, records.adult, null, true],
    [records.concernRestrictedTeam, records.adult, records.team, true],
    [records.concernExcluded, records.adult, records.team, false],
    [records.concernAdultExcluded, records.adultExcluded, records.team, false],
    [records.concernEmergency, records.adult, null, true],
  ]
  const insert = `insert into safeguarding.concern (council_id, id, reference, report_id, person_id, team_id, restricted,
       state, danger, received_at, words) values ($1, $2::uuid, $2::text, $3, $4, $5, $6, 'received', 'no', '${at}', '')`
  for (const [concern, adult, team, restricted] of concerns) {
    await db.query(insert, [councils.own, concern, records.report, adult, team, restricted])
  }
  const others = [councils.other, records.otherConcern, records.otherReport, records.otherAdult, null, false]
  await db.query(insert, others)
  for (const concern of [records.concernGiven, records.concernRestrictedGiven]) {
    await db.query(
      `insert into safeguarding.case_role (council_id, id, concern_id, account_id, role, from_at)
       values ($1, gen_random_uuid(), $2, $3, 'co-worker', '${at}')`,
      [councils.own, concern, person],
    )
  }
}
