import type pg from 'pg'
import { fenmarshId } from '#src/demo/identity/index.ts'
import type { Asked } from '../england/asked.ts'

const concerns = (name: string, input: Asked['input'], role: Asked['role']): Asked => ({
  name: `concerns-${name}`,
  query: 'safeguarding.listConcerns',
  input,
  ...(role ? { role } : {}),
  councilId: fenmarshId,
})

/** Every way in which concerns are listed, counted or read whole, in the council that has most of them. */
export async function casesOf(client: pg.Client): Promise<readonly Asked[]> {
  const one = async (statement: string): Promise<string> => {
    const { rows } = await client.query<{ found: string }>(statement, [fenmarshId])
    return rows[0]?.found ?? ''
  }
  const homeId =
    await one(`select home_id as found from safeguarding.concern where council_id = $1 and home_id is not null
    group by 1 order by count(*) desc limit 1`)
  const person = await one(`select person_id as found from safeguarding.concern where council_id = $1
    group by 1 order by count(*) desc limit 1`)
  const concernId =
    await one(`select id as found from safeguarding.concern where council_id = $1 and outcome = 'enquiry'
    and not restricted order by received_at desc limit 1`)
  const reference = await one(
    `select reference as found from safeguarding.concern where council_id = $1 limit 1`,
  )
  const name = await one(`select family_name as found from people.person where council_id = $1
    group by 1 order by count(*) desc limit 1`)
  const [manager, practitioner] = ['safeguarding-manager', 'safeguarding-practitioner'] as const
  return [
    concerns('new', { list: 'new' }, practitioner),
    concerns('mine', { list: 'mine' }, practitioner),
    concerns('team', { list: 'team' }, practitioner),
    concerns('waiting', { list: 'waiting' }, practitioner),
    concerns('waiting-of-all-teams', { list: 'waiting' }, manager),
    concerns('over-target', { list: 'over-target' }, manager),
    concerns('open', { list: 'all', open: 'true' }, practitioner),
    concerns('open-of-all-teams', { list: 'all', open: 'true' }, manager),
    concerns('all-ever', { list: 'all' }, practitioner),
    concerns('all-ever-of-all-teams', { list: 'all' }, manager),
    concerns('closed', { list: 'all', open: 'false' }, manager),
    concerns('far-down', { list: 'all', page: 200 }, manager),
    concerns('for-another-officer', { list: 'all' }, 'quality-officer'),
    concerns('by-name', { q: name }, practitioner),
    concerns('by-reference', { q: reference }, practitioner),
    concerns('of-a-person', { personId: person }, manager),
    concerns('of-the-busiest-home', { homeId }, manager),
    concerns('of-the-busiest-home-for-a-team', { homeId }, practitioner),
    {
      name: 'adults-by-name',
      query: 'people.searchAdults',
      input: { q: name },
      role: practitioner,
      councilId: fenmarshId,
    },
    {
      name: 'concern',
      query: 'safeguarding.getConcern',
      input: { concernId },
      role: manager,
      councilId: fenmarshId,
    },
  ]
}
