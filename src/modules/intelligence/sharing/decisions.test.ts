import { describe, expect, it } from 'vitest'
import type { PersonRole } from '#platform/access/roles.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '#platform/errors.ts'
import { sharingWorld } from '../testing/sharing-world.ts'
import * as decision from './decision-units.ts'
import * as queries from './queries.ts'

const { world, own, small, by, idOf, run, officer, held } = sharingWorld()

describe('a decision', () => {
  const decide = (sharingId: string, more: object = {}) =>
    run().run(
      decision.decideAtSharing,
      {
        ...{ sharingId, homeId: own, what: 'Go at night.', why: 'Nobody has.', dueOn: '2026-11-18' },
        ...{ ownerId: idOf('practice-officer'), audience: 'council', ...more },
      },
      officer,
    )
  const mine = (role: PersonRole, now?: string) => run(now).ask(decision.mySharingDecisions, {}, by(role))
  const ofHome = (role: PersonRole, homeId = own) => run().ask(queries.getHomeSharing, { homeId }, by(role))

  it('is with its owner until it is done with a word, and is seen to be past its day', async () => {
    const sharingId = await held()
    const { id } = await decide(sharingId)
    const late = '2026-11-20T09:00:00Z'
    expect((await mine('practice-officer', late)).items).toMatchObject([
      { id, what: 'Go at night.', overdue: true, mine: true },
    ])
    const overdue = await run(late).ask(decision.listSharingDecisions, { show: 'overdue' }, officer)
    expect(overdue.items.map(one => one.id)).toEqual([id])
    const end = { sharingDecisionId: id, version: 1, words: 'Two were up, and well.' }
    await run(late).run(decision.finishSharingDecision, end, by('practice-officer'))
    expect((await mine('practice-officer')).items).toEqual([])
    const done = await run().ask(decision.getSharingDecision, { sharingDecisionId: id }, officer)
    expect(done).toMatchObject({ state: 'done', endedOn: '2026-11-20', cameOfIt: 'Two were up, and well.' })
    await expect(run().run(decision.leaveSharingDecision, { ...end, version: 2 }, officer)).rejects.toThrow(
      Conflict,
    )
  })

  it('is read by those who hold meetings and its owner alone, and on the home’s page likewise', async () => {
    const sharingId = await held()
    const { id: sharingDecisionId } = await decide(sharingId)
    const read = (role: PersonRole) => run().ask(decision.getSharingDecision, { sharingDecisionId }, by(role))
    await expect(read('partner')).rejects.toThrow(NotAllowed)
    await expect(read('provider-manager')).rejects.toThrow(NotAllowed)
    expect((await ofHome('quality-officer')).open).toHaveLength(1)
    expect(await ofHome('partner')).toMatchObject({ open: [], last: { id: sharingId } })
    expect(await ofHome('duty-worker')).toMatchObject({ open: [], last: null, meetings: 0 })
    await expect(ofHome('provider-manager')).rejects.toThrow(NotAllowed)
    const atMeeting = await run().ask(queries.getSharingMeeting, { sharingId }, by('partner'))
    expect(atMeeting.decisions).toEqual([])
  })

  it('of a small home stays with those who have a role in cases, and whoever does it', async () => {
    const sharingId = await held([own, small])
    const { id } = await decide(sharingId, { homeId: small })
    const read = (role: PersonRole) =>
      run().ask(decision.getSharingDecision, { sharingDecisionId: id }, by(role))
    await expect(read('quality-officer')).rejects.toThrow(NotFound)
    expect((await read('safeguarding-manager')).audience).toBe('case-roles')
    expect((await read('practice-officer')).mine).toBe(true)
  })

  it('needs a day to come and somebody who can do it, and leaves no word in the log', async () => {
    const sharingId = await held()
    await expect(decide(sharingId, { dueOn: '2026-11-15' })).rejects.toThrow(Invalid)
    await expect(decide(sharingId, { ownerId: idOf('provider-manager') })).rejects.toThrow(Invalid)
    await decide(sharingId)
    const { rows } = await world.database.superuser.query(
      `select 1 from platform.event where data::text like '%at night%'`,
    )
    expect(rows).toEqual([])
  })
})
