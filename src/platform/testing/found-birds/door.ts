import { afterAll, beforeAll, beforeEach } from 'vitest'
import { systemIds } from '../../ids.ts'
import { openNumberPages } from '../../numbers/pages.ts'
import { testDatabase } from '../database.ts'
import { type TestBrowser, type TestPages, testPages, testRender } from '../pages.ts'
import { testWeb } from '../web.ts'
import { foundBirds, foundBirdsSchema } from './index.ts'

export const code = 'E10000099'
export const numbers = { day: '01632 960001', dayHours: '9am to 5pm', night: '01632 960002' }

const startOfTest = Temporal.Instant.from('2026-03-03T16:05:27Z')

/** The club's open door over a database of its own, emptied before each test. Call at the top of the file. */
export function birdDoor() {
  const database = testDatabase()
  const council = systemIds.next()
  const at: { now: Temporal.Instant; pages?: TestPages; browser?: TestBrowser } = { now: startOfTest }
  const ask = async (statement: string, values: unknown[] = []) =>
    (await database.superuser.query(statement, values)).rows
  beforeAll(async () => {
    await database.superuser.query(foundBirdsSchema)
    await ask(
      `insert into platform.council (id, code, name, nice_name, uses_lantern, settings) values
        ($1, $2, 'Fenmarsh County Council', 'Fenmarsh', true, $3),
        (gen_random_uuid(), 'E10000098', 'Elsewhere', 'Elsewhere', false, '{}')`,
      [council, code, JSON.stringify({ numbers })],
    )
    const telephone = { name: 'telephone', policy: {}, pages: [], openPages: openNumberPages }
    const modules = [foundBirds, { ...telephone, commands: [], queries: [] }]
    const parts = { clock: { now: () => at.now }, render: testRender() }
    at.pages = await testPages(testWeb(database, modules, parts))
  })
  afterAll(() => at.pages?.app.close())
  beforeEach(async () => {
    await ask('truncate found.bird, found.note, platform.event, platform.event_unsealed')
    at.now = startOfTest
    if (at.pages) at.browser = at.pages.browser()
  })
  return {
    database,
    council,
    ask,
    at,
    get pages(): TestPages {
      if (!at.pages) throw new Error('The pages are made in beforeAll: use them inside a test')
      return at.pages
    },
    get browser(): TestBrowser {
      if (!at.browser) throw new Error('The browser is made in beforeEach: use it inside a test')
      return at.browser
    },
    birds: () => ask('select * from found.bird'),
    events: () => ask('select * from platform.event'),
    /** Answers every question, up to the check page. */
    async answerAll(bird = 'a wren', called = 'no-name') {
      await this.browser.get(door('tell'))
      await this.browser.post(door('tell/bird'), { bird })
      if (bird !== 'gull') await this.browser.post(door('tell/place'), { place: 'The orchard' })
      return this.browser.post(door('tell/you'), { called, teller: called === 'name' ? 'Nan' : '' })
    },
  }
}

export const door = (place: string): string => `/c/${code}/birds/${place}`
