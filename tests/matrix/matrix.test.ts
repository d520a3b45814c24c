import { beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '#platform/access/actor.ts'
import { personRoles } from '#platform/access/roles.ts'
import type { AnyCommand, AnyQuery } from '#platform/module.ts'
import { allotment, allotmentSchema } from '#platform/testing/allotment.ts'
import { modules } from '#src/modules.ts'
import { testProduct } from '../support/product.ts'
import { type Case, casesOf, namedUnits } from './cases.ts'
import { fingerprint } from './fingerprint.ts'
import { aJobOf } from './jobs.ts'
import { productRows, roleNames, rows } from './matrix.ts'
import { mirror } from './mirror.ts'
import { mayDo } from './oracle.ts'
import { really, verdictOn } from './trying.ts'
import { actorAs, arrangeWorld, councils } from './world.ts'
import { watchWrites, writtenSince } from './writes.ts'

const product = testProduct({ arrange: allotmentSchema, more: [allotment, mirror] })
const units = [...modules, allotment].flatMap((module): readonly (AnyCommand | AnyQuery)[] => [
  ...module.commands,
  ...module.queries,
])
const jobs = { job: '', otherJob: '' }
const arranged = { as: '' }

beforeAll(async () => {
  const db = product.database.superuser
  await arrangeWorld(db)
  jobs.job = await aJobOf(product, councils.own)
  jobs.otherJob = await aJobOf(product, councils.other)
  arranged.as = await fingerprint(db)
  await watchWrites(db)
  // They are counted before and after each unit.
  await db.query(`create index refused on platform.event (action) where outcome = 'refused'`)
})

const callerAs = (role: (typeof roleNames)[number]): Caller => ({ actor: actorAs(role), via: 'api' })
const inputOf = (one: Case): unknown => one.late?.(jobs) ?? one.input

describe('the permission matrix', () => {
  it('has a row for every permission of the product', () => {
    const known = new Set(productRows.map(row => row.permission))
    const missing = modules.flatMap(module => Object.keys(module.policy)).filter(name => !known.has(name))
    expect(missing, 'add these to tests/matrix/matrix.ts').toEqual([])
  })

  it('has no row for a permission that the product does not have', () => {
    const { policy } = product.lantern.product
    expect(rows.map(row => row.permission).filter(name => !(name in policy))).toEqual([])
  })

  it('knows every role, and the policies know no other', () => {
    expect([...roleNames].sort()).toEqual([...personRoles, 'system', 'public'].sort())
  })

  it('is tried where a write by anybody leaves its table’s name', async () => {
    const db = await product.database.superuser.connect()
    await db.query('begin')
    await db.query('update homes.challenge set version = version')
    expect(await writtenSince(db)).toEqual(['homes.challenge'])
    await db.query('rollback')
    db.release()
  })

  it('tries units that exist', () => {
    const names = units.map(unit => unit.name)
    const gone = namedUnits.filter(name => !names.includes(name))
    expect(gone, 'take these out of tests/matrix/cases.ts').toEqual([])
  })
})

it.each(units.map(unit => ({ name: unit.name, unit })))(
  '$name lets through just those the matrix names; the others leave a refusal and no other trace',
  async ({ unit }) => {
    const refusals = await refusalsOf(unit.name)
    const tried = await tryEveryone(unit)
    expect(tried.wrong).toEqual([])
    expect(await refusalsOf(unit.name)).toBe(refusals + tried.refused)
    expect(await writtenSince(product.database.superuser)).toEqual([])
  },
)

it('and after all of them every row is where it was', async () => {
  expect(await fingerprint(product.database.superuser)).toBe(arranged.as)
})

/** Those who may are stopped where the work would begin; those who may not try it in earnest. */
async function tryEveryone(unit: AnyCommand | AnyQuery) {
  const wrong: string[] = []
  let refused = 0
  for (const one of casesOf(unit)) {
    const tried = await Promise.all(roleNames.map(role => tryOne(unit, one, role)))
    wrong.push(...tried.flatMap(({ fault }) => fault ?? []))
    if (!one.hidden) refused += tried.filter(({ wanted }) => wanted !== 'let through').length
  }
  return { wrong, refused }
}

async function tryOne(unit: AnyCommand | AnyQuery, one: Case, role: (typeof roleNames)[number]) {
  const wanted = wantedVerdict(unit, role, one)
  const attempt = wanted === 'let through' ? verdictOn : really
  const got = await attempt(product.lantern.runner, unit, inputOf(one), callerAs(role))
  return { wanted, fault: got === wanted ? undefined : `${role} on ${one.on}: ${got}, should be ${wanted}` }
}

function wantedVerdict(unit: AnyCommand | AnyQuery, role: (typeof roleNames)[number], one: Case) {
  if (one.hidden) return 'not found'
  const nobody = role === 'system' || role === 'public'
  const { excluded, ownReport, emergency, assigned, ...rest } = one.facts
  const ownHome = one.facts.ownHome === true && role.startsWith('provider-')
  const facts = nobody ? { ...rest, ownHome } : { ...one.facts, ownHome }
  if (mayDo(unit.can, role, facts)) return 'let through'
  return one.sensitive && !one.knownTo?.includes(role) ? 'not found' : 'not allowed'
}

async function refusalsOf(action: string): Promise<number> {
  const found = await product.database.superuser.query(
    `select count(*)::int as n from platform.event where action = $1 and outcome = 'refused'`,
    [action],
  )
  return found.rows[0].n
}
