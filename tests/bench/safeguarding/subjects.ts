import pg from 'pg'
import { fenmarshId } from '#src/demo/identity/index.ts'

/** What people look for, taken from the cases themselves. */
export interface Subjects {
  /** Cases by whom they are open to. */
  readonly ofTeam: Readonly<Record<string, readonly string[]>>
  readonly ofCouncil: readonly string[]
  readonly names: readonly string[]
  readonly references: readonly string[]
  readonly homes: readonly string[]
  readonly busiestHome: string
}

/** How many of each are asked for in turn: enough that no page is asked for so often that it is always warm. */
const MANY = 200

export async function subjectsIn(url: string): Promise<Subjects> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const column = async (statement: string): Promise<string[]> => {
    const { rows } = await client.query({ text: statement, values: [fenmarshId, MANY], rowMode: 'array' })
    return rows.map(row => String(row[0]))
  }
  // Half of them in hand, half of all that ever came.
  const cases = (which: string) =>
    column(`(select id from safeguarding.concern c where council_id = $1 and not restricted and ${which}
        and state <> 'closed' order by md5(reference) limit $2 / 2)
      union all
      (select id from safeguarding.concern c where council_id = $1 and not restricted and ${which}
        and state = 'closed' order by md5(reference) limit $2 / 2)`)
  const inTeam = (name: string) =>
    cases(`team_id = (select id from safeguarding.team t where t.council_id = $1 and t.name = '${name}')`)
  try {
    const homes =
      await column(`select home_id from safeguarding.concern where council_id = $1 and home_id is not null
      group by 1 order by count(*) desc, 1 limit $2`)
    return {
      ofTeam: {
        'safeguarding-practitioner': await inTeam('Team North'),
        'safeguarding-practitioner-2': await inTeam('Team South'),
      },
      ofCouncil: await cases('true'),
      names: await column(`select family_name from people.person where council_id = $1 and family_name <> ''
        group by 1 order by md5(family_name) limit $2`),
      references: await column(`select reference from safeguarding.concern where council_id = $1
        order by md5(reference) limit $2`),
      homes,
      busiestHome: homes[0] ?? '',
    }
  } finally {
    await client.end()
  }
}
