import pg from 'pg'
import { Rows } from '../bulk/copy.ts'
import { fenmarshId } from '../identity/index.ts'
import { specialisms } from '../words.ts'
import type { HomeFound } from './homes.ts'
import { firstColleague } from './staff.ts'
import { threeYears } from './years.ts'

/**
 * Three years of adults, concerns, enquiries and answers of the demonstration council, as its people would have left
 * them, written by COPY as the owner: all or nothing, and nothing where it was done. Other systems are not told of
 * what lies in the past. Gives how many concerns were made.
 */
export async function seedYears(ownerUrl: string, now: Temporal.Instant): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    if (await areThere(client)) return 0
    const rows = new Rows()
    await client.query('begin')
    const cases = threeYears(await homesIn(client), now.epochMilliseconds, rows)
    const filled = await rows.flush(client)
    await client.query('commit')
    // What PostgreSQL would do by itself within minutes: the first lists are as fast as later ones.
    await client.query(`analyze ${filled.join(', ')}`)
    return cases.length
  } finally {
    await client.end()
  }
}

async function homesIn(client: pg.Client): Promise<readonly HomeFound[]> {
  const { rows } = await client.query<HomeFound>(
    `select id, coalesce(beds, 20) as beds, nursing,
            coalesce(beds, 20) < 10 and $2 = any(specialisms) as learning
       from homes.home where council_id = $1 and registered and joined_into is null order by id`,
    [fenmarshId, specialisms.learning],
  )
  return rows
}

/** A colleague who is not among those whom one can sign in as, and they were made. */
async function areThere(client: pg.Client): Promise<boolean> {
  const { rowCount } = await client.query('select from platform.account where council_id = $1 and id = $2', [
    ...[fenmarshId, firstColleague],
  ])
  return rowCount === 1
}
