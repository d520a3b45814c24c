import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { systemIds } from '../../../ids.ts'
import { readRows } from '../../../sheets/index.ts'
import { fileOf } from '../../../sheets/testing.ts'
import { birdClub, birdClubSchema } from '../../../testing/bird-club/index.ts'
import { testDatabase } from '../../../testing/database.ts'
import { signedInAs, type TestPages, testPages, testRender } from '../../../testing/pages.ts'
import { testWeb } from '../../../testing/web.ts'
import type { ListModel, PageModel } from '../../../view/models.ts'

const database = testDatabase()
const council = systemIds.next()
const officer = signedInAs(council, systemIds.next(), 'quality-officer')
const analyst = signedInAs(council, systemIds.next(), 'analyst')
let pages: TestPages
let shown: { page: PageModel; list: ListModel }

beforeAll(async () => {
  await database.superuser.query(birdClubSchema)
  const render = testRender()
  const web = testWeb(database, [birdClub], {
    rateFactor: 100,
    render: (template, model) => {
      shown = model as typeof shown
      return render(template, model)
    },
  })
  pages = await testPages(web)
})

afterAll(() => pages.app.close())

beforeEach(async () => {
  await database.superuser.query('truncate birds.sighting, platform.event cascade')
  pages.signIn(officer)
})

async function open(url: string) {
  const answer = await pages.app.inject({ method: 'GET', url })
  return { ...answer, body: answer.body, list: shown.list, page: shown.page }
}

/** Birds called Bird 01, Bird 02 ...; every third at March, the others at Ely; every second ringed. */
async function birds(count: number): Promise<void> {
  await database.superuser.query(
    `insert into birds.sighting (council_id, id, bird, seen_on, town, how_many, ringed)
     select $1, gen_random_uuid(), 'Bird ' || to_char(n, 'FM00'), date '2026-01-01' + n,
       case when n % 3 = 0 then 'March' else 'Ely' end, 1000 - n, n % 2 = 0 from generate_series(1, $2::int) n`,
    [council, count],
  )
}

const namesOn = (list: ListModel) => (list.table?.rows ?? []).map(row => row[0]?.text)

describe('the count', () => {
  test.each([
    [0, 'No sightings'],
    [1, '1 sighting'],
    [12, '12 sightings'],
    [51, 'More than 50 sightings'],
  ])('of %i is said in words: %s', async (count, words) => {
    await birds(count)
    const answer = await open('/birds')
    expect(answer.list.count).toBe(words)
    expect(answer.body).toMatch(new RegExp(`role="status"[^>]*>${words}<`))
  })
})

describe('searching and filtering', () => {
  beforeEach(() => birds(12))

  test('work together, from the address alone', async () => {
    const { list } = await open('/birds?q=bird+0&town=March&town=Wisbech&ringed=yes')
    expect(namesOn(list)).toEqual(['Bird 06'])
    expect(list.search?.value).toBe('bird 0')
    expect(list.filters?.fields[0]?.values).toEqual(['March', 'Wisbech'])
  })

  test('a date is three boxes, and its month may be a word', async () => {
    const { list } = await open('/birds?seenFrom-day=12&seenFrom-month=jan&seenFrom-year=2026')
    expect(namesOn(list)).toEqual(['Bird 11', 'Bird 12'])
    expect(list.filters?.chips).toEqual([
      { label: 'Seen from', text: '12 January 2026', removeHref: '/birds' },
    ])
  })

  test('each chip takes one filter away, and "Clear all" takes all but the search', async () => {
    const { list, body } = await open('/birds?q=bird&town=March&town=Ely&ringed=no&page=1')
    expect(list.filters?.chips).toEqual([
      { label: 'Town', text: 'March', removeHref: '/birds?q=bird&town=Ely&ringed=no' },
      { label: 'Town', text: 'Ely', removeHref: '/birds?q=bird&town=March&ringed=no' },
      { label: 'Ringed', text: 'No', removeHref: '/birds?q=bird&town=March&town=Ely' },
    ])
    expect(list.filters?.clearHref).toBe('/birds?q=bird')
    expect(body).toContain('Clear all')
  })

  test('what the address asks for and nobody knows is left out and said, never an error', async () => {
    const answer = await open('/birds?town=Atlantis&page=x&sort=weight&seenFrom-day=40&ringed=no&utm=1')
    expect(answer.statusCode).toBe(200)
    expect(answer.page.notice?.text).toMatch(/^We left out: .*Everything else was used\.$/)
    for (const words of ['Town', 'the page', 'the order', 'Seen from']) {
      expect(answer.page.notice?.text).toContain(words)
    }
    expect(answer.list.filters?.chips.map(chip => chip.label)).toEqual(['Ringed'])
  })

  test('the form keeps the order while the search changes', async () => {
    const { list } = await open('/birds?sort=howMany&direction=descending&perPage=5&page=2')
    expect(list.hidden).toEqual({ sort: 'howMany', direction: 'descending', perPage: '5' })
  })
})

describe('defaults', () => {
  beforeEach(() => birds(12))

  test('stand when the address asks for nothing, and need no chip', async () => {
    const { list } = await open('/birds/ringed')
    expect(list.count).toBe('6 sightings')
    expect(list.filters?.chips).toEqual([])
  })

  test('taken away they leave a chip that brings them back, as "Clear all" does', async () => {
    const { list } = await open('/birds/ringed?ringed=')
    expect(list.count).toBe('12 sightings')
    const back = '/birds/ringed?ringed=yes'
    expect(list.filters?.chips).toEqual([{ label: 'Ringed', text: 'Any', removeHref: back }])
    expect(list.filters?.clearHref).toBe(back)
    expect((await open(back)).list.filters?.chips).toEqual([])
  })
})

describe('an address that a form filled with empty parts', () => {
  beforeEach(() => birds(12))

  async function ledTo(url: string) {
    const { statusCode, headers } = await pages.app.inject({ method: 'GET', url })
    return statusCode === 303 ? headers.location : statusCode
  }

  test('leads to one that can be kept and shared', async () => {
    const sent = '/birds?q=&town=March&seenFrom-day=&seenFrom-month=&seenFrom-year=&ringed='
    expect(await ledTo(sent)).toBe('/birds?town=March')
    expect(await ledTo('/birds?town=March')).toBe(200)
    expect(await ledTo('/birds?q=&ringed=')).toBe('/birds')
  })

  test('keeps a default that was emptied, and what cannot be used', async () => {
    expect(await ledTo('/birds/ringed?q=&ringed=')).toBe('/birds/ringed?ringed=')
    expect(await ledTo('/birds/ringed?ringed=')).toBe(200)
    expect(await ledTo('/birds/ringed?q=wren&town=')).toBe('/birds/ringed?q=wren&ringed=')
    const wrong = await ledTo('/birds?q=&town=Atlantis&page=x')
    expect(wrong).toBe('/birds?town=Atlantis&page=x')
    expect((await open(String(wrong))).page.notice?.text).toContain('Town')
  })

  test('asks nothing on the way, and gives a file at once', async () => {
    await ledTo('/birds?q=&town=March')
    const { rows } = await database.superuser.query('select from platform.event')
    expect(rows).toHaveLength(0)
    expect(await ledTo('/birds?q=&format=csv')).toBe(200)
  })

  test('leads nobody who is not signed in past the sign-in', async () => {
    pages.signIn(undefined)
    expect(await ledTo('/birds?q=&town=March')).toMatch(/^\/sign-in\?to=/)
  })
})

describe('sorting', () => {
  beforeEach(() => birds(12))

  test('the column in order says so, and its link turns it round', async () => {
    const { list, body } = await open('/birds?q=bird')
    expect(list.table?.columns[0]?.sort).toEqual({
      href: '/birds?q=bird&sort=bird&direction=descending',
      direction: 'ascending',
    })
    expect(list.table?.columns[2]?.sort).toEqual({ href: '/birds?q=bird&sort=howMany&direction=ascending' })
    expect(list.table?.columns[1]?.sort).toBeUndefined()
    expect(body).toContain('aria-sort="ascending"')
  })

  test('is done by the query', async () => {
    const { list } = await open('/birds?sort=bird&direction=descending&perPage=2')
    expect(namesOn(list)).toEqual(['Bird 12', 'Bird 11'])
    expect(list.table?.columns[0]?.sort?.direction).toBe('descending')
  })
})

describe('pages', () => {
  beforeEach(() => birds(45))

  test('the title has the page’s number, the links have gaps', async () => {
    const { list, page, body } = await open('/birds?perPage=5&page=5')
    expect(page.title).toBe('Birds seen (page 5 of 9)')
    expect(body).toMatch(/<title>\s*Birds seen \(page 5 of 9\)/)
    expect(list.pagination?.previousHref).toBe('/birds?perPage=5&page=4')
    expect(list.pagination?.nextHref).toBe('/birds?perPage=5&page=6')
    expect(list.pagination?.pages?.map(each => each.number ?? '…')).toEqual([1, '…', 4, 5, 6, '…', 9])
  })

  test('a gap of one page is filled', async () => {
    const { list } = await open('/birds?perPage=5&page=4')
    expect(list.pagination?.pages?.map(each => each.number ?? '…')).toEqual([1, 2, 3, 4, 5, '…', 9])
  })

  test('a page past the end becomes the last, and it is said', async () => {
    const { list, page } = await open('/birds?page=99')
    expect(namesOn(list)).toHaveLength(5)
    expect(page.title).toBe('Birds seen (page 5 of 5)')
    expect(page.notice?.text).toContain('the page')
  })

  test('a short list has none', async () => {
    const { list, page } = await open('/birds?q=Bird+01')
    expect(list.pagination).toBeUndefined()
    expect(page.title).toBe('Birds seen')
  })
})

describe('nothing to show', () => {
  test('because there is nothing at all', async () => {
    const { list } = await open('/birds')
    expect(list.empty).toEqual({ heading: 'No birds yet', text: 'Write down the first.' })
    expect(list.exportLinks).toBeUndefined()
  })

  test('because nothing matches, with the way out', async () => {
    await birds(3)
    const { list, body } = await open('/birds?q=ostrich&ringed=yes&sort=bird')
    expect(list.empty?.heading).toBe('No sightings match')
    expect(list.empty?.link?.href).toBe('/birds?sort=bird')
    expect(body).toContain('Clear the search and the filters')
  })
})

describe('taking a list away', () => {
  test('keeps the filters, dates the file, opens in a spreadsheet, and is logged', async () => {
    await birds(12)
    const { list } = await open('/birds?ringed=yes&page=1&sort=bird')
    expect(list.exportLinks).toEqual([
      { text: 'Download as CSV', href: '/birds?ringed=yes&sort=bird&format=csv' },
      { text: 'Download as ODS', href: '/birds?ringed=yes&sort=bird&format=ods' },
    ])
    const file = await pages.app.inject({ method: 'GET', url: list.exportLinks?.[0]?.href ?? '' })
    expect(file.statusCode).toBe(200)
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(file.headers['content-disposition']).toBe('attachment; filename="birds-seen-2026-11-16.csv"')
    expect(file.rawPayload.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const rows = parse(file.rawPayload, { bom: true }) as string[][]
    expect(rows).toHaveLength(7)
    expect(rows.slice(0, 2)).toEqual([
      ['Bird', 'How many', 'Ringed'],
      ['Bird 02', '998', 'yes'],
    ])
    const logged = await database.superuser.query(
      `select data from platform.event where action = 'birds.exportSightings'`,
    )
    expect(logged.rows).toEqual([{ data: { count: 6 } }])
  })

  test('is the same rows and the same event as an OpenDocument sheet', async () => {
    await birds(12)
    const file = await pages.app.inject({ method: 'GET', url: '/birds?ringed=yes&sort=bird&format=ods' })
    expect(file.statusCode).toBe(200)
    expect(file.headers['content-type']).toBe('application/vnd.oasis.opendocument.spreadsheet')
    expect(file.headers['content-disposition']).toBe('attachment; filename="birds-seen-2026-11-16.ods"')
    const csv = await pages.app.inject({ method: 'GET', url: '/birds?ringed=yes&sort=bird&format=csv' })
    const rows = await Array.fromAsync(readRows(await fileOf('birds.ods', file.rawPayload)))
    expect(rows.map(row => row.cells)).toEqual(parse(csv.rawPayload, { bom: true }))
    expect(rows[0]?.sheet).toBe('birds seen')
    const logged = await database.superuser.query(
      `select data from platform.event where action = 'birds.exportSightings'`,
    )
    expect(logged.rows).toEqual([{ data: { count: 6 } }, { data: { count: 6 } }])
  })

  test('no cell becomes a formula', async () => {
    const names = ['=1+1', '+44 1354', '-2', '@here', '\tTab', '\rReturn', '＝wide', 'plain, "quoted"']
    for (const name of names) {
      await database.superuser.query(
        'insert into birds.sighting (council_id, id, bird, how_many) values ($1, $2, $3, -5)',
        [council, systemIds.next(), name],
      )
    }
    const file = await pages.app.inject({ method: 'GET', url: '/birds?format=csv' })
    const rows = (parse(file.rawPayload, { bom: true }) as string[][]).slice(1)
    const wanted = names.map(name => (name.startsWith('plain') ? name : `'${name}`))
    expect(rows.map(row => row[0] ?? '').toSorted()).toEqual(wanted.toSorted())
    expect(rows[0]?.[1]).toBe('-5')
  })

  test('is not offered to those who may not, and refused when they ask', async () => {
    await birds(3)
    pages.signIn(analyst)
    expect((await open('/birds')).list.exportLinks).toBeUndefined()
    for (const format of ['csv', 'ods']) {
      const file = await pages.app.inject({ method: 'GET', url: `/birds?format=${format}` })
      expect(file.statusCode).toBe(403)
    }
  })

  test('has a limit of its own, whatever the kind of file', async () => {
    const web = testWeb(database, [birdClub])
    const strict = await testPages(web)
    strict.signIn(signedInAs(council, systemIds.next(), 'quality-officer'))
    const codes: number[] = []
    for (let n = 0; n < 32; n++) {
      const url = `/birds?format=${n % 2 ? 'csv' : 'ods'}`
      codes.push((await strict.app.inject({ method: 'GET', url })).statusCode)
    }
    expect(codes.filter(code => code === 200)).toHaveLength(30)
    expect(codes.filter(code => code === 429)).toHaveLength(2)
    expect((await strict.app.inject({ method: 'GET', url: '/birds' })).statusCode).toBe(200)
    await strict.app.close()
  })
})

test('someone not signed in is sent to sign in', async () => {
  pages.signIn(undefined)
  const answer = await pages.app.inject({ method: 'GET', url: '/birds?q=wren' })
  expect(answer.statusCode).toBe(303)
  expect(answer.headers.location).toBe(`/sign-in?to=${encodeURIComponent('/birds?q=wren')}`)
})

test('no query string makes the server fail', async () => {
  await birds(3)
  const names = [
    'q',
    'town',
    'seenFrom-day',
    'ringed',
    'sort',
    'direction',
    'page',
    'perPage',
    'format',
    '__proto__',
  ]
  const text = fc.string({ unit: 'binary', maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), text), text), { maxLength: 6 }),
      async pairs => {
        const url = `/birds?${new URLSearchParams(pairs.map(([name, value]) => [name, value]))}`
        const answer = await pages.app.inject({ method: 'GET', url })
        if (answer.statusCode === 200) return
        // Tidied at most once: where it leads to is an answer.
        expect(answer.statusCode).toBe(303)
        const tidy = await pages.app.inject({ method: 'GET', url: String(answer.headers.location) })
        expect(tidy.statusCode).toBe(200)
      },
    ),
    { numRuns: 100, seed: 5 },
  )
})

describe('a list with a twin that shows the same rows in another way', () => {
  beforeEach(() => birds(30))
  const twinOf = (list: ListModel) => list.twin?.model as Record<string, unknown> | undefined

  test('has a link to it, and neither asks for it nor draws it until somebody does', async () => {
    const { list } = await open('/birds/ringed')
    expect(list.twin).toBeUndefined()
    expect(list.exportLinks?.[0]).toEqual({ text: 'Show the sky', href: '/birds/ringed?ringed=yes&view=sky' })
    expect(list.table?.columns.map(({ label }) => label)).toEqual(['Bird', 'Town'])
  })

  test('gives it what the list was asked, and keeps fewer columns beside it', async () => {
    const { list } = await open('/birds/ringed?ringed=yes&view=sky')
    expect(twinOf(list)).toMatchObject({ total: 15, input: { ringed: 'yes' } })
    expect(list.table?.columns.map(({ label }) => label)).toEqual(['Bird'])
    expect(list.exportLinks?.[0]?.href).toBe('/birds/ringed?ringed=yes')
  })

  test('begins as the list begins where the address names only the twin', async () => {
    const { list } = await open('/birds/ringed?view=sky')
    expect(list.count).toBe('15 sightings')
  })

  test('carries what steers it from link to link; a new search keeps only that it is shown', async () => {
    const { list } = await open('/birds/ringed?ringed=yes&perPage=5&page=2&view=sky&at=7')
    expect(twinOf(list)).toMatchObject({ at: '7' })
    expect(twinOf(list)?.nearer).toBe('/birds/ringed?ringed=yes&perPage=5&view=sky&at=2&page=2')
    expect(list.pagination?.nextHref).toContain('view=sky&at=7')
    expect(list.filters?.clearHref).toContain('view=sky')
    expect(list.hidden).toMatchObject({ view: 'sky' })
    expect(list.hidden).not.toHaveProperty('at')
  })

  test.each(['%3Cscript%3E', 'x'.repeat(200), 'a%20b', '%00'])('leaves out %s', async at => {
    const { list, body } = await open(`/birds/ringed?ringed=yes&view=sky&at=${at}`)
    expect(twinOf(list)?.at).toBeUndefined()
    expect(body).not.toContain('<script>')
  })
})
