import { describe, expect, it } from 'vitest'
import { systemActor } from '#platform/access/actor.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { cloudEvent, type EventToTell } from '#platform/webhooks/cloud-event.ts'
import { closeConcern, restrictConcern } from './concern/commands.ts'
import { decideConcern } from './concern/decide.ts'
import {
  closeOrganisational,
  decideOrganisational,
  moveOrganisational,
  startOrganisational,
} from './organisational/commands.ts'
import { tellPolice } from './police/commands.ts'
import { decideReview, referReview, screenReview } from './review/commands.ts'
import { tells } from './tells.ts'
import { enquiriesIn } from './testing/enquiries.ts'
import { safeguardingWorld } from './testing/world.ts'
import { raiseTrust } from './trust/commands.ts'

const world = safeguardingWorld()
const enquiries = enquiriesIn(world)
const manager = () => world.as('safeguarding-manager')
const practitioner = () => world.as('safeguarding-practitioner')
const SECRET = 'xylophone'

/** What another system that asked for everything would be sent about a record, in order. */
async function toldAbout(id: string) {
  const { rows } = await world.database.superuser.query(
    `select e.id, e.action, e.subject_type, e.subject_id, e.data from platform.event_told t
       join platform.event e on e.council_id = t.council_id and e.id = t.event_id
      where e.subject_id = $1 order by e.at, e.id`,
    [id],
  )
  return rows.map(row => {
    const telling = tells.find(one => one.event === row.action)
    if (!telling) throw new Error(`${row.action} is told and not declared`)
    const event: EventToTell = {
      ...{ id: row.id, at: Temporal.Instant.from('2026-11-16T09:00:00Z') },
      ...{ subjectType: row.subject_type, subjectId: row.subject_id, data: row.data },
    }
    return JSON.parse(cloudEvent(telling, event, 'E1'))
  })
}
const typesAbout = async (id: string) =>
  (await toldAbout(id)).map(one => one.type.replace('safeguarding.', ''))

const restrict = (concernId: string, version: number) =>
  world.runner().run(restrictConcern, { concernId, version, restricted: true, words: SECRET }, manager())

describe('other systems are told', () => {
  it('of a case: that it came, its enquiry began and ended, and it was closed, with no word of it', async () => {
    const concernId = await enquiries.opened({ words: SECRET, adult: { givenName: SECRET } })
    const closing = { concernId, version: 2, closingReason: 'mistaken', words: SECRET }
    await world.runner().run(closeConcern, closing, practitioner())
    const told = await toldAbout(concernId)
    expect(told.map(one => one.type.replace('safeguarding.concern.', '')).sort()).toEqual(
      ['closed', 'decided', 'enquiry-begun', 'enquiry-ended', 'raised'].sort(),
    )
    for (const one of told) expect(one.subject).toBe(`concern/${concernId}`)
    const ended = told.find(one => one.type.endsWith('enquiry-ended'))
    expect(ended?.data).toEqual({ state: 'not-needed', enquiryId: expect.any(String) })
    expect(JSON.stringify(told)).not.toContain(SECRET)
  })

  it('of nothing that happens in a case once it is restricted', async () => {
    const { id: concernId } = await world.raised()
    await restrict(concernId, 1)
    const before = await typesAbout(concernId)
    const limbs = { needs: { answer: 'yes' }, abuse: { answer: 'yes' }, protect: { answer: 'yes' } } as const
    const deciding = { concernId, version: 2, limbs, outcome: 'enquiry' } as const
    await world.runner().run(decideConcern, deciding, manager())
    expect(before).toEqual(['concern.raised'])
    expect(await typesAbout(concernId)).toEqual(before)
  })

  const stillOf = async (concernId: string) => {
    const telling = tells.find(one => one.event === 'ConcernRaised')
    const { councilId } = world
    const asking = { actor: systemActor(councilId), today: Temporal.PlainDate.from('2026-11-16') }
    return inTransaction(world.database.app.pool, { councilId }, async tx =>
      telling?.still?.({ tx, ...asking } as Context, concernId),
    )
  }

  it('of nothing that waited when a case became restricted, and of all of it once it is open again', async () => {
    const { id: concernId } = await world.raised()
    expect(await stillOf(concernId)).toBe('whole')
    await restrict(concernId, 1)
    expect(await stillOf(concernId)).toBe('not')
    const open = { concernId, version: 2, restricted: false, words: SECRET }
    await world.runner().run(restrictConcern, open, manager())
    expect(await stillOf(concernId)).toBe('whole')
  })

  it('of no more than the id while police hold something back', async () => {
    const { id: concernId } = await world.raised()
    const told = { concernId, hold: 'yes', blocks: ['interviews'] } as const
    await world.runner().run(tellPolice, told, practitioner())
    expect(await stillOf(concernId)).toBe('bare')
  })

  it.each(['concern', 'person', 'home'])('of no more once somebody is excluded from the %s', async what => {
    const { id } = await world.raised()
    const { rows } = await world.database.superuser.query(
      `select id as concern, person_id as person, home_id as home from safeguarding.concern where id = $1`,
      [id],
    )
    await world.database.superuser.query(
      `insert into platform.exclusion (council_id, id, account_id, subject_type, subject_id, reason)
       values ($1, gen_random_uuid(), gen_random_uuid(), $2, $3, 'A conflict')`,
      [world.councilId, what, rows[0][what]],
    )
    expect(await stillOf(id)).toBe('bare')
    await world.database.superuser.query('update platform.exclusion set ended_at = now()')
    expect(await stillOf(id)).toBe('whole')
  })

  it('of an organisational enquiry from its opening to its close', async () => {
    const opening = { homeId: world.homeId, scope: 'home', trigger: 'cqc', words: SECRET } as const
    const { id: organisationalId } = await world.runner().run(startOrganisational, opening, practitioner())
    const at = (version: number) => ({ organisationalId, version, words: SECRET })
    await world.runner().run(decideOrganisational, { ...at(1), outcome: 'met' }, manager())
    await world.runner().run(moveOrganisational, { ...at(2), to: 'monitoring' }, practitioner())
    await world.runner().run(closeOrganisational, at(3), manager())
    expect((await typesAbout(organisationalId)).sort()).toEqual(
      ['closed', 'decided', 'moved', 'opened'].map(type => `organisational-enquiry.${type}`),
    )
    expect(JSON.stringify(await toldAbout(organisationalId))).not.toContain(SECRET)
  })

  it('of a review, but not about which home', async () => {
    const referral = { who: SECRET, words: SECRET, harm: 'died', homeId: world.homeId } as const
    const board = world.as('board-member')
    const { id: reviewId } = await world.runner().run(referReview, referral, board)
    await world.runner().run(screenReview, { reviewId, version: 1, words: SECRET }, board)
    const answers = {
      needs: 'yes',
      'working-together': 'yes',
      died: 'yes',
      abuse: 'yes',
      serious: 'no',
    } as const
    const deciding = { reviewId, version: 2, answers, outcome: 'mandatory', words: SECRET } as const
    await world.runner().run(decideReview, deciding, board)
    const told = await toldAbout(reviewId)
    expect(told.map(one => one.type).sort()).toEqual([
      'safeguarding.review.decided',
      'safeguarding.review.referred',
    ])
    expect(JSON.stringify(told)).not.toContain(world.homeId)
    expect(JSON.stringify(told)).not.toContain(SECRET)
  })

  it('of nobody in a position of trust', async () => {
    const input = { name: SECRET, role: SECRET, life: 'work', children: 'no', words: SECRET } as const
    const { id } = await world.runner().run(raiseTrust, input, manager())
    expect(await toldAbout(id)).toEqual([])
    expect(tells.filter(one => one.event.startsWith('Trust'))).toEqual([])
  })
})
