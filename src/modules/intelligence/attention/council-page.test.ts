import { beforeAll, describe, expect, it } from 'vitest'
import type { PersonRole } from '#platform/access/roles.ts'
import { listChanges } from '../changes/queries.ts'
import { getCharts } from '../charts/queries.ts'
import { listRunners } from '../runners/queries.ts'
import { tellSignals } from '../tellings/tell.ts'
import { aSignal } from '../testing/signals.ts'
import { intelligenceWorld, worldNow } from '../testing/world.ts'
import { listThemes } from '../themes/queries.ts'
import { attentionFacets } from './facets.ts'
import { mapAttention } from './map-query.ts'
import { exportAttention, listAttention } from './queries.ts'

const world = intelligenceWorld()
const [one = '', two = '', three = ''] = world.homeIds
const ask = {
  facets: (role: PersonRole) => world.runner().ask(attentionFacets, {}, world.as(role)),
  themes: (role: PersonRole) => world.runner().ask(listThemes, {}, world.as(role)),
  list: (role: PersonRole, input = {}) => world.runner().ask(listAttention, input, world.as(role)),
}
const officer = 'quality-officer'
const manager = 'safeguarding-manager'

/** What two kinds of people tell of one theme, so that it is a reason. */
const told = (homeId: string, theme: string, more: object = {}) =>
  (['health', 'staff'] as const).map(family =>
    aSignal(homeId, `council-page/${homeId}/${theme}/${family}`, '2026-11-10', {
      ...{ theme, source: { kind: 'visit', family }, ...more },
    }),
  )

const fewEyes = aSignal(three, 'council-page/few-eyes', '2026-11-01', {
  ...{ what: 'isolation.few-eyes', theme: 'isolation', axis: 'exposure', polarity: 'neutral', severity: 2 },
  ...{ source: { kind: 'eyes-on', family: 'council' }, independence: 'derived', standing: 'found' },
})

beforeAll(async () => {
  const signals = [...told(one, 'staff'), ...told(two, 'basics', { restriction: 'case-roles' }), fewEyes]
  await world.database.superuser.query(
    `insert into homes.provider (id, cqc_provider_id, name) values (gen_random_uuid(), '1-1', 'Test Care')`,
  )
  await world.database.superuser.query(
    `update homes.home set provider_id = (select id from homes.provider), brand_id = 'BD1', brand_name = 'Test Brand',
       latitude = 53, longitude = -2 where id <> $1`,
    [three],
  )
  await world.within(tx =>
    tellSignals(tx, {
      ...{ councilId: world.councilId, source: 'visits', signals },
      now: Temporal.Instant.from(worldNow),
    }),
  )
}, 120_000)

describe('what a reader may not know of', () => {
  it('moves no count, no theme and no filter of theirs', async () => {
    await world.worked()
    const counts = async (role: PersonRole) => {
      const { themes, levels } = await ask.facets(role)
      return { themes: themes.map(one => one.value), look: levels.find(one => one.value === 'look')?.homes }
    }
    expect(await counts(officer)).toEqual({ themes: ['staff'], look: 1 })
    expect(await counts(manager)).toEqual({ themes: ['basics', 'staff'], look: 2 })
    const themes = async (role: PersonRole) => (await ask.themes(role)).items.map(row => row.theme)
    expect(await themes(officer)).toEqual(['staff'])
    expect((await themes(manager)).toSorted()).toEqual(['basics', 'staff'])
    expect((await ask.list(officer, { theme: 'basics' })).total).toBe(0)
    expect((await ask.list(manager, { theme: 'basics' })).items.map(row => row.homeId)).toEqual([two])
  })

  it('changes neither a chart, nor a provider, nor what changed', async () => {
    const charts = (role: PersonRole) => world.runner().ask(getCharts, {}, world.as(role))
    const harm = (await charts(officer)).funnels.find(one => one.code === 'harm')
    expect(harm?.homes.find(home => home.homeId === two)?.observed ?? 0).toBe(0)
    const runners = await world.runner().ask(listRunners, {}, world.as(officer))
    expect(runners.items.map(row => [row.name, row.withReason])).toEqual([['Test Care', 1]])
    const changes = (role: PersonRole) =>
      world.runner().ask(listChanges, { since: '2026-11-11' }, world.as(role))
    expect((await changes(officer)).items.map(row => row.homeId)).toEqual([one])
    expect((await changes(manager)).items.map(row => row.homeId).toSorted()).toEqual([one, two].toSorted())
  })
})

describe('the list of homes by attention', () => {
  it('has a home where few could notice first among those of which too little is known, and says why', async () => {
    const { items, share } = await ask.list(officer)
    expect(items.map(row => row.homeId)).toEqual([one, three, two])
    expect(items[1]?.quiet).toEqual(['Few people from outside come, who could notice'])
    expect(items[1]?.level).toBe('insufficient')
    expect(share).toMatchObject({ homes: 3, quiet: 1, atLookOrAbove: 1 })
  })

  it.each([
    ['level', { level: 'look' as const }, 1],
    ['theme', { theme: 'staff' }, 1],
    ['who tells', { family: 'staff' as const }, 1],
    ['source', { source: 'eyes-on' }, 1],
    ['brand', { brandId: 'BD1' }, 2],
    ['few who could notice', { quiet: 'true' as const }, 1],
    ['two of them together', { quiet: 'true' as const, level: 'look' as const }, 0],
  ])('is filtered by %s, and the file and the map have the same homes', async (_what, filter, total) => {
    const listed = await ask.list(officer, filter)
    expect(listed.total).toBe(total)
    const file = await world.runner().ask(exportAttention, filter, world.as(officer))
    expect(file.items.map(row => row.homeId)).toEqual(listed.items.map(row => row.homeId))
    const map = await world.runner().ask(mapAttention, filter, world.as(officer))
    expect(map.total).toBe(total)
  })

  it('is sorted as it is asked for', async () => {
    const names = async (input: object) => (await ask.list(officer, input)).items.map(row => row.name)
    const byName = ['Test House 1', 'Test House 2', 'Test House 3']
    expect(await names({ sort: 'name' })).toEqual(byName)
    expect(await names({ sort: 'name', direction: 'descending' })).toEqual(byName.toReversed())
  })

  it('is drawn on a map with each home’s level; one without a place is counted', async () => {
    const map = await world.runner().ask(mapAttention, {}, world.as(officer))
    expect(map).toMatchObject({ total: 3, withoutPosition: 1 })
    expect(map.homes.map(({ name, level }) => [name, level])).toEqual([
      ['Test House 1', 'look'],
      ['Test House 2', 'insufficient'],
    ])
  })
})

describe('what changed', () => {
  it('says what a home was, what it is, and what of the new reasons became known meanwhile', async () => {
    const { items, since } = await world.runner().ask(listChanges, {}, world.as(officer))
    // The day is a Monday: since the Monday before.
    expect(since).toBe('2026-11-09')
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      homeId: one,
      level: 'look',
      was: 'insufficient',
      silence: false,
      lost: [],
    })
    expect(items[0]?.told.map(signal => signal.family).toSorted()).toEqual(['health', 'staff'])
  })

  it('is nothing where all stands as it stood', async () => {
    const changes = await world.runner().ask(listChanges, { since: '2026-11-17' }, world.as(officer))
    expect(changes).toMatchObject({ items: [], total: 0 })
  })
})
