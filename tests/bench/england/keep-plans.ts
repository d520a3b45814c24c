import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { databaseOf } from '../../support/lantern-process.ts'
import { type About, type Asked, casesOf } from './asked.ts'
import type { Running } from './england.ts'
import { type Explained, type ExplainedStatement, explainAll } from './explain.ts'

const folder = join(import.meta.dirname, '../explain')

/** A table of more rows than this must not be read from one end to the other, unless it says here why. */
const MANY_ROWS = 1_000

const allowed: Readonly<Record<string, string>> = {
  'search-by-specialism homes.home':
    'Half of all homes care for people with dementia: to count them, the table itself is the shortest way.',
}

type Explaining = Pick<Running, 'url' | 'dataFolder'>

/** The list queries of homes. */
export function explainInto(running: Explaining): Promise<void> {
  return keepPlans(running, folder, async client => casesOf(await aboutRegister(client)))
}

/**
 * Explains every list query at this size and keeps the plans in a folder under tests/bench/explain, without costs and
 * times, so that a change of plan shows as a change of file. @throws when a plan reads a large table whole.
 */
export async function keepPlans(
  { url, dataFolder }: Explaining,
  into: string,
  casesIn: (client: pg.Client) => Promise<readonly Asked[]>,
): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const large = await largeTables(client)
    const { appUrl } = await databaseOf(dataFolder)
    const explained = await explainAll(appUrl, await casesIn(client))
    keep(into, explained)
    const wrong = explained.flatMap(one => scansOf(one, large))
    if (wrong.length > 0) throw new Error(`These plans read a large table whole:\n${wrong.join('\n')}`)
  } finally {
    await client.end()
  }
}

function scansOf({ asked, statements }: Explained, large: ReadonlySet<string>): readonly string[] {
  const scanned = new Set(statements.flatMap(statement => statement.scanned))
  return [...scanned]
    .filter(table => large.has(table))
    .map(table => `${asked.name} ${table}`)
    .filter(found => !(found in allowed))
}

function keep(into: string, explained: readonly Explained[]): void {
  mkdirSync(into, { recursive: true })
  for (const file of readdirSync(into)) if (file.endsWith('.txt')) rmSync(join(into, file))
  for (const one of explained) writeFileSync(join(into, `${one.asked.name}.txt`), textOf(one))
}

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

function textOf({ asked, statements }: Explained): string {
  const head = `${asked.query} ${JSON.stringify(asked.input)}`
  const text = [head, ...statements.map(statementText)].join('\n\n')
  // Some ids are new in each register; which one it was tells nothing.
  return `${text.replaceAll(UUID, '{id}')}\n`
}

function statementText({ text, plan }: ExplainedStatement): string {
  const lines = text
    .split('\n')
    .map(line => line.trimEnd())
    .filter(line => line !== '')
  return [...lines, '', ...plan.map(line => `    ${line}`)].join('\n')
}

async function largeTables(client: pg.Client): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ name: string }>(
    `select relnamespace::regnamespace || '.' || relname as name from pg_class
      where relkind in ('r', 'p') and reltuples > $1`,
    [MANY_ROWS],
  )
  return new Set(rows.map(row => row.name))
}

/** The county with most homes, and of each kind the one with most: where a list is longest. */
async function aboutRegister(client: pg.Client): Promise<About> {
  const one = async <T extends object>(statement: string, values: readonly unknown[] = []): Promise<T> => {
    const { rows } = await client.query<T>(statement, [...values])
    if (!rows[0]) throw new Error(`The register has no answer to: ${statement}`)
    return rows[0]
  }
  const county = await one<About['county']>(
    `select c.code, c.id, mode() within group (order by split_part(h.postcode, ' ', 1)) as district
       from homes.home h join platform.council c on c.id = h.council_id where h.registered
      group by c.code, c.id order by count(*) desc, c.code limit 1`,
  )
  const { ids } = await one<{ ids: string[] }>(
    `select array(select id from homes.home where council_id = $1 and registered order by name, id limit 4) as ids`,
    [county.id],
  )
  const most = (column: string) =>
    one<{ id: string }>(
      `select ${column} as id from homes.home where registered and ${column} is not null
        group by 1 order by count(*) desc, 1 limit 1`,
    )
  const [provider, brand] = [await most('provider_id'), await most('brand_id')]
  const imported = await one<{ id: string; councilId: string }>(
    `select import_id as id, council_id as "councilId" from homes.import i
       join (select import_id, count(*) as changes from homes.change group by 1) x on x.import_id = i.id
      order by x.changes desc limit 1`,
  )
  const registration = await one<{ id: string }>(
    'select cqc_location_id as id from homes.registration order by 1 desc limit 1',
  )
  return {
    county,
    homeId: ids[0] ?? '',
    homeIds: ids,
    providerId: provider.id,
    brandId: brand.id,
    importId: imported.id,
    cqcLocationId: registration.id,
  }
}
