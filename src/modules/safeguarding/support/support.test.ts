import { describe, expect, it } from 'vitest'
import { Conflict } from '#platform/errors.ts'
import { tableOf } from '#platform/workflow/table.ts'
import { getCase } from '../case/get-case.ts'
import { closeConcern } from '../concern/commands.ts'
import { decideConcern } from '../concern/decide.ts'
import { safeguardingWorld } from '../testing/world.ts'
import { supportersOfCase } from './case-part.ts'
import { endSupport, nameSupporter, recordContact } from './commands.ts'
import { type SupportAction, type SupportState, supportWorkflow } from './workflow.ts'

const world = safeguardingWorld()
const practitioner = () => world.as('safeguarding-practitioner')
const run = (now?: string) => world.runner(now)

const name = (concernId: string, more: object = { name: 'Sylvia Orme, a friend' }) =>
  run().run(nameSupporter, { concernId, ...more }, practitioner())
const contact = { kind: 'met', onDay: '2026-11-15', words: 'She laughed.' } as const

describe('support', () => {
  it('is by somebody named, of the council or outside', async () => {
    const { id } = await world.raised()
    await expect(name(id, {})).rejects.toMatchObject({ faults: [{ field: 'accountId' }] })
    await name(id)
    await name(id, { accountId: practitioner().actor.id, nextOn: '2026-11-20' })
    const whole = await run('2026-11-21T09:00:00Z').ask(getCase, { concernId: id }, practitioner())
    expect(supportersOfCase(whole).map(one => [one.name, one.outside, one.overdue])).toEqual([
      ['Sylvia Orme, a friend', true, false],
      ['safeguarding-practitioner', false, true],
    ])
  })

  it('goes on after the case is closed', async () => {
    const { id: concernId } = await world.raised()
    const { id: supporterId } = await name(concernId)
    const limbs = { needs: { answer: 'yes' }, abuse: { answer: 'yes' }, protect: { answer: 'yes' } } as const
    await run().run(decideConcern, { concernId, version: 1, limbs, outcome: 'enquiry' }, practitioner())
    await run().run(
      closeConcern,
      { concernId, version: 2, closingReason: 'accepted-elsewhere' },
      practitioner(),
    )
    const met = { concernId, supporterId, version: 1, ...contact, nextOn: '2026-11-22' }
    expect((await run().run(recordContact, met, practitioner())).state).toBe('keeping-in-touch')
  })

  it('ends only with their word, or a reason that is written down', async () => {
    const { id: concernId } = await world.raised()
    const { id: supporterId } = await name(concernId)
    const end = { concernId, supporterId, version: 1 }
    const wrong = run().run(endSupport, { ...end, ground: 'persons-word', words: ' ' }, practitioner())
    await expect(wrong).rejects.toMatchObject({ faults: [{ field: 'words' }] })
    const said = { ground: 'persons-word', words: 'She said that it is enough.' } as const
    expect((await run().run(endSupport, { ...end, ...said }, practitioner())).state).toBe('ended')
  })

  it('writes no contact down that has not been yet', async () => {
    const { id: concernId } = await world.raised()
    const { id: supporterId } = await name(concernId)
    const soon = { concernId, supporterId, version: 1, ...contact, onDay: '2026-11-17' }
    await expect(run().run(recordContact, soon, practitioner())).rejects.toMatchObject({
      faults: [{ field: 'onDay' }],
    })
  })

  const act = (action: SupportAction, concernId: string, supporterId: string, version: number) => {
    const about = { concernId, supporterId, version }
    if (action === 'contact') return run().run(recordContact, { ...about, ...contact }, practitioner())
    return run().run(
      endSupport,
      { ...about, ground: 'recorded-reason', words: 'Moved far away' },
      practitioner(),
    )
  }
  const wayTo: Record<SupportState, readonly SupportAction[]> = { 'keeping-in-touch': [], ended: ['end'] }

  it.each(tableOf(supportWorkflow))('$action in state $state: $to', async ({ state, action, to }) => {
    const { id: concernId } = await world.raised()
    const { id } = await name(concernId)
    let version = 1
    for (const way of wayTo[state]) version = (await act(way, concernId, id, version)).version
    const attempt = act(action, concernId, id, version)
    if (to) expect((await attempt).state).toBe(to)
    else await expect(attempt).rejects.toBeInstanceOf(Conflict)
  })
})
