import { once } from 'node:events'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { openBench } from './open.ts'
import { recomputeEngland } from './recompute-all.ts'
import { columns, type Place, tellings } from './tellings.ts'
import { turnTheNight } from './turn-the-night.ts'

/**
 * Adds so many tellings of ten years to the homes of a data folder that has England's register, as if all its councils used
 * Lantern, and makes every picture of them. `make-signals.ts 3000000`. By COPY and as the superuser, indexes made afterwards;
 * pictures by the product's own commands.
 */
const count = Number(process.argv[2])
const YEARS = 10
const DAYS = Math.round(YEARS * 365.25)
const LINES = 5_000
const say = (line: string): void => void process.stderr.write(`${line}\n`)

const bench = await openBench()
const { lantern, superuser, close } = bench
const began = performance.now()
await superuser.query(
  'update platform.council set uses_lantern = true where id in (select council_id from homes.home)',
)
await fill(superuser)
const filled = performance.now()
await settle(superuser)
await superuser.query('vacuum analyze')
const first = await recomputeEngland(bench, say)
say(`First pictures: ${Math.round(first.seconds)} seconds.`)
const night = await turnTheNight(lantern, superuser, say)
await superuser.query('vacuum analyze')
const size = await superuser.query<{ bytes: number }>(
  `select sum(pg_total_relation_size(oid))::float8 as bytes from pg_class where relnamespace = 'intelligence'::regnamespace and relkind = 'r'`,
)
await close()
const made = {
  ...{ tellings: count, homes: first.homes, councils: first.councils, live: first.live },
  ...{ seconds: Math.round((filled - began) / 1000), bytes: size.rows[0]?.bytes ?? 0 },
  ...{ firstSeconds: first.seconds, nightSeconds: night },
}
process.stdout.write(`${JSON.stringify(made)}\n`)

async function fill(client: pg.Client): Promise<void> {
  const { rows } = await client.query<Place>(
    `select council_id as "councilId", id as "homeId" from homes.home where registered order by md5(id::text)`,
  )
  await client.query('begin')
  const indexes = await withoutIndexes(client)
  const stream = client.query(copyFrom(`copy intelligence.telling (${columns}) from stdin`))
  let lines: string[] = []
  let written = 0
  const send = async () => {
    written += lines.length
    if (lines.length > 0 && !stream.write(`${lines.join('\n')}\n`)) await once(stream, 'drain')
    lines = []
    if (written % 1_000_000 < LINES) say(`Tellings: ${written} of ${count}.`)
  }
  const today = Math.floor(lantern.clock.now().epochMilliseconds / 86_400_000)
  for (const line of tellings(rows, count, { days: DAYS, today })) {
    lines.push(line)
    if (lines.length === LINES) await send()
  }
  await send()
  stream.end()
  await once(stream, 'finish')
  say('Indexes.')
  for (const statement of indexes) await client.query(statement)
  await client.query('commit')
}

/** An index that is made once it is known what goes in is made in a fraction of the time. Gives how to make them again. */
async function withoutIndexes(client: pg.Client): Promise<readonly string[]> {
  await client.query(`alter table intelligence.live drop constraint live_council_id_seq_fkey;
    alter table intelligence.telling drop constraint telling_pkey`)
  const { rows } = await client.query<{ made: string; name: string }>(
    `select pg_get_indexdef(indexrelid) as made, indexrelid::regclass::text as name from pg_index where indrelid = 'intelligence.telling'::regclass`,
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return [
    `set local maintenance_work_mem = '1GB'`,
    ...rows.map(row => row.made),
    'alter table intelligence.telling add primary key (council_id, seq)',
    'alter table intelligence.live add foreign key (council_id, seq) references intelligence.telling',
  ]
}

/** A home that has a picture does not look back two years, and nothing is left to read: as after years of use. */
async function settle(client: pg.Client): Promise<void> {
  await client.query(`insert into intelligence.picture (council_id, home_id, edition, on_date, rules, level, since, rule_codes,
      themes, families, coverage, awaits_first_look, tellings, looks, inputs_hash, body, made_at)
    select h.council_id, h.id, e, current_date - 1, '2', case when e = 'home' then null else 'routine' end::intelligence.level,
      current_date - 100, '{}', '{}', '{}', 0, false, '{}', '{}', '\\x00', '{}', now()
      from homes.home h, unnest(enum_range(null::intelligence.edition)) e where h.registered on conflict do nothing`)
}
