import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { kyselyOn } from '../database/database.ts'
import { testDatabase } from '../testing/database.ts'
import { canonicalEvent, type EventRow, eventColumns, leafHash } from './canonical.ts'
import { testLog } from './test-log.ts'

const db = testDatabase()

async function rowOf(id: string, settings = ''): Promise<EventRow> {
  const client = await db.superuser.connect()
  try {
    await client.query(`begin; ${settings}`)
    const { rows } = await sql<EventRow>`
      select ${eventColumns} from platform.event e where e.id = ${id}`.execute(kyselyOn(client))
    if (!rows[0]) throw new Error(`no event ${id}`)
    return rows[0]
  } finally {
    await client.query('rollback')
    client.release()
  }
}

describe('the canonical form of an event', () => {
  it('holds every column of the table', async () => {
    const log = await testLog(db.app.pool, db.superuser)
    const [id] = await log.add(1)
    const columns = await db.superuser.query(
      `select column_name from information_schema.columns where table_schema = 'platform' and table_name = 'event'`,
    )
    const camel = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
    const form = JSON.parse(canonicalEvent(await rowOf(id!)).split('\n')[1] ?? '')
    expect(Object.keys(form)).toEqual(columns.rows.map(row => camel(row.column_name)).sort())
  })

  it('is the same bytes whatever the time zone and date style of the session', async () => {
    const log = await testLog(db.app.pool, db.superuser)
    const [id] = await log.add(1)
    const plain = await rowOf(id!)
    const odd = await rowOf(
      id!,
      `set local timezone = 'Pacific/Auckland'; set local datestyle = 'German'; set local intervalstyle = 'sql_standard'`,
    )
    expect(canonicalEvent(odd)).toBe(canonicalEvent(plain))
    expect(plain.at).toBe('2026-11-03T10:00:00.123456Z')
  })

  it('keeps every digit of a number and tells apart what JavaScript would not', async () => {
    const log = await testLog(db.app.pool, db.superuser)
    const [id] = await log.add(1)
    const write = (text: string) =>
      db.superuser.query('update platform.event set data = $1::jsonb where id = $2', [text, id])
    await write('{"n": 9007199254740993}')
    const first = leafHash(await rowOf(id!))
    await write('{"n": 9007199254740992}')
    expect(leafHash(await rowOf(id!))).not.toEqual(first)
  })

  it('does not hang on the order in which the keys of data were written', async () => {
    const log = await testLog(db.app.pool, db.superuser)
    const [a] = await log.add(1)
    const forms = await Promise.all(
      ['{"a": 1, "bb": [2], "c": {"y": 1, "x": 2}}', '{"c": {"x": 2, "y": 1}, "bb": [2], "a": 1}'].map(
        async text => (await db.superuser.query('select $1::jsonb::text as text', [text])).rows[0].text,
      ),
    )
    const row = await rowOf(a!)
    expect(leafHash({ ...row, data: forms[0] })).toEqual(leafHash({ ...row, data: forms[1] }))
  })

  it('never lets one column run into the next', () => {
    const row = (action: string, reason: string) => canonicalEvent({ action, reason } as EventRow)
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
        fc.pre(a !== c || b !== d)
        expect(row(a, b)).not.toBe(row(c, d))
      }),
    )
  })
})
