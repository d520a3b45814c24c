import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#platform/access/actor.ts'
import { stableId } from '#platform/ids.ts'
import type { AnyQuery } from '#platform/module.ts'
import { allotment, allotmentSchema, listPlots, readPlot } from '#platform/testing/allotment.ts'
import { getChallenge, listChallenges } from '#src/modules/homes/challenge/queries.ts'
import { testProduct } from '../support/product.ts'
import { roleNames } from './matrix.ts'
import { lookIntoMirror, mirror } from './mirror.ts'
import { mayDo } from './oracle.ts'
import { verdictOn } from './trying.ts'
import { actorAs, addChallenge, arrangeWorld, colleague, councils, homes, person } from './world.ts'

const product = testProduct({ arrange: allotmentSchema, more: [allotment, mirror] })
const SEED = { seed: 20_261_116 }

beforeAll(() => arrangeWorld(product.database.superuser))

type RoleName = (typeof roleNames)[number]
const role = fc.constantFrom(...roleNames)
const nobody = (name: RoleName): boolean => name === 'system' || name === 'public'

/** Exclusions and broken glass come from the arranged world: by home, and by record. */
const reflected = fc.record({
  record: fc.constantFrom('plain', 'excluded', 'emergency', 'both' as const),
  council: fc.constantFrom('own', 'other', 'none' as const),
  home: fc.constantFrom('own', 'elsewhere', 'excluded', undefined),
  owner: fc.constantFrom(person, colleague, undefined),
  assigned: fc.subarray([person, colleague]),
  sensitive: fc.boolean(),
})
type Reflection = typeof reflected extends fc.Arbitrary<infer T> ? T : never

const recordIds = {
  plain: stableId('matrix', 'mirror'),
  excluded: stableId('matrix', 'plot-excluded'),
  emergency: stableId('matrix', 'plot-emergency'),
  both: stableId('matrix', 'plot-excluded-emergency'),
} as const

function inputOf(one: Reflection) {
  return {
    type: 'plot',
    id: recordIds[one.record as keyof typeof recordIds],
    sensitive: one.sensitive,
    assignedTo: one.assigned,
    ...(one.council === 'none' ? {} : { councilId: councils[one.council as 'own' | 'other'] }),
    ...(one.home ? { homeId: homes[one.home as 'own' | 'elsewhere' | 'excluded'] } : {}),
    ...(one.owner ? { ownerId: one.owner } : {}),
  }
}

function wanted(name: RoleName, one: Reflection): string {
  const known = !nobody(name)
  const facts = {
    council: one.council as 'own' | 'other' | 'none',
    ownHome: one.home === 'own' && name.startsWith('provider-'),
    ownReport: known && one.owner === person,
    assigned: known && one.assigned.includes(person),
    excluded: known && (one.record === 'excluded' || one.record === 'both' || one.home === 'excluded'),
    emergency: known && (one.record === 'emergency' || one.record === 'both'),
  }
  if (mayDo('mirror.look', name, facts)) return 'let through'
  return one.sensitive ? 'not found' : 'not allowed'
}

it('judges every relation, alone and together, as the matrix says', async () => {
  const { runner } = product.lantern
  await fc.assert(
    fc.asyncProperty(role, reflected, async (name, one) => {
      const caller = { actor: actorAs(name), via: 'api' as const }
      expect(await verdictOn(runner, lookIntoMirror, inputOf(one), caller)).toBe(wanted(name, one))
    }),
    { ...SEED, numRuns: 500 },
  )
})

const people: readonly RoleName[] = roleNames.filter(name => !nobody(name))
const anOfficer = fc.constantFrom(...people)
const placed = fc.record({
  council: fc.constantFrom('own', 'own', 'other' as const),
  home: fc.constantFrom('own', 'elsewhere', 'excluded' as const),
  owner: fc.constantFrom(person, colleague),
  excluded: fc.boolean(),
  emergency: fc.boolean(),
})
type Placed = typeof placed extends fc.Arbitrary<infer T> ? T : never
const world = fc.array(placed, { minLength: 1, maxLength: 8 })

describe('a list shows just the records that one may open', () => {
  it('of plots', async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.array(anOfficer, { minLength: 2, maxLength: 4 }), async (plots, names) => {
        const ids = await plant(plots, plantPlot)
        for (const actor of names.map(actorAs)) await compare(actor, ids, listedPlots, mayReadPlot)
      }),
      { ...SEED, numRuns: 25 },
    )
  })

  it('of challenges', async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.array(anOfficer, { minLength: 2, maxLength: 4 }), async (all, names) => {
        const ids = await plant(all, plantChallenge)
        for (const actor of names.map(actorAs)) await compare(actor, ids, listedChallenges, mayReadChallenge)
      }),
      { ...SEED, numRuns: 25 },
    )
  })
})

type Planter = (id: string, one: Placed) => Promise<string>

/** Makes the world anew: these records and no others, with what stands for or against the person. */
async function plant(all: readonly Placed[], planter: Planter): Promise<readonly string[]> {
  const db = product.database.superuser
  await db.query('truncate garden.plot, homes.challenge')
  await db.query(`delete from platform.exclusion where subject_type in ('plot', 'challenge')`)
  await db.query(`delete from platform.break_glass where subject_type in ('plot', 'challenge')`)
  return Promise.all(
    all.map(async (one, at) => {
      const id = stableId('generated', String(at))
      const type = await planter(id, one)
      await stand(type, id, one)
      return id
    }),
  )
}

async function stand(type: string, id: string, one: Placed): Promise<void> {
  const db = product.database.superuser
  const own = [councils.own, stableId('stand', id), person, type, id]
  if (one.excluded) {
    await db.query(
      `insert into platform.exclusion (council_id, id, account_id, subject_type, subject_id, reason)
       values ($1, $2, $3, $4, $5, 'Family')`,
      own,
    )
  }
  if (!one.emergency) return
  await db.query(
    `insert into platform.break_glass (council_id, id, account_id, subject_type, subject_id, reason, opened_at,
       until) values ($1, $2, $3, $4, $5, 'Alone', '2026-11-16T08:00:00Z', '2026-11-17T08:00:00Z')`,
    own,
  )
}

const plantPlot: Planter = async (id, one) => {
  const council = councils[one.council as 'own' | 'other']
  const home = homes[one.home as 'own']
  await product.database.superuser.query(`insert into garden.plot values ($1, $2, $3, $4, false, 'beans')`, [
    council,
    id,
    home,
    one.owner,
  ])
  return 'plot'
}

const plantChallenge: Planter = async (id, one) => {
  const council = councils[one.council as 'own' | 'other']
  await addChallenge(product.database.superuser, [council, id, homes[one.home as 'own'], one.owner])
  return 'challenge'
}

async function listedPlots(actor: Actor): Promise<readonly string[]> {
  if (!mayDo('plot.list', actor.role, { council: 'own' })) return []
  const { items } = (await product.lantern.runner.ask(listPlots, {}, { actor, via: 'api' })) as {
    items: { id: string }[]
  }
  return items.map(item => item.id)
}

const mayReadPlot = (actor: Actor, plotId: string) => {
  if (!mayDo('plot.list', actor.role, { council: 'own' })) return Promise.resolve(false)
  return opens(readPlot, { plotId }, actor)
}

async function listedChallenges(actor: Actor): Promise<readonly string[]> {
  if (!mayDo('challenge.read', actor.role, { council: 'own', ownHome: true })) return []
  const { items } = (await product.lantern.runner.ask(listChallenges, {}, { actor, via: 'api' })) as {
    items: { id: string }[]
  }
  return items.map(item => item.id)
}

const mayReadChallenge = (actor: Actor, challengeId: string) => opens(getChallenge, { challengeId }, actor)

async function opens(unit: AnyQuery, input: object, actor: Actor): Promise<boolean> {
  return (await verdictOn(product.lantern.runner, unit, input, { actor, via: 'api' })) === 'let through'
}

async function compare(
  actor: Actor,
  ids: readonly string[],
  listed: (actor: Actor) => Promise<readonly string[]>,
  mayRead: (actor: Actor, id: string) => Promise<boolean>,
): Promise<void> {
  const readable: string[] = []
  for (const id of ids) if (await mayRead(actor, id)) readable.push(id)
  expect({ role: actor.role, ids: [...(await listed(actor))].sort() }).toEqual({
    role: actor.role,
    ids: readable.sort(),
  })
}
