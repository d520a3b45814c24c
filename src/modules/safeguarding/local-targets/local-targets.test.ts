import { describe, expect, it } from 'vitest'
import { safeguardingTargets } from '#law/safeguarding-targets.ts'
import { getCase } from '../case/get-case.ts'
import { listConcerns } from '../concern/queries.ts'
import { enquiriesIn } from '../testing/enquiries.ts'
import { safeguardingWorld } from '../testing/world.ts'
import { setLocalTarget } from './commands.ts'
import { getLocalTarget, listLocalTargets } from './queries.ts'
import { lengthInWords } from './view.ts'

const world = safeguardingWorld()
const { planned, enquiryOf } = enquiriesIn(world)
const manager = () => world.as('safeguarding-manager')

const set = (targetCode: string, more: object, now?: string) =>
  world
    .runner(now)
    .run(setLocalTarget, { targetCode, words: 'Agreed with the Board.', ...more } as never, manager())

const one = (targetCode: string, now?: string) =>
  world.runner(now).ask(getLocalTarget, { targetCode }, manager())

describe('a local target', () => {
  it('is listed as one, each with where it is from, beside the clocks of the law that nobody changes', async () => {
    const { items, law } = await world.runner().ask(listLocalTargets, {}, manager())
    expect(items.map(item => item.code)).toEqual(safeguardingTargets.map(target => target.code))
    expect(items.every(item => item.standing === 'local target' && item.source !== '')).toBe(true)
    expect(law.map(clock => clock.citation).join(' ')).toMatch(
      /UK GDPR, article 12.*Freedom of Information Act/,
    )
    expect(law.map(clock => clock.length)).toEqual(['1 month, 2 more where it is complex', '20 working days'])
  })

  it('changes from a day still to come, with a reason, and its history stays', async () => {
    await set('chase', { days: 3, counting: 'working', fromOn: '2026-12-01' })
    await set('chase', { days: 5, fromOn: '2026-12-01', words: 'Three was too short.' })
    const before = await one('chase')
    expect(before.target).toMatchObject({ days: 7, next: { days: 5, fromOn: '2026-12-01' }, changes: 2 })
    expect(before.changes).toMatchObject([
      { days: 5, reason: 'Three was too short.', by: 'safeguarding-manager' },
      { days: 3, reason: 'Agreed with the Board.' },
    ])
    expect((await one('chase', '2026-12-01T09:00:00Z')).target).toMatchObject({
      ...{ days: 5, counting: 'calendar', source: 'Set by this council', next: null },
    })
  })

  it('is refused for a day that has begun, an odd number, an unknown one, and without a reason', async () => {
    await expect(set('chase', { days: 3, fromOn: '2026-11-16' })).rejects.toThrow(/keep the target/)
    await expect(set('chase', { days: 3, fromOn: '2030-01-01' })).rejects.toMatchObject({
      faults: [{ field: 'fromOn' }],
    })
    await expect(set('chase', { days: 1.5, fromOn: '2026-12-01' })).rejects.toMatchObject({
      faults: [{ field: 'days' }],
    })
    await expect(set('sleep', { days: 1, fromOn: '2026-12-01' })).rejects.toMatchObject({
      faults: [{ field: 'targetCode' }],
    })
    await expect(set('chase', { days: 1, fromOn: '2026-12-01', words: ' ' })).rejects.toMatchObject({
      faults: [{ field: 'words' }],
    })
    await expect(one('sleep')).rejects.toMatchObject({ name: 'NotFound' })
  })

  it('can be none', async () => {
    await set('dispute', { fromOn: '2026-11-20' })
    expect((await one('dispute', '2026-11-20T09:00:00Z')).target).toMatchObject({ days: null })
    const lengths = [null, 0, 1, 28].map(days => lengthInWords({ days, counting: 'working' }))
    expect(lengths).toEqual(['no target', 'the same day', '1 working day', '28 working days'])
  })

  it('that changes leaves clocks that have begun as they are, and holds for those that begin then', async () => {
    const before = await world.raised()
    const enquiry = await planned()
    await set('first-look', { days: 4, counting: 'working', fromOn: '2026-11-18' })
    await set('enquiry', { days: 7, counting: 'calendar', fromOn: '2026-11-18' })
    const later = '2026-11-18T09:00:00Z'
    const ask = (concernId: string) =>
      world.runner(later).ask(getCase, { concernId }, world.as('safeguarding-practitioner'))
    expect((await ask(before.id)).dueOn).toBe('2026-11-17')
    expect((await enquiryOf(enquiry)).dueOn).toBe('2027-01-11')
    const after = await world.raised({}, later)
    expect((await ask(after.id)).dueOn).toBe('2026-11-24')
    const late = await world.runner(later).ask(listConcerns, { list: 'over-target' }, manager())
    expect(late.items.filter(item => item.overdue).map(item => item.id)).toEqual([before.id])
  })

  it('is changed by a manager or an administrator, and read by every officer', async () => {
    const input = { targetCode: 'chase', days: 3, fromOn: '2026-12-01', words: 'So' }
    for (const role of ['safeguarding-practitioner', 'duty-worker', 'provider-manager'] as const) {
      const refused = world.runner().run(setLocalTarget, input, world.as(role))
      await expect(refused).rejects.toMatchObject({ name: 'NotAllowed' })
    }
    const read = world.runner().ask(listLocalTargets, {}, world.as('provider-manager'))
    await expect(read).rejects.toMatchObject({ name: 'NotAllowed' })
    expect((await world.runner().ask(listLocalTargets, {}, world.as('duty-worker'))).total).toBeGreaterThan(
      10,
    )
  })
})
