import { beforeAll, expect, it } from 'vitest'
import type { PersonRole } from '#platform/access/roles.ts'
import { fixedClock } from '#platform/clock.ts'
import type { SignedIn } from '#platform/http/context.ts'
import { type TestBrowser, testPages } from '#platform/testing/pages.ts'
import { testWeb } from '#platform/testing/web.ts'
import { createViews } from '#platform/view/engine.ts'
import { intelligenceWorld, worldNow } from '../../testing/world.ts'

const world = intelligenceWorld()
const [home = ''] = world.homeIds
let signIn: (person: SignedIn) => void
let browser: () => TestBrowser
const ids: string[] = []

async function open(path: string, role: PersonRole = 'quality-officer') {
  signIn({ actor: world.as(role).actor, councilName: 'Test Council', councilCode: 'E1' })
  return browser().open(path)
}

beforeAll(async () => {
  for (const partner of ['ambulance', 'healthwatch']) {
    const facts = { homeId: home, partner, kind: 'medicines', from: '2026-11-10', seenBy: 'other' }
    const input = { ...facts, sureness: 'verified' }
    const told = await world
      .runner()
      .run(world.command('intelligence.contribute'), input, world.as('quality-officer'))
    ids.push((told as { id: string }).id)
  }
  const files = new Proxy({}, { get: (_files, name) => String(name) }) as Readonly<Record<string, string>>
  const folders = Object.fromEntries(
    world.modules.flatMap(({ name, views }) => (views ? [[name, views]] : [])),
  )
  const views = createViews({ folders, assets: { files }, today: () => '2026-11-16' })
  const render = (template: string, model: object) => views.render(template, model)
  const clock = fixedClock(worldNow)
  const pages = await testPages(testWeb(world.database, world.modules, { clock, render, rateFactor: 100 }))
  signIn = pages.signIn
  browser = pages.browser
}, 60_000)

it.each([
  ['/intelligence/submissions', 'Medicines were missed or mixed up'],
  ['/intelligence/submissions/new/home', 'Which care home is it about?'],
  ['/intelligence/submissions/{id}', 'One witness, and no finding'],
  ['/intelligence/submissions/{id}/correct/home', 'Which care home is it about?'],
  ['/intelligence/submissions/{id}/take-back', 'Take this back?'],
  ['/intelligence/submission-files', 'No file was brought in yet'],
  ['/intelligence/submission-files/new', 'Other columns are not read'],
  ['/intelligence/submission-files/food-hygiene', 'Food Standards Agency'],
  ['/intelligence/doubles', 'What may be one event'],
  ['/intelligence/submissions/{id}/double', 'Is it one event?'],
])('%s is shown', async (path, words) => {
  const page = await open(path.replace('{id}', ids[0] ?? ''))
  expect([page.statusCode, page.body.includes(words)]).toEqual([200, true])
})

it('what partners told is taken away as a file, every row and as it was filtered; a partner takes their own', async () => {
  const take = async (search: string, role?: PersonRole) => {
    const { body } = await open(`/intelligence/submissions?format=csv${search}`, role)
    return body.trim().split('\r\n')
  }
  const [head, ...rows] = await take('')
  expect(head).toContain('What,Home,From,To,Count,Who told it')
  expect(rows).toHaveLength(ids.length)
  expect(rows.join()).toContain('2026-11-10')
  expect(await take('&partner=ambulance')).toHaveLength(2)
  expect(await take('', 'partner')).toHaveLength(1)
})
