import { describe, expect, it } from 'vitest'
import type { PersonRole } from '#platform/access/roles.ts'
import { listAttention } from '../attention/queries.ts'
import { tellSignals } from '../tellings/tell.ts'
import { aSignal } from '../testing/signals.ts'
import { intelligenceWorld } from '../testing/world.ts'
import { quietSourceCards } from '../view/attention-cards.ts'
import { listSources } from './queries.ts'
import { isQuiet } from './quiet.ts'

const world = intelligenceWorld()
const [one = ''] = world.homeIds

/** Told every third day of October, and never since. */
const stopped = (kind: string, more: object = {}) =>
  [1, 4, 7, 10, 13, 16, 19, 22, 25, 28].map(day => {
    const on = `2026-10-${String(day).padStart(2, '0')}`
    return aSignal(one, `quiet/${kind}/${on}`, on, { source: { kind, family: 'health' }, ...more })
  })

describe('a source that has gone quiet', () => {
  it('is one that told more often, and not one that told twice or never', () => {
    const october = { first: '2026-10-01', last: '2026-10-28', days: 10 }
    expect(isQuiet(october, '2026-11-01')).toBe(false)
    expect(isQuiet(october, '2026-11-30')).toBe(true)
    expect(isQuiet({ ...october, days: 2 }, '2026-11-30')).toBe(false)
    expect(isQuiet({ first: null, last: null, days: 0 }, '2026-11-30')).toBe(false)
  })

  it('is on the council’s page by the next morning, to each reader as far as they may know of it', async () => {
    const tell = (now: string) =>
      world.within(tx =>
        tellSignals(tx, {
          ...{ councilId: world.councilId, source: 'visits', now: Temporal.Instant.from(now) },
          signals: [...stopped('visit'), ...stopped('falls', { restriction: 'case-roles' })],
        }),
      )
    await tell('2026-10-28T10:00:00Z')
    const quiet = async (now: string, role: PersonRole) =>
      (await world.runner(now).ask(listAttention, {}, world.as(role))).quietSources.map(one => one.lastOn)
    await world.worked('2026-10-29T09:00:00Z')
    expect(await quiet('2026-10-29T09:00:00Z', 'safeguarding-manager')).toEqual([])
    await world.worked('2026-11-30T09:00:00Z')
    expect(await quiet('2026-11-30T10:00:00Z', 'quality-officer')).toEqual(['2026-10-28'])
    expect(await quiet('2026-11-30T10:00:00Z', 'safeguarding-manager')).toEqual(['2026-10-28', '2026-10-28'])
    const page = await world.runner('2026-11-30T10:00:00Z').ask(listSources, {}, world.as('quality-officer'))
    expect(page.quiet.map(one => one.lastOn)).toEqual(['2026-10-28'])
  })

  it('is one line with a link, and nothing where none is', () => {
    expect(quietSourceCards({ quietSources: [] })).toEqual([])
    const [card] = quietSourceCards({ quietSources: [{ name: 'Food hygiene', lastOn: '2026-05-03' }] })
    expect(card?.heading).toBe('1 source has gone quiet')
    expect(card?.text).toContain('Food hygiene since 3 May 2026. What it would have told is missing')
    expect(card?.links?.[0]?.href).toBe('/intelligence/sources?quiet=true')
  })
})
