import { beforeAll, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock.ts'
import { type TestBrowser, testPages, testRender } from '#platform/testing/pages.ts'
import { testWeb } from '#platform/testing/web.ts'
import { intelligenceWorld, worldNow } from '../../testing/world.ts'
import { OWN_TEN, WRITE_OWN_TEN } from './addresses.ts'

const world = intelligenceWorld()
const [one = '', two = ''] = world.homeIds
let browser: () => TestBrowser

beforeAll(async () => {
  const parts = { clock: fixedClock(worldNow), render: testRender(), rateFactor: 100 }
  const pages = await testPages(testWeb(world.database, world.modules, parts))
  const { actor } = world.as('quality-officer')
  pages.signIn({ actor, councilName: 'Test Council', councilCode: 'E1' })
  browser = pages.browser
}, 60_000)

async function answered(): Promise<TestBrowser> {
  const officer = browser()
  await officer.open(WRITE_OWN_TEN)
  await officer.post(`${WRITE_OWN_TEN}/homes`, { 'homes.first': two, 'homes.third': one })
  await officer.open(`${WRITE_OWN_TEN}/looked`)
  await officer.post(`${WRITE_OWN_TEN}/looked`, { looked: 'no' })
  expect((await officer.open(`${WRITE_OWN_TEN}/check`)).body).toContain('Seal my ten')
  return officer
}

it('sent twice by one click it is written once, and told as done both times; from another page it is refused', async () => {
  const officer = await answered()
  const elsewhere = await answered()
  const sent = { ...officer.hidden }
  const first = await officer.post(`${WRITE_OWN_TEN}/check`, {}, sent)
  const again = await officer.post(`${WRITE_OWN_TEN}/check`, {}, sent)
  expect([first, again].map(one => [one.statusCode, one.headers.location])).toEqual([
    [303, OWN_TEN],
    [303, OWN_TEN],
  ])
  const page = await officer.open(OWN_TEN)
  expect(page.body).toContain('Your ten for October to December 2026 is sealed')
  const other = await elsewhere.post(`${WRITE_OWN_TEN}/check`, {}, { ...elsewhere.hidden, _requestId: one })
  const refused = await elsewhere.open(String(other.headers.location))
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('You have written your ten down on 16 November 2026. It stays as it is')
})
