import { beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '#platform/access/actor.ts'
import { stableId } from '#platform/ids.ts'
import { createRandom } from '#src/demo/random.ts'
import { askReach } from '../contact/units.ts'
import { SOUTH, safeguardingWorld } from '../testing/world.ts'
import { listConcerns } from './queries.ts'

const world = safeguardingWorld()
const random = createRandom('lists of concerns')
const otherHome = stableId('home', 'lists of concerns, another')
const people = ['Anne Grimwood', 'Percy Wald', 'Ivy Grimwood'].map(name => ({
  id: stableId('person', name),
  name,
}))

interface Made {
  readonly id: string
  readonly state: string
  readonly danger: string
  readonly dueOn: string | null
  readonly receivedAt: string
  readonly homeId: string | null
  readonly personId: string
}

const day = () => `2026-11-${String(random.int(10, 15)).padStart(2, '0')}`

const made: readonly Made[] = Array.from({ length: 80 }, (_, index) => ({
  id: stableId('concern', String(index)),
  state: random.pick([
    'received',
    'received',
    'looking',
    'enquiry',
    'no-enquiry',
    'closed',
    'closed',
    'closed',
  ]),
  danger: random.pick(['now', 'no', 'not-known']),
  // What no command leaves behind is listed in its place too: a target on a closed one, none on a new one.
  dueOn: random.chance(0.4) ? day() : null,
  // Few times, so that many came at once.
  receivedAt: `${day()}T10:00:00.000Z`,
  homeId: random.pick([world.homeId, world.homeId, otherHome, null]),
  personId: random.pick(people).id,
}))

const practitioner = () => world.as('safeguarding-practitioner')

beforeAll(async () => {
  const { superuser } = world.database
  const { councilId } = world
  for (const { id, name } of people) {
    await superuser.query(
      `insert into people.person (council_id, id, family_name, name_key, made_at)
       values ($1, $2, $3, lower($3), now())`,
      [councilId, id, name],
    )
  }
  const reportId = stableId('report', 'lists')
  await superuser.query(
    `insert into safeguarding.report (council_id, id, reference, door, naming, danger, received_at, state, words)
     values ($1, $2, 'R-2222-2222', 'phone', 'named', 'no', now(), 'sorted', '')`,
    [councilId, reportId],
  )
  for (const [index, one] of made.entries()) {
    const team = random.pick([world.teams.north, world.teams.south, null])
    const lead = random.chance(0.2) ? practitioner().actor.id : null
    await superuser.query(
      `insert into safeguarding.concern (council_id, id, reference, report_id, person_id, home_id, state, danger, due_on,
         received_at, team_id, lead_id, restricted, words)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '')`,
      [
        ...[
          councilId,
          one.id,
          `C-2${String(index).padStart(3, '0')}-2229`,
          reportId,
          one.personId,
          one.homeId,
        ],
        ...[one.state, one.danger, one.dueOn, one.receivedAt, team, lead, random.chance(0.25)],
      ],
    )
    if (random.chance(0.15)) await givePart(one.id, random.pick(workers()).actor.id)
  }
  await openInAnEmergency('concern', made[3]?.id ?? '')
  await openInAnEmergency('home', otherHome)
})

async function givePart(concernId: string, accountId: string | undefined): Promise<void> {
  await world.database.superuser.query(
    `insert into safeguarding.case_role (council_id, id, concern_id, account_id, role, from_at, ended_at)
     values ($1, gen_random_uuid(), $2, $3, 'co-worker', now(), $4)`,
    [world.councilId, concernId, accountId, random.chance(0.3) ? '2026-11-15T00:00:00Z' : null],
  )
}

async function openInAnEmergency(type: string, id: string): Promise<void> {
  await world.database.superuser.query(
    `insert into platform.break_glass (council_id, id, account_id, subject_type, subject_id, reason, opened_at, until)
     values ($1, gen_random_uuid(), $2, $3, $4, 'urgent', '2026-11-16T08:00:00Z', '2026-11-17T08:00:00Z')`,
    [world.councilId, practitioner().actor.id, type, id],
  )
}

const workers = (): readonly Caller[] => [
  practitioner(),
  world.as('safeguarding-practitioner', SOUTH),
  world.as('safeguarding-manager'),
  world.as('duty-worker'),
  world.as('quality-officer'),
]

/** As the rules of one record have it, asked by the smallest thing that whoever may read it may ask. */
async function readableBy(caller: Caller): Promise<ReadonlySet<string>> {
  const readable = new Set<string>()
  for (const { id } of made) {
    const answer = await world
      .runner()
      .ask(askReach, { concernId: id, channel: 'letter' }, caller)
      .then(
        () => true,
        () => false,
      )
    if (answer) readable.add(id)
  }
  return readable
}

const dangerNow = (one: Made): number => (one.state === 'received' && one.danger === 'now' ? 0 : 1)

/** Danger now first, then by local target; what has none by when it came. */
const inOrder = (a: Made, b: Made): number =>
  dangerNow(a) - dangerNow(b) ||
  (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') ||
  b.receivedAt.localeCompare(a.receivedAt) ||
  a.id.localeCompare(b.id)

const filters: readonly (readonly [string, object, (one: Made) => boolean])[] = [
  ['all that ever came', {}, () => true],
  ['closed ones', { open: 'false' }, one => one.state === 'closed'],
  ['open ones', { open: 'true' }, one => one.state !== 'closed'],
  ['new ones', { list: 'new' }, one => one.state === 'received'],
  [
    'those past the target',
    { list: 'over-target' },
    one => one.state !== 'closed' && (one.dueOn ?? '9') < '2026-11-16',
  ],
  ['those of a home', { homeId: world.homeId }, one => one.homeId === world.homeId],
  ['those of another home', { homeId: otherHome }, one => one.homeId === otherHome],
  ['those of a person', { personId: people[0]?.id }, one => one.personId === people[0]?.id],
  ['those of a name', { q: 'wald' }, one => one.personId === people[1]?.id],
  ['those of two names, in any order', { q: 'Grimwood anne' }, one => one.personId === people[0]?.id],
]

describe('a list of concerns', () => {
  it('shows to each just what they may read one by one, in its order, on whichever page', async () => {
    for (const caller of workers()) {
      const readable = await readableBy(caller)
      for (const [name, filter, fits] of filters) {
        // Names are looked up by the team alone.
        if ('q' in filter && caller.actor.role === 'quality-officer') continue
        const expected = made.filter(one => readable.has(one.id) && fits(one)).toSorted(inOrder)
        const shown: string[] = []
        for (let page = 1; page === 1 || shown.length < expected.length; page++) {
          const answer = await world.runner().ask(listConcerns, { ...filter, page, perPage: 17 }, caller)
          expect(answer.total, `${name}, ${caller.actor.name}`).toBe(expected.length)
          shown.push(...answer.items.map(item => item.id))
          if (answer.items.length === 0) break
        }
        expect(shown, `${name}, ${caller.actor.name}`).toEqual(expected.map(one => one.id))
      }
    }
  })
  it('counts all as far as is asked, and says so where there are more', async () => {
    const ask = (countTo?: number) =>
      world.runner().ask(listConcerns, { countTo, perPage: 5 }, world.as('safeguarding-manager'))
    const { total } = await ask()
    expect(total).toBeGreaterThan(20)
    expect(await ask(total)).not.toHaveProperty('totalIsLowerBound')
    expect(await ask(total - 1)).toMatchObject({ total: total - 1, totalIsLowerBound: true })
  })
})
