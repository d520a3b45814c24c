import type pg from 'pg'

/** Ids are hashes of words, so that each run has the same. */
const id = (words: string): string => `md5(${words})::uuid`

/** What councils keep beside the register, in the order in which it can be added. All of it as fictional as the homes. */
const statements: readonly string[] = [
  `insert into platform.account (council_id, id, name, email, issuer, subject)
     select c.id, ${id(`'account' || c.code || n`)}, 'Officer ' || n, 'officer' || n || '@' || c.code || '.example', 'bench', c.code || n
       from platform.council c, generate_series(1, 20) n`,
  // Who watches ten homes each.
  `insert into homes.watch (council_id, account_id, kind, subject_id, since)
     select a.council_id, a.id, 'home', h.id, now() from platform.account a
      cross join lateral (select h.id from homes.home h where h.council_id = a.council_id
                           order by md5(h.name || a.email) limit 10) h
      where a.issuer = 'bench'`,
  // Four extracts of the Capacity Tracker, and prices: what the market page is reckoned from.
  `insert into homes.local_import (council_id, id, source, file_name, of_day, rows, homes, recorded, unknown, imported_by, imported_at)
     select c.id, ${id(`'extract' || c.code || n`)}, 'capacity-tracker', 'extract-' || n || '.csv', date '2026-08-01' + 30 * n,
            100, 100, 400, '[]', ${id(`'account' || c.code || 1`)}, now() from platform.council c, generate_series(0, 3) n
      where not c.fictional`,
  `insert into homes.local_fact (council_id, id, home_id, key, value, as_of, source, recorded_at, import_id)
     select h.council_id, ${id(`'fact' || h.id::text || k.key || n`)}, h.id, k.key,
            to_jsonb(case k.key when 'occupied' then coalesce(h.beds, 20) - 3 when 'maximumCapacity' then coalesce(h.beds, 20)
                                when 'vacantAccepting' then 2 else 700 + coalesce(h.beds, 20) end),
            date '2026-08-01' + 30 * n, 'capacity-tracker', now(), ${id(`'extract' || c.code || n`)}
       from homes.home h join platform.council c on c.id = h.council_id and not c.fictional, generate_series(0, 3) n,
            unnest(array['occupied', 'maximumCapacity', 'vacantAccepting', 'weeklyPriceCouncil', 'weeklyPriceSelf']) as k(key)
      where h.registered`,
  `insert into homes.challenge (council_id, id, home_id, fact_key, proposed, reason, state, raised_by, raised_at, due_on)
     select h.council_id, ${id(`'challenge' || h.id::text || n`)}, h.id, 'beds', '21', 'The home says so.',
            (array['raised', 'with-cqc', 'upheld', 'refused', 'withdrawn'])[1 + abs(hashtext(h.name)) % 5],
            ${id(`'account' || c.code || 1`)}, now() - n * interval '40 days', date '2026-12-01'
       from homes.home h join platform.council c on c.id = h.council_id and not c.fictional, generate_series(1, 2) n
      where h.registered`,
  `insert into homes.join_candidate (id, council_id, cqc_location_ids, sentence, found_at)
     select ${id(`'candidate' || r.cqc_location_id`)}, h.council_id, array[r.cqc_location_id], 'They look alike.', now()
       from homes.registration r join homes.home h on h.id = r.home_id where abs(hashtext(r.cqc_location_id)) % 10 = 0`,
  // A year of imports once a fortnight.
  `insert into homes.import (id, council_id, kind, source, origin, state, created_at, started_at, finished_at, done, total)
     select ${id(`'import' || c.code || n`)}, c.id, 'cqc-api', 'bench', '{}', 'done', t.at, t.at, t.at, 0, 0
       from platform.council c, generate_series(1, 26) n, lateral (select now() - n * interval '14 days' as at) t
      where not c.fictional`,
]

/** Fills the councils of England, but for the demonstration's own, with what a year of use leaves in the module's tables. */
export async function fillCouncils(superuser: pg.Client): Promise<void> {
  for (const statement of statements) await superuser.query(statement)
}
