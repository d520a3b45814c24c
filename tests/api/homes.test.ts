import { beforeAll, describe, expect, it } from 'vitest'
import { fenmarsh } from '#src/demo/council.ts'
import { demoIds } from '#src/modules/homes/index.ts'
import { testProduct } from '../support/product.ts'

/** The doors that stay put: other systems and other tests rely on these names. */
const product = testProduct()
const ELSEWHERE = 'E08000004'
let token = ''

beforeAll(async () => {
  token = await product.tokenFor('quality-officer')
  // One home of another council: the register is national.
  await product.database.superuser.query(
    `update homes.home set council_id = (select id from platform.council where code = $1)
      where id = (select home_id from homes.registration where cqc_location_id = '1-9000000003')`,
    [ELSEWHERE],
  )
})

async function get(path: string) {
  const headers = { authorization: `Bearer ${token}` }
  const answer = await product.app.inject({ url: `/api/v1${path}`, headers })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

interface Item {
  readonly id: string
  readonly council: { readonly code: string } | null
  readonly rating: string | null
  readonly nursing: boolean
  readonly registered: boolean
  readonly specialisms: readonly string[]
}
const items = async (query: string): Promise<readonly Item[]> =>
  (await get(`/homes?perPage=100&${query}`)).items

describe('GET /api/v1/homes', () => {
  it('finds the homes of all councils when none is named', async () => {
    const { total } = await get('/homes')
    expect(total).toBe((await get('/homes?council=all')).total)
    expect((await get(`/homes?council=${fenmarsh.code}`)).total).toBe(total - 1)
    expect((await get(`/homes?council=${ELSEWHERE}`)).total).toBe(1)
  })

  it('finds by CQC location id, in whatever council', async () => {
    const [home, ...others] = await items('cqcLocationId=1-9000000003')
    expect(home?.council?.code).toBe(ELSEWHERE)
    expect(others).toEqual([])
    const [story] = await items('cqcLocationId=1-9000000002')
    expect(story?.id).toBe(demoIds.home)
  })

  it('finds by words', async () => {
    expect((await items('q=Larkfield')).map(home => home.id)).toContain(demoIds.home)
  })

  it('keeps to the rating, the nursing, the specialism and the state that are asked for', async () => {
    const rated = await items('rating=inadequate,requires-improvement')
    expect(rated.length).toBeGreaterThan(0)
    expect(new Set(rated.map(home => home.rating))).toEqual(new Set(['inadequate', 'requires-improvement']))
    expect((await items('nursing=true')).every(home => home.nursing)).toBe(true)
    expect((await items('registered=false')).every(home => !home.registered)).toBe(true)
    const specialism = (await items(''))[0]?.specialisms[0] ?? ''
    const caring = await items(`specialism=${encodeURIComponent(specialism)}`)
    expect(caring.length).toBeGreaterThan(0)
    expect(caring.every(home => home.specialisms.includes(specialism))).toBe(true)
  })

  it('pages without a gap or a double', async () => {
    const { total } = await get('/homes')
    const seen = new Set<string>()
    for (let page = 1; page <= Math.ceil(total / 40); page++) {
      const found = await get(`/homes?perPage=40&page=${page}`)
      for (const home of found.items) seen.add(home.id)
    }
    expect(seen.size).toBe(total)
  })
})

const MOST = 100
const HOME = [
  ...['id', 'name', 'council', 'address', 'postcode', 'latitude', 'longitude', 'beds', 'registered'],
  ...['nursing', 'serviceTypes', 'specialisms', 'provider', 'brand', 'registrations', 'currentRating'],
  ...['ratings', 'facts'],
]
const RATING = [
  ...['overall', 'safe', 'effective', 'caring', 'responsive', 'wellLed', 'publishedOn', 'inherited'],
]

describe('GET /api/v1/homes/{homeId}', () => {
  it('has the names that others rely on', async () => {
    const home = await get(`/homes/${demoIds.home}`)
    expect(Object.keys(home)).toEqual(expect.arrayContaining(HOME))
    expect(Object.keys(home.council)).toEqual(expect.arrayContaining(['code', 'name']))
    expect(Object.keys(home.provider)).toEqual(expect.arrayContaining(['id', 'name']))
    const registration = Object.keys(home.registrations[0])
    expect(registration).toEqual(expect.arrayContaining(['cqcLocationId', 'from', 'to', 'provider']))
    expect(Object.keys(home.currentRating)).toEqual(expect.arrayContaining(RATING))
    expect(Object.keys(home.ratings[0])).toEqual(expect.arrayContaining(RATING))
  })

  it('gives the source of every fact', async () => {
    const { facts } = await get(`/homes/${demoIds.home}`)
    expect(facts.length).toBeGreaterThan(5)
    for (const fact of facts) {
      expect(fact.source.hash).toMatch(/^[0-9a-f]{64}$/)
      expect(fact.source.address).not.toBe('')
    }
  })

  it('answers every home of the list', async () => {
    const found = (await items('')).slice(0, MOST)
    for (const { id } of found) expect((await get(`/homes/${id}`)).id).toBe(id)
  })
})

it('GET /api/v1/imports lists imports with their reports', async () => {
  const token = await product.tokenFor('administrator')
  const headers = { authorization: `Bearer ${token}` }
  const answer = await product.app.inject({ url: '/api/v1/imports', headers })
  const imports = answer.json().items
  expect(imports.map((one: { id: string }) => one.id)).toContain(demoIds.registerImport)
})
