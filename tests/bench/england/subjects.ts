import pg from 'pg'
import type { CouncilHomes, Subjects } from './visits.ts'

/** How many of each are asked for in turn: enough that no page is asked for so often that it is always warm. */
const MANY = 60
const FEWEST_HOMES = 40

/** What people look at, taken from the register itself; the same for the same register. */
export async function subjectsIn(url: string): Promise<Subjects> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const column = async (statement: string, values: readonly unknown[] = [MANY]): Promise<string[]> => {
    const { rows } = await client.query({ text: statement, values: [...values], rowMode: 'array' })
    return rows.map(row => String(row[0]))
  }
  try {
    return {
      councils: await councilsIn(client),
      homes: await column(
        `select id from homes.home where registered order by md5(name || postcode) limit $1`,
      ),
      names: await column(`select name from homes.home where registered order by md5(name) limit $1`),
      commonWords: await column(
        `select word from homes.home, unnest(search_words) as word where length(word) > 4
           and word in (select unnest(string_to_array(search_name, ' ')) from homes.home)
          group by word order by count(*) desc limit $1`,
        [8],
      ),
      districts: await column(
        `select split_part(postcode, ' ', 1) from homes.home where registered
          group by 1 order by md5(split_part(postcode, ' ', 1)) limit $1`,
      ),
      providers: await column(
        `select provider_id from homes.home where registered group by 1 having count(*) > 1
          order by md5(provider_id::text) limit $1`,
      ),
      brands: await column(
        `select brand_id from homes.home where registered and brand_id is not null group by 1
          order by count(*) desc, 1 limit $1`,
        [20],
      ),
    }
  } finally {
    await client.end()
  }
}

async function councilsIn(client: pg.Client): Promise<CouncilHomes[]> {
  const { rows } = await client.query<CouncilHomes>(
    `select c.code, mode() within group (order by split_part(h.postcode, ' ', 1)) as district
       from homes.home h join platform.council c on c.id = h.council_id where h.registered
      group by c.code having count(*) >= $1 order by md5(c.code) limit $2`,
    [FEWEST_HOMES, MANY],
  )
  return rows
}
