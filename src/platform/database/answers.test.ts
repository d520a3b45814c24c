import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { systemIds } from '../ids.ts'
import { testDatabase } from '../testing/database.ts'
import type { Tx } from './database.ts'
import { together } from './together.ts'
import { inTransaction, readOnlyPart } from './transaction.ts'

const database = testDatabase()
const councilId = systemIds.next()

/** Another value each time PostgreSQL is asked. */
const asked = async (tx: Tx, word = 'a') =>
  (await sql<{ at: string }>`select clock_timestamp()::text as at, ${word}::text`.execute(tx)).rows[0]?.at

const within = <T>(readOnly: boolean, work: (tx: Tx) => Promise<T>) =>
  inTransaction(database.app.pool, { councilId, readOnly }, work)

describe('what was asked before', () => {
  it('is answered with what came then while a transaction only reads', async () => {
    const [first, again, other] = await within(true, tx => together([asked(tx), asked(tx), asked(tx, 'b')]))
    expect(again).toBe(first)
    expect(other).not.toBe(first)
  })

  it('is asked again in the next transaction, though it has the same connection', async () => {
    expect(await within(true, tx => asked(tx))).not.toBe(await within(true, tx => asked(tx)))
  })

  it('is asked again once a setting has changed by which row-level security judges', async () => {
    const set = (tx: Tx) => sql`select set_config('lantern.cleared', 'yes', true)`.execute(tx)
    const [before, after] = await within(true, async tx => {
      const first = await asked(tx)
      await set(tx)
      return [first, await asked(tx)]
    })
    expect(after).not.toBe(before)
  })

  it('is asked again where the transaction may write, and after the part that only reads', async () => {
    const [first, second] = await within(false, tx => together([asked(tx), asked(tx)]))
    expect(second).not.toBe(first)
    const [inside, after] = await within(false, async tx => {
      const read = await readOnlyPart(tx, () => together([asked(tx), asked(tx)]))
      expect(read[1]).toBe(read[0])
      return [read[0], await asked(tx)]
    })
    expect(after).not.toBe(inside)
  })
})

describe('several things asked together', () => {
  it('throws the first error only once none asks any more', async () => {
    const order: string[] = []
    const fails = async () => {
      throw new Error('the first')
    }
    const goesOn = async (tx: Tx) => {
      await asked(tx)
      await asked(tx, 'once more')
      order.push('asked')
    }
    const both = within(true, tx => together([fails(), goesOn(tx)])).catch((error: Error) => {
      order.push(error.message)
    })
    await both
    expect(order).toEqual(['asked', 'the first'])
  })
})
