import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { getCase } from '../case/get-case.ts'
import { concernDue } from '../concern/clock.ts'
import { lookAtConcern } from '../concern/commands.ts'
import { decideConcern } from '../concern/decide.ts'
import { listConcerns } from '../concern/queries.ts'
import { noteNotGiven } from '../reply/commands.ts'
import { safeguardingWorld } from '../testing/world.ts'
import { chaseWait } from '../waiting/commands.ts'
import { pauseConcern, resumeConcern } from './commands.ts'
import type { PausesView } from './schema.ts'

const world = safeguardingWorld()
const practitioner = () => world.as('safeguarding-practitioner')
const day = (text: string) => Temporal.PlainDate.from(text)

const pause = (concernId: string, more: object = {}, now?: string) =>
  world
    .runner(now)
    .run(
      pauseConcern,
      { concernId, version: 1, reason: 'police', safety: 'Two carers tonight.', ...more } as never,
      practitioner(),
    )

const caseOf = (concernId: string, now?: string) =>
  world.runner(now).ask(getCase, { concernId }, practitioner())

const pausesOf = async (concernId: string, now?: string) =>
  (await caseOf(concernId, now)).parts.pauses as PausesView

const listed = async (list: string, now: string) =>
  (await world.runner(now).ask(listConcerns, { list, perPage: 100 } as never, practitioner())).items.map(
    item => item.id,
  )

describe('the clock of a concern', () => {
  it('runs from the day it came, under the target that held on that day', () => {
    const received = { state: 'received', danger: 'no', receivedOn: day('2026-11-27') } as const
    const settings = [{ code: 'first-look', days: 5, from: '2026-11-28' }] as const
    expect(concernDue(received, [], day('2026-11-27'))).toBe('2026-11-30')
    expect(concernDue(received, [], day('2026-11-30'), settings)).toBe('2026-11-30')
    expect(concernDue({ ...received, receivedOn: day('2026-11-28') }, [], day('2026-11-28'), settings)).toBe(
      '2026-12-04',
    )
    expect(
      concernDue(received, [], day('2026-11-27'), [{ code: 'first-look', days: null, from: '2026-01-01' }]),
    ).toBeNull()
    expect(concernDue({ ...received, state: 'enquiry' }, [], day('2026-11-27'))).toBeNull()
  })

  it('is never moved by a pause where somebody may be in danger now', () => {
    const pauses = fc.array(
      fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 9 })).map(([after, days]) => ({
        reason: 'police',
        from: day('2026-11-20').add({ days: after }),
        to: day('2026-11-20').add({ days: after + days }),
      })),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(pauses, fc.constantFrom('received', 'looking' as const), (held, state) => {
        const clock = { state, danger: 'now', receivedOn: day('2026-11-20') } as const
        expect(concernDue(clock, held, day('2026-11-25'))).toBe('2026-11-25')
      }),
    )
  })

  it('stands still for a reason, with a look at the risk, and comes back on its day', async () => {
    const { id } = await world.raised()
    // What runs beside its own clock does not stand still.
    await world.runner().run(noteNotGiven, { concernId: id, reason: 'untraceable' }, practitioner())
    expect((await caseOf(id)).dueOn).toBe('2026-11-17')
    await pause(id, { reviewOn: '2026-11-25', words: 'DC Malik asks us to wait.' })
    const paused = await caseOf(id)
    expect(paused).toMatchObject({ paused: true, dueOn: '2026-11-25', overdue: false })
    expect(paused.notes[0]).toMatchObject({ kind: 'risk', words: 'Two carers tonight.' })
    expect(paused.riskLookedAt).not.toBeNull()
    expect(paused.riskNextOn).toBe(paused.dueOn)
    expect(paused.waiting).toMatchObject([{ whom: 'The police', chaseOn: '2026-11-25' }])
    expect(await listed('over-target', '2026-11-24T09:00:00Z')).not.toContain(id)
    expect(await listed('over-target', '2026-11-25T09:00:00Z')).toContain(id)
    expect(await listed('waiting', '2026-11-20T09:00:00Z')).toContain(id)
  })

  it('goes on with a day, and its target moves by the days it stood still', async () => {
    const { id } = await world.raised()
    await pause(id, { reviewOn: '2026-11-25' })
    const later = world.runner('2026-11-24T09:00:00Z')
    const resume = (resumedOn?: string) =>
      later.run(resumeConcern, { concernId: id, version: 2, resumedOn }, practitioner())
    await expect(resume('2026-11-25')).rejects.toMatchObject({ faults: [{ field: 'resumedOn' }] })
    await expect(resume('2026-11-15')).rejects.toMatchObject({ faults: [{ field: 'resumedOn' }] })
    await resume('2026-11-23')
    const now = '2026-11-24T09:00:00Z'
    expect(await caseOf(id, now)).toMatchObject({ paused: false, dueOn: '2026-11-23', waiting: [] })
    const pauses = await pausesOf(id, now)
    expect(pauses).toMatchObject({ paused: false, daysUsed: 2, daysPaused: 4 })
    expect(pauses.items).toMatchObject([
      { fromOn: '2026-11-16', toOn: '2026-11-23', by: 'safeguarding-practitioner' },
    ])
    await expect(resume()).rejects.toMatchObject({ name: 'Conflict' })
  })

  it('is refused without a word on safety, on a past day, twice, stale, and once it is decided', async () => {
    const { id } = await world.raised()
    await expect(pause(id, { safety: ' ' })).rejects.toMatchObject({ faults: [{ field: 'safety' }] })
    await expect(pause(id, { reviewOn: '2026-11-16' })).rejects.toMatchObject({
      faults: [{ field: 'reviewOn' }],
    })
    await expect(pause(id, { reviewOn: '2028-11-16' })).rejects.toMatchObject({
      faults: [{ field: 'reviewOn' }],
    })
    await expect(pause(id, { reason: 'tired' })).rejects.toMatchObject({ faults: [{ field: 'reason' }] })
    await expect(pause(id, { version: 7 })).rejects.toMatchObject({ name: 'Conflict' })
    await pause(id)
    await expect(pause(id, { version: 2 })).rejects.toMatchObject({ name: 'Conflict' })
  })

  it('is refused while somebody may be in danger now, and taken once they were looked at', async () => {
    const { id } = await world.raised({ danger: 'now', dangerWords: 'He is in the room.' })
    await expect(pause(id)).rejects.toThrow(/never pauses/)
    await world.runner().run(lookAtConcern, { concernId: id, version: 1 }, practitioner())
    await pause(id, { version: 2 })
    expect((await caseOf(id)).paused).toBe(true)
  })

  it('stays paused when somebody takes it, and is over with the decision', async () => {
    const { id } = await world.raised()
    await pause(id, { reviewOn: '2026-11-25' })
    await world.runner().run(lookAtConcern, { concernId: id, version: 2 }, practitioner())
    expect(await caseOf(id)).toMatchObject({ state: 'looking', paused: true, dueOn: '2026-11-25' })
    const limbs = { needs: { answer: 'yes' }, abuse: { answer: 'yes' }, protect: { answer: 'yes' } } as const
    const decision = { concernId: id, version: 3, limbs, outcome: 'enquiry' } as const
    await world.runner().run(decideConcern, decision, practitioner())
    expect(await caseOf(id)).toMatchObject({ state: 'enquiry', paused: false, dueOn: null, waiting: [] })
    expect((await pausesOf(id)).items).toMatchObject([{ toOn: '2026-11-16' }])
    await expect(pause(id, { version: 4 })).rejects.toThrow(/decided/)
  })

  it('comes back on another day where whoever holds it up was asked again', async () => {
    const { id } = await world.raised()
    await pause(id, { reviewOn: '2026-11-25' })
    const [wait] = (await caseOf(id)).waiting
    const input = { concernId: id, waitId: wait?.id ?? '', version: 1, chaseOn: '2026-12-02' }
    await world.runner('2026-11-25T09:00:00Z').run(chaseWait, input, practitioner())
    expect(await caseOf(id)).toMatchObject({ paused: true, dueOn: '2026-12-02' })
    expect((await pausesOf(id)).items).toMatchObject([{ reviewOn: '2026-12-02' }])
  })
})
