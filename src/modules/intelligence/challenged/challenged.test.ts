import { beforeAll, describe, expect, it } from 'vitest'
import type { PersonRole } from '#platform/access/roles.ts'
import { exportAttention, listAttention } from '../attention/queries.ts'
import { getHomeEdition, getPicture } from '../pictures/queries.ts'
import { tellSignals } from '../tellings/tell.ts'
import { aSignal } from '../testing/signals.ts'
import { intelligenceWorld } from '../testing/world.ts'
import { asCorrected } from './correcting.ts'
import { factKeyOf } from './fact-of.ts'
import { openOn } from './open.ts'

const world = intelligenceWorld()
const [home = ''] = world.homeIds
const register = {
  ...{ what: 'cqc.rating', theme: null, restriction: 'published' as const, untilNext: true, expiresOn: null },
  ...{ source: { kind: 'cqc-register', family: 'regulator' as const }, standing: 'found' as const },
  ...{ reliability: 'A' as const, measure: { kind: 'grade' as const, grade: 'inadequate' } },
}
const rating = aSignal(home, 'register/rating', '2026-10-01', register)
const at = (day: string) => world.runner(`${day}T12:00:00Z`)
const picture = (day: string, on?: string) =>
  at(day).ask(getPicture, { homeId: home, ...(on ? { on } : {}) }, world.as('quality-officer'))
const own = async (day: string) =>
  (await at(day).ask(getHomeEdition, { homeId: home }, world.as('provider-manager'))).facts
const act = (name: string, input: object, day: string, role: PersonRole) =>
  at(day).run(world.command(name), input, world.as(role)) as Promise<{ id: string; version: number }>
const isReason = ({ reasons }: Awaited<ReturnType<typeof picture>>) =>
  reasons.some(one => one.signals.some(signal => signal.key === 'homes:register/rating'))
const flags = ({ reasons, exposure }: Awaited<ReturnType<typeof picture>>) =>
  [...reasons.flatMap(one => one.signals), ...exposure].flatMap(one => one.challenge ?? [])

describe('a fact that a home challenges', () => {
  let challenge: { id: string; version: number }

  beforeAll(async () => {
    await world.within(tx =>
      tellSignals(tx, {
        ...{ councilId: world.councilId, source: 'homes', signals: [rating] },
        now: Temporal.Instant.from('2026-10-02T12:00:00Z'),
      }),
    )
  })

  it('is a reason without a flag, and the home is shown which fact it is', async () => {
    await world.worked('2026-11-02T12:00:00Z')
    expect(isReason(await picture('2026-11-02'))).toBe(true)
    expect(flags(await picture('2026-11-02'))).toEqual([])
    expect(await own('2026-11-02')).toMatchObject([{ factKey: 'rating', challenge: null }])
  })

  it('is flagged wherever it is a reason, with the day by which it is answered', async () => {
    const raise = { homeId: home, factKey: 'rating', proposed: 'Good', reason: 'The new report says so.' }
    challenge = await act('homes.raiseChallenge', raise, '2026-11-03', 'provider-manager')
    const flagged = { id: challenge.id, dueOn: '2026-11-17' }
    const officer = await picture('2026-11-03')
    expect(isReason(officer)).toBe(true)
    expect(flags(officer)).toEqual(expect.arrayContaining([flagged]))
    expect(await own('2026-11-03')).toMatchObject([{ challenge: flagged }])
    for (const query of [listAttention, exportAttention]) {
      const { items } = await at('2026-11-03').ask(query, {}, world.as('quality-officer'))
      expect(items.filter(one => one.challenged).map(one => one.homeId)).toEqual([home])
    }
  })

  it('is corrected from the day on which it is upheld, and the days before stay as they were known', async () => {
    await world.worked('2026-11-09T12:00:00Z')
    const before = await picture('2026-11-09')
    const uphold = { challengeId: challenge.id, version: challenge.version, outcomeNote: 'CQC agreed.' }
    await act('homes.upholdChallenge', uphold, '2026-11-10', 'quality-officer')
    await world.worked('2026-11-10T12:00:00Z')
    const after = await picture('2026-11-10')
    expect(isReason(after)).toBe(false)
    expect(flags(after)).toEqual([])
    const then = await picture('2026-11-10', '2026-11-09')
    expect([then.inputsHash, then.reasons]).toEqual([before.inputsHash, before.reasons])
    expect(flags(then).length).toBeGreaterThan(0)
    await world.worked('2026-12-01T12:00:00Z')
    expect(isReason(await picture('2026-12-01'))).toBe(false)
    expect(await own('2026-12-01')).toEqual([])
  })

  it('counts again where the register tells it anew with another value', async () => {
    await world.database.superuser.query(`update homes.challenge set fact_value = '"Inadequate"'`)
    const told = asCorrected('homes', [rating], new Set())
    expect(told[0]?.signal?.standing).toBe('found')
    await world.within(tx =>
      tellSignals(tx, {
        ...{ councilId: world.councilId, source: 'homes', signals: told },
        now: Temporal.Instant.from('2026-12-02T12:00:00Z'),
      }),
    )
    await world.worked('2026-12-02T12:00:00Z')
    expect(isReason(await picture('2026-12-02'))).toBe(true)
  })
})

describe('the fact that a signal stands on', () => {
  it.each([
    ['homes', 'cqc.rating', 'rating'],
    ['homes-state', 'cqc.manager-vacant', 'managerListed'],
    ['homes', 'cqc.rating.safe', null],
    ['partners', 'cqc.rating', null],
    ['safeguarding', 'safeguarding.concern', null],
  ])('of %s, %s is %s', (source, what, factKey) => {
    expect(factKeyOf({ source, what })).toBe(factKey)
  })

  it.each([
    ['2026-11-02', 0],
    ['2026-11-03', 1],
    ['2026-11-08', 1],
    ['2026-11-09', 0],
  ])('is challenged on %s by %i', (on, open) => {
    const challenge = {
      ...({ id: 'a', homeId: home, factKey: 'rating', state: 'refused', dueOn: null, stands: true } as const),
      raisedAt: Temporal.Instant.from('2026-11-03T09:00:00Z'),
      closedAt: Temporal.Instant.from('2026-11-09T09:00:00Z'),
    }
    expect(openOn([challenge], on)).toHaveLength(open)
  })
})
