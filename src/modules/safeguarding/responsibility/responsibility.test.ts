import { describe, expect, it } from 'vitest'
import { Conflict } from '#platform/errors.ts'
import { getCase } from '../case/get-case.ts'
import { safeguardingWorld } from '../testing/world.ts'
import { acceptElsewhere, doTell, recordPlaces } from './commands.ts'
import type { ResponsibilityPart } from './schema.ts'

const world = safeguardingWorld()
const worker = () => world.as('safeguarding-practitioner')
const run = world.runner

const record = (concernId: string, version: number, more: object = {}) =>
  run().run(
    recordPlaces,
    { concernId, version, happenedIn: 'own', adultNow: 'same-home', fundedBy: 'this-council', ...more },
    worker(),
  )

async function partOf(concernId: string): Promise<ResponsibilityPart> {
  const { parts } = await run().ask(getCase, { concernId }, worker())
  return parts.responsibility as ResponsibilityPart
}

describe('who is responsible', () => {
  it('the placing authority is told on day one, and how and when is noted once', async () => {
    const { id: concernId } = await world.raised()
    await record(concernId, 0, { fundedBy: 'icb', placedBy: 'The board, continuing care' })
    const [task] = (await partOf(concernId)).tasks
    expect(task).toMatchObject({ to: 'The board, continuing care', dueOn: '2026-11-16', doneOn: null })
    const doing = { concernId, taskId: task?.id ?? '', channel: 'telephone', words: 'Told Mx Reed' } as const
    await run().run(doTell, doing, worker())
    expect((await partOf(concernId)).tasks).toMatchObject([
      { doneOn: '2026-11-16', channel: 'telephone', words: 'Told Mx Reed', to: 'The board, continuing care' },
    ])
    await expect(run().run(doTell, doing, worker())).rejects.toBeInstanceOf(Conflict)
  })

  it('somebody asks before discharge whether it is safe to go back, each time', async () => {
    const { id } = await world.raised()
    await record(id, 0)
    await record(id, 1, { adultNow: 'hospital', backOn: '2026-11-19' })
    expect((await partOf(id)).tasks).toMatchObject([{ code: 'ask-before-return', dueOn: '2026-11-19' }])
  })

  it('an adult who moves in the middle is followed, and what was known before is kept', async () => {
    const { id } = await world.raised()
    await record(id, 0)
    const moved = { adultNow: 'another-home', adultNowIn: 'E10000003' }
    expect((await record(id, 1, moved)).tasks).toEqual(['tell-council-where-adult-is'])
    await expect(record(id, 1, moved)).rejects.toBeInstanceOf(Conflict)
    expect((await partOf(id)).places).toMatchObject({ version: 2, adultNow: 'another-home' })
  })

  it('it is ours until a named person elsewhere accepts it in writing', async () => {
    const { id: concernId } = await world.raised()
    await record(concernId, 0, { happenedIn: 'E10000003' })
    expect(await partOf(concernId)).toMatchObject({ lead: 'E10000003', holds: 'own' })
    const acceptance = {
      concernId,
      councilCode: 'E10000003',
      acceptedBy: 'The manager there',
      acceptedOn: '2026-11-16',
      reason: 'It happened there',
    }
    const spoken = run().run(acceptElsewhere, { ...acceptance, inWriting: false }, worker())
    await expect(spoken).rejects.toMatchObject({ faults: [{ field: 'inWriting' }] })
    await run().run(acceptElsewhere, { ...acceptance, inWriting: true }, worker())
    expect(await partOf(concernId)).toMatchObject({ lead: 'E10000003', holds: 'E10000003' })
  })
})
