import { afterAll, beforeAll, beforeEach } from 'vitest'
import { systemIds } from '../../ids.ts'
import { testDatabase } from '../database.ts'
import { signedInAs, type TestBrowser, type TestPages, testPages, testRender } from '../pages.ts'
import { testWeb } from '../web.ts'
import { birdClub, birdClubSchema } from './index.ts'

/** Answers to the three questions of a new sighting. */
export const bird = { bird: 'Wren' }
export const when = {
  'seenOn-day': '3',
  'seenOn-month': 'March',
  'seenOn-year': '2026',
  'place.name': 'The orchard',
  'place.town': '',
  howMany: '1',
}
export const signs = { signs: 'song', ringed: 'false', ring: '', story: '' }

const startOfTest = Temporal.Instant.from('2026-03-03T16:05:00Z')

/** The bird club's forms over a database of their own, emptied before each test. Call at the top of the file. */
export function birdForms() {
  const database = testDatabase()
  const council = systemIds.next()
  const people = {
    officer: signedInAs(council, systemIds.next(), 'quality-officer'),
    colleague: signedInAs(council, systemIds.next(), 'quality-officer'),
    analyst: signedInAs(council, systemIds.next(), 'analyst'),
  }
  const at: { now: Temporal.Instant; pages?: TestPages; browser?: TestBrowser | undefined } = {
    now: startOfTest,
  }
  beforeAll(async () => {
    await database.superuser.query(birdClubSchema)
    const parts = { clock: { now: () => at.now }, render: testRender(), rateFactor: 1000 }
    at.pages = await testPages(testWeb(database, [birdClub], parts))
  })
  afterAll(() => at.pages?.app.close())
  beforeEach(async () => {
    await database.superuser.query('truncate platform.draft, platform.request, birds.sighting')
    at.now = startOfTest
    at.pages?.signIn(people.officer)
    at.browser = at.pages?.browser()
  })
  const ask = async (statement: string, values: unknown[] = []) =>
    (await database.superuser.query(statement, values)).rows
  return {
    ...people,
    get pages(): TestPages {
      if (!at.pages) throw new Error('The pages are made in beforeAll: use them inside a test')
      return at.pages
    },
    get browser(): TestBrowser {
      if (!at.browser) throw new Error('The browser is made in beforeEach: use it inside a test')
      return at.browser
    },
    passTime: (hours: number) => {
      at.now = at.now.add({ hours })
    },
    ask,
    sightings: () => ask('select * from birds.sighting order by id'),
    drafts: () => ask('select * from platform.draft'),
    async aSighting(name = 'Robin'): Promise<string> {
      const id = systemIds.next()
      await ask('insert into birds.sighting (council_id, id, bird, town) values ($1, $2, $3, $4)', [
        council,
        id,
        name,
        'Ely',
      ])
      return id
    },
    async answerAll(): Promise<void> {
      await this.browser.open('/birds/new')
      await this.browser.post('/birds/new/bird', bird)
      await this.browser.get('/birds/new/when')
      await this.browser.post('/birds/new/when', when)
      await this.browser.get('/birds/new/signs')
      await this.browser.post('/birds/new/signs', signs)
    },
  }
}
