import { describe, expect, it } from 'vitest'
import { systemActor } from '#platform/access/actor.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { recordPerson } from '#src/modules/people/index.ts'
import * as access from '../access-request/commands.ts'
import {
  closeOrganisational,
  decideOrganisational,
  linkOrganisational,
  startOrganisational,
} from '../organisational/commands.ts'
import { getOrganisational, listResidents } from '../organisational/queries.ts'
import { recordWelfareCheck, takeInResidents } from '../organisational/resident-commands.ts'
import { decideReview, draftReview, finishReview, referReview, screenReview } from '../review/commands.ts'
import { acceptRecommendation, addRecommendation, carryOutRecommendation } from '../review/part-commands.ts'
import { getReview } from '../review/queries.ts'
import { safeguardingWorld } from '../testing/world.ts'
import { closeTrust, raiseTrust, setTrustAside } from '../trust/commands.ts'
import { addTrustSetting } from '../trust/part-commands.ts'
import { getTrust, listTrust } from '../trust/queries.ts'
import { approveForgetting, placeHold } from './commands.ts'
import { forgetApproved, listDueRecords } from './jobs.ts'
import { listRetention } from './queries.ts'

const world = safeguardingWorld()
const manager = () => world.as('safeguarding-manager')
const board = () => world.as('board-member')
const governance = () => world.as('information-governance')
const lantern = () => ({ actor: systemActor(world.councilId), via: 'system' as const })
const SECRET = 'xylophone'
/** A day after each may first be forgotten, and the day before it may. */
const dates = {
  organisational: { before: '2046-11-15T09:00:00Z', after: '2046-11-17T09:00:00Z' },
  trust: { before: '2027-11-15T09:00:00Z', after: '2027-11-17T09:00:00Z' },
  review: { before: '2046-11-15T09:00:00Z', after: '2046-11-17T09:00:00Z' },
} as const
type Kind = keyof typeof dates

const run = ((command, input, caller = manager()) =>
  world.runner().run(command, input, caller)) as ReturnType<typeof world.runner>['run']

async function organisational(): Promise<string> {
  const opening = { homeId: world.homeId, scope: 'home', trigger: 'cqc', words: SECRET } as const
  const { id: organisationalId } = await run(startOrganisational, opening, manager())
  await run(decideOrganisational, { organisationalId, version: 1, outcome: 'met', words: SECRET }, manager())
  await run(
    recordPerson,
    { givenName: 'Ada', familyName: crypto.randomUUID(), homeId: world.homeId },
    manager(),
  )
  await run(takeInResidents, { organisationalId }, manager())
  const { items } = await world.runner().ask(listResidents, { organisationalId }, manager())
  for (const { id: residentId, version } of items) {
    const check = { organisationalId, residentId, version, state: 'seen', safe: 'yes', seenOn: '2026-11-16' }
    await run(recordWelfareCheck, { ...check, words: SECRET } as never, manager())
  }
  await run(closeOrganisational, { organisationalId, version: 2, words: SECRET }, manager())
  return organisationalId
}

async function trust(): Promise<string> {
  const raised = { name: SECRET, role: SECRET, homeId: world.homeId, words: SECRET } as const
  const { id: trustId } = await run(raiseTrust, { ...raised, life: 'work', children: 'no' }, manager())
  const employer = { trustId, kind: 'agency', employer: SECRET, role: SECRET } as const
  await run(addTrustSetting, employer, manager())
  await run(setTrustAside, { trustId, version: 1, words: SECRET }, manager())
  await run(closeTrust, { trustId, version: 2 }, manager())
  return trustId
}

async function review(settled = true): Promise<string> {
  const referral = { who: SECRET, words: SECRET, harm: 'died', homeId: world.homeId } as const
  const { id: reviewId } = await run(referReview, referral, board())
  await run(screenReview, { reviewId, version: 1, words: SECRET }, board())
  const answers = {
    needs: 'yes',
    'working-together': 'yes',
    died: 'yes',
    abuse: 'yes',
    serious: 'no',
  } as const
  await run(decideReview, { reviewId, version: 2, answers, outcome: 'mandatory', words: SECRET }, board())
  const made = { reviewId, words: SECRET, owner: SECRET, dueOn: '2027-01-31' }
  const { id: recommendationId } = await run(addRecommendation, made, board())
  if (settled) {
    await run(acceptRecommendation, { reviewId, recommendationId, version: 1 }, board())
    const done = { reviewId, recommendationId, version: 2, words: SECRET }
    await run(carryOutRecommendation, done, board())
  }
  await run(draftReview, { reviewId, version: 3, words: SECRET }, board())
  await run(finishReview, { reviewId, version: 4, publish: 'no', words: SECRET }, board())
  return reviewId
}

const made: Readonly<Record<Kind, () => Promise<string>>> = { organisational, trust, review }

async function itemOf(id: string, now: string) {
  await world.runner(now).run(listDueRecords, {}, lantern())
  const { rows } = await world.database.superuser.query<{ id: string; kind: string }>(
    'select id, kind from safeguarding.retention_item where about_id = $1',
    [id],
  )
  return rows[0]
}

async function forget(id: string, now: string) {
  const item = await itemOf(id, now)
  const approving = { itemIds: [item?.id ?? ''], holdsChecked: true } as const
  await world.runner(now).run(approveForgetting, approving, governance())
  return world.runner(now).run(forgetApproved, {}, lantern())
}

async function putFile(owner: Kind, id: string): Promise<void> {
  await world.database.superuser.query(
    `insert into platform.file (council_id, id, owner_type, owner_id, kind, stored, hash, size, media_type, put_at, stripped)
     values ($1, gen_random_uuid(), $2, $3, 'original', $4, $4, 1, 'image/png', now(), false)`,
    [world.councilId, owner, id, `${id}${id}`.replaceAll('-', '')],
  )
}

async function leftOf(id: string) {
  const { rows } = await world.database.superuser.query<{ key: boolean; files: number }>(
    `select exists (select from platform.record_key where record_id = $1 and wrapped is not null) as key,
       (select count(*)::int from platform.file where owner_id = $1 and erased_at is null) as files`,
    [id],
  )
  return rows[0]
}

describe('an organisational enquiry, a position of trust and a review', () => {
  it.each(['organisational', 'trust', 'review'] as const)(
    '%s: is listed after its own length, and no sooner; forgotten once a named person approved',
    async kind => {
      const id = await made[kind]()
      await putFile(kind, id)
      expect(await itemOf(id, dates[kind].before)).toBeUndefined()
      expect(await itemOf(id, dates[kind].after)).toBeDefined()
      const runner = world.runner(dates[kind].after)
      const { items } = await runner.ask(listRetention, { perPage: 100 }, governance())
      expect(items.some(item => /^[OTS]-/.test(item.code) && item.holds.length === 0)).toBe(true)
      expect(await runner.run(forgetApproved, {}, lantern())).toEqual({ forgotten: 0, kept: 0 })
      expect(await leftOf(id)).toEqual({ key: true, files: 1 })
      expect(await forget(id, dates[kind].after)).toEqual({ forgotten: 1, kept: 0 })
      expect(await leftOf(id)).toEqual({ key: false, files: 0 })
    },
  )

  it('is still counted once its words are gone, and takes none any more', async () => {
    const [organisationalId, reviewId] = [await organisational(), await review()]
    await forget(organisationalId, dates.organisational.after)
    await forget(reviewId, dates.review.after)
    const runner = world.runner(dates.review.after)
    const enquiry = await runner.ask(getOrganisational, { organisationalId }, manager())
    expect(enquiry).toMatchObject({ state: 'closed', openedAt: expect.any(String) })
    const whole = await runner.ask(getReview, { reviewId }, board())
    expect(whole).toMatchObject({ state: 'not-published', died: 1 })
    for (const one of [enquiry, whole]) expect(JSON.stringify(one)).not.toContain(SECRET)
    const { reference } = await world.raised()
    const linking = runner.run(
      linkOrganisational,
      { organisationalId, concernReference: reference },
      manager(),
    )
    await expect(linking).rejects.toBeInstanceOf(Conflict)
  })

  it('of a position of trust nothing stays but what it came to and when', async () => {
    const trustId = await trust()
    await forget(trustId, dates.trust.after)
    const runner = world.runner(dates.trust.after)
    await expect(runner.ask(getTrust, { trustId }, manager())).rejects.toBeInstanceOf(NotFound)
    const { items } = await runner.ask(listTrust, { perPage: 100 }, manager())
    expect(items.map(one => one.id)).not.toContain(trustId)
    const { rows } = await world.database.superuser.query(
      `select t.home_id, t.closed_at is not null as closed, length(t.words) as words,
         (select count(*)::int from safeguarding.trust_setting where trust_id = $1) as settings,
         (select count(*)::int from safeguarding.process_role where process_id = $1) as people
       from safeguarding.trust t where id = $1`,
      [trustId],
    )
    expect(rows).toEqual([{ home_id: null, closed: true, words: 0, settings: 0, people: 0 }])
  })

  it('waits while a recommendation is owed', async () => {
    const reviewId = await review(false)
    expect(await itemOf(reviewId, dates.review.after)).toBeUndefined()
  })

  it('is held by its reference', async () => {
    const trustId = await trust()
    await itemOf(trustId, dates.trust.after)
    const { rows } = await world.database.superuser.query(
      'select reference from safeguarding.trust where id = $1',
      [trustId],
    )
    const hold = { reference: rows[0]?.reference, reason: 'police' }
    const person = { ...hold, wholePerson: 'person' as const }
    await expect(run(placeHold, person, governance())).rejects.toMatchObject({
      faults: [{ field: 'wholePerson' }],
    })
    await run(placeHold, hold, governance())
    expect(await forget(trustId, dates.trust.after)).toEqual({ forgotten: 0, kept: 1 })
    expect(await leftOf(trustId)).toMatchObject({ key: true })
  })

  it.each(['an inquest holds a case of it', 'an adult it is about asks for their records'])(
    'is held while %s',
    async what => {
      const organisationalId = await organisational()
      const { id, reference } = await world.raised()
      await world.database.superuser.query(
        `insert into safeguarding.process_concern (council_id, process, process_id, concern_id, linked_at)
         values ($1, 'organisational', $2, $3, now())`,
        [world.councilId, organisationalId, id],
      )
      await itemOf(organisationalId, dates.organisational.after)
      if (what.startsWith('an inquest')) {
        await run(placeHold, { reference, wholePerson: 'case', reason: 'inquest' }, governance())
      } else {
        const asked = { kind: 'subject-access', askedBy: 'self', riskChecked: 'not-source' } as const
        const request = {
          ...asked,
          caseReference: reference,
          receivedOn: '2026-11-16',
          name: 'Ivy',
          asks: 'All',
        }
        await run(access.recordAccessRequest, request, governance())
      }
      const asking = { perPage: 100 }
      const at = world.runner(dates.organisational.after)
      const { items } = await at.ask(listRetention, asking, governance())
      expect(items.some(item => item.kind === 'organisational-enquiry' && item.holds.length > 0)).toBe(true)
      expect(await forget(organisationalId, dates.organisational.after)).toEqual({ forgotten: 0, kept: 1 })
    },
  )
})
