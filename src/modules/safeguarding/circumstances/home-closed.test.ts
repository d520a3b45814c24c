import { beforeEach, describe, expect, it } from 'vitest'
import { systemActor } from '#platform/access/actor.ts'
import { allocateConcern, lookAtConcern, restrictConcern } from '../concern/commands.ts'
import { SOUTH, safeguardingWorld } from '../testing/world.ts'
import { tellOfClosedHomes } from './home-closed.ts'

const world = safeguardingWorld()
const run = world.runner
const manager = () => world.as('safeguarding-manager')
const practitioner = () => world.as('safeguarding-practitioner')
const south = () => world.as('safeguarding-practitioner', SOUTH)
const idOf = (caller: ReturnType<typeof manager>) => caller.actor.id ?? ''
const rows = async (text: string, ...values: unknown[]) =>
  (await world.database.superuser.query(text, values)).rows

const tell = () => run().run(tellOfClosedHomes, {}, { actor: systemActor(world.councilId), via: 'system' })

async function closes(on = '2026-11-16'): Promise<void> {
  await rows(
    `insert into homes.change (id, home_id, council_id, kind, on_date, noticed_at)
     values (gen_random_uuid(), $1, $2, 'closed', $3, '2026-11-16T03:00:00Z')`,
    ...[world.homeId, world.councilId, on],
  )
  await rows('update homes.home set registered = false where id = $1', world.homeId)
}

const toldNow = async () =>
  (await rows(`select to_account, link, body from platform.message where template = 'home-closed'`)).map(
    ({ to_account, link, body }) => ({ to: to_account, link, body }),
  )

async function taken(by = practitioner()): Promise<string> {
  const { id } = await world.raised()
  await run().run(lookAtConcern, { concernId: id, version: 1 }, by)
  return id
}

beforeEach(async () => {
  await rows('delete from platform.message')
  await rows('delete from homes.change')
  await rows('update homes.home set registered = true')
  await rows(`update safeguarding.concern set state = 'closed'`)
  await rows('update platform.exclusion set ended_at = now()')
})

describe('a home that closes while a case is open', () => {
  it('is told once to whoever has a part in it and to its team, with what to check and no word of the case', async () => {
    const concernId = await taken()
    const given = { concernId, version: 2, teamId: world.teams.south }
    await run().run(allocateConcern, given, manager())
    await closes()
    expect(await tell()).toMatchObject({ cases: 1 })
    const told = await toldNow()
    expect(told.map(one => one.to).sort()).toEqual([idOf(practitioner()), idOf(south())].sort())
    for (const { link, body } of told) {
      expect(link).toBe(`/safeguarding/concerns/${concernId}`)
      for (const words of ['where do they move', 'advocate', 'who follows them'])
        expect(body).toContain(words)
      for (const words of ['Ivy', 'floor', 'Test House']) expect(body).not.toContain(words)
    }
    expect(await tell()).toEqual({ cases: 0, messages: 0 })
  })

  it('is one message to somebody who has several cases there, to the page of that home', async () => {
    await taken()
    await taken()
    await closes()
    await tell()
    const mine = (await toldNow()).filter(one => one.to === idOf(practitioner()))
    expect(mine.map(one => one.link)).toEqual([`/homes/${world.homeId}`])
  })

  it('is told to the managers where nobody has taken the case', async () => {
    await world.raised()
    await closes()
    await tell()
    expect((await toldNow()).map(one => one.to)).toEqual([idOf(manager())])
  })

  it('is told of a restricted case to those who have a part in it alone, and to nobody who is kept away', async () => {
    const concernId = await taken()
    const restricted = { concernId, version: 2, restricted: true, words: 'Because' }
    await run().run(restrictConcern, restricted, manager())
    const kept = await taken(south())
    await rows(
      `insert into platform.exclusion (council_id, id, account_id, subject_type, subject_id, reason)
       values ($1, gen_random_uuid(), $2, 'concern', $3, 'A conflict')`,
      ...[world.councilId, idOf(south()), kept],
    )
    await closes()
    await tell()
    const told = await toldNow()
    const parts = await rows(
      'select distinct account_id from safeguarding.case_role where concern_id = $1 and ended_at is null',
      concernId,
    )
    const ofRestricted = told.filter(one => one.link.endsWith(concernId) || one.link.startsWith('/homes'))
    expect(ofRestricted.map(one => one.to).sort()).toEqual(parts.map(one => one.account_id).sort())
    expect(told.map(one => one.to)).not.toContain(idOf(south()))
  })

  it('is not told of a case that came later, one that is closed, or a closing that proved not to be so', async () => {
    const concernId = await taken()
    await closes('2026-11-15')
    expect(await tell()).toEqual({ cases: 0, messages: 0 })
    await closes()
    await rows('update homes.change set withdrawn_at = now()')
    expect(await tell()).toEqual({ cases: 0, messages: 0 })
    await closes()
    await rows(`update safeguarding.concern set state = 'closed' where id = $1`, concernId)
    expect(await tell()).toEqual({ cases: 0, messages: 0 })
  })
})
