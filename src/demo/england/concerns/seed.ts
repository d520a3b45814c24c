import pg from 'pg'
import { Rows } from '../../bulk/copy.ts'
import { drawer } from '../../bulk/shares.ts'
import { fenmarsh } from '../../council.ts'
import { createRandom } from '../../random.ts'
import { makeConcern } from './concern.ts'
import { DAY } from './course.ts'
import { type Found, placeOf } from './places.ts'

/** Ten years of concerns as England raises them, in round numbers; and what the command makes unless told to make all. */
export const ALL_CONCERNS = 6_000_000
export const TENTH = ALL_CONCERNS / 10
/** On disk for each concern, all tables and indexes: 4,300 bytes measured, and room for what is written beside. */
export const BYTES_EACH = 6_000

const YEARS = 10
const BATCH = 5_000
/**
 * The demonstration council is one of the largest, so that its people meet the size: two of a hundred concerns. Of few it
 * has more, up to half: its lists are then as full as those of many, and the two can be compared.
 */
const FENMARSH_SHARE = 0.02
const FENMARSH_AT_LEAST = 1_000
/** In hand in one council at most, and at most of its concerns so many: a small set keeps something in hand. */
const MOST_OPEN = 600
const MOST_OPEN_SHARE = 0.35

export interface ConcernsPlan {
  readonly ownerUrl: string
  /** How many there are to be of all England. */
  readonly count: number
  readonly now: Temporal.Instant
  readonly progress: (phase: string, done: number, total: number) => void
}

/**
 * Adults, reports and concerns of ten years in all councils that have homes, with their teams, decisions, notes and
 * sealed words, written by COPY as the owner: events are not made. All or nothing. Where they are already: none. Gives how
 * many were made.
 */
export async function seedConcerns(plan: ConcernsPlan): Promise<number> {
  const client = new pg.Client({ connectionString: plan.ownerUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    const found = await councilsWithHomes(client)
    if (await areThere(client, found)) return 0
    await client.query('begin')
    await write(client, plan, found)
    await client.query('commit')
    // As PostgreSQL does by itself within minutes; whoever measures at once measures the same.
    await client.query(`vacuum analyze platform.record_key, people.person, people.stay, safeguarding.report,
      safeguarding.concern, safeguarding.case_role, safeguarding.link, safeguarding.decision, safeguarding.note,
      safeguarding.waiting`)
    return plan.count
  } finally {
    await client.end()
  }
}

async function write(client: pg.Client, plan: ConcernsPlan, found: readonly Found[]): Promise<void> {
  const rows = new Rows()
  const random = createRandom('concerns of england')
  const places = found.map(one => placeOf(one, rows))
  const councilOf = councilsInTurn(found, plan.count)
  const left = countEach(councilOf, found.length)
  const open = [...left].map(all => Math.min(MOST_OPEN, Math.floor(all * MOST_OPEN_SHARE)))
  const now = plan.now.epochMilliseconds
  for (const [index, council] of councilOf.entries()) {
    const place = places[council]
    if (!place) continue
    const after = left[council] ?? 0
    left[council] = after - 1
    makeConcern({
      ...{ place, now, random, rows },
      receivedAt: timeOf(index, plan.count, now),
      // Half of the newest, twice as many as are to be in hand.
      open: after <= 2 * (open[council] ?? 0) && random.chance(0.5),
    })
    if ((index + 1) % BATCH === 0 || index + 1 === plan.count) {
      await rows.flush(client)
      plan.progress('applying', index + 1, plan.count)
    }
  }
}

/** Ever more a year: the last is twice as busy as the first. */
function timeOf(index: number, count: number, now: number): number {
  const share = Math.sqrt(1 + 3 * ((index + 0.5) / count)) - 1
  return Math.floor(now - YEARS * 365.25 * DAY * (1 - share)) - 1
}

/** Of which council each is, in the order of time. */
function councilsInTurn(found: readonly Found[], count: number): Uint8Array {
  const random = createRandom('councils of concerns')
  const share = Math.max(FENMARSH_SHARE, Math.min(0.5, FENMARSH_AT_LEAST / count))
  const homes = found.reduce((sum, one) => sum + (one.code === fenmarsh.code ? 0 : one.homes.length), 0)
  const draw = drawer(
    found.map(one =>
      one.code === fenmarsh.code ? (Math.max(homes, 1) * share) / (1 - share) : one.homes.length,
    ),
  )
  return Uint8Array.from({ length: count }, () => draw(random))
}

function countEach(councilOf: Uint8Array, councils: number): Int32Array {
  const counts = new Int32Array(councils)
  for (const council of councilOf) counts[council] = (counts[council] ?? 0) + 1
  return counts
}

async function councilsWithHomes(client: pg.Client): Promise<readonly Found[]> {
  const { rows } = await client.query<Found>(`select c.id as "councilId", c.code,
      array_agg(h.id order by h.id) as homes,
      coalesce((select json_agg(json_build_object('id', t.id, 'members', array(select m.account_id
          from safeguarding.team_member m where m.council_id = t.council_id and m.team_id = t.id)) order by t.name)
        from safeguarding.team t where t.council_id = c.id), '[]') as teams
    from platform.council c join homes.home h on h.council_id = c.id and h.registered
   group by c.id, c.code order by c.code`)
  return rows
}

/** One of another council's, and they were made. */
async function areThere(client: pg.Client, found: readonly Found[]): Promise<boolean> {
  const others = found.filter(one => one.code !== fenmarsh.code).map(one => one.councilId)
  const { rowCount } = await client.query(
    'select from safeguarding.concern where council_id = any($1) limit 1',
    [others],
  )
  return rowCount === 1
}
