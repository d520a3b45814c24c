import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../database/database.ts'
import { systemIds } from '../../ids.ts'
import { openNumberPages } from '../../numbers/pages.ts'
import { createRunner } from '../../runner.ts'
import { birdDoor, code, door } from '../../testing/found-birds/door.ts'
import { foundBirds } from '../../testing/found-birds/index.ts'
import { type TestBrowser, type TestPages, testPages, testRender } from '../../testing/pages.ts'
import { testWeb } from '../../testing/web.ts'

const club = birdDoor()
const made: { pages?: TestPages; browser?: TestBrowser } = {}

/** Somebody fills the form in; then the database goes away. */
beforeAll(async () => {
  const database = openDatabase({ url: club.database.urls.appUrl })
  const { pool } = database
  const web = testWeb(club.database, [foundBirds, telephone], { pool, render: testRender() })
  const { policy } = web.product
  const runner = createRunner({ pool, policy, clock: web.clock, ids: systemIds, enqueue: async () => {} })
  made.pages = await testPages({ ...web, runner })
  made.browser = made.pages.browser()
  await made.browser.get(door('tell'))
  await made.browser.post(door('tell/bird'), { bird: 'a wren' })
  await database.close()
})
afterAll(() => made.pages?.app.close())

const telephone = {
  ...{ name: 'telephone', policy: {}, commands: [], queries: [], pages: [] },
  openPages: openNumberPages,
}

function browser(): TestBrowser {
  if (!made.browser) throw new Error('The browser is made in beforeAll: use it inside a test')
  return made.browser
}

describe('while the database is away', () => {
  test.each([`/c/${code}/birds`, `/c/${code}/numbers`, door('tell'), door('back')])(
    '%s tells whom to ring',
    async url => {
      const stranger = made.pages?.browser()
      const answer = await stranger?.get(url)
      expect(answer?.statusCode).toBe(503)
      expect(answer?.body).toContain('If someone is in danger now, call 999.')
      expect(answer?.body).toContain('01632 960001')
      expect(answer?.body).toContain('01632 960002')
      expect(answer?.headers['retry-after']).toBe('60')
    },
  )

  test('a council never heard of has 999 at least', async () => {
    const answer = await made.pages?.browser().get('/c/E10000001/birds')
    expect(answer?.statusCode).toBe(503)
    expect(answer?.body).toContain('call 999')
  })

  test('whoever is in the middle of a form can finish it, keeps all of it, and is told whom to ring', async () => {
    const place = await browser().post(door('tell/place'), { place: 'The orchard' })
    expect(place.statusCode).toBe(200)
    const check = await browser().post(door('tell/you'), { called: 'no-name' })
    expect(check.body).toContain('Check your answers')
    const sent = await browser().post(door('tell/check'), {})
    expect(sent.statusCode).toBe(503)
    expect(sent.body).toContain('Your answers are still on this page')
    expect(sent.body).toContain('01632 960002')
    expect(sent.body).toContain('The orchard')
    expect(browser().hidden._state).toBeDefined()
  })
})
