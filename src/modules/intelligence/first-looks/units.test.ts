import { describe, expect, it } from 'vitest'
import { listAttention } from '../attention/queries.ts'
import { decideNext } from '../decisions/units.ts'
import { getPicture } from '../pictures/queries.ts'
import { intelligenceWorld } from '../testing/world.ts'
import { listFirstLooks, recordFirstLook } from './units.ts'

const world = intelligenceWorld()
const [one = '', two = ''] = world.homeIds
const manager = () => world.as('safeguarding-manager')
const looks = async () => (await world.runner().ask(listFirstLooks, {}, manager())).items
const seen = (homeId: string) => world.runner().ask(getPicture, { homeId }, world.as('quality-officer'))
const words = 'I rang the ward and read the body map.'

describe('a first look', () => {
  it('that is credible and touches more than one resident lifts the level, by name and with its reason', async () => {
    await world.raised(one)
    await world.worked()
    const [look] = await looks()
    const input = { firstLookId: look?.id ?? '', version: 1, credible: 'yes' as const, words }
    await world.runner().run(recordFirstLook, { ...input, touches: ['more-than-one-resident'] }, manager())
    await world.worked()
    const picture = await seen(one)
    expect(picture.level).toBe('act-now')
    expect(picture.reasons.map(reason => reason.rule)).toContain('first-look-credible')
    expect(picture.flagged).toMatchObject([
      { lifts: true, look: { by: 'safeguarding-manager', credible: true, reason: words } },
    ])
    expect(await looks()).toEqual([])
    const again = world.runner().run(recordFirstLook, { ...input, version: 2 }, manager())
    await expect(again).rejects.toThrow('was recorded')
  })

  it('that belongs to one case lifts nothing; one that is not credible touches nothing', async () => {
    await world.raised(two)
    await world.worked()
    const [look] = await looks()
    const input = { firstLookId: look?.id ?? '', version: 1, words }
    const wrong = { ...input, credible: 'no' as const, touches: ['management' as const] }
    await expect(world.runner().run(recordFirstLook, wrong, manager())).rejects.toThrow()
    await world.runner().run(recordFirstLook, { ...input, credible: 'yes' }, manager())
    await world.worked()
    expect((await seen(two)).level).toBe('insufficient')
  })
})

describe('the list of homes', () => {
  it('marks those where a named person is to look today, not those where an old event waits for nobody', async () => {
    const marked = async () => {
      const { items } = await world.runner().ask(listAttention, {}, world.as('quality-officer'))
      return items.filter(row => row.awaitsFirstLook).map(row => row.homeId)
    }
    await world.raised(two)
    await world.worked()
    expect(await marked()).toEqual([two])
    await world.database.superuser.query(
      `update intelligence.first_look set account_id = null where state = 'waiting'`,
    )
    expect(await marked()).toEqual([])
    expect((await seen(two)).flagged.some(one => one.awaitsFirstLook)).toBe(true)
  })
})

describe('a decision', () => {
  it('names a person and a reason, and keeps what the level was', async () => {
    await world.worked()
    const officer = world.as('quality-officer')
    const accountId = officer.actor.id ?? ''
    const input = {
      homeId: one,
      kind: 'visit' as const,
      accountId,
      words: 'Nobody who lives there was heard.',
    }
    await world.runner().run(decideNext, input, officer)
    expect((await seen(one)).decisions).toMatchObject([
      { kind: 'visit', who: 'quality-officer', by: 'quality-officer', level: 'act-now', reason: input.words },
    ])
    const toNobody = { ...input, accountId: one }
    await expect(world.runner().run(decideNext, toNobody, officer)).rejects.toThrow()
  })
})
