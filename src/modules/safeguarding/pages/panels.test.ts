import { describe, expect, it } from 'vitest'
import type { Caller } from '#platform/access/actor.ts'
import { personRoles } from '#platform/access/roles.ts'
import type { PageContext } from '#platform/http/page/page.ts'
import type { Panel } from '#platform/http/page/panel.ts'
import { lookAtConcern, restrictConcern } from '../concern/commands.ts'
import { safeguarding } from '../index.ts'
import { team } from '../policy.ts'
import { SOUTH, safeguardingWorld } from '../testing/world.ts'

const world = safeguardingWorld()
const manager = () => world.as('safeguarding-manager')

/** Every panel of the module on a home's page, as text, or nothing where none is shown to this reader. */
async function shownTo(caller: Caller): Promise<string> {
  const asked: Pick<PageContext, 'role' | 'today' | 'ask' | 'mayEver'> = {
    role: caller.actor.role as PageContext['role'],
    today: Temporal.PlainDate.from('2026-11-16'),
    ask: (query, input) => world.runner().ask(query, input, caller),
    mayEver: () => true,
  }
  const ofHome = (safeguarding.panels ?? []).filter((panel: Panel) => panel.place.startsWith('home.'))
  expect(ofHome.length).toBeGreaterThan(0)
  const shown = []
  for (const panel of ofHome) shown.push(await panel.show({ id: world.homeId }, asked as PageContext))
  return JSON.stringify(shown.filter(Boolean))
}

describe('a home’s page', () => {
  it('shows of safeguarding what its reader may open, and neither more nor how much more there is', async () => {
    const [open, south, secret] = [await world.raised(), await world.raised(), await world.raised()]
    const taking = { concernId: south.id, version: 1 }
    await world.runner().run(lookAtConcern, taking, world.as('safeguarding-practitioner', SOUTH))
    const hiding = { concernId: secret.id, version: 1, restricted: true, words: 'Because' }
    await world.runner().run(restrictConcern, hiding, manager())
    const seen = async (caller: Caller) => {
      const text = await shownTo(caller)
      return [open, south, secret].map(one => text.includes(one.reference))
    }
    expect(await seen(manager())).toEqual([true, true, true])
    expect(await seen(world.as('duty-worker'))).toEqual([true, true, false])
    expect(await seen(world.as('safeguarding-practitioner'))).toEqual([true, false, false])
  })

  it('counts, where it shows the newest alone, no more than its reader may open', async () => {
    for (let n = 0; n < 12; n++) await world.raised()
    const { items } = JSON.parse(`{"items":${await shownTo(world.as('duty-worker'))}}`)
    const [, of] = /The newest 10 of (\d+) concerns/.exec(JSON.stringify(items)) ?? []
    const { rows } = await world.database.superuser.query(
      'select count(*)::int as n from safeguarding.concern where home_id = $1 and not restricted',
      [world.homeId],
    )
    expect(Number(of)).toBe(rows[0]?.n)
    expect(JSON.stringify(items)).toContain(`/safeguarding/concerns?homeId=${world.homeId}&open=`)
  })

  it('shows nothing of it to anybody outside the team: not a number, not that there is none', async () => {
    for (const role of personRoles.filter(one => !team.includes(one))) {
      expect(await shownTo(world.as(role)), role).toBe('[]')
    }
  })
})
