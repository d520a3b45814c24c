import { CompiledQuery } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../database/transaction.ts'
import { testDatabase } from '../testing/database.ts'
import { addCouncils, elsewhere, here, openWorkshop, piece, type Workshop } from './testing/workshop.ts'

const database = testDatabase()
let workshop: Workshop
const count = () => CompiledQuery.raw('select count(*)::integer as n from jobs.job')

beforeAll(async () => {
  await addCouncils(database)
  workshop = await openWorkshop(database)
})
afterAll(() => workshop.jobs.stop({ inAllMs: 1_000 }))
beforeEach(() => database.superuser.query('delete from jobs.job'))

async function jobs(): Promise<readonly Record<string, unknown>[]> {
  const found = await database.superuser.query('select * from jobs.job order by created_on')
  return found.rows
}

describe('a job', () => {
  it('is added with what asked for it', async () => {
    await workshop.add([piece('bowl')])
    expect(await jobs()).toMatchObject([
      {
        name: 'quick',
        state: 'created',
        group_id: here,
        data: { command: 'workshop.makePiece', input: { piece: 'bowl' } },
      },
    ])
  })

  it('goes when the transaction that asked for it is rolled back', async () => {
    const undone = workshop.add([piece('bowl')], async () => {
      throw new Error('rolled back')
    })
    await expect(undone).rejects.toThrow('rolled back')
    expect(await jobs()).toEqual([])
  })

  it('of a command that is not there is refused, and so is input the command would not accept', async () => {
    await expect(workshop.add([{ command: 'workshop.fly', input: {} }])).rejects.toThrow(
      'no command workshop.fly',
    )
    const wrong = { command: 'workshop.makePiece', input: { piece: 7 } }
    await expect(workshop.add([wrong])).rejects.toThrow('would not accept its input (piece)')
    expect(await jobs()).toEqual([])
  })

  it('may wait until a time and be tried a set number of times', async () => {
    const after = Temporal.Instant.from('2030-01-01T00:00:00Z')
    await workshop.add([{ ...piece('bowl'), after, retries: 2 }])
    expect(await jobs()).toMatchObject([{ retry_limit: 2, start_after: new Date('2030-01-01T00:00:00Z') }])
  })
})

describe('a job with a key', () => {
  const keyed = { ...piece('vase'), key: 'vase' }

  it('waits once for each council', async () => {
    await workshop.add([keyed, keyed])
    await workshop.add([keyed])
    expect(await jobs()).toHaveLength(1)
    await workshop.add([keyed], undefined, elsewhere)
    expect(await jobs()).toHaveLength(2)
  })

  it('that waits already is not taken by a worker before the transaction that joined it ends', async () => {
    await workshop.add([keyed])
    const take = `select id from jobs.job where state = 'created' for update skip locked`
    await workshop.add([keyed], async () => {
      expect((await database.superuser.query(take)).rows).toHaveLength(0)
    })
    expect((await database.superuser.query(take)).rows).toHaveLength(1)
  })

  it('is added anew when the one before is already being run', async () => {
    await workshop.add([keyed])
    await database.superuser.query(`update jobs.job set state = 'active'`)
    await workshop.add([keyed])
    expect(await jobs()).toHaveLength(2)
  })
})

describe('the jobs of another council', () => {
  it('do not exist inside a command, and cannot be added by it', async () => {
    await workshop.add([piece('bowl')])
    const { pool } = database.app
    const seen = await inTransaction(pool, { councilId: elsewhere }, tx => tx.executeQuery(count()))
    expect(seen.rows).toEqual([{ n: 0 }])
    const smuggled = inTransaction(pool, { councilId: elsewhere }, tx =>
      workshop.jobs.enqueue(tx, piece('bowl'), here),
    )
    await expect(smuggled).rejects.toThrow('row-level security')
  })
})
