import { beforeAll, describe, expect, test } from 'vitest'
import { publicActor, systemActor } from './access/actor.ts'
import type { Runner } from './runner.ts'
import { birdDoor } from './testing/found-birds/door.ts'
import { foundBirds } from './testing/found-birds/index.ts'
import { closeClub, hurry } from './testing/found-birds/units.ts'
import { testWeb } from './testing/web.ts'

const club = birdDoor()
const noon = '2026-03-03T12:00:00Z'
const made: { runner?: Runner } = {}

beforeAll(() => {
  made.runner = testWeb(club.database, [foundBirds], { clock: { now: () => club.at.now } }).runner
})
const runner = (): Runner => {
  if (!made.runner) throw new Error('The runner is made in beforeAll: use it inside a test')
  return made.runner
}
const anyone = () => ({
  actor: publicActor(club.council),
  via: 'page' as const,
  requestId: crypto.randomUUID(),
  purpose: 'to tell the time',
})

describe('what the public does', () => {
  test('without a name is run in its half day, with random ids, and cannot make a job', async () => {
    const run = runner().run(hurry, { called: 'no-name' }, anyone())
    await expect(run).rejects.toThrow('A job keeps when it was made')
    expect(await club.events()).toEqual([])
  })

  test('with a name has ordinary times and ids, but keeps no request either', async () => {
    const { now, id } = await runner().run(hurry, { called: 'name' }, anyone())
    expect(now).toBe('2026-03-03T16:05:27Z')
    expect(id[14]).toBe('7')
    const [event] = await club.events()
    expect(event).toMatchObject({ request_id: null, purpose: null, actor_role: 'public' })
    expect(event.at.toISOString()).toBe('2026-03-03T16:05:27.000Z')
    expect(await club.ask('select * from platform.request')).toEqual([])
  })

  test('when refused leaves no more than the half day', async () => {
    await expect(runner().run(closeClub, {}, anyone())).rejects.toThrow()
    const [event] = await club.events()
    expect(event).toMatchObject({ outcome: 'refused', request_id: null, purpose: null })
    expect(event.at.toISOString()).toBe(new Date(noon).toISOString())
    expect(event.id[14]).toBe('4')
  })
})

test('what anybody else does has its time, whatever the command says of names', async () => {
  const caller = { actor: systemActor(club.council), via: 'system' as const }
  await expect(runner().run(hurry, { called: 'no-name' }, caller)).rejects.toThrow()
  const [event] = await club.events()
  expect(event.at.toISOString()).toBe('2026-03-03T16:05:27.000Z')
  expect(event.id[14]).toBe('7')
})
