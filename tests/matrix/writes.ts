import type pg from 'pg'
import { LOG } from './fingerprint.ts'

type Client = Pick<pg.Pool, 'query'>

/**
 * From now on every row that is written, changed or deleted outside the log leaves the name of its table behind,
 * once its transaction is through: to hash all that the product keeps after each unit took most of the tests' time.
 */
export async function watchWrites(db: Client): Promise<void> {
  await db.query(`
    create schema watch;
    create table watch.written (name text not null);
    create function watch.note() returns trigger language plpgsql security definer as
      'begin insert into watch.written values (tg_table_schema || ''.'' || tg_table_name); return null; end'`)
  const { rows } = await db.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('platform', 'homes', 'people', 'safeguarding', 'garden') and c.relkind in ('r', 'p')
        and not c.relispartition or n.nspname = 'jobs' and c.relname = 'job'`,
  )
  for (const { name } of rows.filter(row => !LOG.includes(row.name))) {
    await db.query(`
      create trigger zz_watch_rows after insert or update or delete on ${name}
        for each row execute function watch.note();
      create trigger zz_watch_truncate after truncate on ${name} execute function watch.note()`)
  }
}

/** The tables written since this was last asked. */
export async function writtenSince(db: Client): Promise<readonly string[]> {
  const { rows } = await db.query<{ name: string }>('delete from watch.written returning name')
  return [...new Set(rows.map(row => row.name))].sort()
}
