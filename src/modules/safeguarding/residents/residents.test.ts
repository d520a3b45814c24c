import { beforeAll, describe, expect, it } from 'vitest'
import { Conflict, Invalid } from '#platform/errors.ts'
import { recordPerson } from '#src/modules/people/index.ts'
import { lookAtConcern } from '../concern/commands.ts'
import { SOUTH, safeguardingWorld } from '../testing/world.ts'
import { recordBetween, residentsOfHome, supportResident } from './units.ts'

const world = safeguardingWorld()
const practitioner = () => world.as('safeguarding-practitioner')
const south = () => world.as('safeguarding-practitioner', SOUTH)
const { homeId } = world
const people = { ann: '', ben: '' }

beforeAll(async () => {
  for (const name of ['ann', 'ben'] as const) {
    const input = { givenName: name, familyName: 'Resident', homeId }
    people[name] = (await world.runner().run(recordPerson, input, practitioner())).id
  }
})

const happened = (more: object = {}) =>
  world.runner().run(
    recordBetween,
    {
      ...{ homeId, harmedId: people.ann, otherId: people.ben, timeOfDay: 'evening', place: 'lounge' },
      ...{ kinds: ['words'], words: 'He shouted at her.', happenedOn: '2026-11-10' },
      ...more,
    },
    practitioner(),
  )

const plan = (practitionerId: string | undefined) =>
  world.runner().run(
    supportResident,
    {
      ...{ homeId, personId: people.ben, practitionerId, hasAdvocate: 'no', capacity: 'not-known' },
      ...{ support: 'A walk before supper', compatibility: 'fits-with-support', reviewOn: '2026-12-10' },
    },
    practitioner(),
  )

describe('harm between two residents', () => {
  it('shows as a pair with a pattern, and that neither has a plan yet', async () => {
    for (const _ of [1, 2, 3]) await happened()
    const view = await world.runner().ask(residentsOfHome, { homeId }, practitioner())
    expect(view).toMatchObject({ total: 3, pairs: [{ count: 3, supported: 0, harmed: ['ann Resident'] }] })
    expect(view.pairs[0]?.mostlyAt).toContain('Evening')
    expect(view.latest[0]?.words).toBe('He shouted at her.')
  })

  it('is between two people, not in the future', async () => {
    await expect(happened({ otherId: people.ann })).rejects.toBeInstanceOf(Invalid)
    await expect(happened({ happenedOn: '2026-11-17' })).rejects.toMatchObject({
      faults: [{ field: 'happenedOn' }],
    })
  })

  it('gives each a practitioner of their own', async () => {
    await happened()
    const { id } = await world.raised({ adult: { personId: people.ann } })
    await world.runner().run(lookAtConcern, { concernId: id, version: 1 }, practitioner())
    await expect(plan(practitioner().actor.id)).rejects.toMatchObject({
      faults: [{ field: 'practitionerId' }],
    })
    await plan(south().actor.id)
    const other = await world.raised({ adult: { personId: people.ben } })
    const look = { concernId: other.id, version: 1 }
    await expect(world.runner().run(lookAtConcern, look, practitioner())).rejects.toBeInstanceOf(Conflict)
    await world.runner().run(lookAtConcern, look, south())
  })

  it('has a plan that is superseded, and is late when its review is past', async () => {
    await plan(south().actor.id)
    const now = await world.runner().ask(residentsOfHome, { homeId }, practitioner())
    expect(now.plans).toMatchObject([{ support: 'A walk before supper', overdue: false }])
    const later = await world.runner('2026-12-11T09:00:00Z').ask(residentsOfHome, { homeId }, practitioner())
    expect(later.plans).toMatchObject([{ overdue: true }])
  })
})
