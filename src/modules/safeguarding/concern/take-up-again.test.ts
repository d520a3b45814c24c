import { describe, expect, it } from 'vitest'
import { Conflict } from '#platform/errors.ts'
import { getCase } from '../case/get-case.ts'
import { safeguardingWorld } from '../testing/world.ts'
import { closeConcern, restrictConcern } from './commands.ts'
import { decideConcern } from './decide.ts'
import { takeUpAgain } from './take-up-again.ts'

const world = safeguardingWorld()
const worker = () => world.as('safeguarding-practitioner')
const manager = () => world.as('safeguarding-manager')
const run = () => world.runner()
const limbs = { needs: { answer: 'yes' }, abuse: { answer: 'yes' }, protect: { answer: 'yes' } } as const

async function closed(closingReason = 'accepted-elsewhere') {
  const { id: concernId, reference } = await world.raised({ words: 'The first time.' })
  await run().run(decideConcern, { concernId, version: 1, limbs, outcome: 'enquiry' }, worker())
  await run().run(closeConcern, { concernId, version: 2, closingReason }, worker())
  return { concernId, reference }
}
const again = (concernId: string, who = worker()) =>
  run().run(takeUpAgain, { concernId, danger: 'no', words: 'It has happened again.' }, who)

describe('a closed case that is taken up again', () => {
  it('stays as it is, and is linked to a new concern about the same adult', async () => {
    const { concernId, reference } = await closed()
    const { id } = await again(concernId)
    const before = await run().ask(getCase, { concernId }, worker())
    expect(before).toMatchObject({ state: 'closed', words: { account: 'The first time.' }, version: 3 })
    const whole = await run().ask(getCase, { concernId: id }, worker())
    expect(whole).toMatchObject({ state: 'received', adult: before.adult, home: before.home })
    expect(whole.related).toMatchObject([{ reference, kind: 'reopens' }])
  })

  it('is not taken up while it is open', async () => {
    const { id } = await world.raised()
    await expect(again(id)).rejects.toBeInstanceOf(Conflict)
  })

  it('that is restricted gives a restricted one, for whoever took it up', async () => {
    const { concernId } = await closed()
    const why = { concernId, version: 3, restricted: true, words: 'A relative works here' }
    await run().run(restrictConcern, why, manager())
    const { id } = await again(concernId, manager())
    expect(await run().ask(getCase, { concernId: id }, manager())).toMatchObject({ restricted: true })
    await expect(run().ask(getCase, { concernId: id }, worker())).rejects.toThrow(
      'ring the safeguarding manager',
    )
  })
})

describe('a mistaken report', () => {
  it('is kept with its words and marked, and nobody is labelled for it', async () => {
    const { concernId } = await closed('mistaken')
    const whole = await run().ask(getCase, { concernId }, worker())
    expect(whole).toMatchObject({ state: 'closed', words: { account: 'The first time.' } })
    const { rows } = await world.database.superuser.query(
      `select closing_reason from safeguarding.concern where id = $1`,
      [concernId],
    )
    expect(rows).toEqual([{ closing_reason: 'mistaken' }])
    expect(JSON.stringify(whole)).not.toMatch(/malicious|vexatious|false report|persistent/i)
  })
})
