import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { PersonRole } from '#platform/access/roles.ts'
import type { Tx } from '#platform/database/database.ts'
import { Conflict, Invalid, NotAllowed } from '#platform/errors.ts'
import type { PageContext } from '#platform/http/page/page.ts'
import type { AnyQuery } from '#platform/module.ts'
import { listAttention, nextVisits } from '../attention/queries.ts'
import { getModelCard } from '../backtest/card/query.ts'
import { intelligenceWorld } from '../testing/world.ts'
import { ownTenOnToday } from './pages/panel.ts'
import { quarterOf } from './quarter.ts'
import { places } from './schema.ts'
import { endedTens } from './store.ts'
import { getOwnTen, listOwnTens, writeOwnTen } from './units.ts'

const world = intelligenceWorld()
const [one = '', two = '', three = ''] = world.homeIds
const written = { homes: { first: two, third: one }, looked: 'no' } as const
const write = (role: PersonRole, day: string, input: object = written) =>
  world.runner(`${day}T09:00:00Z`).run(writeOwnTen, input as typeof written, world.as(role))
const ask = (query: AnyQuery, role: PersonRole, day: string) =>
  world.runner(`${day}T09:00:00Z`).ask(query, {}, world.as(role))
const idOf = (role: PersonRole) => world.as(role).actor.id ?? ''
const ended = (day: string) =>
  world.within(tx => endedTens(tx, { councilId: world.councilId, today: Temporal.PlainDate.from(day) }))

describe('an officer', () => {
  it('writes down once a quarter which homes they would visit next, and reads it back in order', async () => {
    expect(await ask(getOwnTen, 'quality-officer', '2026-11-16')).toMatchObject({ written: null })
    const quarter = { from: '2026-10-01', to: '2026-12-31' }
    expect(await write('quality-officer', '2026-11-16')).toEqual({ quarter, onDate: '2026-11-16' })
    expect(await ask(getOwnTen, 'quality-officer', '2026-12-31')).toEqual({
      quarter,
      written: {
        ...{ quarter, onDate: '2026-11-16', looked: false },
        homes: [
          { id: two, name: 'Test House 2' },
          { id: one, name: 'Test House 1' },
        ],
      },
    })
  })

  it('is told that it stays when they try again, and may write the next', async () => {
    const again = write('quality-officer', '2026-12-01', { homes: { first: three }, looked: 'yes' })
    await expect(again).rejects.toThrow(Conflict)
    await expect(again).rejects.toThrow(
      'You have written your ten down on 16 November 2026. It stays as it is',
    )
    const next = await write('quality-officer', '2027-01-02')
    expect(next.quarter.from).toBe('2027-01-01')
  })

  it('is told beside the place which home cannot be visited', async () => {
    const { superuser } = world.database
    await superuser.query('update homes.home set registered = false where id = $1', [three])
    const homes = { first: one, second: three, ninth: '00000000-0000-4000-8000-000000000009' }
    const refused = await write('commissioner', '2026-11-16', { homes, looked: 'no' }).catch(error => error)
    await superuser.query('update homes.home set registered = true where id = $1', [three])
    expect(refused).toBeInstanceOf(Invalid)
    expect(refused.faults).toEqual([
      { field: 'homes.second', message: 'This home has closed. Choose one from the list' },
      { field: 'homes.ninth', message: 'This is no home in your council’s area. Choose one from the list' },
    ])
  })

  it('leaves in the log that they wrote, and nothing of what', async () => {
    const { rows } = await world.database.superuser.query(
      `select data from platform.event where action = 'OwnTenWritten' order by data`,
    )
    expect(rows.map(row => row.data)).toEqual([{ quarter: '2026-10-01' }, { quarter: '2027-01-01' }])
  })

  it('sees how an earlier ten compares only once this quarter’s is written', async () => {
    const before = await ask(listOwnTens, 'quality-officer', '2027-04-02')
    expect(before).toMatchObject({ items: [{ since: null }, { since: null }] })
    await write('quality-officer', '2027-04-02')
    const after = await ask(listOwnTens, 'quality-officer', '2027-04-02')
    const since = { yours: { homes: 2, known: 0, belowGood: 0 }, lanterns: null, both: 0 }
    expect(after).toMatchObject({
      items: [
        { onDate: '2027-01-02', since },
        { onDate: '2026-11-16', since },
      ],
    })
  })

  it.each(['duty-worker', 'board-member', 'provider-manager'] as const)(
    'who is a %s writes none, and is told who does',
    async role => {
      const refused = write(role, '2026-11-16')
      await expect(refused).rejects.toThrow(NotAllowed)
      await expect(refused).rejects.toThrow(
        'written by quality officers, commissioners and the safeguarding team',
      )
    },
  )
})

describe('the first page', () => {
  const shown = (role: PersonRole, day: string) =>
    ownTenOnToday.show({}, {
      ...{ role, today: Temporal.PlainDate.from(day) },
      ask: (query: AnyQuery) => ask(query, role, day),
      mayEver: () => role !== 'board-member',
    } as unknown as PageContext)

  it('reminds of it in the first two weeks of a quarter, while it is not written', async () => {
    expect(await shown('commissioner', '2027-01-01')).toMatchObject({ model: { count: 1 } })
    expect(await shown('commissioner', '2027-01-15')).toBeUndefined()
    expect(await shown('quality-officer', '2027-01-03')).toBeUndefined()
    expect(await shown('board-member', '2027-01-01')).toBeUndefined()
  })
})

/** As the app’s own role, but past every command and query: what the database itself lets be seen and done. */
describe('the database', () => {
  const { councilId } = world
  const as = <T>(accountId: string, day: string, does: (tx: Tx) => Promise<T>) =>
    world.within(async tx => {
      await sql`select set_config('lantern.asking', ${accountId}, true),
        set_config('lantern.asked_on', ${day}, true)`.execute(tx)
      return does(tx)
    })
  const count = async (tx: Tx) => {
    const lists = await sql`select from intelligence.own_ten where quarter = '2026-10-01'`.execute(tx)
    const homes = await sql`select from intelligence.own_ten_home where quarter = '2026-10-01'`.execute(tx)
    return [lists.rows.length, homes.rows.length]
  }
  const officer = idOf('quality-officer')
  const add = (accountId: string, onDate: string) => (tx: Tx) =>
    sql`insert into intelligence.own_ten (council_id, quarter, account_id, on_date, looked)
      values (${councilId}, date_trunc('quarter', ${onDate}::timestamp)::date, ${accountId}, ${onDate}, false)`.execute(
      tx,
    )

  it('shows a list to whoever wrote it, to nobody else before the quarter is over, then to the council', async () => {
    expect(await as(officer, '2026-12-31', count)).toEqual([1, 2])
    expect(await as(idOf('commissioner'), '2026-12-31', count)).toEqual([0, 0])
    expect(await as('', '2026-12-31', count)).toEqual([0, 0])
    expect(await world.within(count)).toEqual([0, 0])
    expect(await as(idOf('commissioner'), '2027-01-01', count)).toEqual([1, 2])
    expect(await as('', '2027-01-01', count)).toEqual([1, 2])
  })

  it('lets nobody write for another, on another day, or change what is written', async () => {
    const refusal = /row-level security/
    const commissioner = idOf('commissioner')
    await expect(as(commissioner, '2028-02-01', add(officer, '2028-02-01'))).rejects.toThrow(refusal)
    await expect(as(officer, '2028-02-01', add(officer, '2028-01-05'))).rejects.toThrow(refusal)
    const late = (tx: Tx) =>
      sql`insert into intelligence.own_ten_home values (${councilId}, '2026-10-01', ${officer}, 3, ${three})`.execute(
        tx,
      )
    await expect(as(officer, '2026-11-17', late)).rejects.toThrow(refusal)
    for (const table of ['own_ten', 'own_ten_home']) {
      const change = (tx: Tx) => sql`delete from intelligence.${sql.raw(table)}`.execute(tx)
      await expect(as(officer, '2026-11-16', change)).rejects.toThrow('permission denied')
    }
    const looked = (tx: Tx) => sql`update intelligence.own_ten set looked = true`.execute(tx)
    await expect(as(officer, '2026-11-16', looked)).rejects.toThrow('permission denied')
  })
})

describe('of a quarter that runs', () => {
  const writers = [
    'quality-officer',
    'commissioner',
    'safeguarding-practitioner',
    'safeguarding-manager',
  ] as const
  const others: readonly PersonRole[] = [...writers, 'board-member', 'duty-worker']
  const queries = [getOwnTen, listOwnTens, getModelCard, listAttention, nextVisits] as readonly AnyQuery[]

  const refused = (error: unknown) => {
    if (error instanceof NotAllowed) return error.message
    throw error
  }

  /** All that everybody but one is told on a day; what a role may not ask at all is told alike. */
  async function toldTo(people: readonly PersonRole[], day: string): Promise<unknown> {
    const answers = []
    for (const role of people)
      for (const query of queries) answers.push(await ask(query, role, day).catch(refused))
    return [answers, await ended(day)]
  }

  it('nothing that anybody writes reaches what anybody else is told; afterwards it is counted', async () => {
    const begun = { quarter: Temporal.PlainDate.from('2030-01-01') }
    const list = fc.record({
      by: fc.constantFrom(...writers),
      day: fc.integer({ min: 0, max: 89 }),
      looked: fc.constantFrom('yes', 'no'),
      homes: fc.shuffledSubarray([one, two, three], { minLength: 1 }),
    })
    await fc.assert(
      fc.asyncProperty(list, async ({ by, day, looked, homes }) => {
        // One quarter after another: what was written in those before is over, and counted.
        begun.quarter = begun.quarter.add({ months: 3 })
        const on = begun.quarter.add({ days: day }).toString()
        const { to } = quarterOf(on)
        const rest = others.filter(role => role !== by)
        const before = [await toldTo(rest, on), await toldTo(rest, to)]
        const counted = (await ended(to)).length
        await write(by, on, { homes: Object.fromEntries(homes.map((id, at) => [places[at], id])), looked })
        expect([await toldTo(rest, on), await toldTo(rest, to)]).toEqual(before)
        const after = Temporal.PlainDate.from(to).add({ days: 1 }).toString()
        expect((await ended(after)).slice(counted)).toMatchObject([
          { onDate: on, homes, looked: looked === 'yes' },
        ])
      }),
      { numRuns: 8 },
    )
  }, 120_000)
})
