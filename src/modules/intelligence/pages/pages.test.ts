import { beforeAll, describe, expect, it } from 'vitest'
import type { Permission } from '#platform/access/permissions.ts'
import type { PersonRole } from '#platform/access/roles.ts'
import { fixedClock } from '#platform/clock.ts'
import type { SignedIn, Web } from '#platform/http/context.ts'
import type { PageContext } from '#platform/http/page/page.ts'
import type { AnyQuery } from '#platform/module.ts'
import { type TestBrowser, testPages } from '#platform/testing/pages.ts'
import { testWeb } from '#platform/testing/web.ts'
import { createViews } from '#platform/view/engine.ts'
import { policy } from '../policy.ts'
import { tellSignals } from '../tellings/tell.ts'
import { aSignal } from '../testing/signals.ts'
import { intelligenceWorld, worldNow } from '../testing/world.ts'
import { picturePanels } from './picture.ts'

const world = intelligenceWorld()
const [one = '', two = ''] = world.homeIds
let signIn: (person: SignedIn) => void
let browser: () => TestBrowser
let render: Web['render']

async function open(path: string, role: PersonRole = 'quality-officer') {
  signIn({ actor: world.as(role).actor, councilName: 'Test Council', councilCode: 'E1' })
  return browser().open(path)
}

/** What this module adds to a home’s page for this role, as it is drawn there. */
async function onHomesPage(role: PersonRole): Promise<string> {
  const caller = world.as(role)
  const ctx = {
    ...{ role, homeIds: caller.actor.homeIds, today: Temporal.PlainDate.from('2026-11-16') },
    ask: (query: AnyQuery, input: object) => world.runner().ask(query, input, caller),
    mayEver: (unit: AnyQuery) => mayRole(unit.can, role),
  } as unknown as PageContext
  const shown = await Promise.all(picturePanels.map(panel => panel.show({ id: one }, ctx)))
  return shown.flatMap(view => (view ? [render(view.template, { model: view.model })] : [])).join('')
}

const mayRole = (can: Permission, role: PersonRole) =>
  (policy[can]?.grants ?? []).some(grant => grant.roles.includes(role))

beforeAll(async () => {
  const signals = (['health', 'staff'] as const).map(family =>
    aSignal(one, `page/${family}`, '2026-11-10', { source: { kind: 'visit', family } }),
  )
  await world.within(tx =>
    tellSignals(tx, {
      ...{ councilId: world.councilId, source: 'visits', signals },
      now: Temporal.Instant.from(worldNow),
    }),
  )
  await world.raised(two)
  const files = new Proxy({}, { get: (_files, name) => String(name) }) as Readonly<Record<string, string>>
  const folders = Object.fromEntries(
    world.modules.flatMap(({ name, views }) => (views ? [[name, views]] : [])),
  )
  const views = createViews({ folders, assets: { files }, today: () => '2026-11-16' })
  render = (template, model) => views.render(template, model)
  const clock = fixedClock(worldNow)
  const pages = await testPages(testWeb(world.database, world.modules, { clock, render, rateFactor: 100 }))
  signIn = pages.signIn
  browser = pages.browser
}, 60_000)

describe('the pages of attention', () => {
  it('say so while no picture has been made', async () => {
    expect((await open('/intelligence')).body).toContain('No picture has been made yet')
    expect((await open(`/intelligence/homes/${one}`)).statusCode).toBe(200)
    await world.worked()
  })

  it('give the reasons first, with what would be seen if they were wrong, and what is missing', async () => {
    const page = await open(`/intelligence/homes/${one}`)
    expect(page.statusCode).toBe(200)
    for (const words of [
      'Look',
      'Two kinds of independent people tell of separate events of one theme',
      'If this were wrong we would expect to see',
      'Who could be harder to hear',
      'Relatives and friends',
      'Decide what is done next',
    ])
      expect(page.body).toContain(words)
  })

  it('show a day gone by as it was known then', async () => {
    const page = await open(`/intelligence/homes/${one}?on-day=1&on-month=3&on-year=2026`)
    expect(page.body).toContain('as it was known on 1 March 2026')
    expect(page.body).not.toContain('Two kinds of independent people')
    expect((await open(`/intelligence/homes/${one}?on=2030-01-01`)).statusCode).toBe(422)
    expect((await open(`/intelligence/homes/${one}?on=never`)).statusCode).toBe(422)
  })

  it('stand on the home’s own page too, and there the home’s people see facts and no level', async () => {
    const officer = await onHomesPage('quality-officer')
    expect(officer).toContain('Two kinds of independent people tell')
    expect(officer).toContain('The whole picture')
    const own = await onHomesPage('provider-manager')
    expect(own).toContain('What is publicly known of your home')
    for (const words of [
      'Two kinds of independent people',
      'Insufficient information',
      'to look at',
      'Act now',
    ])
      expect(own).not.toContain(words)
    expect(await onHomesPage('commissioner')).toContain('Two kinds of independent people tell')
  })

  it('list the homes with their reasons in the row, and warn where too many ask for attention', async () => {
    const page = await open('/intelligence')
    expect(page.body).toContain('1 home to look at')
    expect(page.body).toContain('More than 15 in 100 homes')
    expect(page.body).toContain('Two kinds of independent people tell')
    expect((await open('/intelligence?level=act-now')).body).toContain('No homes match')
    const visits = await open('/intelligence/next-visits')
    expect(visits.body).toContain('One by lot')
  })

  it('give a first look to whoever does it', async () => {
    const page = await open('/intelligence/first-looks')
    expect(page.body).toContain('1 event waits for a first look')
  })

  it.each(['provider-manager'] as const)('show no level to a %s', async role => {
    for (const path of ['/intelligence', `/intelligence/homes/${one}`, '/intelligence/next-visits'])
      expect((await open(path, role)).statusCode).toBe(403)
  })
})
