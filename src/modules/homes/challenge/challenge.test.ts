import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { Conflict, NotAllowed } from '#platform/errors.ts'
import { testDatabase } from '#platform/testing/database.ts'
import { mistakesIn, tableOf } from '#platform/workflow/table.ts'
import { homeIdFor } from '../registry/home-ids.ts'
import { getHome } from '../registry/home-queries.ts'
import { careHome, folderOf } from '../testing/records.ts'
import { addCouncils, rochdale, testRegister } from '../testing/register.ts'
import {
  raiseChallenge,
  refuseChallenge,
  sendChallengeToCqc,
  upholdChallenge,
  withdrawChallenge,
} from './commands.ts'
import { getChallenge, listChallenges } from './queries.ts'
import { type ChallengeAction, type ChallengeState, challengeWorkflow } from './workflow.ts'

const database = testDatabase()
const home = homeIdFor('1-1000001')
const otherHome = homeIdFor('1-1000002')
const register = () => testRegister(database, fixedClock('2026-11-16T10:00:00Z'))
const officer = () => register().as('commissioner')
const quality = () => register().as('quality-officer')
const manager = () => register().as('provider-manager', { homeIds: [home] })
const beds = { homeId: home, factKey: 'beds', proposed: '18', reason: 'Two rooms are offices now' }

beforeAll(async () => {
  await addCouncils(database)
  const folder = await folderOf([
    careHome('1-1000001', { name: 'Alder House' }),
    careHome('1-1000002', { name: 'Birch House', postalCode: 'OL2 2AA' }),
  ])
  await testRegister(database).import({ folder })
})
beforeEach(() => database.superuser.query('truncate homes.challenge'))

const raise = (who = officer(), input: Record<string, unknown> = beds) =>
  register().runner.run(raiseChallenge, input, who)

describe('raising a challenge', () => {
  it('stands beside the fact, which is not overwritten, with a local target of ten working days', async () => {
    const challenge = await raise()
    expect(challenge).toMatchObject({
      ...{ state: 'raised', factLabel: 'Beds', factValue: 20, factNow: 20, proposed: '18', version: 1 },
      ...{ dueOn: '2026-11-30', dueLabel: 'local target', overdue: false, raisedByMe: true },
    })
    const seen = await register().runner.ask(getHome, { homeId: home }, officer())
    expect(seen.beds).toBe(20)
    expect(seen.facts.find(fact => fact.key === 'beds')).toMatchObject({
      value: 20,
      challengeId: challenge.id,
    })
  })

  it('is open to the manager of that home and of no other', async () => {
    expect((await raise(manager())).state).toBe('raised')
    await expect(raise(manager(), { ...beds, homeId: otherHome })).rejects.toThrow(NotAllowed)
    await expect(raise(register().as('provider-staff', { homeIds: [home] }))).rejects.toThrow(NotAllowed)
    await expect(raise(register().as('board-member'))).rejects.toThrow(NotAllowed)
  })

  it('names all that is missing at once', async () => {
    const faults = await raise(officer(), {
      homeId: home,
      factKey: 'colour',
      proposed: ' ',
      reason: '',
    }).catch(e => e.faults)
    expect(faults.map((fault: { field: string }) => fault.field)).toEqual(['factKey', 'proposed', 'reason'])
  })

  it('is refused for a fact that is challenged already', async () => {
    await raise()
    await expect(raise(manager())).rejects.toThrow(/challenged already/)
  })
})

describe('the workflow of a challenge', () => {
  it('has no dead ends', () => {
    expect(mistakesIn(challengeWorkflow)).toEqual([])
  })

  it.each(tableOf(challengeWorkflow))('$action in state $state: $to', async ({ state, action, to }) => {
    const { id, version } = await inState(state)
    const attempt = act(action, id, version)
    if (to) expect((await attempt).state).toBe(to)
    else await expect(attempt).rejects.toThrow(Conflict)
  })

  it('lets nobody but a quality officer settle, and nobody but who raised it withdraw', async () => {
    const { id, version } = await raise()
    const { runner } = register()
    const settle = { challengeId: id, version, outcomeNote: 'x' }
    await expect(runner.run(upholdChallenge, settle, officer())).rejects.toThrow(NotAllowed)
    await expect(runner.run(refuseChallenge, settle, manager())).rejects.toThrow(NotAllowed)
    await expect(runner.run(withdrawChallenge, { challengeId: id, version }, quality())).rejects.toThrow(
      /who raised|person who raised/,
    )
  })

  it('refuses a step on a version that is stale, with both', async () => {
    const { id } = await raise()
    await act('sendToCqc', id, 1)
    const stale = register().runner.run(
      upholdChallenge,
      { challengeId: id, version: 1, outcomeNote: 'Yes' },
      quality(),
    )
    await expect(stale).rejects.toMatchObject({
      detail: { current: { version: 2, state: 'with-cqc' }, sent: { version: 1 } },
    })
  })

  it('leaves an event for each step, without the words', async () => {
    const { id } = await raise()
    await act('uphold', id, 1)
    const { rows } = await database.superuser.query(
      'select action, data from platform.event where subject_id = $1 and outcome = $2 order by at, id',
      [id, 'done'],
    )
    expect(rows).toEqual([
      { action: 'ChallengeRaised', data: { homeId: home, factKey: 'beds' } },
      { action: 'ChallengeUpheld', data: { homeId: home, factKey: 'beds' } },
    ])
  })
})

describe('reading challenges', () => {
  it('shows a manager those of their home, an officer all of the council, another council none', async () => {
    await raise()
    await raise(officer(), { ...beds, homeId: otherHome })
    const list = async (who: ReturnType<typeof officer>) =>
      (await register().runner.ask(listChallenges, {}, who)).total
    expect(await list(officer())).toBe(2)
    expect(await list(manager())).toBe(1)
    expect(await list(register().as('commissioner', { councilId: rochdale }))).toBe(0)
  })

  it('filters by home and by open or settled', async () => {
    const { id } = await raise()
    await act('refuse', id, 1)
    const { runner } = register()
    expect((await runner.ask(listChallenges, { homeId: home, open: 'false' }, officer())).total).toBe(1)
    expect((await runner.ask(listChallenges, { open: true }, officer())).total).toBe(0)
  })

  it('filters by who raised them and by the local target, and tells how they all stand', async () => {
    await raise()
    await raise(quality(), { ...beds, homeId: otherHome })
    const late = testRegister(database, fixedClock('2026-12-01T10:00:00Z'))
    const ask = (input: object, at = register()) => at.runner.ask(listChallenges, input, officer())
    const mine = await ask({ mine: true })
    expect(mine.items.map(item => item.home.id)).toEqual([home])
    expect(mine.counts).toEqual({ open: 2, overdue: 0, openMine: 1 })
    expect((await ask({ mine: 'false' })).items.map(item => item.raisedByMe)).toEqual([false])
    expect((await ask({ overdue: true })).total).toBe(0)
    expect(await ask({ overdue: true, mine: true }, late)).toMatchObject({ total: 1, counts: { overdue: 2 } })
  })

  it('tells when CQC was told and when it was settled', async () => {
    const { id } = await raise()
    expect(await act('sendToCqc', id, 1)).toMatchObject({ sentAt: '2026-11-16T10:00:00Z', closedAt: null })
    expect(await act('uphold', id, 2)).toMatchObject({
      sentAt: '2026-11-16T10:00:00Z',
      closedAt: '2026-11-16T10:00:00Z',
    })
  })

  it('gives one, and marks it overdue when the target has passed', async () => {
    const { id } = await raise()
    const late = testRegister(database, fixedClock('2026-12-01T10:00:00Z'))
    expect((await late.runner.ask(getChallenge, { challengeId: id }, officer())).overdue).toBe(true)
    expect((await register().runner.ask(getChallenge, { challengeId: id }, officer())).overdue).toBe(false)
  })
})

function act(action: ChallengeAction, challengeId: string, version: number) {
  const { runner } = register()
  const step = { challengeId, version }
  if (action === 'sendToCqc')
    return runner.run(sendChallengeToCqc, { ...step, cqcReference: 'E-mail' }, quality())
  if (action === 'uphold') return runner.run(upholdChallenge, { ...step, outcomeNote: 'Right' }, quality())
  if (action === 'refuse') return runner.run(refuseChallenge, { ...step, outcomeNote: 'Wrong' }, quality())
  return runner.run(withdrawChallenge, step, officer())
}

async function inState(state: ChallengeState) {
  const { id } = await raise()
  const ways: Record<ChallengeState, ChallengeAction | undefined> = {
    ...{
      raised: undefined,
      'with-cqc': 'sendToCqc',
      upheld: 'uphold',
      refused: 'refuse',
      withdrawn: 'withdraw',
    },
  }
  const way = ways[state]
  return way ? act(way, id, 1) : { id, version: 1 }
}
